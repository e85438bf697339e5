//! A uContact in the panel's frame.

use crate::{desktop::Previewed, people::person, request::Event};
use deskpane_desk::{clock::Millis, desktop::DesktopSpec, kit::host::Host as _};
use deskpane_desktops::ucontact::{
    SPEC,
    host::{Act, UcontactHost},
};

impl Previewed for UcontactHost {
    const SPEC: &'static DesktopSpec = &SPEC;
    const EVENTS: &'static [Event] = &Event::ALL;

    fn made(panel: &str, _now: Millis) -> Self {
        Self::new(panel, 0)
    }

    fn peer(panel: &str) -> String {
        panel.to_owned()
    }

    fn play(&mut self, event: Event, turn: usize, now: Millis) {
        let (_, phone, user) = person(turn);
        let assign = |channel: &str, client: &str| Act::Assign {
            campaign: "Support<-".to_owned(),
            channel: channel.to_owned(),
            client: client.to_owned(),
        };
        match event {
            Event::Call => self.act(assign("telephony", phone), now),
            Event::Chat => self.act(assign("webchat", user), now),
            Event::Leave => {
                let open = self.interactions().iter().find(|own| !own.finished).map(|own| own.guid.clone());
                if let Some(guid) = open {
                    self.act(Act::Finish(guid), now);
                }
            }
        }
    }
}
