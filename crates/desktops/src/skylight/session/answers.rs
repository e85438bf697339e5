//! Data in a command's answer, beside its outcome.

use super::{
    SkylightSession,
    reading::{interaction as read, writing},
    requests::Expectation,
};
use crate::skylight::wire::{Message, Topic, WireFault};
use deskpane_desk::{
    clock::Millis,
    kit::{json::Node, pending::Subject},
    model::{
        AgentIntent, Command, CommandStatus, Contact, ContactId, Intent, Listing, Refusal, SentList,
        work::{AfterWork, KeptNote, Speaker, Work},
    },
};
use std::sync::Arc;

impl SkylightSession {
    /// Gives a message to the command it answers; returns whether there is one.
    pub(super) fn answer(&mut self, topic: &str, contact: Option<&ContactId>, message: &Message, now: Millis) -> bool {
        let node = Node(&message.response);
        let from_customer = || writing::message(node).is_none_or(|(message, _)| message.speaker != Speaker::Agent);
        // Smooch reports messages of agent and customer on one topic.
        if message.topic == Topic::Message && message.fault.is_none() && from_customer() {
            return false;
        }
        let fault = message.fault.as_ref().map(WireFault::meaning);
        let failed = fault.is_some();
        let status = |expects: &mut Expectation| match fault {
            Some(fault) => Some(CommandStatus::Refused(Refusal::Vendor(fault))),
            None => expects.answered(topic),
        };
        // An answer without an interaction belongs to the oldest command that waits for one.
        let about = |own: Option<&ContactId>| contact.is_none() || own.is_none() || own == contact;
        let answered = self.pending.answer(
            |command| about(command.subject.contact()) && command.expects.is_answered_on(topic, failed),
            status,
            now,
        );
        let Some(command) = answered else { return false };
        match &command.subject {
            Subject::Agent(intent) if failed => self.unanswered(intent),
            Subject::Contact(Command { intent: Intent::Script(reply), contact, .. }) => {
                self.script_settled(contact, &reply.script, !failed, now);
            }
            _ if failed => {}
            subject => self.follow(subject, topic, node, now),
        }
        if matches!(command.status, CommandStatus::Confirmed | CommandStatus::Refused(_)) {
            self.emitter.command(&command);
        }
        if let Some(contact) = command.subject.contact() {
            self.report_controls(contact);
        }
        true
    }

    fn follow(&mut self, answered: &Subject, topic: &str, node: Node<'_>, now: Millis) {
        match answered {
            Subject::Contact(command) => {
                self.amend(&command.contact, now, |contact| about_contact(contact, command, node));
            }
            Subject::Agent(AgentIntent::FindRecords(_)) => {
                self.directory.records = Listing::Listed(node.items().filter_map(read::record).collect());
                self.say_directory();
            }
            Subject::Agent(AgentIntent::ListDestinations) => {
                let users = topic == "entities/get-users-response";
                let one = if users { read::user } else { read::queue };
                let known = match std::mem::take(&mut self.directory.destinations) {
                    Listing::Listed(list) => list,
                    Listing::Unasked | Listing::Underway | Listing::Failed => SentList::default(),
                };
                let own = self.resource.as_deref();
                let others = node.items().filter(|node| own.is_none() || node.get("id").text().as_deref() != own);
                self.directory.destinations = Listing::Listed(known.with(others.filter_map(one)));
                self.say_directory();
            }
            Subject::Agent(_) => {}
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
                let notes = work.notes.make_mut();
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
        Intent::ListNotes => work.notes = node.items().filter_map(read::note).collect(),
        Intent::Assign(record) => work.record.clone_from(record),
        _ => {}
    }
}
