//! A Skylight that a panel has opened.

use crate::{desktop::Previewed, people::person, request::Event};
use deskpane_desk::{clock::Millis, desktop::DesktopSpec, kit::host::Host as _};
use deskpane_desktops::skylight::{
    SPEC,
    host::{Act, Channel, OfferSpec, SkylightHost, Stage},
};

impl Previewed for SkylightHost {
    const SPEC: &'static DesktopSpec = &SPEC;
    const EVENTS: &'static [Event] = &Event::ALL;

    fn made(_panel: &str, now: Millis) -> Self {
        let mut host = Self::new(now);
        host.set_listens(true);
        host
    }

    fn peer(panel: &str) -> String {
        panel.to_owned()
    }

    fn sign_in(&mut self, now: Millis) {
        self.act(Act::LogIn("Katherine Johnson".to_owned()), now);
        self.act(Act::GoReady(0), now);
    }

    fn play(&mut self, event: Event, turn: usize, now: Millis) {
        let (name, phone, user) = person(turn);
        match event {
            Event::Call => self.act(Act::Offer(OfferSpec::new(Channel::Voice, name, phone, "Customer Support")), now),
            Event::Chat => self.act(Act::Offer(OfferSpec::new(Channel::Smooch, name, user, "Billing")), now),
            Event::Leave => {
                let open = self.state().interactions;
                let live = open.into_iter().find(|one| !matches!(one.stage, Stage::WrapUp(_)));
                if let Some(one) = live {
                    self.act(Act::CustomerLeaves(one.id), now);
                }
            }
        }
    }
}
