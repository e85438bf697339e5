//! The panel beside Rox.Chat.

use super::framed_page::{Framed, framed_page};
use crate::{
    driver,
    store::{Desktop, Seat},
};
use deskpane_protocol::roxchat::{POWERS, panel::RoxchatPanel, wire::LONGEST_MESSAGE};
use leptos::prelude::*;

/// Rox.Chat, as it is called in configuration and in words.
pub(crate) const ROXCHAT: Desktop = Desktop { id: "roxchat", name: "Rox.Chat", seat: Seat::Beside, says_ready: false };

/// `/roxchat`
#[component]
pub(crate) fn Roxchat() -> impl IntoView {
    framed_page(Framed {
        desktop: ROXCHAT,
        address: |config| config.roxchat.as_ref(),
        session: |address, own| Box::new(RoxchatPanel::new(address, own).recall(driver::kept(ROXCHAT).as_deref())),
        longest: LONGEST_MESSAGE,
        name: None,
        powers: &POWERS,
    })
}
