//! What the view reads: signals that follow the engine. Each interaction has its own, so that news of one leave
//! the others, and what is being typed into them, alone.

use crate::common::{put, rows::Rows};
use deskpane_desktops::skylight::host::{FaultInjection, Host, Presence, Reason, TruthInteraction, WorkDirection};
use leptos::prelude::*;

/// The agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agent {
    pub(crate) logged_in: bool,
    pub(crate) user: String,
    pub(crate) presence: Presence,
    pub(crate) reason: Option<Reason>,
    pub(crate) direction: WorkDirection,
    pub(crate) extension: String,
}

/// The signals. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) agent: RwSignal<Agent>,
    pub(crate) interactions: Rows<String, TruthInteraction>,
    pub(crate) fault_injection: RwSignal<FaultInjection>,
    /// The origin whose page may give commands.
    pub(crate) controller: RwSignal<Option<String>>,
}

impl Picture {
    pub(crate) fn new(host: &Host) -> Self {
        let picture = Self {
            agent: RwSignal::new(agent(host)),
            interactions: Rows::new(),
            fault_injection: RwSignal::new(host.fault_injection.clone()),
            controller: RwSignal::new(None),
        };
        picture.follow(host);
        picture
    }

    /// Brings the signals up to the engine; those that did not change stay untouched.
    pub(crate) fn follow(&self, host: &Host) {
        let open = host.truth().interactions;
        self.interactions.follow(open.iter().map(|interaction| (interaction.id.clone(), interaction)));
        put(self.agent, agent(host));
        put(self.fault_injection, host.fault_injection.clone());
        put(self.controller, host.controller().map(str::to_owned));
    }
}

fn agent(host: &Host) -> Agent {
    let truth = host.truth();
    Agent {
        logged_in: truth.logged_in,
        user: truth.user,
        presence: truth.presence,
        reason: truth.reason,
        direction: truth.direction,
        extension: truth.extension,
    }
}
