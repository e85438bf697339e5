//! What the view reads: signals that follow the engine. Each interaction has its own, so that news of one leave
//! the others, and what is being typed into them, alone.

use crate::common::{journal::Line, put};
use deskpane_protocol::skylight::host::{Host, Misbehaviour, Presence, Reason, TruthInteraction, WorkDirection};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

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
    pub(crate) order: RwSignal<Vec<String>>,
    pub(crate) misbehaviour: RwSignal<Misbehaviour>,
    /// The origin whose page may give commands.
    pub(crate) controller: RwSignal<Option<String>>,
    pub(crate) lines: RwSignal<Vec<Arc<Line>>>,
    pub(crate) flying: RwSignal<bool>,
    interactions: StoredValue<BTreeMap<String, ArcRwSignal<TruthInteraction>>>,
}

impl Picture {
    pub(crate) fn new(host: &Host) -> Self {
        let picture = Self {
            agent: RwSignal::new(agent(host)),
            order: RwSignal::new(Vec::new()),
            misbehaviour: RwSignal::new(host.misbehaviour.clone()),
            controller: RwSignal::new(None),
            lines: RwSignal::new(Vec::new()),
            flying: RwSignal::new(false),
            interactions: StoredValue::new(BTreeMap::new()),
        };
        picture.follow(host);
        picture
    }

    /// The signal of one interaction, while it is open.
    pub(crate) fn interaction(&self, id: &str) -> Option<ArcRwSignal<TruthInteraction>> {
        self.interactions.with_value(|interactions| interactions.get(id).cloned())
    }

    /// Brings the signals up to the engine; those that did not change stay untouched.
    pub(crate) fn follow(&self, host: &Host) {
        let truth = host.truth();
        let order: Vec<_> = truth.interactions.iter().map(|interaction| interaction.id.clone()).collect();
        self.interactions.update_value(|signals| {
            signals.retain(|id, _| order.contains(id));
            for interaction in truth.interactions {
                match signals.get(&interaction.id) {
                    Some(signal) if signal.with_untracked(|old| *old == interaction) => {}
                    Some(signal) => signal.set(interaction),
                    None => {
                        signals.insert(interaction.id.clone(), ArcRwSignal::new(interaction));
                    }
                }
            }
        });
        put(self.order, order);
        put(self.agent, agent(host));
        put(self.misbehaviour, host.misbehaviour.clone());
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
