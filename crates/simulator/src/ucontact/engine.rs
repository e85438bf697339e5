//! uContact's host for its page.

use super::autopilot;
use crate::common::{journal::value_of, put, rows::Rows, simulated::Simulated, windows::OnePage};
use deskpane_desktops::ucontact::host::{Act, Interaction, UcontactHost};
use fastrand::Rng;
use leptos::prelude::*;

/// The desktop's appearance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Appearance {
    pub(crate) dark: bool,
    pub(crate) primary: String,
    pub(crate) language: String,
}

/// The signals the view reads. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Signals {
    pub(crate) interactions: Rows<String, Interaction>,
    pub(crate) appearance: RwSignal<Appearance>,
    /// The origin of the parent page, as far as the desktop knows it.
    pub(crate) parent: RwSignal<String>,
}

impl Simulated for UcontactHost {
    type Signals = Signals;
    type Windows = OnePage;

    const NAME: &'static str = "uContact";
    const PAUSE: (f64, f64) = (2.0, 8.0);

    fn signals(&self) -> Signals {
        Signals {
            interactions: Rows::new(),
            appearance: RwSignal::new(Appearance::default()),
            parent: RwSignal::new(String::new()),
        }
    }

    fn follow(&self, signals: Signals) {
        signals.interactions.follow(self.interactions().iter().map(|own| (own.guid.clone(), own)));
        let (dark, primary, language) = self.appearance();
        put(signals.appearance, Appearance { dark, primary: primary.to_owned(), language: language.to_owned() });
        put(signals.parent, self.parent().to_owned());
    }

    /// The event.
    fn kinds(text: &str) -> String {
        value_of("event", text).unwrap_or_default()
    }

    fn open(&self) -> usize {
        self.interactions().iter().filter(|own| !own.finished).count()
    }

    fn acts(&self, turn: usize, random: &mut Rng) -> Vec<(u32, Option<Act>)> {
        autopilot::acts(self, turn, random)
    }

    fn wind_up(&self) -> Option<Act> {
        self.interactions().iter().find(|own| !own.finished).map(|own| Act::Finish(own.guid.clone()))
    }
}
