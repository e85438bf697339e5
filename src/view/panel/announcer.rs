//! Announces urgent events to screen readers.

use crate::{
    leptos_workarounds::keyed_rows::{rows, shown},
    text::texts,
    view::context::store,
};
use deskpane_desk::view_model::announcements::Announcement;
use leptos::{html, prelude::*};

/// The live region. Announcements are added to it and leave it later, so each is read out once.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let (store, t) = (store(), texts());
    let line = move |key| {
        let words = match store.announcement(key) {
            Some(Announcement::Incoming(contact)) => t.incoming(&store.as_known(&contact)),
            Some(Announcement::CommandFailed(record)) => t.status(&record, store.desktop),
            Some(Announcement::AgentCommandFailed(record)) => t.agent_life(&record, store.desktop),
            None => String::new(),
        };
        shown(view! { <p>{words}</p> }.into_any())
    };
    let place = NodeRef::<html::Div>::new();
    rows(move || place.get().map(Into::into), store.announced.into(), line);
    view! { <div class="visually-hidden" aria-live="assertive" aria-relevant="additions" node_ref=place></div> }
        .into_any()
}
