//! The whole panel of one desktop, around the store in context.

use super::{
    agent_bar::AgentBar, announcer::Announcer, connection_line::ConnectionLine, contact_list::ContactList,
    diagnostics::DiagnosticsView, recent::Recent,
};
use leptos::prelude::*;

/// The panel.
#[component]
pub(crate) fn Panel() -> impl IntoView {
    view! {
        <main class="panel">
            <header class="panel__head">
                <AgentBar />
                <ConnectionLine />
            </header>
            <ContactList />
            <Recent />
            <DiagnosticsView />
            <Announcer />
        </main>
    }
    .into_any()
}
