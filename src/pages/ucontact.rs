//! The panel beside uContact.

use super::framed_page::{Framed, framed_page};
use crate::{
    driver,
    store::{Desktop, Seat},
};
use deskpane_protocol::ucontact::{POWERS, panel::UcontactPanel, wire::LONGEST_MESSAGE};
use leptos::prelude::*;

/// uContact, as it is called in configuration and in words.
pub(crate) const UCONTACT: Desktop =
    Desktop { id: "ucontact", name: "uContact", seat: Seat::Beside, says_ready: false };

/// `/ucontact`
#[component]
pub(crate) fn Ucontact() -> impl IntoView {
    framed_page(Framed {
        desktop: UCONTACT,
        address: |config| config.ucontact.as_ref(),
        session: |address, own| Box::new(UcontactPanel::new(address, own).recall(driver::kept(UCONTACT).as_deref())),
        longest: LONGEST_MESSAGE,
        // Its makers' sample finds the frame by its id, and posts to it by its name.
        name: Some("uContact"),
        powers: &POWERS,
    })
}
