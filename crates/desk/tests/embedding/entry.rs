//! Something to log.

use deskpane_desk::embedding::shapes::{ChannelName, LogEntry, LogOutcome};

pub(crate) fn entry(key: &str, revision: u64) -> LogEntry {
    LogEntry {
        key: key.into(),
        revision,
        is_final: false,
        desktop: "sample".into(),
        interaction: key.into(),
        customer: None,
        channel: ChannelName::Voice,
        direction: None,
        address: None,
        name: None,
        queue: None,
        started_at: None,
        answered_at: None,
        ended_at: None,
        talk_seconds: 0,
        hold_seconds: 0,
        wrap_up_seconds: 0,
        outcome: LogOutcome::Answered,
        disposition: None,
        note: Some(format!("revision {revision}")),
    }
}
