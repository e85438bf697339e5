//! The list of open contacts.

use super::{Shared, contact::Row};
use leptos::prelude::*;

#[component]
pub(super) fn Contacts(shared: Shared) -> impl IntoView {
    let picture = shared.desk.picture;
    let empty = move || picture.order.with(Vec::is_empty);
    view! {
        <section class="contacts" aria-label="Contacts">
            <h2>"Contacts"</h2>
            <p class="empty" hidden=move || !empty()>"No contacts. Bring one in, or start the autopilot."</p>
            <For each=move || picture.order.get() key=|no| *no let:no>
                {picture.contact(no).map(|contact| view! { <Row shared contact=contact.into()/> })}
            </For>
        </section>
    }
}
