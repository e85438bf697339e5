//! A busy hour from a seed: the same seed and no meddling give the same hour.
//!
//! It looks at the workspace as it is, picks what would most likely happen next, and says how long to wait after.

use super::people::{ANSWERS, CHANNELS, WORDS, visitor};
use deskpane_desktops::roxchat::host::{Act, Host, HostVisitor};
use fastrand::Rng;
use std::time::Duration;

/// How long it plays, in its own seconds.
const HOUR: f64 = 3600.0;
/// With more chats than this open nobody else comes.
const MOST_OPEN: usize = 4;
/// More visitors than this do not come at all.
const MOST_VISITORS: usize = 24;

pub(crate) struct Autopilot {
    random: Rng,
    speed: f64,
    played: f64,
    turn: usize,
}

impl Autopilot {
    pub(crate) fn new(seed: u64, speed: u32) -> Self {
        Self { random: Rng::with_seed(seed), speed: f64::from(speed.max(1)), played: 0.0, turn: 0 }
    }

    /// The next acts, and the pause after them; `None` when the hour is over and no chat is open.
    pub(crate) fn next(&mut self, host: &Host) -> Option<(Vec<Act>, Duration)> {
        let open: Vec<_> = host.visitors().iter().filter(|visitor| talks(visitor)).collect();
        let over = self.played > HOUR;
        if over && open.is_empty() {
            return None;
        }
        let seconds = 1.0 + self.random.f64() * 5.0;
        self.played += seconds;
        let acts = match open.first() {
            Some(visitor) if over => vec![Act::Close(visitor.no, false)],
            _ => self.choose(host, &open),
        };
        Some((acts, Duration::from_secs_f64(seconds / self.speed)))
    }

    fn choose(&mut self, host: &Host, open: &[&HostVisitor]) -> Vec<Act> {
        let dice = self.random.u8(..12);
        if let Some(notice) = host.notices().first().filter(|_| dice == 0) {
            return vec![Act::Dismiss(notice.id.clone())];
        }
        // Who has come and not written yet writes first.
        if let Some(new) = host.visitors().iter().find(|visitor| visitor.chat.is_none()) {
            return vec![Act::Write(new.no, "visitor".to_owned(), self.words(&WORDS))];
        }
        if dice < 3 && open.len() < MOST_OPEN && host.visitors().len() < MOST_VISITORS {
            self.turn += 1;
            let (channel, _) = self.random.choice(CHANNELS).unwrap_or_default();
            return vec![Act::Arrive(visitor(channel, self.turn))];
        }
        if dice == 3 {
            return self.silent(host);
        }
        self.random.choice(open.iter()).copied().map(|visitor| self.talk(host, visitor)).unwrap_or_default()
    }

    /// Somebody whose chat is closed writes again, or is written to.
    fn silent(&mut self, host: &Host) -> Vec<Act> {
        let closed: Vec<_> = host.visitors().iter().filter(|visitor| !talks(visitor)).collect();
        let Some(visitor) = self.random.choice(closed) else { return Vec::new() };
        vec![match self.random.u8(..3) {
            0 => Act::Start(visitor.no),
            1 => Act::Revisit(visitor.no),
            _ => Act::Write(visitor.no, "visitor".to_owned(), self.words(&WORDS)),
        }]
    }

    fn talk(&mut self, host: &Host, visitor: &HostVisitor) -> Vec<Act> {
        let no = visitor.no;
        if host.front() != Some(no) && self.random.bool() {
            return vec![Act::Select(no)];
        }
        vec![match self.random.u8(..16) {
            0..=5 => Act::Write(no, "operator".to_owned(), self.words(&ANSWERS)),
            6..=10 => Act::Write(no, "visitor".to_owned(), self.words(&WORDS)),
            11 => Act::Write(no, "file_visitor".to_owned(), "receipt.pdf".to_owned()),
            12 if visitor.spec.provided.is_none() => Act::Authorize(no, (8800 + no.0).to_string()),
            12 => Act::Write(no, "operator_note".to_owned(), "Calls on Fridays.".to_owned()),
            13 => Act::Notify(no, "visitor".to_owned(), "Visitor left the site".to_owned()),
            14 => Act::Close(no, self.random.bool()),
            _ => Act::Close(no, false),
        }]
    }

    fn words(&mut self, words: &[&str]) -> String {
        self.random.choice(words).copied().unwrap_or_default().to_owned()
    }
}

fn talks(visitor: &HostVisitor) -> bool {
    visitor.chat.as_ref().is_some_and(|chat| chat.open)
}
