//! The desktop's notifications, one line each.

use crate::model::Notice;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// How much a notice weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It says something.
    Plain,
    /// It says that something has failed.
    Fault,
}

impl Weight {
    /// That of a notice.
    #[must_use]
    pub const fn of(notice: &Notice) -> Self {
        if notice.fault.is_some() { Self::Fault } else { Self::Plain }
    }

    /// As style sheets know it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Fault => "fault",
        }
    }
}

/// The keys of these notices; one that is said twice in a row stands once.
#[must_use]
pub fn keys(notices: &[Arc<Notice>]) -> Vec<u32> {
    let mut keys: Vec<_> = notices.iter().map(|notice| key(notice)).collect();
    keys.dedup();
    keys
}

/// A number to know a notice by: a vendor's id may hold anything. What was changed is another one.
#[must_use]
pub fn key(notice: &Notice) -> u32 {
    let mut hasher = DefaultHasher::new();
    (&notice.id, &notice.kind, &notice.text).hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Millis, model::FaultKind};

    #[test]
    fn what_was_changed_is_another_and_what_came_later_is_the_same() {
        let notice = |text: &str, at| {
            let fault = (text == "no").then_some(FaultKind::Other);
            Arc::new(Notice { id: "1".into(), kind: String::new(), text: text.into(), fault, at: Millis(at) })
        };
        let all = [notice("a", 1), notice("a", 2), notice("no", 3)];
        assert_eq!(keys(&all).len(), 2);
        assert_eq!(all.map(|notice| Weight::of(&notice).name()), ["plain", "plain", "fault"]);
    }
}
