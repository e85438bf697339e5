//! Answers and entries in one tab. Several tabs are simulated in `tests/embedding`.

use super::*;
use crate::embedding::shapes::Channel;

fn entry(key: &str, revision: u64) -> LogEntry {
    LogEntry { revision, ..LogEntry::new(key, "sample", key, Channel::Voice) }
}

/// A leading tab with a synchronous storage.
struct Bench {
    outbox: Outbox,
    now: Millis,
    sent: Vec<(u64, u64, bool)>,
    rest: Vec<OutboxOutput>,
    stores: bool,
}

impl Bench {
    fn new() -> Self {
        let mut bench = Self::bare(30);
        bench.handle(OutboxEvent::Route(Some(Route::Http)));
        bench.handle(OutboxEvent::Leading(true));
        bench.rest.clear();
        bench
    }

    fn bare(keep_days: u32) -> Self {
        let outbox = Outbox::new(keep_days, 7, false);
        Self { outbox, now: Millis(1_000_000), sent: Vec::new(), rest: Vec::new(), stores: true }
    }

    fn handle(&mut self, event: OutboxEvent) {
        for output in self.outbox.handle(event, self.now) {
            match output {
                OutboxOutput::Send { call: Call::Log(call), entry, keepalive, .. } => {
                    self.sent.push((call, entry.revision, keepalive));
                }
                OutboxOutput::Store(stored) => {
                    let Stored { entry: LogEntry { key, revision, .. }, .. } = *stored;
                    let event = OutboxEvent::Stored(key.clone(), revision);
                    self.handle(if self.stores { event } else { OutboxEvent::NotStored(key) });
                }
                OutboxOutput::Load(load) => self.handle(OutboxEvent::Loaded(load, Vec::new())),
                OutboxOutput::Changed => {}
                output => self.rest.push(output),
            }
        }
    }

    fn put(&mut self, revision: u64) {
        self.handle(OutboxEvent::Put(Box::new(entry("k", revision))));
    }

    fn answer(&mut self, outcome: SendOutcome) {
        let (call, ..) = *self.sent.last().unwrap();
        self.handle(OutboxEvent::Answered(call, outcome));
    }

    fn status(&mut self, status: u16) {
        self.answer(SendOutcome::Status(status, None));
    }

    /// Advances to the outbox's next wake-up; returns by how much.
    fn sleep(&mut self) -> Span {
        let at = self.outbox.wake_at().unwrap();
        let span = at - self.now;
        self.now = at;
        self.handle(OutboxEvent::Wake);
        span
    }
}

#[test]
fn it_is_stored_before_it_is_sent_and_leaves_with_the_answer() {
    for status in [200, 201, 204, 409] {
        let mut bench = Bench::new();
        let outputs = bench.outbox.handle(OutboxEvent::Put(Box::new(entry("k", 5))), bench.now);
        assert!(matches!(&outputs[..], [OutboxOutput::Store(_), OutboxOutput::Changed]), "{outputs:?}");
        bench.handle(OutboxEvent::Stored("k".into(), 5));
        assert_eq!((bench.sent.len(), bench.outbox.status().waiting), (1, 1));
        bench.status(status);
        assert_eq!(bench.rest, [OutboxOutput::Remove("k".into(), 5)]);
        let status = bench.outbox.status();
        assert_eq!((status.waiting, status.has_logged, status.trouble), (0, true, None));
        assert_eq!(bench.outbox.wake_at(), None);
    }
}

#[test]
fn temporary_failures_are_retried_after_a_second_to_five_minutes() {
    for outcome in [
        SendOutcome::Status(408, None),
        SendOutcome::Status(429, None),
        SendOutcome::Status(503, None),
        SendOutcome::Error(-32603, None),
        SendOutcome::Unreachable,
        SendOutcome::Silent,
        SendOutcome::Lost,
    ] {
        let mut bench = Bench::new();
        bench.put(1);
        let mut pauses = Vec::new();
        for _ in 0..12 {
            bench.answer(outcome.clone());
            pauses.push(bench.sleep().0);
        }
        assert_eq!((bench.sent.len(), bench.outbox.status().waiting), (13, 1), "{outcome:?}");
        assert!((1_000..=2_000).contains(&pauses[0]) && pauses[11] >= 150_000, "{pauses:?}");
        assert!(pauses.iter().all(|pause| (1_000..=300_000).contains(pause)), "{pauses:?}");
        bench.handle(OutboxEvent::Online);
        assert_eq!(bench.outbox.wake_at().map(|at| at - bench.now), Some(SILENCE));
    }
}

#[test]
fn a_server_is_left_alone_as_long_as_it_asks() {
    let mut bench = Bench::new();
    bench.put(1);
    bench.answer(SendOutcome::Status(503, Some(Span::seconds(3_600))));
    bench.handle(OutboxEvent::Put(Box::new(entry("other", 1))));
    assert_eq!(bench.sent.len(), 1, "nor is another entry sent");
    assert_eq!(bench.sleep(), Span::seconds(3_600));
}

#[test]
fn silence_ends_a_sending_and_a_late_answer_counts() {
    let mut bench = Bench::new();
    bench.put(1);
    assert_eq!(bench.sleep(), SILENCE);
    let (call, ..) = bench.sent[0];
    bench.handle(OutboxEvent::Answered(call, SendOutcome::Status(201, None)));
    assert_eq!(bench.outbox.status().waiting, 0);
}

#[test]
fn entries_that_need_a_person_wait_for_one() {
    for (status, trouble) in [(400, 400), (403, 403), (404, 404), (422, 422), (301, 301)] {
        let mut bench = Bench::new();
        bench.put(1);
        bench.status(status);
        assert_eq!(bench.outbox.status().trouble, Some(OutboxTrouble::Refused(trouble)));
        assert_eq!((bench.outbox.wake_at(), bench.outbox.waiting().len()), (None, 1));
        bench.handle(OutboxEvent::Online);
        assert_eq!(bench.sent.len(), 1);
        bench.handle(OutboxEvent::TryAgain);
        assert_eq!((bench.sent.len(), bench.outbox.status().trouble), (2, None));
        bench.status(200);
        assert_eq!(bench.outbox.status().waiting, 0);
    }
}

#[test]
fn a_token_is_asked_for_once() {
    let mut bench = Bench::new();
    bench.put(1);
    bench.status(401);
    assert_eq!(bench.rest, [OutboxOutput::WantToken]);
    bench.handle(OutboxEvent::Token);
    assert_eq!(bench.sent.len(), 2);
    bench.status(401);
    assert_eq!(bench.outbox.status().trouble, Some(OutboxTrouble::Token));
    assert_eq!((bench.rest.len(), bench.outbox.wake_at()), (1, None));
    // An unrequested new token is tried.
    bench.handle(OutboxEvent::Token);
    assert_eq!(bench.sent.len(), 3);
    let mut bench = Bench::new();
    bench.put(1);
    bench.status(401);
    bench.sleep();
    assert_eq!((bench.outbox.status().trouble, bench.sent.len()), (Some(OutboxTrouble::Token), 1), "none came");
}

#[test]
fn of_two_revisions_the_later_is_sent_last() {
    let mut bench = Bench::new();
    bench.put(1);
    bench.put(3);
    bench.put(2);
    assert_eq!(bench.sent.len(), 1, "one of a key at a time");
    bench.status(200);
    assert_eq!(bench.rest, [OutboxOutput::Remove("k".into(), 1)]);
    assert_eq!(bench.sent.iter().map(|(_, revision, _)| *revision).collect::<Vec<_>>(), [1, 3]);
    bench.status(409);
    assert_eq!(bench.outbox.status().waiting, 0);
    // A rejected entry does not block the next.
    bench.put(4);
    bench.put(5);
    bench.status(400);
    assert_eq!((bench.sent.last().unwrap().1, bench.outbox.status().trouble), (5, None));
}

#[test]
fn a_tab_without_the_lock_sends_nothing_and_learns_the_results() {
    let mut bench = Bench::bare(30);
    bench.handle(OutboxEvent::Route(Some(Route::Http)));
    assert_eq!(bench.rest, [OutboxOutput::Lead(true)]);
    bench.put(1);
    assert_eq!((bench.sent.len(), bench.outbox.status().waiting), (0, 1));
    bench.handle(OutboxEvent::Elsewhere);
    let status = bench.outbox.status();
    assert_eq!((status.waiting, status.has_logged), (0, true));
    bench.handle(OutboxEvent::Route(None));
    assert_eq!(bench.rest.last(), Some(&OutboxOutput::Lead(false)));
}

#[test]
fn without_storage_entries_are_sent_from_memory_and_the_agent_is_told() {
    let mut bench = Bench::bare(30);
    bench.stores = false;
    bench.handle(OutboxEvent::Route(Some(Route::Page)));
    bench.put(1);
    let status = bench.outbox.status();
    assert_eq!((bench.sent.len(), status.is_unsaved, status.trouble), (1, true, Some(OutboxTrouble::Blocked)));
    bench.answer(SendOutcome::Taken);
    assert_eq!(bench.outbox.status().waiting, 0);
    // Nothing may be kept past the session, as configured.
    let mut bench = Bench::bare(0);
    bench.handle(OutboxEvent::Route(Some(Route::Page)));
    bench.put(1);
    assert_eq!((bench.sent.len(), bench.outbox.status().trouble), (1, None));
    assert!(bench.rest.is_empty());
    bench.answer(SendOutcome::Unreachable);
    assert_eq!(bench.outbox.status().trouble, Some(OutboxTrouble::Unkept));
}

#[test]
fn entries_from_before_a_reload_that_are_gone_from_storage_were_logged() {
    let has_logged = |has_put, stored: &[u64]| {
        let mut outbox = Outbox::new(30, 7, has_put);
        outbox.handle(OutboxEvent::Elsewhere, Millis(0));
        assert!(!outbox.status().has_logged, "before it is read, nobody knows");
        let stored = stored.iter().map(|revision| Stored { entry: entry("k", *revision), at: Millis(0) });
        outbox.handle(OutboxEvent::Loaded(1, stored.collect()), Millis(0));
        let status = outbox.status();
        status.waiting == 0 && status.has_logged
    };
    assert_eq!([has_logged(true, &[]), has_logged(true, &[1]), has_logged(false, &[])], [true, false, false]);
}

#[test]
fn it_is_bounded_and_forgets_what_is_older_than_is_kept() {
    let mut bench = Bench::bare(30);
    for number in 0..1_010 {
        bench.handle(OutboxEvent::Put(Box::new(entry(&number.to_string(), 1))));
    }
    let status = bench.outbox.status();
    assert_eq!((status.waiting, status.trouble), (MOST_ENTRIES + MOST_UNSAVED, Some(OutboxTrouble::Full)));
    bench.now = bench.now + Span::seconds(30 * 86_400 + 1);
    bench.handle(OutboxEvent::Wake);
    assert_eq!(bench.outbox.status().expired, MOST_ENTRIES + MOST_UNSAVED);
    let mut bench = Bench::bare(30);
    for number in 0..40 {
        let note = Some("x".repeat(40_000));
        bench.handle(OutboxEvent::Put(Box::new(LogEntry { note, ..entry(&number.to_string(), 1) })));
    }
    let (entries, bytes) = bench.outbox.saved("");
    assert!(entries < 40 && bytes <= MOST_BYTES && bytes + 41_000 > MOST_BYTES, "{entries} {bytes}");
}

#[test]
fn waiting_entries_are_sent_as_the_page_unloads() {
    let mut bench = Bench::new();
    bench.answer_nothing();
    bench.handle(OutboxEvent::Leaving);
    let with_page: Vec<_> = bench.sent.iter().filter(|(_, _, keepalive)| *keepalive).collect();
    assert_eq!(with_page.len(), 1, "two would be too much");
    assert_eq!(bench.outbox.status().waiting, 5);
}

impl Bench {
    /// Five long entries, three of them being sent.
    fn answer_nothing(&mut self) {
        for number in 0..5 {
            let note = Some("x".repeat(40_000));
            self.handle(OutboxEvent::Put(Box::new(LogEntry { note, ..entry(&number.to_string(), 1) })));
        }
        assert_eq!(self.sent.len(), MOST_SENDING);
    }
}

#[test]
fn its_text_form_survives_writing_and_reading() {
    let stored = Stored { entry: LogEntry { note: Some("a\n\"b\"".into()), ..entry("k/1", 9) }, at: Millis(5) };
    assert_eq!(Stored::from_text(&stored.to_text()), Some(stored));
    assert_eq!(Stored::from_text("{}"), None);
}
