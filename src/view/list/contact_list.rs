//! The contact list, most urgent first: one is open, the others are rows, and arrow keys move between them.

use crate::{
    leptos_workarounds::{
        erased::{effect, when},
        keyed_rows::rows,
    },
    store::{CardPosition, DomAccess, InterruptedNote, Store},
    text::texts,
    view::{
        card::contact_card::{contact_card, is_for_another, pattern},
        context::store,
        focus::{
            card_element::{TITLE, element_id, key_of},
            move_focus,
        },
        panel::skip_link::CONTACTS,
    },
};
use deskpane_desk::{model::ContactId, view_model::contact_list::Step};
use gloo_events::{EventListener, EventListenerOptions};
use leptos::{ev, html, prelude::*, tachys::view::Mountable};
use std::{cell::Cell, rc::Rc, time::Duration};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};

/// The scrolling element, if it is not the page.
const SCROLLER: &str = ".beside__panel";

/// The list of contacts.
#[component]
pub(crate) fn ContactList() -> impl IntoView {
    let (store, t) = (store(), texts());
    let heading = NodeRef::<html::H2>::new();
    let page = Rc::new(Page::watch(store, heading));
    let scrolled = page.scrolled.clone();
    store.set_dom_access(page);
    effect(move || take_up(store, store.opened.get(), &scrolled));
    let list = NodeRef::<html::Div>::new();
    let (pattern, tells) = (pattern(t), tells_of_sight());
    let row = move |key| -> Box<dyn Mountable> {
        let row = store.row(key);
        if let Some(row) = row.as_ref().filter(|row| !tells && !row.in_sight.get_untracked()) {
            row.in_sight.set(true);
        }
        match row.zip(pattern.as_ref()).and_then(|(row, pattern)| contact_card(&row, pattern)) {
            Some(card) => Box::new(card),
            None => Box::new(()),
        }
    };
    rows(move || list.get().map(Into::into), store.order.into(), row);
    effect(move || {
        if let Some(list) = list.get() {
            come_into_sight(store, &list);
        }
    });
    view! {
        <section class="contacts">
            <h2 class="visually-hidden" tabindex="-1" id=CONTACTS node_ref=heading>{t.contacts}</h2>
            {when(move || store.target_unknown.get(), move || {
                view! { <p class="contacts__aim">{t.aim_unknown(store.desktop)}</p> }.into_any()
            })}
            {when(move || store.order.with(Vec::is_empty), move || view! { <p class="contacts__none">{t.no_contact}</p> }.into_any())}
            <div
                class="contacts__list"
                node_ref=list
                on:keydown=move |event| by_key(store, &event)
                on:click=move |event| by_click(store, &event)
            ></div>
        </section>
    }
    .into_any()
}

/// Opens a contact at a click that belongs to no element in it.
fn by_click(store: Store, event: &ev::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let article = target.and_then(|target| target.closest("article").ok().flatten());
    if let Some(key) = article.as_ref().and_then(key_of).filter(|_| !is_for_another(event)) {
        store.open_contact(key);
    }
}

/// The event of rows with `content-visibility: auto`.
const SIGHT_EVENT: &str = "contentvisibilityautostatechange";

/// Whether this browser has that event. Without it, every row is built completely.
fn tells_of_sight() -> bool {
    js_sys::Reflect::has(&js_sys::global(), &"ContentVisibilityAutoStateChangeEvent".into()).unwrap_or(false)
}

/// Completes rows when they come into sight.
fn come_into_sight(store: Store, list: &Element) {
    let look = move |event: &Event| {
        // Of a thousand new rows, most say only that they are out of sight.
        if js_sys::Reflect::get(event, &"skipped".into()).is_ok_and(|skipped| skipped.is_truthy()) {
            return;
        }
        let row = event.target().and_then(|target| store.row(key_of(target.dyn_ref()?)?));
        if let Some(row) = row.filter(|row| !row.in_sight.get_untracked()) {
            row.in_sight.set(true);
        }
    };
    let listener =
        EventListener::new_with_options(list, SIGHT_EVENT, EventListenerOptions::run_in_capture_phase(), look);
    let alive = StoredValue::new_local(Some(listener));
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
}

/// Arrow keys move between contacts, from any contact's title.
fn by_key(store: Store, event: &ev::KeyboardEvent) {
    let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(own) = target.filter(|target| plain && target.matches(TITLE).unwrap_or(false)).and_then(|title| {
        let own = key_of(&title.closest("article").ok()??)?;
        store.order.with_untracked(|order| order.iter().position(|key| *key == own))
    }) else {
        return;
    };
    let Some(step) = Step::of_key(&event.key()) else { return };
    let next = step.from(own, store.order.with_untracked(Vec::len));
    event.prevent_default();
    let key = store.order.with_untracked(|order| order.get(next).copied());
    let title = key.and_then(article).and_then(|article| article.query_selector(TITLE).ok().flatten());
    if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses the focus has left the page.
        let _ = title.focus();
    }
}

fn article(key: u32) -> Option<Element> {
    document().get_element_by_id(&element_id(key))
}

/// The element that scrolls a card: itself if it has a column of its own, otherwise one around it.
fn scrollers(article: &Element) -> [Option<Element>; 2] {
    let around = article.closest(SCROLLER).ok().flatten();
    [Some(article.clone()), around.or_else(|| document().document_element())]
}

fn note(article: &Element) -> Option<HtmlTextAreaElement> {
    article.query_selector(".note textarea").ok()??.dyn_into().ok()
}

/// A contact was opened: restores its scroll position and selection.
fn take_up(store: Store, key: u32, scrolled: &Cell<i32>) {
    let position = store.take_position(key);
    let moves = scrolled.replace(position.scrolled) != position.scrolled;
    if !moves && position.selection.is_none() {
        return;
    }
    // After the page has been updated.
    let take_up = move || {
        let Some(article) = article(key).filter(|_| store.opened.get_untracked() == key) else { return };
        for scroller in scrollers(&article).into_iter().flatten().filter(|_| moves) {
            scroller.set_scroll_top(position.scrolled);
        }
        if let (Some(note), Some((start, end))) = (note(&article), position.selection) {
            // Fails only for a field without a selection.
            let _ = note.set_selection_range(start, end);
        }
    };
    set_timeout(take_up, Duration::ZERO);
}

/// The current state of the page.
struct Page {
    /// The scroll position of the open card, kept by an event listener: reading it would force a layout.
    scrolled: Rc<Cell<i32>>,
    /// Takes the focus when no contact is left.
    heading: NodeRef<html::H2>,
    _watch: EventListener,
}

impl Page {
    fn watch(store: Store, heading: NodeRef<html::H2>) -> Self {
        let scrolled = Rc::new(Cell::new(0));
        let known = scrolled.clone();
        let look = move |_: &Event| {
            if let Some(article) = article(store.opened.get_untracked()) {
                known.set(scrollers(&article).iter().flatten().map(Element::scroll_top).sum());
            }
        };
        // Scroll events of an inner element do not bubble.
        let watch =
            EventListener::new_with_options(&document(), "scroll", EventListenerOptions::run_in_capture_phase(), look);
        Self { scrolled, heading, _watch: watch }
    }
}

impl DomAccess for Page {
    fn has_focus(&self, key: u32) -> bool {
        let active = document().active_element();
        active
            .and_then(|active| active.closest("article").ok().flatten())
            .is_some_and(|own| own.id() == element_id(key))
    }

    fn card_position(&self, key: u32) -> CardPosition {
        let Some(article) = article(key) else { return CardPosition::default() };
        let selection = note(&article).and_then(|note| {
            let start = note.selection_start().ok().flatten()?;
            Some((start, note.selection_end().ok().flatten()?))
        });
        CardPosition { scrolled: self.scrolled.get(), selection }
    }

    fn before_leaving(&self, id: &ContactId) -> Option<InterruptedNote> {
        let heading = self.heading;
        move_focus::look_after(id, move || heading.get_untracked().map(Into::into))
    }

    fn before_change(&self) {
        // An element that is moved or replaced loses the focus.
        let Some(active) = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let Some(article) = active.closest(".contacts__list article").ok().flatten() else { return };
        move_focus::give_if_lost(move || {
            let title = || article.query_selector(TITLE).ok().flatten()?.dyn_into().ok();
            if active.is_connected() { Some(active) } else { title() }
        });
    }
}
