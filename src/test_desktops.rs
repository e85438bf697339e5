//! Desktops for tests, one for each placement.

use deskpane_desk::{
    config::Configured,
    desktop::{AddressKey, Capabilities, DesktopSpec, DesktopWords, Harmless, Placement, WindowAction},
};

const ONE: DesktopSpec = DesktopSpec {
    id: "around",
    name: "Around",
    is_released: false,
    placement: Placement::Around,
    capabilities: Capabilities { says_ready: false, window: None, reloads_with_panel: false },
    agent_parts: &[],
    card_sections: &[],
    longest_message: 1024,
    most_contacts: 10,
    words: DesktopWords::AROUND,
    address_key: AddressKey::Origins,
    switches: &[],
    harmless: Harmless { words: &[], ids: &[], phrases: &[] },
    example_origin: "https://around.example",
    entries: &[],
    config: |section| Some(Configured::from(section.origins(None), ())),
    session: |_, _| None,
};

/// The panel is inside the desktop.
pub(crate) static AROUND: DesktopSpec = ONE;

/// The desktop is in a popup.
pub(crate) static POPUP: DesktopSpec = DesktopSpec {
    id: "popup",
    name: "Popup",
    placement: Placement::Popup { name: "popup" },
    capabilities: Capabilities { says_ready: true, window: Some(WindowAction::Open), reloads_with_panel: false },
    words: DesktopWords::POPUP,
    address_key: AddressKey::Url,
    ..ONE
};

/// The desktop is in a frame.
pub(crate) static BESIDE: DesktopSpec = DesktopSpec {
    id: "frame",
    name: "Frame",
    placement: Placement::Beside { name: None, permissions: &[] },
    capabilities: Capabilities { says_ready: false, window: Some(WindowAction::Reload), reloads_with_panel: true },
    words: DesktopWords::BESIDE,
    address_key: AddressKey::Url,
    ..ONE
};
