//! The panel beside uContact.

use super::framed_page::{Framed, framed_page};
use crate::{
    driver,
    store::{Desktop, Seat},
    view::{repertoire::Repertoire, sections, start::start},
};
use deskpane_protocol::ucontact::{POWERS, panel::UcontactPanel, wire::LONGEST_MESSAGE};
use leptos::prelude::*;

/// uContact, as it is called in configuration and in words.
pub(crate) const UCONTACT: Desktop =
    Desktop { id: "ucontact", name: "uContact", seat: Seat::Beside, says_ready: false };

/// What its panel shows beside contacts.
static REPERTOIRE: Repertoire =
    Repertoire { agent: &[start], above: &[], below: &[sections::EARLIER, sections::RECORDED, sections::AGAIN] };

/// `/ucontact`
#[component]
pub(crate) fn Ucontact() -> impl IntoView {
    framed_page(Framed {
        desktop: UCONTACT,
        repertoire: &REPERTOIRE,
        address: |config| config.ucontact.as_ref(),
        session: |address, own| Box::new(UcontactPanel::new(address, own).recall(driver::kept(UCONTACT).as_deref())),
        longest: LONGEST_MESSAGE,
        // Its makers' sample finds the frame by its id, and posts to it by its name.
        name: Some("uContact"),
        powers: &POWERS,
    })
}
