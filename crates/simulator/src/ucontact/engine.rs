//! uContact's host as a desktop in a frame, and the signals that follow it.

use super::autopilot::Autopilot;
use crate::common::{
    framed::{Engine, Output},
    put,
    rows::Rows,
};
use deskpane_desk::clock::Millis;
use deskpane_desktops::ucontact::host::{Act, FaultInjection, Host, HostOutput, Interaction};
use leptos::prelude::*;
use std::time::Duration;

/// How the desktop looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Looks {
    pub(crate) dark: bool,
    pub(crate) primary: String,
    pub(crate) language: String,
}

/// The signals the view reads. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Picture {
    pub(crate) interactions: Rows<String, Interaction>,
    pub(crate) looks: RwSignal<Looks>,
    /// The origin of the page around, as far as the desktop knows it.
    pub(crate) parent: RwSignal<String>,
    pub(crate) fault_injection: RwSignal<FaultInjection>,
}

impl Engine for Host {
    type Act = Act;
    type FaultInjection = FaultInjection;
    type Picture = Picture;
    type Pilot = Autopilot;

    const NAME: &'static str = "uContact";

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
            interactions: Rows::new(),
            looks: RwSignal::new(Looks::default()),
            parent: RwSignal::new(String::new()),
            fault_injection: RwSignal::new(FaultInjection::default()),
        }
    }

    fn follow(&self, picture: Picture) {
        picture.interactions.follow(self.interactions().iter().map(|own| (own.guid.clone(), own)));
        let (dark, primary, language) = self.looks();
        put(picture.looks, Looks { dark, primary: primary.to_owned(), language: language.to_owned() });
        put(picture.parent, self.parent().to_owned());
        put(picture.fault_injection, self.fault_injection.clone());
    }

    fn next(&self, pilot: &mut Autopilot) -> Option<(Vec<Act>, Duration)> {
        pilot.next(self)
    }

    /// The event. Found as text, like everything in the log; also where the object came as a text.
    fn kinds(text: &str) -> String {
        let plain = text.replace("\\\"", "\"");
        plain.split_once("\"event\":\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default().to_owned()
    }
}
