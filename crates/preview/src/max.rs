//! A MAX with one panel.

use crate::{desktop::Previewed, people::person, request::Event};
use deskpane_desk::{clock::Millis, desktop::DesktopSpec, kit::host::Host as _};
use deskpane_desktops::max::{
    SPEC,
    host::{Act, Chosen, ContactSpec, Kind, MaxHost, WindowId},
    wire::Flavour,
};

impl Previewed for MaxHost {
    const SPEC: &'static DesktopSpec = &SPEC;
    const EVENTS: &'static [Event] = &Event::ALL;

    fn made(_panel: &str, now: Millis) -> Self {
        Self::new(Flavour::Max, now)
    }

    fn peer(_panel: &str) -> WindowId {
        WindowId(0)
    }

    fn sign_in(&mut self, now: Millis) {
        self.act(Act::SetState(Chosen::Available), now);
    }

    fn play(&mut self, event: Event, turn: usize, now: Millis) {
        let (name, phone, user) = person(turn);
        match event {
            Event::Call => self.act(Act::Incoming(ContactSpec::new(Kind::Call, name, phone, "Customer Support")), now),
            Event::Chat => {
                let address = format!("{user}@chat.example");
                self.act(Act::Incoming(ContactSpec::new(Kind::Chat, name, &address, "Billing")), now);
            }
            Event::Leave => {
                let live = self.contacts().iter().find(|contact| contact.status.is_live()).map(|contact| contact.no);
                if let Some(no) = live {
                    self.act(Act::CustomerHangsUp(no), now);
                }
            }
        }
    }
}
