//! Pending commands: what is sent, and the result where no answer reports it.

use super::{
    SkylightSession, availability, contacts,
    requests::{self, Context, Proof, Request},
};
use deskpane_desk::{
    clock::Millis,
    kit::pending::Subject,
    model::{AgentIntent, Command, CommandId, CommandStatus, ContactId, Denial, Intent, Listing},
};

impl SkylightSession {
    /// The agent gives a command for a contact.
    pub(super) fn command_about_contact(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let id = command.contact.clone();
        let control = command.intent.control();
        let contact = self.contacts.get(&id).filter(|entry| entry.shown).ok_or(Denial::Unknown)?.contact.clone();
        contacts::may(&contact, control, self.policy, &self.standing(), &self.pending)?;
        let wanted = match &command.intent {
            Intent::Hold(on) | Intent::Mute(on) | Intent::Record(on) | Intent::WrapUp(on) => Some(*on),
            Intent::Say(text) | Intent::SaveNote(text) if text.trim().is_empty() => return Err(Denial::Empty),
            _ => None,
        };
        if wanted == Some(availability::is_engaged(&contact, control)) {
            return Err(Denial::AlreadySo);
        }
        let request = requests::contact(&command, self.context(Some(&id), None)).ok_or(Denial::NotTaken)?;
        if let (Intent::Script(reply), Some(facts)) = (&command.intent, self.contacts.data_mut(&id)) {
            facts.scripts.send(&reply.script);
        }
        let number = self.send(request, Subject::Contact(command), now);
        self.report_controls(&id);
        Ok(number)
    }

    pub(super) fn send(&mut self, request: Request, subject: Subject, now: Millis) -> CommandId {
        request.messages.iter().for_each(|message| self.post(message));
        let command = self.pending.send(request.key(subject.contact()), subject, request.expects, now);
        self.emitter.command(&command);
        command.id
    }

    /// Confirms commands about no contact whose effect shows.
    pub(super) fn confirm(&mut self, shown: impl Fn(&AgentIntent) -> bool, now: Millis) {
        let confirmed = self.pending.conclude(
            |command| match &command.subject {
                Subject::Agent(intent) if command.expects.proof == Proof::Effect && shown(intent) => {
                    Some(CommandStatus::Confirmed)
                }
                _ => None,
            },
            now,
        );
        confirmed.iter().for_each(|command| self.emitter.command(command));
    }

    /// The window that would answer is gone. Answers of the next window on the same topics are not for these
    /// commands.
    pub(super) fn lose(&mut self, now: Millis) {
        self.pending.lose(now).iter().for_each(|command| self.emitter.command(command));
        self.pending.clear();
        fail(&mut self.directory.records);
        fail(&mut self.directory.destinations);
        self.say_directory();
        // Controls that waited for these commands are free again.
        self.report_all_controls();
    }

    /// Time has passed: commands without an effect.
    pub(super) fn expire_commands(&mut self, now: Millis) {
        for command in self.pending.expire(now) {
            // Where an answer is missing, more may be.
            if self.dumps_asked == 0 && self.handshake.is_live() {
                self.ask_for_state(1, now);
            }
            self.emitter.command(&command);
            match &command.subject {
                Subject::Contact(command) => self.report_controls(&command.contact),
                Subject::Agent(intent) => self.unanswered(intent),
            }
        }
    }

    /// The facts a request needs, about a contact or none.
    pub(super) fn context<'a>(&'a self, id: Option<&ContactId>, reason: Option<&'a str>) -> Context<'a> {
        let entry = id.and_then(|id| self.contacts.get(id));
        let work = entry.map(|entry| entry.contact.work.as_ref());
        Context {
            extension: self.agent.extension.as_deref(),
            reason,
            smooch: entry.is_some_and(|entry| entry.data.smooch),
            own_note: work.and_then(|work| work.own_note.as_deref()),
            transfer: work.and_then(|work| Some(&work.transfer.as_ref()?.to.as_ref()?.target)),
            record: work.and_then(|work| Some(work.record.as_ref()?.id.as_str())),
            metadata: self.metadata,
        }
    }
}

/// A list that was requested will not arrive.
pub(super) fn fail<T>(listing: &mut Listing<T>) {
    if matches!(listing, Listing::Underway) {
        *listing = Listing::Failed;
    }
}
