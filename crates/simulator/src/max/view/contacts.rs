//! The list of open contacts.

use super::{contact::Row, shared::Shared};
use leptos::prelude::*;

#[component]
pub(super) fn Contacts(shared: Shared) -> impl IntoView {
    let contacts = shared.desk.signals.contacts;
    let empty = move || contacts.order.with(Vec::is_empty);
    view! {
        <section class="contacts" aria-label="Contacts">
            <h2>"Contacts"</h2>
            <p class="empty" hidden=move || !empty()>"No contacts. Bring one in, or start the autopilot."</p>
            <For each=move || contacts.order.get() key=|no| *no let:no>
                {contacts.one(&no).map(|contact| view! { <Row shared contact/> })}
            </For>
        </section>
    }
}
