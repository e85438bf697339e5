//! The panel beside Rox.Chat.

use crate::{
    driver,
    pages::framed_page::{Framed, framed_page},
    store::{Desktop, Placement},
    view::card::{panel_layout::PanelLayout, sections},
};
use deskpane_desktops::roxchat::{POWERS, session::RoxchatSession, wire::LONGEST_MESSAGE};
use leptos::prelude::*;

/// Rox.Chat, as it is called in configuration and in words.
pub(crate) const ROXCHAT: Desktop =
    Desktop { id: "roxchat", name: "Rox.Chat", placement: Placement::Beside, says_ready: false };

/// What its panel shows beside contacts.
static REPERTOIRE: PanelLayout = PanelLayout {
    agent: &[],
    above: &[sections::NOTICES, sections::IDENTITIES, sections::CONVERSATION],
    below: &[sections::EARLIER],
};

/// `/roxchat`
#[component]
pub(crate) fn Roxchat() -> impl IntoView {
    framed_page(Framed {
        desktop: ROXCHAT,
        layout: &REPERTOIRE,
        address: |config| config.roxchat.as_ref(),
        session: |address, own| Box::new(RoxchatSession::new(address, own).recall(driver::kept(ROXCHAT).as_deref())),
        longest: LONGEST_MESSAGE,
        name: None,
        powers: &POWERS,
    })
}
