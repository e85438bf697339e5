//! uContact: a desktop in a frame of the panel's page, which reports interactions, their outcomes and its theme, and
//! accepts one command. Source: the vendor's page "Events API" (docs.ucontactcloud.com/developer/events.html).

mod harmless;
pub mod host;
pub mod session;
pub mod wire;

use deskpane_desk::{
    config::{Configured, Section},
    desktop::{
        AddressKey, AgentPart, Capabilities, CardSection, DesktopSpec, DesktopWords, Entry, Placement, SessionStart,
        WindowAction,
    },
    session::Session,
};

/// The desktop.
pub static SPEC: DesktopSpec = DesktopSpec {
    id: "ucontact",
    name: "uContact",
    is_released: true,
    placement: Placement::Beside {
        // The vendor's sample finds the frame by its id, and posts to it by its name.
        name: Some("uContact"),
        permissions: &["camera", "microphone", "clipboard-read", "clipboard-write", "autoplay"],
    },
    capabilities: Capabilities { says_ready: false, window: Some(WindowAction::Reload), reloads_with_panel: true },
    agent_parts: &[AgentPart::StartContact],
    card_sections: &[CardSection::EarlierNotes, CardSection::RecordedDisposition, CardSection::StartAgain],
    longest_message: wire::LONGEST_MESSAGE,
    most_contacts: 500,
    words: DesktopWords::BESIDE,
    address_key: AddressKey::Url,
    switches: &[],
    harmless: harmless::HARMLESS,
    example_origin: "https://acme.ucontactcloud.com",
    entries: &[Entry { field: "frame-ancestors", value: "{origin}" }],
    config,
    session: begin,
};

fn config(section: &mut Section<'_>) -> Option<Configured> {
    section.known(&["url"]);
    Some(Configured::at(section.address()?, ()))
}

fn begin(configured: &Configured, start: &SessionStart<'_>) -> Option<Box<dyn Session>> {
    let address = configured.address.as_ref()?;
    Some(Box::new(session::UcontactSession::new(address, start.origin).recall(start.snapshot, start.now)))
}
