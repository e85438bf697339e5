//! The panel beside Rox.Chat.

use super::framed_page::{Framed, framed_page};
use crate::{
    driver,
    store::{Desktop, Seat},
    view::{repertoire::Repertoire, sections},
};
use deskpane_protocol::roxchat::{POWERS, panel::RoxchatPanel, wire::LONGEST_MESSAGE};
use leptos::prelude::*;

/// Rox.Chat, as it is called in configuration and in words.
pub(crate) const ROXCHAT: Desktop = Desktop { id: "roxchat", name: "Rox.Chat", seat: Seat::Beside, says_ready: false };

/// What its panel shows beside contacts.
static REPERTOIRE: Repertoire = Repertoire {
    agent: &[],
    above: &[sections::NOTICES, sections::IDENTITIES, sections::CONVERSATION],
    below: &[sections::EARLIER],
};

/// `/roxchat`
#[component]
pub(crate) fn Roxchat() -> impl IntoView {
    framed_page(Framed {
        desktop: ROXCHAT,
        repertoire: &REPERTOIRE,
        address: |config| config.roxchat.as_ref(),
        session: |address, own| Box::new(RoxchatPanel::new(address, own).recall(driver::kept(ROXCHAT).as_deref())),
        longest: LONGEST_MESSAGE,
        name: None,
        powers: &POWERS,
    })
}
