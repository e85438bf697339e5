//! Availability of commands: which one makes sense when, and which call it would affect.
//!
//! A MAX command names no contact. MAX acts on the call in front in its own window, which a panel cannot see; CXone
//! Agent acts on every call that the command fits. So a command is offered for a call only if no other call would
//! react to it. Mute is the exception: the agent is muted, whichever call is in front. Answer and Refuse go further
//! in CXone Agent: they reach every open contact, of any kind and state.

use crate::max::wire::Flavour;
use deskpane_desk::{
    model::{Channel, Contact, ContactId, ContactState, Control, Denial},
    sorting::sort,
};
use litemap::LiteMap;

/// The controls of a call, in the order shown.
pub(super) const CALL_CONTROLS: [Control; 8] = [
    Control::Answer,
    Control::Refuse,
    Control::Hold,
    Control::Mute,
    Control::Mask,
    Control::Record,
    Control::HangUp,
    Control::Card,
];

/// The agent's state and permissions, as far as commands depend on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AgentFacts {
    pub(super) muted: bool,
    pub(super) can_mask: bool,
    pub(super) can_record: bool,
    /// A recording was seen to stop: newer builds of CXone Agent can, for agents with the permission.
    pub(super) can_stop_recording: bool,
}

/// Whether MAX would act on `control` if this were the only call: the buttons of the desktop's own window, state by
/// state.
pub(super) fn reacts(contact: &Contact, control: Control, agent: AgentFacts) -> Result<(), Denial> {
    if contact.channel != Channel::Voice {
        return Err(Denial::Channel);
    }
    let on = match (&contact.state, control) {
        _ if !CALL_CONTROLS.contains(&control) => return Err(Denial::NotTaken),
        (ContactState::Ended, _) => false,
        (_, Control::Card) => true,
        (ContactState::Offered, Control::Answer | Control::Refuse) => true,
        (ContactState::Dialing, Control::HangUp) => true,
        (ContactState::Active, Control::Mute | Control::Mask) => true,
        (ContactState::Active, Control::Hold | Control::Record | Control::HangUp) if contact.masked => {
            return Err(Denial::Masked);
        }
        (ContactState::Active, Control::Hold | Control::Record | Control::HangUp) => true,
        (ContactState::Held, Control::Hold | Control::Mute) => true,
        (ContactState::Conference, Control::Mute | Control::Mask | Control::Record | Control::HangUp) => true,
        _ => false,
    };
    match control {
        _ if !on => Err(Denial::State(contact.state.clone())),
        Control::HangUp if agent.muted && contact.state != ContactState::Dialing => Err(Denial::Muted),
        Control::Record if contact.recording && !agent.can_stop_recording => Err(Denial::Recording),
        Control::Record if !agent.can_record => Err(Denial::Permission),
        Control::Mask if !agent.can_mask => Err(Denial::Permission),
        _ => Ok(()),
    }
}

/// Whether `control`, sent for another call, could affect this one. Stricter than [`reacts`]: what stops a command at
/// the desktop's own button need not stop one from a panel.
pub(super) fn is_exposed(contact: &Contact, control: Control, agent: AgentFacts, flavour: Flavour) -> bool {
    let talking = matches!(contact.state, ContactState::Active | ContactState::Held | ContactState::Conference);
    match (flavour, control) {
        // It would stop this call's recording.
        (Flavour::Cxa, Control::Record) if contact.recording && talking => true,
        _ => reacts(contact, control, AgentFacts { muted: false, ..agent }).is_ok(),
    }
}

/// For every control, the calls that would react to it.
#[derive(Debug, Default)]
pub(super) struct Reactions(LiteMap<Control, Vec<ContactId>>);

impl Reactions {
    /// Records how one call reacts now, and returns the calls whose availability may have changed: this one, and a
    /// call that starts or stops being the only one to react.
    pub(super) fn set(&mut self, id: &ContactId, reacts: impl Fn(Control) -> bool) -> Vec<ContactId> {
        let mut affected = vec![id.clone()];
        for control in CALL_CONTROLS {
            let set = self.0.entry(control).or_default();
            let before = only(set).cloned();
            match (set.binary_search(id), reacts(control)) {
                (Err(at), true) => set.insert(at, id.clone()),
                (Ok(at), false) => drop(set.remove(at)),
                _ => continue,
            }
            let after = only(set).cloned();
            if before != after {
                affected.extend(before.into_iter().chain(after));
            }
        }
        sort(&mut affected);
        affected.dedup();
        affected
    }

    /// Whether a command meant for one call could affect another.
    pub(super) fn is_ambiguous(&self, control: Control) -> bool {
        control != Control::Mute && self.0.get(&control).is_some_and(|set| set.len() > 1)
    }

    /// Every call that reacts to this control.
    pub(super) fn all(&self, control: Control) -> impl Iterator<Item = &ContactId> {
        self.0.get(&control).into_iter().flatten()
    }

    /// Two of the calls that react to anything but a customer card, if there are two.
    pub(super) fn live(&self) -> (Option<&ContactId>, Option<&ContactId>) {
        let controls = CALL_CONTROLS.into_iter().filter(|control| *control != Control::Card);
        let mut some = controls.flat_map(|control| self.all(control).take(2));
        let one = some.next();
        (one, some.find(|other| one != Some(*other)))
    }
}

fn only(set: &[ContactId]) -> Option<&ContactId> {
    set.first().filter(|_| set.len() == 1)
}
