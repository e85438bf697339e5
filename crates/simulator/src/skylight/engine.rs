//! Skylight's host for its page.

use super::autopilot;
use crate::common::{journal::value_of, put, rows::Rows, simulated::Simulated, windows::OnePage};
use deskpane_desk::kit::host::Host as _;
use deskpane_desktops::skylight::host::{
    Act, DesktopState, InteractionState, Presence, Reason, SkylightHost, Stage, WorkDirection,
};
use fastrand::Rng;
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

/// The signals the view reads. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Signals {
    pub(crate) agent: RwSignal<Agent>,
    pub(crate) interactions: Rows<String, InteractionState>,
    /// The origin of the page that may give commands.
    pub(crate) controller: RwSignal<Option<String>>,
}

impl Simulated for SkylightHost {
    type Signals = Signals;
    type Windows = OnePage;

    const NAME: &'static str = "Skylight";

    fn signals(&self) -> Signals {
        let (agent, _) = split(self.state());
        Signals { agent: RwSignal::new(agent), interactions: Rows::new(), controller: RwSignal::new(None) }
    }

    fn follow(&self, signals: Signals) {
        let (agent, interactions) = split(self.state());
        signals.interactions.follow(interactions.iter().map(|interaction| (interaction.id.clone(), interaction)));
        put(signals.agent, agent);
        put(signals.controller, self.controller().map(str::to_owned));
    }

    /// The topic, or the called function.
    fn kinds(text: &str) -> String {
        if let Some(topic) = value_of("topic", text) {
            return topic.trim_start_matches("cxengage/").to_owned();
        }
        let path = ["module", "subModule", "command"].into_iter().filter_map(|name| value_of(name, text));
        let path = path.collect::<Vec<_>>().join(".");
        if path.is_empty() && text.contains("controllerInit") { "controllerInit".to_owned() } else { path }
    }

    fn open(&self) -> usize {
        self.state().interactions.len()
    }

    fn acts(&self, turn: usize, random: &mut Rng) -> Vec<(u32, Option<Act>)> {
        autopilot::acts(&self.state(), turn, random)
    }

    fn wind_up(&self) -> Option<Act> {
        let first = self.state().interactions.into_iter().next()?;
        Some(match first.stage {
            Stage::WrapUp(_) => Act::EndWrapUp(first.id),
            _ => Act::CustomerLeaves(first.id),
        })
    }
}

fn split(state: DesktopState) -> (Agent, Vec<InteractionState>) {
    let DesktopState { logged_in, user, presence, reason, direction, extension, interactions } = state;
    (Agent { logged_in, user, presence, reason, direction, extension }, interactions)
}
