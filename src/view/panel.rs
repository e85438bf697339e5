//! The whole panel of one desktop, around the store in context.

use super::{
    agent_bar::AgentBar, agent_controls::agent_controls, announcer::Announcer, connection_line::ConnectionLine,
    contact_list::ContactList, diagnostics::DiagnosticsView, dial::dial, recent::Recent,
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
            <div class="panel__agent">{agent_controls()} {dial()}</div>
            <ContactList />
            <Recent />
            <DiagnosticsView />
            <Announcer />
        </main>
    }
    .into_any()
}
