//! A waiting entry, and what an answer means for it.

use crate::{
    clock::{Millis, Span},
    embedding::{
        ask::{Answer, AskFailure},
        shapes::LogEntry,
    },
};
use serde::{Deserialize, Serialize};

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// The log entry.
    pub entry: LogEntry,
    /// When its first revision was put here.
    pub at: Millis,
}

impl Stored {
    /// As text.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From text; `None` if it is invalid.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// The result of a send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// A page accepted it.
    Taken,
    /// A server answered with this status, and asked for this pause.
    Status(u16, Option<Span>),
    /// A page answered with this error code, and asked for this pause.
    Error(i64, Option<Span>),
    /// There is no network, or no server.
    Unreachable,
    /// No answer in time.
    Silent,
    /// The recipient is gone or no longer offers the service: the result is unknown.
    Lost,
}

impl SendOutcome {
    /// The result of a page's answer.
    #[must_use]
    pub fn of_page(result: &Result<Answer, AskFailure>) -> Self {
        match result {
            Ok(_) => Self::Taken,
            Err(AskFailure::Silent) => Self::Silent,
            Err(AskFailure::Lost | AskFailure::NotOffered | AskFailure::Busy) => Self::Lost,
            Err(AskFailure::Nonsense) => Self::Error(0, None),
            Err(AskFailure::Error { code, retry_after, .. }) => {
                let after = retry_after.map(|millis| Span(millis.clamp(0, 86_400_000)));
                Self::Error(*code, after)
            }
        }
    }

    /// Whether it is logged.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        matches!(self.decision(), Decision::Done)
    }

    pub(super) const fn decision(&self) -> Decision {
        match self {
            Self::Taken | Self::Status(200..=299 | 409, _) => Decision::Done,
            Self::Status(401, _) => Decision::Token,
            Self::Status(408 | 429 | 500..=599, after) => Decision::Again(*after),
            Self::Status(status @ 300..=499, _) => Decision::Person(*status),
            // The page understood and rejected it: unknown method, invalid parameters, refused, too large.
            Self::Error(-32602 | -32601 | -32002 | -32004, _) => Decision::Person(400),
            Self::Error(_, after) => Decision::Again(*after),
            Self::Status(..) | Self::Unreachable | Self::Silent | Self::Lost => Decision::Again(None),
        }
    }
}

/// What happens to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// It is logged and removed.
    Done,
    /// It waits for a token.
    Token,
    /// It is retried after at least this time.
    Again(Option<Span>),
    /// It waits for a person to act, because of this status.
    Person(u16),
}

/// Where an entry is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Being stored.
    Saving,
    /// In the storage, seen by this load.
    Saved(u64),
    /// In this tab's memory only.
    Memory,
}

/// A waiting entry.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) entry: LogEntry,
    pub(super) at: Millis,
    /// The length of its text.
    pub(super) bytes: usize,
    pub(super) place: Place,
    /// The send under way, and since when.
    pub(super) sending: Option<(u64, Millis)>,
    pub(super) attempts: u32,
    /// Not sent before this time.
    pub(super) next: Millis,
    /// Waits for a person to act, because of this status.
    pub(super) trouble: Option<u16>,
    /// A token was requested because of it.
    pub(super) has_tried_token: bool,
}

impl Item {
    pub(super) fn new(entry: LogEntry, at: Millis, now: Millis) -> Self {
        let mut item = Self {
            entry,
            at,
            bytes: 0,
            place: Place::Saving,
            sending: None,
            attempts: 0,
            next: now,
            trouble: None,
            has_tried_token: false,
        };
        item.bytes = item.stored().to_text().len();
        item
    }

    pub(super) fn stored(&self) -> Stored {
        Stored { entry: self.entry.clone(), at: self.at }
    }
}

const SHORTEST: i64 = 1_000;
const LONGEST: i64 = 300_000;

/// The pause after this attempt, counted from 1: 1 s to 5 min, doubling each time, the upper half random.
pub(super) fn pause(attempt: u32, dice: &mut Dice) -> Span {
    let longest = SHORTEST.saturating_mul(1 << attempt.clamp(1, 10)).min(LONGEST);
    Span(longest / 2 + dice.below(longest / 2 + 1))
}

/// Pseudo-random numbers from the caller's seed (xorshift).
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15 | 1)
    }

    /// A number from 0 to below `end`.
    pub(super) fn below(&mut self, end: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end).unwrap_or(1).max(1);
        i64::try_from((self.0 >> 11) % end).unwrap_or_default()
    }
}
