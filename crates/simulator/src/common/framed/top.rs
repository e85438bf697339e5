//! The bar at the top: what this is, whom it speaks to, and how it is meant to be used.

use super::{Desk, Engine};
use leptos::prelude::*;

/// `words` says whom it speaks to, `tied` whether it does. `how` is the markup that holds the desktop in a page.
#[component]
pub(crate) fn Top<E: Engine>(
    desk: Desk<E>,
    name: &'static str,
    reload: &'static str,
    #[prop(into)] words: Signal<String>,
    #[prop(into)] tied: Signal<bool>,
    how: &'static str,
) -> impl IntoView {
    view! {
        <header class="framed-top">
            <h1>{name}<small>"simulated"</small></h1>
            <button type="button" on:click=move |_| desk.reload()>{reload}</button>
            <p role="status" aria-label="Page around" class:tied=move || tied.get()>{move || words.get()}</p>
        </header>
        <p role="note" class="framed-how" hidden=desk.framed>
            {name}" is held in a frame by the page that wants to hear of it: open the panel's page for "{name}
            ", or put into any page of your own " <code>{how}</code>
            ". Alone it works all the same, and nobody hears of it."
        </p>
    }
}
