//! The agent's actions in a panel: any available command, and sometimes an unavailable one.

use super::{Desktop, World};
use deskpane_desk::{
    model::{AgentControl, Availability, Command, Contact, Control},
    session::Session as _,
};
use std::sync::Arc;

/// A control that a panel shows.
enum Offered {
    Contact(Arc<Contact>, Control, bool),
    Agent(AgentControl),
}

impl<D: Desktop> World<D> {
    /// The agent uses a control of one of the panels. An available command is never refused at once, and an unavailable
    /// one always is.
    /// offered always is.
    pub(crate) fn agent_commands(&mut self) {
        let at = self.rng.usize(0..self.panels.len());
        let desk = &self.panels[at].desk;
        let every = self.rng.u8(0..8) == 0;
        let fits = |availability: &Availability| every || *availability == Availability::Allowed;
        let entries = desk.order().filter_map(|id| desk.entry(id));
        let of_contacts: Vec<_> = entries
            .flat_map(|entry| entry.controls.iter().map(move |control| (entry, control)))
            .filter(|(_, control)| fits(&control.availability))
            .map(|(entry, control)| {
                let offered = Offered::Contact(Arc::clone(&entry.contact), control.control, control.engaged);
                (offered, control.availability == Availability::Allowed)
            })
            .collect();
        let of_agent: Vec<_> = desk
            .board()
            .controls
            .iter()
            .filter(|control| fits(&control.availability))
            .map(|control| (Offered::Agent(control.control), control.availability == Availability::Allowed))
            .collect();
        let contacts_first = !of_contacts.is_empty() && (of_agent.is_empty() || self.rng.u8(0..4) > 0);
        let choices = if contacts_first { of_contacts } else { of_agent };
        if let Some((offered, allowed)) = self.rng.choice(choices) {
            self.give(at, offered, allowed);
        }
    }

    fn give(&mut self, at: usize, offered: Offered, allowed: bool) {
        let panel = &mut self.panels[at];
        let now = self.now + panel.ahead;
        let (what, given) = match offered {
            Offered::Contact(contact, control, engaged) => {
                let Some(intent) = D::intent(control, engaged, &contact, &panel.desk, &mut self.rng) else { return };
                let command = Command { contact: contact.id.clone(), intent };
                (format!("{command:?}"), panel.session.command(command, now))
            }
            Offered::Agent(control) => {
                let Some(intent) = D::agent_intent(control, &panel.desk, &mut self.rng) else { return };
                let given = panel.session.agent_command(intent.clone(), now);
                let what = format!("{intent:?}");
                if given.is_ok() {
                    self.desktop.asked(intent);
                }
                (what, given)
            }
        };
        self.given += u64::from(given.is_ok());
        assert_eq!(given.is_ok(), allowed, "what is offered is taken, and nothing else: {what}: {given:?}");
        self.drain(at);
    }
}
