//! The panel that opens Skylight.

use super::panel_page::panel_page;
use crate::{
    driver::{self, Driver},
    link::popup::Popup,
    store::{Desktop, Seat},
};
use deskpane_protocol::{
    origin::{AllowList, OriginPattern},
    skylight::{panel::SkylightPanel, wire::LONGEST_MESSAGE},
};
use leptos::prelude::*;

/// Skylight, as it is called in configuration and in words.
pub(crate) const SKYLIGHT: Desktop = Desktop { id: "skylight", name: "Skylight", seat: Seat::Window, says_ready: true };

/// `/skylight`
#[component]
pub(crate) fn Skylight() -> impl IntoView {
    panel_page(
        SKYLIGHT,
        Box::new(|config, store| {
            let skylight = config.skylight.as_ref()?;
            let address = &skylight.address;
            let session = Box::new(SkylightPanel::new(skylight, driver::kept(SKYLIGHT).as_deref()));
            // The name is the one its makers' sample gives the window.
            let source = Popup::new("skylight", address.url.as_str());
            let allow = AllowList(vec![OriginPattern::Exact(address.origin.clone())]);
            Some(Driver::start(session, source, allow, LONGEST_MESSAGE, store))
        }),
    )
}
