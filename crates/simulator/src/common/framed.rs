//! Shared parts of desktops in a frame: the bar at the top, and what can be known about the parent page.

pub(crate) mod parent;

use super::{engine::Desk, simulated::Simulated};
use leptos::prelude::*;

/// The bar at the top. `words` names the page it sends to, `connected` says whether it does; `how` is the markup that
/// frames the desktop, shown when no page does.
#[component]
pub(crate) fn Top<H: Simulated>(
    desk: Desk<H>,
    reload: &'static str,
    framed: bool,
    #[prop(into)] words: Signal<String>,
    #[prop(into)] connected: Signal<bool>,
    how: &'static str,
) -> impl IntoView {
    let name = H::NAME;
    view! {
        <header class="framed-top">
            <h1>{name}<small>"simulated"</small></h1>
            <button type="button" on:click=move |_| desk.reload()>{reload}</button>
            <p role="status" aria-label="Parent page" class:connected=move || connected.get()>{move || words.get()}</p>
        </header>
        <p role="note" class="framed-how" hidden=framed>
            {name}" is held in a frame by the page that wants to hear of it: open the panel's page for "{name}
            ", or put into any page of your own " <code>{how}</code>
            ". Alone it works all the same, and nobody hears of it."
        </p>
    }
}
