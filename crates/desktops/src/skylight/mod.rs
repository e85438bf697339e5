//! Skylight (CxEngage): a desktop that runs in a window the panel opens, and takes commands by name.

pub mod config;
pub mod host;
pub mod session;
pub mod wire;

use config::SkylightConfig;
use deskpane_desk::{
    config::Configured,
    desktop::{AddressKey, Capabilities, DesktopSpec, DesktopWords, PanelPart, Placement, SessionStart, WindowAction},
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
    shows: &[
        PanelPart::AgentControls,
        PanelPart::Dial,
        PanelPart::Underway,
        PanelPart::Parties,
        PanelPart::Conversation,
        PanelPart::SaveNote,
        PanelPart::Earlier,
        PanelPart::Scripts,
        PanelPart::Disposition,
        PanelPart::Keypad,
        PanelPart::Transfer,
        PanelPart::KeptNotes,
        PanelPart::Record,
    ],
    longest_message: wire::LONGEST_MESSAGE,
    words: DesktopWords::POPUP,
    address_key: AddressKey::Url,
    example_origin: "https://skylight.cxengage.net",
    config: config::read,
    session: begin,
};

fn begin(configured: &Configured, start: &SessionStart<'_>) -> Option<Box<dyn Session>> {
    Some(Box::new(session::SkylightSession::new(configured.own::<SkylightConfig>()?, start.snapshot)))
}
