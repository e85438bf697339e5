//! A script, one step a line, played to a session and its desk. A line that begins with none of the signs below is a
//! message from the desktop's window.
//!
//! | line | step |
//! |---|---|
//! | `@1500` | so many milliseconds pass |
//! | `#3` | something happens to a window |
//! | `$12.3` | the agent gives the twelfth command for the third contact |
//! | `&` | our page is reloaded |
//! | `*40` | the last message comes again so many times, with a running number for each `~` in it |

use crate::rules;
use deskpane_desk::{
    activity::Ledger,
    alerts::Controls,
    clock::{Millis, Span},
    model::{
        AgentIntent, Change, Command, CustomerCard, Desk, DialRequest, Digits, Intent, ReasonId, ScriptReply,
        StartRequest, WorkMode,
        work::{CustomerRecord, Destination, Given, LineKind, Target},
    },
    origin::Origin,
    session::{Output, Session, WindowEvent},
};
use std::{collections::BTreeMap, fmt::Write};

/// What is particular about a vendor.
pub struct Vendor {
    /// Begins a session, with what an earlier one had kept.
    pub begin: fn(Option<&str>) -> Box<dyn Session>,
    /// The origins it may post to; the first is where its messages come from.
    pub origins: &'static [&'static str],
    /// The most contacts that may be open.
    pub most_open: usize,
}

/// More than any one step may have a session say.
const MOST_OUTPUTS: usize = 200_000;
/// More than any one step may have a session woken without time passing.
const MOST_WAKES: usize = 1_000;
/// The most messages of one script.
const MOST_MESSAGES: usize = 4_000;

/// Plays a script.
pub fn play(vendor: &Vendor, data: &[u8]) {
    let script = String::from_utf8_lossy(data);
    if script.contains(rules::SECRET) {
        return;
    }
    let mut table = Table::new(vendor);
    for line in script.lines() {
        table.step(line);
        table.check();
    }
    table.step("@120000");
    table.check_whole();
}

struct Table<'a> {
    vendor: &'a Vendor,
    from: Origin,
    session: Box<dyn Session>,
    desk: Desk,
    /// What else hears of every change, as in the panel's store.
    ledger: Ledger,
    controls: Controls,
    now: Millis,
    kept: Option<String>,
    last: String,
    messages: usize,
    number: usize,
    /// Whether a message held a secret: only then is it worth looking for.
    secret: bool,
}

impl<'a> Table<'a> {
    fn new(vendor: &'a Vendor) -> Self {
        let from = vendor.origins.first().and_then(|text| Origin::parse(text)).expect("a vendor has an origin");
        let mut table = Self {
            vendor,
            from,
            session: (vendor.begin)(None),
            desk: Desk::default(),
            ledger: Ledger::default(),
            controls: Controls::default(),
            now: Millis(1_767_261_600_000),
            kept: None,
            last: String::new(),
            messages: 0,
            number: 0,
            secret: false,
        };
        table.drain();
        table
    }

    fn step(&mut self, line: &str) {
        let rest = line.get(1..).unwrap_or_default();
        let number = rest.split('.').next().and_then(|text| text.parse::<usize>().ok()).unwrap_or_default();
        match line.as_bytes().first() {
            None => {}
            Some(b'@') => self.pass(number),
            Some(b'#') => {
                self.session.window(self.window_event(number), self.now);
                self.drain();
            }
            Some(b'$') => {
                let which = rest.split_once('.').and_then(|(_, text)| text.parse().ok()).unwrap_or_default();
                self.command(number, which);
            }
            Some(b'&') => self.reload(),
            Some(b'*') => {
                let last = self.last.clone();
                for _ in 0..number.min(MOST_MESSAGES) {
                    self.number += 1;
                    self.message(&last.replace('~', &self.number.to_string()));
                }
            }
            Some(_) => {
                self.last = line.to_owned();
                self.message(line);
            }
        }
    }

    fn message(&mut self, text: &str) {
        if self.messages >= MOST_MESSAGES {
            return;
        }
        self.messages += 1;
        let planted = rules::plant(text);
        self.secret |= planted.is_some();
        self.session.receive(planted.as_deref().unwrap_or(text), &self.from, self.now);
        self.drain();
    }

    fn pass(&mut self, milliseconds: usize) {
        let span = i64::try_from(milliseconds.min(600_000)).unwrap_or_default();
        let end = self.now + Span(span);
        for wakes in 0.. {
            assert!(wakes < MOST_WAKES, "the session wants to be woken again and again");
            match self.session.wake_at().filter(|at| *at <= end) {
                // A session that wants to be woken in the past is woken now.
                Some(at) => self.now = self.now.max(at),
                None => break,
            }
            self.session.wake(self.now);
            self.drain();
        }
        self.now = end;
        self.ledger.see(self.now);
    }

    fn reload(&mut self) {
        self.session.window(WindowEvent::Leaving, self.now);
        self.drain();
        self.session = (self.vendor.begin)(self.kept.as_deref());
        self.desk = Desk::default();
        self.controls = Controls::from_text(&self.controls.to_text());
        self.ledger.leave(self.now);
        let mut ledger = Ledger::default();
        for day in self.ledger.take_dirty() {
            ledger.read(&self.ledger.text(day).unwrap_or_default());
        }
        self.ledger = ledger;
        self.drain();
    }

    fn window_event(&self, number: usize) -> WindowEvent {
        let origin = self.from.as_str().to_owned();
        match number {
            0 => WindowEvent::Found { origin: Some(origin) },
            1 => WindowEvent::Found { origin: None },
            2 => WindowEvent::Found { origin: Some("https://stranger.example".into()) },
            3 => WindowEvent::Absent,
            4 => WindowEvent::Stranger { origin: "null".into() },
            5 => WindowEvent::Opened,
            6 => WindowEvent::Regained,
            7 => WindowEvent::Blocked,
            8 => WindowEvent::Closed,
            9 => WindowEvent::FrameLoading,
            10 => WindowEvent::FrameLoaded,
            11 => WindowEvent::Leaving,
            _ => WindowEvent::Shown,
        }
    }

    fn command(&mut self, which: usize, about: usize) {
        let refused = match agent_intent(which) {
            Some(intent) => self.session.agent_command(intent, self.now).is_err(),
            None => {
                let open = self.desk.order().len().max(1);
                let Some(contact) = self.desk.order().nth(about % open).cloned() else { return };
                self.session.command(Command { contact, intent: intent(which) }, self.now).is_err()
            }
        };
        let posted = self.drain();
        assert!(!(refused && posted), "a command that was refused was sent all the same");
    }

    /// Takes what the session has to say, and holds it against the rules. Whether something was posted.
    fn drain(&mut self) -> bool {
        let mut posted = false;
        for taken in 0.. {
            assert!(taken < MOST_OUTPUTS, "the session has no end of things to say");
            let Some(output) = self.session.poll() else { break };
            if self.secret {
                rules::no_secret(&output);
            }
            match output {
                Output::Post { to, text } => {
                    posted = true;
                    assert!(self.vendor.origins.contains(&to.as_str()), "a post to {to}");
                    rules::is_object(&text);
                }
                Output::Change(change) => self.change(change),
                Output::Note(note) => rules::note(&note),
                Output::Keep(text) => {
                    assert!(text.len() <= rules::LONGEST_KEPT, "{} bytes to be kept", text.len());
                    self.kept = Some(text);
                }
            }
        }
        posted
    }

    fn change(&mut self, change: Change) {
        self.ledger.hear(&change, self.now);
        match &change {
            Change::Contact(contact) => {
                self.controls.report(contact, self.now);
            }
            Change::Renamed { from, to } => self.controls.rename(from, to),
            _ => {}
        }
        self.desk.apply(change);
    }

    fn check(&self) {
        let open = self.desk.order().len();
        assert!(open <= self.vendor.most_open, "{open} open contacts");
        assert!(self.desk.closed().len() <= Desk::CLOSED_KEPT);
    }

    fn check_whole(&self) {
        self.check();
        for id in self.desk.order() {
            let place = self.desk.entry(id).expect("whoever is in the order has a place");
            assert_eq!(&place.contact.id, id);
            rules::contact(&place.contact);
        }
        self.desk.closed().for_each(|contact| rules::contact(contact));
        rules::board(self.desk.board());
        rules::ledger(&self.ledger, self.now);
        if self.secret {
            let mut all = String::new();
            let _ = write!(all, "{:?}{:?}{:?}", self.desk, self.ledger, self.controls);
            rules::no_secret_in(&all);
        }
    }
}

/// A command about a contact.
fn intent(which: usize) -> Intent {
    let text = || "Ada \"Agent\" <b>\u{1f600}".to_owned();
    match which {
        0 => Intent::Answer,
        1 => Intent::Refuse,
        2 => Intent::Hold(true),
        3 => Intent::Hold(false),
        4 => Intent::Mute(true),
        5 => Intent::Mute(false),
        6 => Intent::Mask(true),
        7 => Intent::Mask(false),
        8 => Intent::Record(true),
        9 => Intent::Record(false),
        10 => Intent::HangUp,
        11 => Intent::EndWrapUp,
        12 => Intent::Card(CustomerCard { name: text(), picture: None }),
        13 => Intent::WrapUp(true),
        14 => Intent::WrapUp(false),
        15 => Intent::CancelDial,
        16 => Digits::new("12#*").map_or(Intent::Answer, Intent::Digits),
        17 => Intent::Transfer(Destination { target: Target::Line(LineKind::Telephone, text()), name: text() }, false),
        18 => Intent::Transfer(Destination { target: Target::Queue(text()), name: text() }, true),
        19 => Intent::CancelTransfer,
        20 => Intent::Dispose(Some(text())),
        21 => Intent::Dispose(None),
        22 => Intent::Say(text()),
        23 => Intent::SaveNote(text()),
        24 => Intent::ListNotes,
        25 => Intent::Assign(Some(CustomerRecord { id: text(), name: text(), fields: Vec::new() })),
        26 => Intent::Assign(None),
        27 => Intent::Script(ScriptReply {
            script: text(),
            answers: BTreeMap::from([(text(), Given::One(text()))]),
            dismissed: false,
        }),
        _ => Intent::StartChat,
    }
}

/// A command that is about no contact; those are numbered from 100.
fn agent_intent(which: usize) -> Option<AgentIntent> {
    let text = || "Línea 1".to_owned();
    Some(match which.checked_sub(100)? {
        0 => AgentIntent::Ready,
        1 => AgentIntent::NotReady(None),
        2 => AgentIntent::NotReady(Some(ReasonId { id: text(), list: text() })),
        3 => AgentIntent::Mode(WorkMode::Outbound),
        4 => AgentIntent::Extension(text()),
        5 => AgentIntent::Tenant(text()),
        6 => AgentIntent::LogOut,
        7 => AgentIntent::Dial(Box::new(DialRequest { number: "+14155550123".into(), ..DialRequest::default() })),
        8 => AgentIntent::FindRecords(text()),
        9 => AgentIntent::ListDestinations,
        _ => AgentIntent::Start(Box::new(StartRequest { campaign: text(), channel: text(), client: text() })),
    })
}
