//! Rox.Chat's host for its page.

use super::autopilot;
use crate::common::{journal::value_of, put, rows::Rows, simulated::Simulated, windows::OnePage};
use deskpane_desktops::roxchat::host::{Act, HostNotice, HostVisitor, RoxchatHost, VisitorNo};
use fastrand::Rng;
use leptos::prelude::*;

/// The signals the view reads. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Signals {
    pub(crate) visitors: Rows<VisitorNo, HostVisitor>,
    pub(crate) notices: RwSignal<Vec<HostNotice>>,
    /// The visitor whose chat the agent has open.
    pub(crate) front: RwSignal<Option<VisitorNo>>,
    /// The origin in the account's configuration, and whether it is enabled.
    pub(crate) allowed: RwSignal<(String, bool)>,
}

impl Simulated for RoxchatHost {
    type Signals = Signals;
    type Windows = OnePage;

    const NAME: &'static str = "Rox.Chat";

    fn signals(&self) -> Signals {
        Signals {
            visitors: Rows::new(),
            notices: RwSignal::new(Vec::new()),
            front: RwSignal::new(None),
            allowed: RwSignal::new((String::new(), true)),
        }
    }

    fn follow(&self, signals: Signals) {
        signals.visitors.follow(self.visitors().iter().map(|visitor| (visitor.no, visitor)));
        put(signals.notices, self.notices().to_vec());
        put(signals.front, self.front());
        put(signals.allowed, (self.parent().to_owned(), self.allows_parent()));
    }

    /// The event, the action or the error.
    fn kinds(text: &str) -> String {
        ["event", "action", "error"].into_iter().find_map(|name| value_of(name, text)).unwrap_or_default()
    }

    fn open(&self) -> usize {
        self.visitors().len()
    }

    fn acts(&self, turn: usize, random: &mut Rng) -> Vec<(u32, Option<Act>)> {
        autopilot::acts(self, turn, random)
    }

    fn wind_up(&self) -> Option<Act> {
        self.visitors().iter().find(|visitor| autopilot::talks(visitor)).map(|visitor| Act::Close(visitor.no, false))
    }
}
