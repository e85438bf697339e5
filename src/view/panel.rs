//! The whole panel of one desktop, around the store in context.

use super::{
    agent_bar::AgentBar, agent_controls::agent_controls, announcer::Announcer, connection_line::ConnectionLine,
    contact_list::ContactList, diagnostics::DiagnosticsView, dial::dial, notices::notices, recent::Recent,
    start::start, store,
};
use leptos::prelude::*;

/// The panel.
#[component]
pub(crate) fn Panel() -> impl IntoView {
    let store = store();
    view! {
        <main class="panel">
            <header class="panel__head">
                <AgentBar />
                <ConnectionLine />
            </header>
            <div class="panel__agent">{agent_controls()} {dial()} {start()}</div>
            {notices(move || store.board.with(|board| board.notices.clone()))}
            <ContactList />
            <Recent />
            <DiagnosticsView />
            <Announcer />
        </main>
    }
    .into_any()
}
