//! What a command's answer brings beside its outcome.

use super::{
    SkylightSession,
    pending::{Answered, Wish},
    reading::{interaction as read, writing},
};
use crate::skylight::wire::{Message, Node, Topic};
use deskpane_desk::{
    clock::Millis,
    model::{
        AgentIntent, Command, Contact, ContactId, Intent, Listing,
        work::{AfterWork, KeptNote, Speaker, Work},
    },
};
use std::sync::Arc;

impl SkylightSession {
    /// Gives a message to the command it answers; says whether there is one.
    pub(super) fn answer(&mut self, topic: &str, contact: Option<&ContactId>, message: &Message, now: Millis) -> bool {
        let node = Node(&message.response);
        let from_customer = || writing::message(node).is_none_or(|message| message.speaker != Speaker::Agent);
        // Smooch tells on one topic of what the agent wrote and of what the customer did.
        if message.topic == Topic::Message && message.fault.is_none() && from_customer() {
            return false;
        }
        let fault = message.fault.as_ref().map(crate::skylight::wire::WireFault::meaning);
        let Some(answered) = self.pending.answer(topic, contact, fault, now) else { return false };
        if answered.refused {
            if let Wish::Agent(intent) = &answered.flight.wish {
                self.unanswered(intent);
            }
        } else {
            self.follow(&answered, topic, node, now);
        }
        if let Some(change) = answered.change {
            self.change(change);
        }
        if let Wish::Contact(command) = &answered.flight.wish {
            self.report_controls(&command.contact);
        }
        true
    }

    fn follow(&mut self, answered: &Answered, topic: &str, node: Node<'_>, now: Millis) {
        match &answered.flight.wish {
            Wish::Contact(command) => {
                let command = command.clone();
                if let Intent::Script(reply) = &command.intent {
                    self.registry.answered(&command.contact, &reply.script);
                }
                self.amend(&command.contact, now, |contact| about_contact(contact, &command, node));
            }
            Wish::Agent(AgentIntent::FindRecords(_)) => {
                self.directory.records = Listing::Listed(node.items().filter_map(read::record).collect());
                self.say_directory();
            }
            Wish::Agent(AgentIntent::ListDestinations) => {
                let users = topic == "entities/get-users-response";
                let one = if users { read::user } else { read::queue };
                let mut list = match std::mem::take(&mut self.directory.destinations) {
                    Listing::Listed(list) => list,
                    Listing::Unasked | Listing::Underway | Listing::Failed => Vec::new(),
                };
                let own = self.resource.as_deref();
                let others = node.items().filter(|node| own.is_none() || node.get("id").text().as_deref() != own);
                list.extend(others.filter_map(one));
                list.sort_by(|a, b| a.name.cmp(&b.name));
                self.directory.destinations = Listing::Listed(list);
                self.say_directory();
            }
            Wish::Agent(_) => {}
        }
    }
}

fn about_contact(contact: &mut Contact, command: &Command, node: Node<'_>) {
    let work: &mut Work = Arc::make_mut(&mut contact.work);
    match &command.intent {
        Intent::WrapUp(on) => {
            let before = work.after.unwrap_or(AfterWork { enabled: *on, may_switch: true, length: None });
            work.after = Some(AfterWork { enabled: *on, ..before });
        }
        Intent::SaveNote(body) => {
            let answer = node.unwrapped();
            let id = read::note(answer).map(|note| note.id).or_else(|| work.own_note.clone());
            if let Some(id) = id {
                let notes = Arc::make_mut(&mut work.notes);
                let title = answer.get("title").text();
                match notes.iter_mut().find(|note| note.id == id) {
                    Some(note) => note.body.clone_from(body),
                    None => {
                        notes.push(KeptNote { id: id.clone(), title: title.unwrap_or_default(), body: body.clone() })
                    }
                }
                work.own_note = Some(id);
            }
        }
        Intent::ListNotes => work.notes = Arc::new(node.items().filter_map(read::note).collect()),
        Intent::Assign(record) => work.record.clone_from(record),
        Intent::Script(reply) => work.scripts.retain(|script| script.id != reply.script),
        _ => {}
    }
}
