//! What is logged, and when.

use super::*;
use crate::{
    activity::Ledger,
    embedding::shapes,
    model::{Change, Channel, Contact, Work, work},
};
use std::sync::Arc;

/// A call, what activity knows of it, and the book.
struct Bench {
    book: LogBook,
    ledger: Ledger,
    contact: Contact,
    customer: Option<&'static str>,
    note: &'static str,
    now: Millis,
    logged: Vec<LogEntry>,
}

impl Bench {
    fn new() -> Self {
        let mut contact = Contact::new(ContactId::new("7").unwrap(), Channel::Voice, ContactState::Offered);
        contact.customer.address = Some("+13025550174".into());
        Self {
            book: LogBook::default(),
            ledger: Ledger::default(),
            contact,
            customer: None,
            note: "",
            now: Millis(1_767_225_600_000),
            logged: Vec::new(),
        }
    }

    fn at(&mut self, seconds: i64, state: ContactState) {
        self.pass(seconds);
        self.contact.state = state;
        self.hear();
    }

    fn pass(&mut self, seconds: i64) {
        for _ in 0..seconds {
            self.now = self.now + Span::seconds(1);
            self.ledger.see(self.now);
        }
    }

    fn hear(&mut self) {
        self.ledger.hear(&Change::Contact(Arc::new(self.contact.clone())), self.now);
        self.consider();
    }

    fn consider(&mut self) {
        let entry = self.ledger.entries().last().map(|(_, entry)| entry);
        let facts = LogFacts {
            key: "sample/host/7",
            desktop: "sample",
            contact: &self.contact,
            entry,
            customer: self.customer,
            note: self.note,
        };
        self.logged.extend(self.book.consider(&facts, self.now));
    }

    /// Entries are logged at their time.
    fn settle(&mut self) {
        let Some(at) = self.book.wake_at() else { return };
        self.now = self.now.max(at);
        assert_eq!(self.book.due(self.now), std::slice::from_ref(&self.contact.id));
        self.consider();
    }
}

#[test]
fn an_answered_call_is_logged_at_its_answer_at_changes_after_its_end_and_finally() {
    let mut bench = Bench::new();
    bench.hear();
    assert!(bench.logged.is_empty());
    bench.at(5, ContactState::Active);
    assert_eq!(bench.logged.len(), 1);
    bench.note = "wants blue";
    bench.customer = Some("c-17");
    bench.at(60, ContactState::Held);
    bench.at(20, ContactState::Active);
    assert_eq!((bench.logged.len(), bench.book.wake_at()), (1, None), "not while they talk");
    bench.at(10, ContactState::WrapUp);
    bench.settle();
    bench.note = "wants blue, and green";
    bench.consider();
    bench.settle();
    bench.at(7, ContactState::Ended);
    let [first, wrap_up, note, last] = bench.logged.as_slice() else { panic!("{:#?}", bench.logged) };
    assert_eq!((first.is_final, first.outcome, first.note.as_deref()), (false, shapes::Outcome::Answered, None));
    assert_eq!((wrap_up.customer.as_deref(), wrap_up.note.as_deref()), (Some("c-17"), Some("wants blue")));
    assert_eq!((note.is_final, note.note.as_deref()), (false, Some("wants blue, and green")));
    assert!(last.is_final && bench.logged.is_sorted_by(|one, next| one.revision < next.revision));
    assert_eq!((last.talk_seconds, last.hold_seconds), (70, 20));
    assert!((7..=20).contains(&last.wrap_up_seconds), "{}", last.wrap_up_seconds);
    assert_eq!(last.started_at.as_deref(), Some("2026-01-01T00:00:00.000Z"));
    assert_eq!(last.answered_at.as_deref(), Some("2026-01-01T00:00:05.000Z"));
    assert_eq!(last.ended_at.as_deref(), Some("2026-01-01T00:01:35.000Z"));
}

#[test]
fn nothing_is_logged_twice_and_a_note_after_the_end_still_is() {
    let mut bench = Bench::new();
    bench.at(1, ContactState::Active);
    bench.at(1, ContactState::Ended);
    bench.consider();
    bench.hear();
    assert_eq!((bench.logged.len(), bench.book.wake_at()), (2, None));
    bench.note = "a";
    bench.consider();
    bench.note = "";
    bench.consider();
    assert_eq!(bench.book.wake_at(), None, "taken back before it was logged");
    bench.note = "ab";
    bench.consider();
    bench.settle();
    assert_eq!((bench.logged.len(), bench.logged[2].is_final), (3, true));
    let one = work::Disposition { id: "3".into(), name: "Solved".into(), path: vec!["Sales".into()] };
    let dispositions = Some(Arc::new(work::Dispositions { list: vec![one].into(), forced: false }));
    bench.contact.work = Arc::new(Work { dispositions, disposition: Some("3".into()), ..Work::default() });
    bench.hear();
    bench.settle();
    assert_eq!(bench.logged[3].disposition, Some(vec!["Sales".to_owned(), "Solved".to_owned()]));
    // A disposition recorded in the desktop's own window is logged by its names, too.
    let level =
        |id: &str, value: Option<&str>| work::DispositionLevel { id: Some(id.into()), value: value.map(Into::into) };
    let levels = vec![level("12", Some("Sale")), level("40", None)];
    let recorded = work::RecordedDisposition { levels, comment: String::new(), at: bench.now };
    bench.contact.work = Arc::new(Work { recorded: Some(Arc::new(recorded)), ..Work::default() });
    bench.hear();
    bench.settle();
    assert_eq!(bench.logged[4].disposition, Some(vec!["Sale".to_owned(), "40".to_owned()]));
}

#[test]
fn a_missed_call_is_logged_once_and_one_that_never_rang_is_not() {
    let mut bench = Bench::new();
    bench.hear();
    bench.at(20, ContactState::Ended);
    bench.consider();
    let [entry] = bench.logged.as_slice() else { panic!("{:?}", bench.logged) };
    assert_eq!((entry.outcome, entry.is_final, entry.talk_seconds), (shapes::Outcome::Missed, true, 0));
    assert_eq!(entry.answered_at, None);
    let mut bench = Bench::new();
    bench.at(1, ContactState::Queued);
    bench.at(1, ContactState::Ended);
    assert!(bench.logged.is_empty());
}

#[test]
fn after_a_reload_it_continues() {
    let mut bench = Bench::new();
    bench.at(1, ContactState::Active);
    let kept = bench.book.kept().unwrap();
    assert_eq!(bench.book.kept(), None);
    bench.book = LogBook::new(Some(&kept));
    bench.hear();
    assert_eq!(bench.logged.len(), 1, "it is known");
    // A clock that was set back does not restore an earlier revision.
    bench.now = Millis(0);
    bench.at(1, ContactState::Ended);
    assert!(bench.logged[1].revision > bench.logged[0].revision);
}

#[test]
fn a_contact_whose_end_was_missed_gets_a_final_entry() {
    let mut bench = Bench::new();
    bench.customer = Some("c");
    bench.at(1, ContactState::Active);
    let mut book = LogBook::new(Some(&bench.book.kept().unwrap()));
    let [id] = book.unfinished().try_into().unwrap();
    let entry = book.finish(&id, None, Some("a note"), bench.now + Span::seconds(9)).unwrap();
    assert_eq!((entry.is_final, entry.customer.as_deref(), entry.note.as_deref()), (true, Some("c"), Some("a note")));
    assert_eq!((book.finish(&id, None, None, bench.now), book.unfinished().len()), (None, 0));
}

#[test]
fn the_longest_note_fits_into_a_message() {
    let mut bench = Bench::new();
    bench.note = Box::leak("\u{1}\"é\n".repeat(16_384).into_boxed_str());
    bench.at(1, ContactState::Active);
    let text = serde_json::to_string(&bench.logged[0]).unwrap();
    assert!((40_000..65_000).contains(&text.len()), "{}", text.len());
}
