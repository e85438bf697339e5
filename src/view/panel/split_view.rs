//! The desktop's frame beside the panel, or each on a tab where there is no room for both. Neither is removed when
//! the other is shown: a removed frame would reload.

use crate::{
    leptos_workarounds::erased::{effect, flag, when, word},
    store::Desktop,
};
use gloo_events::EventListener;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The width below which only one fits; the same in `style/desktop_frame.css`.
const NARROW: &str = "(max-width: 799.98px)";
/// The ids of the tab panels.
const PANES: [&str; 2] = ["pane-desktop", "pane-panel"];

/// Both parts. `host` holds the frame; it is on the page already, and not built here.
pub(crate) fn split_view(desktop: Desktop, host: Element, panel: AnyView) -> AnyView {
    let narrow = narrow();
    let shown = RwSignal::new(0_u32);
    let attributes = [("class", "beside__pane beside__desktop"), ("id", PANES[0]), ("aria-label", desktop.name)];
    for (name, value) in attributes {
        set(&host, name, Some(value));
    }
    let pane = host.clone();
    effect(move || {
        set(&pane, "role", Some(if narrow.get() { "tabpanel" } else { "region" }));
        set(&pane, "data-hidden", (shown.get() != 0).then_some("true"));
    });
    let host = StoredValue::new_local(host);
    on_cleanup(move || host.with_value(Element::remove));
    let role = move |own: &'static str| Signal::derive(move || narrow.get().then_some(own));
    let tabs = move || tabs([desktop.name, "Deskpane"], shown);
    view! {
        {when(move || narrow.get(), tabs)}
        <div
            class="beside__pane beside__panel"
            id=PANES[1]
            role=role("tabpanel")
            aria-label=role("Deskpane")
            data-hidden=flag(move || shown.get() != 1)
        >
            {panel}
        </div>
    }
    .into_any()
}

/// Sets an attribute, or removes it. Names are constant, so it cannot fail.
fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

fn tabs(names: [&'static str; 2], shown: RwSignal<u32>) -> AnyView {
    let list = NodeRef::<html::Div>::new();
    let choose = move |at: u32| {
        shown.set(at);
        let selector = format!("[aria-controls={}]", if at == 0 { PANES[0] } else { PANES[1] });
        let tab = list.get_untracked().and_then(|list| list.query_selector(&selector).ok().flatten());
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            // A tab that refuses the focus is selected all the same.
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
        <header class="beside__tabs">
            <div class="beside__list" role="tablist" node_ref=list on:keydown=by_key>
                {tab(0, desktop, PANES[0])}
                {tab(1, panel, PANES[1])}
            </div>
        </header>
    }
    .into_any()
}

/// Whether only one part fits, while the view exists.
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
