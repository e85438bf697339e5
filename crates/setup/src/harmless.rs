//! Commands for a test that reach no customer.

use deskpane_desk::{
    clock::Millis,
    model::{AgentControl, AgentIntent, Availability, Command, CommandId, ContactId, Control, Denial, Desk, Intent},
    session::Session,
};

/// A command that no customer notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Harmless {
    /// Request the list of destinations.
    Destinations,
    /// Mute or unmute the agent on this contact.
    Mute(ContactId, bool),
}

/// The harmless command that a desktop offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Offered {
    /// This one, now.
    Now(Harmless),
    /// None now, but perhaps later, for example during a call.
    Later,
    /// None: all its commands reach a customer.
    Never,
}

impl Offered {
    /// The one that this desk offers.
    #[must_use]
    pub(crate) fn on(desk: &Desk) -> Self {
        let is_allowed = |availability: &Availability| *availability == Availability::Allowed;
        let own = &desk.board().controls;
        let destinations = own.iter().find(|own| own.control == AgentControl::ListDestinations);
        if destinations.is_some_and(|own| is_allowed(&own.availability)) {
            return Self::Now(Harmless::Destinations);
        }
        let mutes = || {
            desk.order().filter_map(|id| {
                let controls = &desk.entry(id)?.controls;
                Some((id, controls.iter().find(|own| own.control == Control::Mute)?))
            })
        };
        if let Some((id, _)) = mutes().find(|(_, own)| is_allowed(&own.availability) && !own.engaged) {
            return Self::Now(Harmless::Mute(id.clone(), true));
        }
        // A desk without a contact does not show a contact's controls.
        let has_controls =
            !own.is_empty() || desk.order().any(|id| desk.entry(id).is_some_and(|one| !one.controls.is_empty()));
        if has_controls && destinations.is_none() && mutes().next().is_none() { Self::Never } else { Self::Later }
    }
}

impl Harmless {
    /// The command that undoes it.
    pub(crate) fn undone(&self) -> Option<Self> {
        match self {
            Self::Mute(id, true) => Some(Self::Mute(id.clone(), false)),
            Self::Mute(_, false) | Self::Destinations => None,
        }
    }

    pub(crate) fn give(&self, session: &mut dyn Session, now: Millis) -> Result<CommandId, Denial> {
        match self {
            Self::Destinations => session.agent_command(AgentIntent::ListDestinations, now),
            Self::Mute(contact, on) => {
                session.command(Command { contact: contact.clone(), intent: Intent::Mute(*on) }, now)
            }
        }
    }
}
