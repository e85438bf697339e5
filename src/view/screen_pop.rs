//! Pages the vendor wants shown with a contact: a link where it is safe to follow, else plain text.

use crate::text::texts;
use deskpane_protocol::desk::{Contact, ScreenPop};
use leptos::prelude::*;
use std::sync::Arc;

/// The screen pops of a contact.
#[component]
pub(crate) fn ScreenPops(contact: RwSignal<Arc<Contact>>) -> impl IntoView {
    let t = texts();
    let pops = Memo::new(move |_| contact.with(|contact| contact.screen_pops.clone()));
    move || {
        let pops = pops.get();
        (!pops.is_empty()).then(|| {
            let items = pops.into_iter().map(|pop| view! { <li>{page(pop, t.screen_pop)}</li> }).collect::<Vec<_>>();
            view! { <ul class="pops">{items}</ul> }
        })
    }
}

fn page(pop: ScreenPop, untitled: &'static str) -> AnyView {
    let title = pop.title.unwrap_or_else(|| untitled.to_owned());
    match pop.link {
        Some(link) => view! {
            <a class="pops__link" href=link.as_str().to_owned() target="_blank" rel="noopener noreferrer">{title}</a>
            <span class="pops__address">{pop.text}</span>
        }
        .into_any(),
        None => {
            view! { <span class="pops__title">{title}</span><span class="pops__address">{pop.text}</span> }.into_any()
        }
    }
}
