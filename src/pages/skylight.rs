//! The panel that opens Skylight.

use crate::{
    driver::{self, Driver},
    link::popup::Popup,
    pages::panel_page::panel_page,
    store::{Desktop, Placement},
    view::{
        agent::{agent_controls::agent_controls, dial::dial},
        card::{panel_layout::PanelLayout, sections},
    },
};
use deskpane_desk::origin::{AllowList, OriginPattern};
use deskpane_desktops::skylight::{session::SkylightSession, wire::LONGEST_MESSAGE};
use leptos::prelude::*;

/// Skylight, as it is called in configuration and in words.
pub(crate) const SKYLIGHT: Desktop =
    Desktop { id: "skylight", name: "Skylight", placement: Placement::Window, says_ready: true };

/// What its panel shows beside contacts.
static REPERTOIRE: PanelLayout = PanelLayout {
    agent: &[agent_controls, dial],
    above: &[sections::UNDERWAY, sections::PARTIES, sections::CONVERSATION],
    below: &[
        sections::SAVE_NOTE,
        sections::EARLIER,
        sections::SCRIPTS,
        sections::DISPOSITION,
        sections::KEYPAD,
        sections::TRANSFER,
        sections::KEPT_NOTES,
        sections::RECORD,
    ],
};

/// `/skylight`
#[component]
pub(crate) fn Skylight() -> impl IntoView {
    panel_page(
        SKYLIGHT,
        &REPERTOIRE,
        Box::new(|config, store| {
            let skylight = config.skylight.as_ref()?;
            let address = &skylight.address;
            let session = Box::new(SkylightSession::new(skylight, driver::kept(SKYLIGHT).as_deref()));
            // The name is the one its makers' sample gives the window.
            let source = Popup::new("skylight", address.url.as_str());
            let allow = AllowList(vec![OriginPattern::Exact(address.origin.clone())]);
            Some(Driver::start(session, source, allow, LONGEST_MESSAGE, store))
        }),
    )
}
