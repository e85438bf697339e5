//! The browser's storage, and as a fallback the page's entry in the tab's history. Every access can throw: storage may
//! be full, or blocked by a setting, by a sandbox, or in another site's frame. That is returned as a value.
//!
//! What storage does not accept is kept in the history entry. The entry exists even where storage is blocked, survives
//! a reload, and cannot be read by other sites. A text is removed from the entry as soon as storage accepts it, so a
//! text in the entry is the newer one and is read first.

use gloo_events::EventListener;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

/// A kind of storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// Survives the end of the browser, and is shared by all pages of this origin.
    Local,
    /// Ends with this tab.
    Session,
}

/// Why a text could not be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The browser gives this page no storage.
    Blocked,
    /// There is no room left.
    Full,
}

thread_local! {
    /// Nothing is read, and nothing kept.
    static IS_OFF: Cell<bool> = const { Cell::new(false) };
}

/// From now on this program finds nothing stored, and stores nothing: it only shows what a panel is like.
pub(crate) fn turn_off() {
    IS_OFF.set(true);
}

/// Keys and texts.
type Texts = Vec<(String, String)>;

fn open(area: Area) -> Result<Storage, Trouble> {
    let window = web_sys::window().filter(|_| !IS_OFF.get()).ok_or(Trouble::Blocked)?;
    let storage = match area {
        Area::Local => window.local_storage(),
        Area::Session => window.session_storage(),
    };
    storage.ok().flatten().ok_or(Trouble::Blocked)
}

/// Everything under keys that start with `prefix`, and the storage's problem, if any.
pub(crate) fn read_all(area: Area, prefix: &str) -> (Texts, Option<Trouble>) {
    let in_entry = entry_texts(prefix);
    let (mut texts, trouble) = match storage_texts(area, prefix) {
        Ok(texts) => (texts, None),
        Err(trouble) => (Vec::new(), Some(trouble)),
    };
    texts.retain(|(key, _)| !in_entry.iter().any(|(own, _)| own == key));
    texts.extend(in_entry);
    (texts, trouble)
}

fn storage_texts(area: Area, prefix: &str) -> Result<Texts, Trouble> {
    let storage = open(area)?;
    let count = storage.length().map_err(|_| Trouble::Blocked)?;
    let text = |at| {
        let key = storage.key(at).ok()??;
        let text = key.starts_with(prefix).then(|| storage.get_item(&key).ok()).flatten()??;
        Some((key, text))
    };
    Ok((0..count).filter_map(text).collect())
}

fn entry_texts(prefix: &str) -> Texts {
    let entries = js_sys::Object::entries(&entry().unwrap_or_default());
    let texts = entries.iter().filter_map(|pair| {
        let pair = pair.unchecked_into::<js_sys::Array>();
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    });
    texts.filter(|(key, _)| key.starts_with(prefix)).collect()
}

/// The approximate size of everything under keys that start with `prefix`, in bytes.
pub(crate) fn used(prefix: &str) -> usize {
    let stored =
        [Area::Local, Area::Session].into_iter().flat_map(|area| storage_texts(area, prefix).unwrap_or_default());
    stored.chain(entry_texts(prefix)).map(|(key, text)| key.len() + text.len()).sum()
}

/// The text under a key.
pub(crate) fn read(area: Area, key: &str) -> Option<String> {
    entry_text(key).or_else(|| open(area).ok()?.get_item(key).ok()?)
}

/// Stores `text`.
///
/// # Errors If storage fails. The text is then in the history entry, where it survives at least a reload of the page.
pub(crate) fn write(area: Area, key: &str, text: &str) -> Result<(), Trouble> {
    if IS_OFF.get() {
        return Ok(());
    }
    match open(area).and_then(|storage| storage.set_item(key, text).map_err(|_| Trouble::Full)) {
        Ok(()) => leave_entry(key),
        Err(trouble) => {
            // If both fail, it is in memory only.
            let _ = change_entry(|kept| js_sys::Reflect::set(kept, &key.into(), &text.into()));
            Err(trouble)
        }
    }
}

/// Deletes a stored text.
pub(crate) fn remove(area: Area, key: &str) -> Result<(), Trouble> {
    if IS_OFF.get() {
        return Ok(());
    }
    let left = leave_entry(key);
    open(area)?.remove_item(key).map_err(|_| Trouble::Blocked).and(left)
}

/// Removes texts that must not outlive the tab from local storage.
pub(crate) fn wipe_lasting(prefix: &str) {
    for (key, _) in storage_texts(Area::Local, prefix).unwrap_or_default() {
        // If it fails, it is tried again at the next start.
        let _ = open(Area::Local).map(|storage| storage.remove_item(&key));
    }
}

/// Keeps `text` for this tab, across reloads of this page.
pub(crate) fn keep(key: &str, text: &str) {
    // If it fails, the panel starts afresh after a reload.
    let _ = write(Area::Session, key, text);
}

/// The text stored by [`keep`].
pub(crate) fn kept(key: &str) -> Option<String> {
    read(Area::Session, key)
}

/// Everything under keys that start with `prefix` in session storage, without the history entry.
pub(crate) fn in_tab(prefix: &str) -> Vec<(String, String)> {
    storage_texts(Area::Session, prefix).unwrap_or_default()
}

/// Keeps a text in session storage only: it may be too large for the history entry. Returns whether there was room; if not, a
/// reload loses it.
pub(crate) fn keep_in_tab(key: &str, text: &str) -> bool {
    open(Area::Session).is_ok_and(|storage| storage.set_item(key, text).is_ok())
}

/// Deletes the text stored by [`keep_in_tab`].
pub(crate) fn drop_from_tab(key: &str) {
    let _ = open(Area::Session).map(|storage| storage.remove_item(key));
}

/// Returns, once, the content that fields had when the app failed: by storage key, for keys that start with `prefix`.
/// Without it, the last keystroke could be lost.
pub(crate) fn rescued(prefix: &str) -> Vec<(String, String)> {
    let found = entry_texts(&format!("{RESCUED}{prefix}"));
    for (key, _) in &found {
        // If removal fails, the same text is returned once more.
        let _ = leave_entry(key);
    }
    found.into_iter().filter_map(|(key, text)| Some((key.strip_prefix(RESCUED)?.to_owned(), text))).collect()
}

/// The prefix of the guard script's keys; the same in `public/guard.js`.
const RESCUED: &str = "deskpane/rescued/";

/// Deletes the text stored by [`keep`].
pub(crate) fn forget(key: &str) {
    let _ = remove(Area::Session, key);
}

/// The key of our texts in the state of the history entry.
const OURS: &str = "deskpane";

/// The texts in the history entry.
fn entry() -> Result<js_sys::Object, Trouble> {
    let window = web_sys::window().filter(|_| !IS_OFF.get());
    let history = window.and_then(|window| window.history().ok()).ok_or(Trouble::Blocked)?;
    let state = history.state().unwrap_or(JsValue::NULL);
    let kept = state.dyn_ref::<js_sys::Object>().and_then(|state| js_sys::Reflect::get(state, &OURS.into()).ok());
    Ok(kept.and_then(|kept| kept.dyn_into().ok()).unwrap_or_default())
}

fn entry_text(key: &str) -> Option<String> {
    js_sys::Reflect::get(&entry().ok()?.into(), &key.into()).ok()?.as_string()
}

/// Removes a text from the history entry.
fn leave_entry(key: &str) -> Result<(), Trouble> {
    match entry_text(key) {
        Some(_) => change_entry(|kept| js_sys::Reflect::delete_property(kept, &key.into())),
        None => Ok(()),
    }
}

fn change_entry(change: impl FnOnce(&js_sys::Object) -> Result<bool, JsValue>) -> Result<(), Trouble> {
    let history = web_sys::window().and_then(|window| window.history().ok()).ok_or(Trouble::Blocked)?;
    let kept = entry()?;
    change(&kept).map_err(|_| Trouble::Blocked)?;
    // The router keeps its own state beside ours.
    let state = history.state().ok().and_then(|state| state.dyn_into().ok()).unwrap_or_else(js_sys::Object::new);
    js_sys::Reflect::set(&state, &OURS.into(), &kept).map_err(|_| Trouble::Blocked)?;
    history.replace_state_with_url(&state, "", None).map_err(|_| Trouble::Full)
}

/// Reports what other pages of this origin write: the key, and the text unless it was removed.
pub(crate) fn watch(tell: impl Fn(String, Option<String>) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |event| {
        let event = event.unchecked_ref::<StorageEvent>();
        if let Some(key) = event.key() {
            // The other page's text is newer than the entry's.
            let _ = leave_entry(&key);
            tell(key, event.new_value());
        }
    }))
}
