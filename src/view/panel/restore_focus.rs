//! Restores the focus after a reload: only if the page has it (in a frame, only if the agent was in it), and only
//! until something else takes it.

use crate::{
    leptos_workarounds::erased::effect,
    link::storage,
    store::Store,
    view::{
        context::store,
        focus::{card_element::card_of, move_focus::give_if_lost},
        parts::shortcut_hint::ACTION_ATTRIBUTE,
    },
};
use deskpane_desk::shortcuts::Action;
use gloo_events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, HtmlTextAreaElement};

/// Where the focus is: the contact, if any, and the action.
#[derive(Clone)]
struct FocusTarget {
    contact: String,
    action: Action,
}

/// Stores the focus for a reload, and restores it after one.
pub(crate) fn restore_focus() {
    let store = store();
    let key = format!("deskpane/focus/{}", store.desktop.id);
    let wanted = StoredValue::new(storage::kept(&key).as_deref().and_then(FocusTarget::read));
    storage::forget(&key);
    effect(move || {
        store.order.track();
        store.opened.track();
        let Some(target) = wanted.get_value() else { return };
        target.open(store);
        give_if_lost(move || {
            let found = target.find()?;
            wanted.set_value(None);
            if let Some(area) = found.dyn_ref::<HtmlTextAreaElement>() {
                // The caret goes to the end of the text.
                let end = area.text_length();
                let _ = area.set_selection_range(end, end);
            }
            Some(found)
        });
    });
    // Stored whenever it moves: some browsers store nothing while the page unloads.
    let left = key.clone();
    let moved = EventListener::new(&document(), "focusin", move |_| {
        wanted.try_set_value(None);
        match FocusTarget::now() {
            Some(target) => storage::keep(&key, &format!("{}\n{}", target.action.name(), target.contact)),
            None => storage::forget(&key),
        }
    });
    let dropped = EventListener::new(&document(), "focusout", move |event| {
        // If the page as a whole loses the focus, it will return to the same element.
        let goes_on = event.unchecked_ref::<FocusEvent>().related_target().is_some();
        if !goes_on && document().has_focus().unwrap_or(false) {
            storage::forget(&left);
        }
    });
    let alive = StoredValue::new_local(Some((moved, dropped)));
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
}

impl FocusTarget {
    fn now() -> Option<Self> {
        let active = document().active_element().filter(|_| document().has_focus().unwrap_or(false))?;
        let around = |attribute: &str| {
            let element = active.closest(&format!("[{attribute}]")).ok().flatten()?;
            element.get_attribute(attribute)
        };
        Some(Self {
            action: Action::parse(&around(ACTION_ATTRIBUTE)?)?,
            contact: around("data-contact").unwrap_or_default(),
        })
    }

    fn read(text: &str) -> Option<Self> {
        let (action, contact) = text.split_once('\n')?;
        Some(Self { action: Action::parse(action)?, contact: contact.to_owned() })
    }

    /// Opens the contact first: a row has no such element.
    fn open(&self, store: Store) {
        let key = store.order.with_untracked(|order| {
            order.iter().copied().find(|key| {
                let id = store.row(*key).map(|row| RwSignal::<String>::from(row.id).get_untracked());
                id.as_deref() == Some(&self.contact)
            })
        });
        if let Some(key) = key {
            store.open_contact(key);
        }
    }

    fn find(&self) -> Option<HtmlElement> {
        let document = document();
        let selector = format!("[{ACTION_ATTRIBUTE}=\"{}\"]", self.action.name());
        let inside = |root: &Element| root.query_selector(&selector).ok().flatten()?.dyn_into::<HtmlElement>().ok();
        let found = match self.contact.is_empty() {
            true => inside(document.document_element()?.as_ref())?,
            false => inside(&card_of(&self.contact)?)?,
        };
        // For a disclosure, its summary.
        let line = found.query_selector("summary").ok().flatten().and_then(|line| line.dyn_into().ok());
        Some(line.unwrap_or(found))
    }
}
