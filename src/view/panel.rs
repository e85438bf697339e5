//! The whole panel of one desktop, around the store in context.

use super::{
    activity::activity,
    agent_bar::AgentBar,
    announcer::Announcer,
    connection_line::ConnectionLine,
    contact_list::ContactList,
    diagnostics::DiagnosticsView,
    keyboard::keyboard,
    notices::notices,
    panel_layout::layout,
    recent::Recent,
    refocus::refocus,
    settings::settings,
    sheet::{Sheet, sheet},
    shortcuts::shortcuts,
    skip::skip,
    sound::sound,
    store,
    toolbar::toolbar,
};
use crate::text::texts;
use leptos::prelude::*;

/// The panel.
#[component]
pub(crate) fn Panel() -> impl IntoView {
    let (store, t) = (store(), texts());
    refocus();
    view! {
        <main class="panel">
            <h1 class="visually-hidden">"Deskpane"</h1>
            {skip()}
            <header class="panel__head">
                <AgentBar />
                {toolbar()}
                <ConnectionLine />
                {sound()}
            </header>
            <div class="panel__stage">
                <div class="panel__side">
                    <div class="panel__agent">{layout().agent.iter().map(|view| view()).collect::<Vec<_>>()}</div>
                    {notices(move || store.board.with(|board| board.notices.clone()))}
                    <ContactList />
                    <Recent />
                    <DiagnosticsView />
                </div>
            </div>
            <Announcer />
            {keyboard()}
            {sheet(Sheet::Activity, t.activity, activity)}
            {sheet(Sheet::Shortcuts, t.shortcuts, shortcuts)}
            {sheet(Sheet::Settings, t.settings, settings)}
        </main>
    }
    .into_any()
}
