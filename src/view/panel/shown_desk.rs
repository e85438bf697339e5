//! The parts of the panel that show the desk, for pages that are no panel: the moment in `/inspect`, and the preview.

use crate::{
    store::Store,
    view::{
        agent::agent_bar::AgentBar,
        card::panel_layout::PanelLayout,
        connection::connection_line::ConnectionLine,
        list::{contact_list::ContactList, recent::Recent},
        parts::notices::notices,
    },
};
use leptos::prelude::*;

/// The agent's state, the connection line, the desktop's own parts, and the contacts.
pub(crate) fn shown_desk(store: Store, layout: &PanelLayout) -> AnyView {
    view! {
        <div class="panel__head">
            <AgentBar />
            <ConnectionLine />
        </div>
        <div class="panel__side">
            <div class="panel__agent">{layout.agent.iter().flatten().map(|view| view()).collect::<Vec<_>>()}</div>
            {notices(move || store.board.with(|board| board.notices.clone()))}
            <ContactList />
            <Recent />
        </div>
    }
    .into_any()
}
