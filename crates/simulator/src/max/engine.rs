//! MAX's host for its page.

use super::{autopilot, frames::Frames};
use crate::common::{put, rows::Rows, simulated::Simulated};
use deskpane_desktops::max::host::{Act, Agent, Button, ContactNo, HostContact, MaxHost, WindowId};
use fastrand::Rng;
use leptos::prelude::*;

/// The signals the view reads. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Signals {
    pub(crate) agent: RwSignal<Agent>,
    pub(crate) contacts: Rows<ContactNo, HostContact>,
    pub(crate) front: RwSignal<Option<ContactNo>>,
    /// The subscribed frames, and their subscriptions.
    pub(crate) subscriptions: RwSignal<Vec<(WindowId, String)>>,
}

impl Simulated for MaxHost {
    type Signals = Signals;
    type Windows = Frames;

    const NAME: &'static str = "MAX";

    fn signals(&self) -> Signals {
        Signals {
            agent: RwSignal::new(self.agent().clone()),
            contacts: Rows::new(),
            front: RwSignal::new(None),
            subscriptions: RwSignal::new(Vec::new()),
        }
    }

    fn follow(&self, signals: Signals) {
        signals.contacts.follow(self.contacts().iter().map(|contact| (contact.no, contact)));
        put(signals.front, self.front());
        put(signals.agent, self.agent().clone());
        put(signals.subscriptions, self.subscriptions().collect());
    }

    /// The types in a message: the first three, and the number of the rest.
    fn kinds(text: &str) -> String {
        let mut names = text
            .match_indices("ype\":\"")
            .filter(|(at, _)| {
                let before = text.get(..*at).unwrap_or_default();
                before.ends_with("\"T") || before.ends_with("\"messageT")
            })
            .filter_map(|(at, mark)| text.get(at + mark.len()..)?.split('"').next());
        let first: Vec<_> = names.by_ref().take(3).collect();
        match names.count() {
            0 => first.join(", "),
            more => format!("{} +{more}", first.join(", ")),
        }
    }

    fn open(&self) -> usize {
        self.contacts().len()
    }

    fn acts(&self, turn: usize, random: &mut Rng) -> Vec<(u32, Option<Act>)> {
        autopilot::acts(self, turn, random)
    }

    fn wind_up(&self) -> Option<Act> {
        let contact = self.contacts().first()?;
        Some(if contact.status.is_live() {
            Act::CustomerHangsUp(contact.no)
        } else {
            Act::Press(contact.no, Button::FinishWrapUp)
        })
    }
}
