//! The current notifications.

use crate::roxchat::Desk;
use deskpane_desktops::roxchat::host::Act;
use leptos::prelude::*;

#[component]
pub(super) fn Notices(desk: Desk) -> impl IntoView {
    let notices = desk.signals.notices;
    view! {
        <ul class="notices" aria-label="Notifications" hidden=move || notices.with(Vec::is_empty)>
            <For each=move || notices.get() key=|notice| notice.id.clone() let:notice>
                <li>
                    <span>{notice.text.clone()}</span>
                    <button type="button" on:click=move |_| desk.act(Act::Dismiss(notice.id.clone()))>"Dismiss"</button>
                </li>
            </For>
        </ul>
    }
}
