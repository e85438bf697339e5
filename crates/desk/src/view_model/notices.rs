//! The desktop's notifications, one line each.

use crate::model::Notice;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

/// The severity of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Information.
    Plain,
    /// An error.
    Fault,
}

impl Weight {
    /// The severity of a notification.
    #[must_use]
    pub const fn of(notice: &Notice) -> Self {
        if notice.fault.is_some() { Self::Fault } else { Self::Plain }
    }

    /// Its name in style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Fault => "fault",
        }
    }
}

/// The keys of these notifications; a repeated one appears once.
#[must_use]
pub fn keys(notices: &[Arc<Notice>]) -> Vec<u32> {
    let mut keys: Vec<_> = notices.iter().map(|notice| key(notice)).collect();
    keys.dedup();
    keys
}

/// A number as key: a vendor's id may contain anything. A changed notification gets another number.
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
    fn a_changed_notification_has_another_key_and_a_repeated_one_the_same() {
        let notice = |text: &str, at| {
            let fault = (text == "no").then_some(FaultKind::Other);
            Arc::new(Notice { id: "1".into(), kind: String::new(), text: text.into(), fault, at: Millis(at) })
        };
        let all = [notice("a", 1), notice("a", 2), notice("no", 3)];
        assert_eq!(keys(&all).len(), 2);
        assert_eq!(all.map(|notice| Weight::of(&notice).name()), ["plain", "plain", "fault"]);
    }
}
