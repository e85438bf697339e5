//! The example's host for its page, and its most likely next acts.

use crate::common::{
    engine, framed::parent, journal::value_of, params::Params, people::person, put, rows::Rows, simulated::Simulated,
    windows::OnePage,
};
use deskpane_desktops::example::host::{Act, ExampleHost, FaultInjection, HostContact};
use fastrand::Rng;
use leptos::prelude::*;

/// The most contacts.
const MOST_OPEN: usize = 3;

/// The signals the view reads. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Signals {
    pub(crate) contacts: Rows<String, HostContact>,
    /// The origin of the parent page, as far as the desktop knows it.
    pub(crate) parent: RwSignal<String>,
}

impl Simulated for ExampleHost {
    type Signals = Signals;
    type Windows = OnePage;

    const NAME: &'static str = "Example";
    const PAUSE: (f64, f64) = (2.0, 8.0);

    fn signals(&self) -> Signals {
        Signals { contacts: Rows::new(), parent: RwSignal::new(String::new()) }
    }

    fn follow(&self, signals: Signals) {
        signals.contacts.follow(self.contacts().iter().map(|own| (own.id.clone(), own)));
        put(signals.parent, self.parent().to_owned());
    }

    /// The event.
    fn kinds(text: &str) -> String {
        value_of("event", text).unwrap_or_default()
    }

    fn open(&self) -> usize {
        self.contacts().len()
    }

    fn acts(&self, turn: usize, random: &mut Rng) -> Vec<(u32, Option<Act>)> {
        let mut acts = vec![(4, None)];
        if self.open() < MOST_OPEN {
            acts.push((2, Some(Act::Offer(person(turn).0.to_owned()))));
        }
        if let Some(contact) = random.choice(self.contacts()) {
            let act = if contact.answered { Act::End } else { Act::Answer };
            acts.push((2, Some(act(contact.id.clone()))));
        }
        acts
    }

    fn wind_up(&self) -> Option<Act> {
        self.contacts().first().map(|own| Act::End(own.id.clone()))
    }
}

/// The desktop by query parameters: `parent` is the origin of the parent page, if the browser does not report it.
pub(super) fn set_up(params: &Params) -> ExampleHost {
    let around = params.origin("parent").or_else(parent::origin_around).unwrap_or_else(parent::panel_next_door);
    let mut host = engine::restore().unwrap_or_else(|| ExampleHost::new(&around));
    host.held_by(&around);
    let faults = FaultInjection { silent: params.is_on("silent"), ..FaultInjection::default() };
    Params::inject(&mut host, faults);
    host
}
