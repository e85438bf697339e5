//! The disposition of a contact: the choices, the chosen one, and whether one is required.

use super::choices::Choice;
use crate::model::{CommandStatus, Control, Intent, Work, change::ContactEntry};

/// The available dispositions.
#[must_use]
pub fn dispositions(work: &Work) -> Vec<Choice> {
    let list = work.dispositions.iter().flat_map(|dispositions| dispositions.list.iter());
    list.map(|one| Choice::new(&one.path, one.id.as_str(), &one.name)).collect()
}

/// Whether a disposition is required and missing.
#[must_use]
pub fn is_called_for(work: &Work) -> bool {
    work.disposition.is_none() && work.dispositions.as_ref().is_some_and(|dispositions| dispositions.forced)
}

/// The id of the chosen disposition, or of the choice in flight; empty for none.
#[must_use]
pub fn chosen(entry: &ContactEntry) -> String {
    let sent = entry.commands.get(&Control::Dispose).filter(|record| record.status == CommandStatus::Sent);
    let chosen = match sent.map(|record| &record.command.intent) {
        Some(Intent::Dispose(wanted)) => wanted,
        _ => &entry.contact.work.disposition,
    };
    chosen.clone().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Millis,
        model::{
            Channel, Command, CommandId, CommandRecord, Contact, ContactId, ContactState, Denial, Refusal,
            work::{Disposition, Dispositions},
        },
    };
    use litemap::LiteMap;
    use std::sync::Arc;

    #[test]
    fn a_pending_choice_is_shown_and_reverted_when_refused() {
        let id = ContactId::new("1").unwrap();
        let mut contact = Contact::new(id.clone(), Channel::Voice, ContactState::WrapUp);
        contact.work = Arc::new(Work { disposition: Some("old".into()), ..Work::default() });
        let mut entry = ContactEntry { contact: Arc::new(contact), controls: Vec::new(), commands: LiteMap::new() };
        assert_eq!(chosen(&entry), "old");
        for (status, shown) in [
            (CommandStatus::Sent, "new"),
            (CommandStatus::NoEffect, "old"),
            (CommandStatus::Refused(Refusal::Denied(Denial::NotConnected)), "old"),
            (CommandStatus::Confirmed, "old"),
        ] {
            let command = Command { contact: id.clone(), intent: Intent::Dispose(Some("new".into())) };
            let record = CommandRecord { id: CommandId(1), command, status, at: Millis(0) };
            entry.commands.insert(Control::Dispose, record);
            assert_eq!(chosen(&entry), shown);
        }
    }

    #[test]
    fn a_choice_is_called_for_only_until_it_is_made() {
        let list = vec![Disposition { id: "1".into(), name: "Sold".into(), path: Vec::new() }].into();
        let mut work = Work { dispositions: Some(Arc::new(Dispositions { list, forced: true })), ..Work::default() };
        assert!(is_called_for(&work) && dispositions(&work).len() == 1);
        work.disposition = Some("1".into());
        assert!(!is_called_for(&work));
    }
}
