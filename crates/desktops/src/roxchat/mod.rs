//! Rox.Chat: a desktop in a frame of the panel's page, which reports visitors, chats and notifications, and accepts
//! one command. Source: the vendor's page "Rox.Chat CRM postMessage Interface" (rox.chat/kb/dev/postmessage.html).

mod harmless;
pub mod host;
pub mod session;
pub mod wire;

use deskpane_desk::{
    config::{Configured, Section},
    desktop::{
        AddressKey, Capabilities, CardSection, DesktopSpec, DesktopWords, Entry, Placement, SessionStart, WindowAction,
    },
    session::Session,
};

/// The desktop.
pub static SPEC: DesktopSpec = DesktopSpec {
    id: "roxchat",
    name: "Rox.Chat",
    is_released: true,
    placement: Placement::Beside { name: None, permissions: &["clipboard-read", "clipboard-write", "autoplay"] },
    capabilities: Capabilities { says_ready: false, window: Some(WindowAction::Reload), reloads_with_panel: true },
    agent_parts: &[],
    card_sections: &[
        CardSection::Notices,
        CardSection::Identities,
        CardSection::Conversation,
        CardSection::EarlierNotes,
    ],
    longest_message: wire::LONGEST_MESSAGE,
    most_contacts: 300,
    words: DesktopWords { crm: "Siebel", ..DesktopWords::BESIDE },
    address_key: AddressKey::Url,
    switches: &[],
    harmless: harmless::HARMLESS,
    example_origin: "https://acme.rox.chat",
    entries: &[Entry { field: "operator_iframe_allowed_parent_origin", value: "{origin}" }],
    config,
    session: begin,
};

fn config(section: &mut Section<'_>) -> Option<Configured> {
    section.known(&["url"]);
    Some(Configured::at(section.address()?, ()))
}

fn begin(configured: &Configured, start: &SessionStart<'_>) -> Option<Box<dyn Session>> {
    let address = configured.address.as_ref()?;
    Some(Box::new(session::RoxchatSession::new(address, start.origin).recall(start.snapshot, start.now)))
}
