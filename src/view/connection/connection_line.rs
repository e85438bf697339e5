//! The connection line: the state, the reason and what to do; a single line while connected.

use crate::{
    leptos_workarounds::erased::{when, word, words},
    text::{face::face, texts},
    view::{
        connection::window_buttons::{open_button, reload_button},
        context::store,
        parts::{copy_button::copy_button, elements::live},
    },
};
use deskpane_desk::{
    desktop::WindowAction,
    view_model::connection_line::{Retry, Standing, test_step},
};
use leptos::prelude::*;

/// The connection line.
#[component]
pub(crate) fn ConnectionLine() -> impl IntoView {
    let (store, t) = (store(), texts());
    let connection = store.connection;
    let advice = move || connection.with(|connection| t.connected(connection, store.desktop));
    let line = words(move || advice().line.unwrap_or_default());
    // Beside the status: a countdown inside it would be read out every second.
    let retry = words(move || match connection.with(|connection| Retry::of(connection, store.clock.get())) {
        Some(Retry::In(wait)) => t.next_try(&face(wait)),
        Some(Retry::Underway(attempt)) => t.attempt(attempt),
        None => String::new(),
    });
    let button = store.desktop.capabilities.window.map(|action| match action {
        WindowAction::Open => open_button(),
        WindowAction::Reload => reload_button(),
    });
    view! {
        <div class="connection" data-standing=word(move || connection.with(|connection| Standing::of(connection).name()))>
            <div class="connection__status" role="status" aria-label=t.connection>
                {live("connection__what", words(move || advice().what))}
                {live("connection__remedy", words(move || advice().remedy))}
                {when(move || line.with(|line| !line.is_empty()), move || {
                    view! { <code class="connection__line" prop:textContent=line></code> }.into_any()
                })}
            </div>
            {when(move || line.with(|line| !line.is_empty()), move || copy_button(line))}
            {when(move || connection.with(test_step).is_some(), move || {
                let step = words(move || format!("setup?test={}#{}", store.desktop.id, connection.with(test_step).unwrap_or_default()));
                view! { <a class="button copy" rel="external" href=step>{t.test_connection}</a> }.into_any()
            })}
            <span class="connection__retry" aria-hidden="true" prop:textContent=retry></span>
            {button}
        </div>
    }
    .into_any()
}
