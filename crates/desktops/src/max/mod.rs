//! NICE MAX and its successor CXone Agent (CXA), which share one protocol: the panel is in a frame inside the
//! desktop, registers for events, and sends commands that name no contact.
//!
//! Sources: the vendor's page "MAX POST Message Integration", and the published CXone Agent SDK where that page is
//! silent.

pub mod config;
mod harmless;
pub mod host;
pub mod session;
pub mod wire;

use config::MaxConfig;
use deskpane_desk::{
    config::Configured,
    desktop::{AddressKey, Capabilities, CardSection, DesktopSpec, DesktopWords, Entry, Placement, SessionStart},
    session::Session,
};

/// The desktop.
pub static SPEC: DesktopSpec = DesktopSpec {
    id: "max",
    name: "MAX",
    is_released: true,
    placement: Placement::Around,
    capabilities: Capabilities { says_ready: false, window: None, reloads_with_panel: false },
    agent_parts: &[],
    card_sections: &[CardSection::EarlierNotes, CardSection::CustomerCard],
    longest_message: wire::LONGEST_MESSAGE,
    most_contacts: 2000,
    words: DesktopWords::AROUND,
    address_key: AddressKey::Origins,
    switches: &[],
    harmless: harmless::HARMLESS,
    example_origin: "https://*.niceincontact.com",
    entries: &[
        Entry { field: "Custom Workspace", value: "{address}" },
        Entry { field: "Contact Panel", value: "{address}?contactId={ContactID}" },
    ],
    config: config::read,
    session: begin,
};

/// The query `contactId` makes the panel the Contact Panel of that contact.
fn begin(configured: &Configured, start: &SessionStart<'_>) -> Option<Box<dyn Session>> {
    let config = configured.own::<MaxConfig>()?;
    Some(Box::new(session::MaxSession::new(config, (start.query)("contactId"), start.snapshot)))
}
