//! Digests of changes, notes and desks, in 16 characters. The same in every browser and on every machine.

use super::{clean, line::Out};
use crate::{
    model::{Change, CommandStatus, Desk},
    session::{Note, NoteKind, Output},
};
use serde_json::{Value, json};
use std::hash::{Hash, Hasher};

/// FNV-1a with 64 bits. Numbers are hashed with 64 bits on every machine, and texts without tokens of a known shape,
/// because recordings do not contain those.
struct Digest(u64);

impl Digest {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

impl Hasher for Digest {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.take(clean::shapes(text).as_bytes()),
            Err(_) => self.take(bytes),
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.take(&[number]);
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.take(&number.to_le_bytes());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_u64(number as u64);
    }

    fn write_i64(&mut self, number: i64) {
        self.write_u64(number.cast_unsigned());
    }
}

fn of<T: Hash + ?Sized>(value: &T) -> String {
    let mut digest = Digest::new();
    value.hash(&mut digest);
    digest.text()
}

/// A digest of everything that a desk shows.
#[must_use]
pub fn desk_digest(desk: &Desk) -> String {
    let mut digest = Digest::new();
    (desk.agent(), desk.board(), desk.directory(), desk.connection()).hash(&mut digest);
    (desk.appearance(), desk.command_target()).hash(&mut digest);
    for entry in desk.order().filter_map(|id| desk.entry(id)) {
        entry.hash(&mut digest);
    }
    for contact in desk.closed() {
        contact.hash(&mut digest);
    }
    digest.text()
}

impl Out {
    /// The recorded form of an output; `None` for snapshots, which are recorded elsewhere.
    #[must_use]
    pub fn of(output: &Output) -> Option<Self> {
        Some(match output {
            Output::Post { to, text } => Self::Post { to: to.clone(), text: clean::message(text).into_owned() },
            Output::Change(change) => Self::Change(of_change(change)),
            Output::Note(note) => Self::Note(of_note(note)),
            Output::Snapshot(_) => return None,
        })
    }
}

fn of_note(note: &Note) -> Value {
    let kind = match note.kind {
        NoteKind::Event => "event",
        NoteKind::Unknown => "unknown",
        NoteKind::Malformed => "malformed",
        NoteKind::Foreign => "foreign",
    };
    json!({ "kind": kind, "title": clean::shapes(&note.title), "digest": of(note.text.as_str()) })
}

fn of_change(change: &Change) -> Value {
    let (kind, id, says) = match change {
        Change::Agent(agent) => ("agent", None, agent.presence.as_ref().map(|presence| format!("{presence:?}"))),
        Change::Contact(contact) => ("contact", Some(&contact.id), Some(format!("{:?}", contact.state))),
        Change::Controls(id, _) => ("controls", Some(id), None),
        Change::CommandTarget(_) => ("target", None, None),
        Change::Command(record) => ("command", Some(&record.command.contact), Some(status(&record.status).to_owned())),
        Change::Connection(_) => ("connection", None, None),
        Change::AgentControls(_) => ("agentControls", None, None),
        Change::AgentCommand(record) => ("agentCommand", None, Some(status(&record.status).to_owned())),
        Change::Directory(_) => ("directory", None, None),
        Change::Renamed { from, .. } => ("renamed", Some(from), None),
        Change::Notices(_) => ("notices", None, None),
        Change::StartChoices(_) => ("choices", None, None),
        Change::Appearance(_) => ("appearance", None, None),
    };
    let mut value = json!({ "kind": kind, "digest": of(change) });
    if let Some(map) = value.as_object_mut() {
        for (name, text) in [("id", id.map(ToString::to_string)), ("says", says)] {
            if let Some(text) = text {
                map.insert(name.to_owned(), clean::shapes(&text).into());
            }
        }
    }
    value
}

const fn status(status: &CommandStatus) -> &'static str {
    match status {
        CommandStatus::Sent => "sent",
        CommandStatus::Unreported => "unreported",
        CommandStatus::Confirmed => "confirmed",
        CommandStatus::Refused(_) => "refused",
        CommandStatus::NoEffect => "noEffect",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_matches_the_test_vector_and_distinguishes_values() {
        let mut digest = Digest::new();
        digest.take(b"foobar");
        // From the test vectors on the FNV page.
        assert_eq!(digest.text(), "85944171f73967e8");
        assert_ne!(of(&("a", "bc")), of(&("ab", "c")));
        assert_ne!(of(&Some(0_i64)), of(&None::<i64>));
    }

    #[test]
    fn a_token_in_an_id_or_a_title_is_hidden() {
        use crate::model::{Channel, Contact, ContactId, ContactState};
        let address = "https://crm.example/?access_token=s3cr3t&page=1";
        let contact = Contact::new(ContactId::new(address).unwrap(), Channel::Chat, ContactState::Active);
        let changes = [Change::Contact(contact.clone().into()), Change::Controls(contact.id, Vec::new())];
        let outputs =
            changes.map(Output::Change).into_iter().chain([Output::Note(Note::new(NoteKind::Event, address, ""))]);
        for output in outputs {
            let told = format!("{:?}", Out::of(&output));
            assert!(!told.contains("s3cr3t") && told.contains("page=1"), "{told}");
        }
    }

    #[test]
    fn tokens_of_a_known_shape_do_not_count() {
        assert_eq!(of("https://a.example/?sid=one"), of("https://a.example/?sid=two"));
        assert_ne!(of("https://a.example/?tab=one"), of("https://a.example/?tab=two"));
    }
}
