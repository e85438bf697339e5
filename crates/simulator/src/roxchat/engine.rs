//! Rox.Chat's host as a desktop in a frame, and the signals that follow it.

use super::autopilot::Autopilot;
use crate::common::{
    framed::{Engine, Output},
    put,
    rows::Rows,
};
use deskpane_desk::clock::Millis;
use deskpane_desktops::roxchat::host::{Act, FaultInjection, Host, HostNotice, HostOutput, HostVisitor, VisitorNo};
use leptos::prelude::*;
use std::time::Duration;

/// The signals the view reads. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) visitors: Rows<VisitorNo, HostVisitor>,
    pub(crate) notices: RwSignal<Vec<HostNotice>>,
    /// Whose chat the agent has open.
    pub(crate) front: RwSignal<Option<VisitorNo>>,
    /// The origin in the account's configuration, and whether it is switched on.
    pub(crate) allowed: RwSignal<(String, bool)>,
    pub(crate) fault_injection: RwSignal<FaultInjection>,
}

impl Engine for Host {
    type Act = Act;
    type FaultInjection = FaultInjection;
    type Picture = Picture;
    type Pilot = Autopilot;

    const NAME: &'static str = "Rox.Chat";

    fn receive(&mut self, origin: &str, text: &str, now: Millis) {
        Host::receive(self, origin, text, now);
    }

    fn act(&mut self, act: Act, now: Millis) {
        Host::act(self, act, now);
    }

    fn wake(&mut self, now: Millis) {
        Host::wake(self, now);
    }

    fn wake_at(&self) -> Option<Millis> {
        Host::wake_at(self)
    }

    fn poll(&mut self) -> Option<Output> {
        Host::poll(self).map(|output| match output {
            HostOutput::Post { to, text } => Output::Post { to, text },
            HostOutput::Warn(text) => Output::Warn(text),
        })
    }

    fn fault_injection(&mut self) -> &mut FaultInjection {
        &mut self.fault_injection
    }

    fn save(&self) -> String {
        Host::save(self)
    }

    fn picture(&self) -> Picture {
        Picture {
            visitors: Rows::new(),
            notices: RwSignal::new(Vec::new()),
            front: RwSignal::new(None),
            allowed: RwSignal::new((String::new(), true)),
            fault_injection: RwSignal::new(FaultInjection::default()),
        }
    }

    fn follow(&self, picture: Picture) {
        picture.visitors.follow(self.visitors().iter().map(|visitor| (visitor.no, visitor)));
        put(picture.notices, self.notices().to_vec());
        put(picture.front, self.front());
        put(picture.allowed, (self.parent().to_owned(), self.allows_parent()));
        put(picture.fault_injection, self.fault_injection.clone());
    }

    fn next(&self, pilot: &mut Autopilot) -> Option<(Vec<Act>, Duration)> {
        pilot.next(self)
    }

    /// The event or the action. Found as text, like everything in the log; also where the object came as a text.
    fn kinds(text: &str) -> String {
        let plain = text.replace("\\\"", "\"");
        let value = |name: &str| {
            let mark = format!("\"{name}\":\"");
            plain.split_once(&mark)?.1.split('"').next().map(str::to_owned)
        };
        value("event").or_else(|| value("action")).or_else(|| value("error")).unwrap_or_default()
    }
}
