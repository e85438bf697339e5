//! Says aloud, to those who listen, what cannot wait for a look at the page.

use super::store;
use crate::{store::What, text::texts};
use leptos::prelude::*;

/// The live region. News are added to it and leave it later, so each is read out once.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let (store, t) = (store(), texts());
    view! {
        <div class="visually-hidden" aria-live="assertive" aria-relevant="additions">
            <For
                each=move || store.news.get()
                key=|news| news.key
                children=move |news| {
                    let words = match &news.what {
                        What::Incoming(contact) => (t.incoming)(contact),
                        What::Failed(record) => (t.life)(record, store.desktop),
                    };
                    view! { <p>{words}</p> }
                }
            />
        </div>
    }
}
