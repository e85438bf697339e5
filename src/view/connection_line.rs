//! Where the connection stands, why not, and what to do: in one line while all is well.

use super::store;
use crate::text::{face::face, texts};
use deskpane_protocol::desk::Connection;
use leptos::prelude::*;

/// The connection line.
#[component]
pub(crate) fn ConnectionLine() -> impl IntoView {
    let (store, t) = (store(), texts());
    let connection = store.connection;
    let advice = Memo::new(move |_| connection.with(|connection| (t.connected)(connection, store.desktop)));
    // Beside the status: a countdown inside it would be read out every second.
    let retry = Signal::derive(move || match connection.get() {
        Connection::Trying { attempt, problem: Some(_), next } => match next {
            Some(next) => (t.next_try)(&face(next - store.clock.get())),
            None => (t.attempt)(attempt),
        },
        _ => String::new(),
    });
    view! {
        <div class="connection" data-standing=move || connection.with(standing)>
            <div class="connection__status" role="status" aria-label=t.connection>
                <span class="connection__what">{move || advice.with(|advice| advice.what.clone())}</span>
                <span class="connection__remedy">{move || advice.with(|advice| advice.remedy.clone())}</span>
                {move || advice.with(|advice| advice.line.clone()).map(|line| view! { <code class="connection__line">{line}</code> })}
            </div>
            <span class="connection__retry" aria-hidden="true">{retry}</span>
        </div>
    }
}

fn standing(connection: &Connection) -> &'static str {
    match connection {
        Connection::Starting | Connection::Trying { problem: None, .. } => "starting",
        Connection::Connected { caution: None, .. } => "good",
        Connection::Connected { caution: Some(_), .. } => "caution",
        Connection::Trying { problem: Some(_), .. } | Connection::Stopped(_) => "bad",
    }
}
