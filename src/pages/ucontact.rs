//! The panel beside uContact.

use crate::{
    driver,
    pages::framed_page::{Framed, framed_page},
    store::{Desktop, Placement},
    view::{
        agent::start_contact::start_contact,
        card::{panel_layout::PanelLayout, sections},
    },
};
use deskpane_desktops::ucontact::{POWERS, session::UcontactSession, wire::LONGEST_MESSAGE};
use leptos::prelude::*;

/// uContact, as it is called in configuration and in words.
pub(crate) const UCONTACT: Desktop =
    Desktop { id: "ucontact", name: "uContact", placement: Placement::Beside, says_ready: false };

/// What its panel shows beside contacts.
static REPERTOIRE: PanelLayout = PanelLayout {
    agent: &[start_contact],
    above: &[],
    below: &[sections::EARLIER, sections::RECORDED, sections::AGAIN],
};

/// `/ucontact`
#[component]
pub(crate) fn Ucontact() -> impl IntoView {
    framed_page(Framed {
        desktop: UCONTACT,
        layout: &REPERTOIRE,
        address: |config| config.ucontact.as_ref(),
        session: |address, own| Box::new(UcontactSession::new(address, own).recall(driver::kept(UCONTACT).as_deref())),
        longest: LONGEST_MESSAGE,
        // Its makers' sample finds the frame by its id, and posts to it by its name.
        name: Some("uContact"),
        powers: &POWERS,
    })
}
