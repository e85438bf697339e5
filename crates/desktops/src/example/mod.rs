//! The smallest possible desktop, to show what a desktop consists of. It is no real product and in no release.
//! `docs/adding-a-desktop.md` walks through this folder.
//!
//! The desktop is in a frame of the panel's page. It reports changed and ended contacts, and accepts one command.
//! When its page has loaded, it reports everything again.

mod harmless;
pub mod host;
pub mod session;
pub mod wire;

use deskpane_desk::{
    config::{Configured, Section},
    desktop::{
        AddressKey, Capabilities, CardSection, DesktopSpec, DesktopWords, Placement, SessionStart, WindowAction,
    },
    session::Session,
};

/// The desktop.
pub static SPEC: DesktopSpec = DesktopSpec {
    id: "example",
    name: "Example",
    is_released: false,
    placement: Placement::Beside { name: None, permissions: &["autoplay"] },
    capabilities: Capabilities { says_ready: false, window: Some(WindowAction::Reload), reloads_with_panel: true },
    agent_parts: &[],
    card_sections: &[CardSection::EarlierNotes],
    longest_message: wire::LONGEST_MESSAGE,
    most_contacts: 100,
    words: DesktopWords::BESIDE,
    address_key: AddressKey::Url,
    switches: &[],
    harmless: harmless::HARMLESS,
    example_origin: "https://desk.example",
    entries: &[],
    config,
    session: begin,
};

fn config(section: &mut Section<'_>) -> Option<Configured> {
    section.known(&["url"]);
    Some(Configured::at(section.address()?, ()))
}

fn begin(configured: &Configured, start: &SessionStart<'_>) -> Option<Box<dyn Session>> {
    Some(Box::new(session::ExampleSession::new(configured.address.as_ref()?, start.origin)))
}
