//! The desktop's frame beside the panel; where there is no room for both, each on a tab. Neither leaves the page when
//! the other is shown: a frame that did would load anew.

use super::parts::{flag, when, word};
use crate::store::Desktop;
use gloo_events::EventListener;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where there is no room for both; the same in `style/beside.css`.
const NARROW: &str = "(max-width: 799.98px)";
/// The ids of what the tabs show.
const PANES: [&str; 2] = ["pane-desktop", "pane-panel"];

/// Both. `fill` puts the frame into its place, once.
pub(crate) fn beside(desktop: Desktop, fill: Box<dyn FnOnce(&Element)>, panel: AnyView) -> AnyView {
    let narrow = narrow();
    let shown = RwSignal::new(0_u32);
    let host = NodeRef::<html::Section>::new();
    host.on_load(move |host| fill(&host));
    let role = move |own: &'static str| Signal::derive(move || narrow.get().then_some(own));
    let tabs = move || tabs([desktop.name, "Deskpane"], shown);
    view! {
        <div class="beside">
            {when(move || narrow.get(), tabs)}
            <section
                class="beside__pane beside__desktop"
                id=PANES[0]
                role=role("tabpanel")
                aria-label=desktop.name
                data-hidden=flag(move || shown.get() != 0)
                node_ref=host
            ></section>
            <div
                class="beside__pane beside__panel"
                id=PANES[1]
                role=role("tabpanel")
                aria-label=role("Deskpane")
                data-hidden=flag(move || shown.get() != 1)
            >
                {panel}
            </div>
        </div>
    }
    .into_any()
}

fn tabs(names: [&'static str; 2], shown: RwSignal<u32>) -> AnyView {
    let list = NodeRef::<html::Div>::new();
    let choose = move |at: u32| {
        shown.set(at);
        let selector = format!("[aria-controls={}]", if at == 0 { PANES[0] } else { PANES[1] });
        let tab = list.get_untracked().and_then(|list| list.query_selector(&selector).ok().flatten());
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            // A tab that refuses the focus is chosen all the same.
            let _ = tab.focus();
        }
    };
    let by_key = move |event: ev::KeyboardEvent| {
        let at = match event.key().as_str() {
            "ArrowLeft" | "ArrowRight" => 1 - shown.get_untracked(),
            "Home" => 0,
            "End" => 1,
            _ => return,
        };
        event.prevent_default();
        choose(at);
    };
    let tab = move |at: u32, name: &'static str, pane: &'static str| {
        let is_chosen = move || shown.get() == at;
        view! {
            <button
                type="button"
                class="beside__tab"
                role="tab"
                aria-controls=pane
                aria-selected=word(move || if is_chosen() { "true" } else { "false" })
                tabindex=word(move || if is_chosen() { "0" } else { "-1" })
                on:click=move |_| choose(at)
            >
                {name}
            </button>
        }
        .into_any()
    };
    let [desktop, panel] = names;
    view! {
        <div class="beside__tabs" role="tablist" node_ref=list on:keydown=by_key>
            {tab(0, desktop, PANES[0])}
            {tab(1, panel, PANES[1])}
        </div>
    }
    .into_any()
}

/// Whether there is room for one only, as long as the view lives.
fn narrow() -> RwSignal<bool> {
    let query = window().match_media(NARROW).ok().flatten();
    let narrow = RwSignal::new(query.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    let listener = query.map(|query| {
        let own = query.clone();
        EventListener::new(&query, "change", move |_| {
            narrow.try_set(own.matches());
        })
    });
    let alive = StoredValue::new_local(listener);
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
    narrow
}
