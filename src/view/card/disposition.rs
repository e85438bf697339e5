//! The outcome of a contact. What is chosen is what the desktop says, and while a choice is on its way, that.

use crate::{
    leptos_workarounds::erased::words,
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::{
            command_feedback::explanation,
            elements::block,
            picker::{self, Choice, Picker, picker_for},
        },
    },
};
use deskpane_desk::{
    model::{CommandStatus, Control, Intent, Work, change::ContactEntry},
    shortcuts::Action,
};
use leptos::prelude::*;

/// The choice.
pub(crate) fn disposition(case: CardContext) -> AnyView {
    let (entry, t) = (case.entry, texts());
    let choices = picker::choices(move || entry.with(|entry| choices(&entry.contact.work)));
    let standing = case.standing(Control::Dispose);
    let line = words(move || {
        let told = standing.get().told();
        let forced = entry.with(|entry| is_forced(&entry.contact.work));
        if told.is_empty() && forced { t.disposition_forced.to_owned() } else { told }
    });
    let id = case.element_id("disposition");
    let told_id = id.clone();
    let list = Picker {
        words: t.disposition(),
        name: None,
        choices,
        chosen: words(move || entry.with(chosen)),
        optional: true,
        standing,
        told: id,
        choose: Callback::new(move |value: String| {
            case.command(Intent::Dispose(Some(value).filter(|value| !value.is_empty())));
        }),
    };
    let list = picker_for(Action::Control(Control::Dispose), list);
    block("disposition", vec![list, explanation(told_id, line)])
}

fn choices(work: &Work) -> Vec<Choice> {
    let list = work.dispositions.iter().flat_map(|dispositions| &dispositions.list);
    list.map(|one| Choice::new(&one.path, one.id.as_str(), &one.name)).collect()
}

fn is_forced(work: &Work) -> bool {
    work.disposition.is_none() && work.dispositions.as_ref().is_some_and(|dispositions| dispositions.forced)
}

fn chosen(entry: &ContactEntry) -> String {
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
    use deskpane_desk::{
        clock::Millis,
        model::{
            Channel, Command, CommandId, CommandRecord, Contact, ContactId, ContactState, Denial, Refusal,
            work::{Disposition, Dispositions},
        },
    };
    use std::{collections::BTreeMap, sync::Arc};

    #[test]
    fn a_choice_shows_while_it_is_on_its_way_and_goes_back_when_it_is_refused() {
        let id = ContactId::new("1").unwrap();
        let mut contact = Contact::new(id.clone(), Channel::Voice, ContactState::WrapUp);
        contact.work = Arc::new(Work { disposition: Some("old".into()), ..Work::default() });
        let mut entry = ContactEntry { contact: Arc::new(contact), controls: Vec::new(), commands: BTreeMap::new() };
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
        let list = vec![Disposition { id: "1".into(), name: "Sold".into(), path: Vec::new() }];
        let mut work = Work { dispositions: Some(Arc::new(Dispositions { list, forced: true })), ..Work::default() };
        assert!(is_forced(&work));
        work.disposition = Some("1".into());
        assert!(!is_forced(&work));
    }
}
