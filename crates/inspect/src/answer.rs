//! What a session said to a command, as a recording writes it.

use deskpane_desk::model::{ContactState, Denial};

/// What a session said to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It was sent, with this number.
    Sent(u64),
    /// It was refused, and nothing was sent.
    Refused(Denied),
}

/// Why a session refused a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denied {
    /// For this reason.
    Known(Denial),
    /// For one that this version does not know, as the recording writes it.
    Other(String),
}

impl Answer {
    /// Reads what a recording says: `sent 7`, `refused Masked`.
    pub(crate) fn read(result: &str) -> Self {
        if let Some(number) = result.strip_prefix("sent ").and_then(|number| number.parse().ok()) {
            return Self::Sent(number);
        }
        let reason = result.strip_prefix("refused ").unwrap_or(result);
        let states = STATES.into_iter().map(Denial::State);
        let known = DENIALS.into_iter().chain(states).find(|denial| format!("{denial:?}") == reason);
        Self::Refused(known.map_or_else(|| Denied::Other(reason.to_owned()), Denied::Known))
    }
}

const DENIALS: [Denial; 20] = [
    Denial::NotConnected,
    Denial::InFlight,
    Denial::Masked,
    Denial::Muted,
    Denial::Recording,
    Denial::Permission,
    Denial::Several,
    Denial::OthersOpen,
    Denial::Channel,
    Denial::Unknown,
    Denial::Unsupported,
    Denial::NotTaken,
    Denial::LoggedOut,
    Denial::AlreadySo,
    Denial::DispositionFirst,
    Denial::Fixed,
    Denial::NoExtension,
    Denial::Empty,
    Denial::Transferring,
    Denial::NoSession,
];

const STATES: [ContactState; 14] = [
    ContactState::Queued,
    ContactState::Preview,
    ContactState::Offered,
    ContactState::Dialing,
    ContactState::Active,
    ContactState::Assigned,
    ContactState::Held,
    ContactState::Conference,
    ContactState::Interrupted,
    ContactState::Transferring,
    ContactState::WrapUp,
    ContactState::Closed,
    ContactState::Unknown,
    ContactState::Ended,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_as_it_was_written() {
        let known = |denial| Answer::Refused(Denied::Known(denial));
        let other = |text: &str| Answer::Refused(Denied::Other(text.to_owned()));
        for (text, answer) in [
            ("sent 7", Answer::Sent(7)),
            ("refused Masked", known(Denial::Masked)),
            ("refused State(Held)", known(Denial::State(ContactState::Held))),
            ("refused State(Other(\"away\"))", other("State(Other(\"away\"))")),
            ("refused Later", other("Later")),
            ("sent seven", other("sent seven")),
        ] {
            assert_eq!(Answer::read(text), answer, "{text}");
        }
    }
}
