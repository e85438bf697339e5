//! Skylight (CxEngage): a desktop in a window that the panel opens, and that takes commands by name.

pub mod config;
mod harmless;
pub mod host;
pub mod session;
pub mod wire;

use config::SkylightConfig;
use deskpane_desk::{
    config::Configured,
    desktop::{
        AddressKey, AgentPart, Capabilities, CardSection, DesktopSpec, DesktopWords, Placement, SessionStart,
        WindowAction,
    },
    session::Session,
};

/// The desktop.
pub static SPEC: DesktopSpec = DesktopSpec {
    id: "skylight",
    name: "Skylight",
    is_released: true,
    // The name is the one its makers' sample gives the window.
    placement: Placement::Popup { name: "skylight" },
    capabilities: Capabilities { says_ready: true, window: Some(WindowAction::Open), reloads_with_panel: false },
    agent_parts: &[AgentPart::Controls, AgentPart::Dial],
    card_sections: &[
        CardSection::TransferUnderway,
        CardSection::Parties,
        CardSection::Conversation,
        CardSection::SaveNote,
        CardSection::EarlierNotes,
        CardSection::Scripts,
        CardSection::Disposition,
        CardSection::Keypad,
        CardSection::Transfer,
        CardSection::DesktopNotes,
        CardSection::CustomerRecord,
    ],
    longest_message: wire::LONGEST_MESSAGE,
    most_contacts: 500,
    words: DesktopWords::POPUP,
    address_key: AddressKey::Url,
    switches: &["fullControl"],
    harmless: harmless::HARMLESS,
    example_origin: "https://skylight.cxengage.net",
    entries: &[],
    config: config::read,
    session: begin,
};

fn begin(configured: &Configured, start: &SessionStart<'_>) -> Option<Box<dyn Session>> {
    Some(Box::new(session::SkylightSession::new(configured.own::<SkylightConfig>()?, start.snapshot, start.now)))
}
