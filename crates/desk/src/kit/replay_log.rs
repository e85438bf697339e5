//! A log of messages for desktops that repeat nothing: after a reload the next session reads them again, at their
//! original times.

use crate::{
    clock::{Millis, Span},
    kit::secret::without_secrets,
    session::WindowEvent,
};
use serde_json::Value;
use std::collections::VecDeque;

/// The most messages; the oldest go first.
const MOST: usize = 400;
/// The most text, in bytes: browsers keep a few megabytes for a page.
const LONGEST: usize = 256 * 1024;
/// How soon a message is handed over to be kept: at once, for a person...
const SOON: i64 = 50;
/// ...and later the more there is to write: by a millisecond for this many bytes, at most by about a second.
const BYTES_A_MILLISECOND: usize = 256;

/// The messages so far.
#[derive(Debug, Default)]
pub struct ReplayLog {
    entries: VecDeque<(Millis, String)>,
    bytes: usize,
    /// When the part that was not handed over yet is due.
    due: Option<Millis>,
}

impl ReplayLog {
    /// Reads the log of the page's last life, the oldest first; empty if it cannot be read. No time is after `now`:
    /// our own clock may have been set back since.
    pub fn read(kept: Option<&str>, now: Millis) -> Vec<(Millis, String)> {
        let kept: Vec<(Millis, String)> = kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default();
        kept.into_iter().map(|(at, text)| (at.min(now), text)).collect()
    }

    /// Adds a message, without secrets.
    pub fn write(&mut self, text: &str, now: Millis) {
        let Some(text) = clean(text).filter(|text| text.len() <= LONGEST) else { return };
        self.bytes = self.bytes.saturating_add(text.len());
        self.entries.push_back((now, text));
        while self.entries.len() > MOST || self.bytes > LONGEST {
            let Some((_, gone)) = self.entries.pop_front() else { break };
            self.bytes = self.bytes.saturating_sub(gone.len());
        }
        let more = i64::try_from(self.bytes / BYTES_A_MILLISECOND).unwrap_or(i64::MAX);
        self.due.get_or_insert(now + Span(SOON.saturating_add(more)));
    }

    /// The text to keep now, if it is due.
    pub fn due(&mut self, now: Millis) -> Option<String> {
        self.due.filter(|due| *due <= now)?;
        self.due = None;
        serde_json::to_string(&self.entries).ok()
    }

    /// The text to keep after a window event: when the page goes away, everything not handed over.
    pub fn window(&mut self, event: &WindowEvent, now: Millis) -> Option<String> {
        if *event == WindowEvent::Leaving {
            self.due = self.due.map(|_| now);
        }
        self.due(now)
    }

    /// When there will be text to keep.
    #[must_use]
    pub const fn wake_at(&self) -> Option<Millis> {
        self.due
    }
}

/// A message, or the message inside a JSON text.
fn clean(text: &str) -> Option<String> {
    let value = match serde_json::from_str(text).ok()? {
        Value::String(inner) => serde_json::from_str(&inner).ok()?,
        value => value,
    };
    Some(without_secrets(value).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn messages_are_restored_with_their_times() {
        let mut replay_log = ReplayLog::default();
        replay_log.write("{\"a\":1}", Millis(5));
        replay_log.write(r#""{\"b\":2,\"token\":\"s3cret\"}""#, Millis(6));
        replay_log.write("no json", Millis(7));
        assert_eq!(replay_log.due(Millis(54)), None);
        let kept = replay_log.due(Millis(55)).unwrap();
        let hidden = r#"{"b":2,"token":"[hidden]"}"#;
        assert_eq!(ReplayLog::read(Some(&kept), Millis(5))[1].0, Millis(5));
        assert_eq!(
            ReplayLog::read(Some(&kept), Millis(60)),
            [(Millis(5), "{\"a\":1}".into()), (Millis(6), hidden.into())]
        );
        assert_eq!((replay_log.due(Millis(9_000)), replay_log.wake_at()), (None, None));
    }

    #[test]
    fn a_long_log_is_handed_over_less_often() {
        let mut replay_log = ReplayLog::default();
        replay_log.write(&format!("{{\"a\":\"{}\"}}", "x".repeat(200_000)), Millis(0));
        assert!(replay_log.due(Millis(500)).is_none() && replay_log.due(Millis(1_000)).is_some());
    }

    #[test]
    fn an_unloading_page_hands_over_everything() {
        let mut replay_log = ReplayLog::default();
        assert_eq!(replay_log.window(&WindowEvent::Leaving, Millis(1)), None);
        replay_log.write("1", Millis(1));
        assert_eq!(replay_log.window(&WindowEvent::Shown, Millis(2)), None);
        assert!(replay_log.window(&WindowEvent::Leaving, Millis(2)).is_some());
    }

    #[test]
    fn it_does_not_grow_without_bound() {
        let mut replay_log = ReplayLog::default();
        for n in 0..2_000 {
            replay_log.write(&format!("\"{}\"", "1".repeat(1_000)), Millis(n));
        }
        assert!(replay_log.entries.len() <= MOST && replay_log.bytes <= LONGEST);
        replay_log.write(&"1".repeat(LONGEST + 1), Millis(0));
        assert!(replay_log.bytes <= LONGEST);
    }

    proptest! {
        #[test]
        fn any_text_is_safe(text in ".{0,60}") {
            ReplayLog::read(Some(&text), Millis(0));
        }
    }
}
