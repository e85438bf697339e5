//! The whole panel of one desktop, around the store in context.

use crate::{
    text::texts,
    view::{
        activity::activity_sheet::activity,
        agent::agent_bar::AgentBar,
        card::panel_layout::layout,
        connection::connection_line::ConnectionLine,
        context::store,
        diagnostics::DiagnosticsView,
        keyboard::{keyboard_listener::keyboard, shortcut_settings::shortcuts},
        list::{contact_list::ContactList, recent::Recent},
        panel::{
            announcer::Announcer, restore_focus::restore_focus, skip_link::skip_link,
            sound_permission::sound_permission, toolbar::toolbar,
        },
        parts::{
            notices::notices,
            sheet::{Sheet, sheet},
        },
        settings::settings_sheet::settings,
    },
};
use leptos::prelude::*;

/// The panel.
#[component]
pub(crate) fn Panel() -> impl IntoView {
    let (store, t) = (store(), texts());
    restore_focus();
    view! {
        <main class="panel">
            <h1 class="visually-hidden">"Deskpane"</h1>
            {skip_link()}
            <header class="panel__head">
                <AgentBar />
                {toolbar()}
                <ConnectionLine />
                {sound_permission()}
                {layout().whole.map(|whole| (whole.recording.mark)())}
            </header>
            <div class="panel__stage">
                <div class="panel__side">
                    <div class="panel__agent">{layout().agent.iter().flatten().map(|view| view()).collect::<Vec<_>>()}</div>
                    {notices(move || store.board.with(|board| board.notices.clone()))}
                    {layout().whole.map(|whole| (whole.crm.log)())}
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
