//! Notes: the agent's text about a contact, its customer, and its stored form.

use crate::{
    address::Address,
    clock::{Millis, Span},
    model::{Channel, Contact, Work},
    session::cut,
};
use serde::{Deserialize, Serialize};

/// The agent's note about a contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactNote {
    /// The text.
    pub text: String,
    /// The customer's name or address; empty if neither is known.
    pub about: String,
    /// When it was last changed.
    pub at: Millis,
    /// The customer's address, as sent.
    #[serde(default)]
    pub address: String,
    /// The channel, by its stored name.
    #[serde(default)]
    pub channel: String,
    /// The skill or campaign.
    #[serde(default)]
    pub queue: String,
    /// When the contact started.
    #[serde(default)]
    pub began: Option<Millis>,
    /// When the contact ended.
    #[serde(default)]
    pub ended: Option<Millis>,
    /// The disposition.
    #[serde(default)]
    pub outcome: String,
}

impl ContactNote {
    /// The longest note, in bytes. Longer text is not cut: the view refuses more keystrokes instead.
    pub const LONGEST: usize = 64 * 1024;

    /// The note as text for the browser's storage.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a note from the browser's storage. Text in another format, such as that of an older version, becomes a
    /// note itself, so that nothing an agent wrote is lost.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        serde_json::from_str(text)
            .unwrap_or_else(|_| Self { text: cut(text, Self::LONGEST).to_owned(), ..Self::default() })
    }

    /// Whether it is older than `days` and may be deleted.
    #[must_use]
    pub fn is_expired(&self, now: Millis, days: u32) -> bool {
        now - self.at > Span::seconds(i64::from(days) * 86_400)
    }

    /// Adds what is known of the contact; returns whether anything changed. Data that the desktop no longer reports
    /// stay.
    pub fn learn(&mut self, contact: &Contact) -> bool {
        let before = self.facts();
        let customer = &contact.customer;
        let name = customer.name.as_ref().or(customer.address.as_ref()).filter(|name| !name.trim().is_empty());
        let queue = contact.queue.as_ref().map(|queue| queue.name().to_owned());
        for (slot, said) in [
            (&mut self.about, name.cloned()),
            (&mut self.address, customer.address.clone()),
            (&mut self.channel, Some(contact.channel.id().into_owned())),
            (&mut self.queue, queue),
            (&mut self.outcome, outcome(&contact.work)),
        ] {
            if let Some(said) = said {
                *slot = said;
            }
        }
        self.began = contact.started.or(self.began);
        before != self.facts()
    }

    /// The channel.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        Channel::from_id(&self.channel)
    }

    /// The customer's address, for finding earlier notes. For a channel unknown to this version, the address is read as
    /// strictly as a telephone number: better to show a note to nobody than with the wrong customer.
    #[must_use]
    pub fn address(&self) -> Option<Address> {
        Address::parse(&self.address, &self.channel().unwrap_or(Channel::Voice))
    }

    fn facts(&self) -> Self {
        Self { text: String::new(), at: Millis(0), ..self.clone() }
    }
}

/// The contact's disposition, in the vendor's words: chosen here, or recorded in the desktop's own window.
#[must_use]
pub fn outcome(work: &Work) -> Option<String> {
    let chosen = work.disposition.as_ref().zip(work.dispositions.as_ref());
    let chosen = chosen.and_then(|(id, all)| all.list.iter().find(|one| one.id == *id)).map(|one| one.name.clone());
    let recorded = || {
        let levels = work.recorded.as_ref()?.levels.iter();
        let words: Vec<_> = levels.filter_map(|level| level.value.as_deref().or(level.id.as_deref())).collect();
        (!words.is_empty()).then(|| words.join(" › "))
    };
    chosen.or_else(recorded)
}

/// The storage key of a contact's note.
#[must_use]
pub fn storage_key(desktop: &str, contact: &str) -> String {
    format!("{KEY_PREFIX}{desktop}/{contact}")
}

/// The start of every note's storage key.
pub const KEY_PREFIX: &str = "deskpane/note/";

/// Present, with a desktop's id as its value, while a page deletes that desktop's notes: other pages then know that no
/// agent has emptied a note by hand.
pub const FORGETTING_KEY: &str = "deskpane/forgetting";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContactId, ContactState, Queue, work};
    use std::sync::Arc;

    #[test]
    fn a_note_survives_writing_and_reading() {
        let note = ContactNote {
            text: "Wants \"blue\"\n<b>".into(),
            about: "Ada".into(),
            at: Millis(5),
            began: Some(Millis(2)),
            ..ContactNote::default()
        };
        assert_eq!(ContactNote::from_text(&note.to_text()), note);
    }

    #[test]
    fn a_note_of_an_earlier_version_is_read() {
        let note = ContactNote::from_text(r#"{"text":"called","about":"Ada","at":5}"#);
        assert_eq!((note.text.as_str(), note.about.as_str(), note.at), ("called", "Ada", Millis(5)));
        assert_eq!(note.channel(), None);
    }

    #[test]
    fn text_that_is_not_ours_is_kept_as_the_note() {
        assert_eq!(ContactNote::from_text("called twice").text, "called twice");
    }

    #[test]
    fn a_note_expires_after_its_days() {
        let note = ContactNote::default();
        assert!(!note.is_expired(Millis(86_400_000), 1));
        assert!(note.is_expired(Millis(86_400_001), 1));
    }

    #[test]
    fn it_adds_new_data_and_keeps_the_old() {
        let mut contact = Contact::new(ContactId::new("1").unwrap(), Channel::Sms, ContactState::Active);
        contact.customer.name = Some("Ada".into());
        contact.customer.address = Some("+1415".into());
        contact.queue = Some(Queue::Skill("Support".into()));
        let mut note = ContactNote { text: "x".into(), at: Millis(7), ..ContactNote::default() };
        assert!(note.learn(&contact) && !note.learn(&contact));
        assert_eq!((note.about.as_str(), note.address.as_str(), note.queue.as_str()), ("Ada", "+1415", "Support"));
        contact.customer = crate::model::Customer::default();
        assert!(!note.learn(&contact));
        assert_eq!((note.about.as_str(), note.text.as_str(), note.at), ("Ada", "x", Millis(7)));
    }

    #[test]
    fn every_channel_comes_back_as_it_was_also_from_an_older_version() {
        for channel in [
            Channel::Voice,
            Channel::Chat,
            Channel::Sms,
            Channel::Email,
            Channel::Voicemail,
            Channel::WorkItem,
            Channel::Digital(None),
            Channel::Digital(Some("whatsapp".into())),
        ] {
            let note = ContactNote { channel: channel.id().into_owned(), ..ContactNote::default() };
            assert_eq!(note.channel(), Some(channel));
        }
        let older = ContactNote { channel: "work".into(), ..ContactNote::default() };
        assert_eq!(older.channel(), Some(Channel::WorkItem));
        assert_eq!(ContactNote { channel: "pigeon".into(), ..ContactNote::default() }.channel(), None);
    }

    #[test]
    fn a_note_about_a_withheld_number_belongs_to_no_customer() {
        let note = |channel: &str, address: &str| ContactNote {
            channel: channel.into(),
            address: address.into(),
            ..ContactNote::default()
        };
        for address in ["Private Number", "Unknown Caller", "Número oculto", "Anonyme", "P", "-"] {
            assert_eq!(note("voice", address).address(), None, "{address}");
            assert_eq!(note("of a later version", address).address(), None, "{address}");
        }
        let call = |address: &str| note("voice", address).address().unwrap();
        assert!(call("sip:+13025550174@gw1").is_same(&call("\u{202a}+1 302 555 0174\u{202c}")));
    }

    #[test]
    fn the_outcome_is_what_was_chosen_here_or_recorded_there() {
        let mut work = Work::default();
        assert_eq!(outcome(&work), None);
        let level = |value: &str| work::DispositionLevel { id: Some("7".into()), value: Some(value.into()) };
        let levels = vec![level("Sale"), work::DispositionLevel { id: Some("9".into()), value: None }];
        work.recorded = Some(Arc::new(work::RecordedDisposition { levels, comment: String::new(), at: Millis(0) }));
        assert_eq!(outcome(&work).as_deref(), Some("Sale › 9"));
        let one = work::Disposition { id: "3".into(), name: "Solved".into(), path: vec![] };
        work.dispositions = Some(Arc::new(work::Dispositions { list: vec![one].into(), forced: false }));
        work.disposition = Some("3".into());
        assert_eq!(outcome(&work).as_deref(), Some("Solved"));
    }
}
