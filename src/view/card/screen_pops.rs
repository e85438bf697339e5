//! Screen pops: pages for a contact, as a link where it is safe to follow, otherwise as plain text.

use crate::{leptos_workarounds::erased::rebuilt, text::texts, view::parts::elements::foreign};
use deskpane_desk::model::{ScreenPop, change::ContactEntry};
use leptos::prelude::*;

/// The screen pops of a contact.
#[component]
pub(crate) fn ScreenPops(entry: RwSignal<ContactEntry>) -> impl IntoView {
    let t = texts();
    // Rebuilt only when they change: otherwise a link would lose the focus at every event.
    let pops = Memo::new(move |_| entry.with(|entry| entry.contact.screen_pops.clone()));
    rebuilt(move || {
        let items: Vec<_> = pops.get().into_iter().map(|pop| page(pop, t.screen_pop)).collect();
        if items.is_empty() { ().into_any() } else { view! { <ul class="pops">{items}</ul> }.into_any() }
    })
}

fn page(pop: ScreenPop, untitled: &'static str) -> AnyView {
    let title = pop.title.unwrap_or_else(|| untitled.to_owned());
    let title = match pop.link {
        Some(link) => {
            let address = link.as_str().to_owned();
            view! { <a class="pops__link" href=address target="_blank" rel="noopener noreferrer">{foreign("", title)}</a> }
                .into_any()
        }
        None => foreign("pops__title", title),
    };
    view! { <li>{title}{foreign("pops__address", pop.text)}</li> }.into_any()
}
