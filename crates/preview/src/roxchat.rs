//! A Rox.Chat in the panel's frame.

use crate::{desktop::Previewed, people::person, request::Event};
use deskpane_desk::{clock::Millis, desktop::DesktopSpec, kit::host::Host as _};
use deskpane_desktops::roxchat::{
    SPEC,
    host::{Act, HostChannel, RoxchatHost, VisitorSpec},
};

impl Previewed for RoxchatHost {
    const SPEC: &'static DesktopSpec = &SPEC;
    const EVENTS: &'static [Event] = &[Event::Chat, Event::Leave];

    fn made(panel: &str, _now: Millis) -> Self {
        Self::new(panel, 0)
    }

    fn peer(panel: &str) -> String {
        panel.to_owned()
    }

    fn play(&mut self, event: Event, turn: usize, now: Millis) {
        match event {
            Event::Call => {}
            Event::Chat => {
                let (name, _, user) = person(turn);
                let channel = HostChannel { kind: "telegram".to_owned(), user: user.to_owned(), name: name.to_owned() };
                self.act(Act::Arrive(VisitorSpec { channel: Some(channel), ..VisitorSpec::default() }), now);
                if let Some(no) = self.visitors().last().map(|visitor| visitor.no) {
                    self.act(Act::Write(no, "visitor".to_owned(), "Order A-1042.".to_owned()), now);
                }
            }
            Event::Leave => {
                let talks = self.visitors().iter().find(|one| one.chat.as_ref().is_some_and(|chat| chat.open));
                if let Some(no) = talks.map(|visitor| visitor.no) {
                    self.act(Act::Close(no, false), now);
                }
            }
        }
    }
}
