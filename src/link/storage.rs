//! The browser's storage. Every access may throw: blocked by a setting, a sandbox or for being in another
//! site's frame, or full. That is said as a value.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

/// Which storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// Stays when the browser is closed, and is shared by all pages of this origin.
    Local,
    /// Ends with this tab.
    Session,
    /// The entry of this page in the tab's history: there even where storage is blocked, survives a reload, and
    /// no other site can read it.
    Page,
}

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The browser gives this page no storage.
    Blocked,
    /// There is no room left.
    Full,
}

/// `None` for the page's history entry, which is no storage of the browser's.
fn open(area: Area) -> Result<Option<Storage>, Trouble> {
    let window = web_sys::window().ok_or(Trouble::Blocked)?;
    let storage = match area {
        Area::Local => window.local_storage(),
        Area::Session => window.session_storage(),
        Area::Page => return Ok(None),
    };
    storage.ok().flatten().map(Some).ok_or(Trouble::Blocked)
}

/// Everything whose key starts with `prefix`, as key and text.
pub(crate) fn read_all(area: Area, prefix: &str) -> Result<Vec<(String, String)>, Trouble> {
    let Some(storage) = open(area)? else {
        let entries = js_sys::Object::entries(&entry()?);
        let texts = entries.iter().filter_map(|pair| {
            let pair = pair.unchecked_into::<js_sys::Array>();
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        });
        return Ok(texts.filter(|(key, _)| key.starts_with(prefix)).collect());
    };
    let count = storage.length().map_err(|_| Trouble::Blocked)?;
    let entry = |at| {
        let key = storage.key(at).ok()??;
        let text = key.starts_with(prefix).then(|| storage.get_item(&key).ok()).flatten()??;
        Some((key, text))
    };
    Ok((0..count).filter_map(entry).collect())
}

/// How much is kept under keys that start with `prefix`, about, in bytes.
pub(crate) fn used(prefix: &str) -> usize {
    let areas = [Area::Local, Area::Session, Area::Page];
    let texts = areas.into_iter().flat_map(|area| read_all(area, prefix).unwrap_or_default());
    texts.map(|(key, text)| key.len() + text.len()).sum()
}

/// What is kept under a key.
pub(crate) fn read(area: Area, key: &str) -> Option<String> {
    open(area).ok()??.get_item(key).ok()?
}

/// Keeps `text`.
pub(crate) fn write(area: Area, key: &str, text: &str) -> Result<(), Trouble> {
    match open(area)? {
        Some(storage) => storage.set_item(key, text).map_err(|_| Trouble::Full),
        None => change_entry(|kept| js_sys::Reflect::set(kept, &key.into(), &text.into())),
    }
}

/// Forgets what was kept.
pub(crate) fn remove(area: Area, key: &str) -> Result<(), Trouble> {
    match open(area)? {
        Some(storage) => storage.remove_item(key).map_err(|_| Trouble::Blocked),
        None => change_entry(|kept| js_sys::Reflect::delete_property(kept, &key.into())),
    }
}

/// Keeps `text` as long as this tab shows this page, over reloads: in the history entry where there is no other place.
pub(crate) fn keep(key: &str, text: &str) {
    if write(Area::Session, key, text).is_err() {
        // Without either, a reload begins anew.
        let _ = write(Area::Page, key, text);
    }
}

/// What [`keep`] kept.
pub(crate) fn kept(key: &str) -> Option<String> {
    let in_storage = || read(Area::Session, key);
    let on_page = || {
        let entry = entry().ok()?;
        js_sys::Reflect::get(&entry, &key.into()).ok()?.as_string()
    };
    in_storage().or_else(on_page)
}

/// Once: what stood in fields when the app failed, by the key of what they write, for keys that start with `prefix`. The
/// last keystroke may not have been written otherwise.
pub(crate) fn rescued(prefix: &str) -> Vec<(String, String)> {
    let found = read_all(Area::Page, &format!("{RESCUED}{prefix}")).unwrap_or_default();
    for (key, _) in &found {
        // One that stays is taken once more, and says the same.
        let _ = remove(Area::Page, key);
    }
    found.into_iter().filter_map(|(key, text)| Some((key.strip_prefix(RESCUED)?.to_owned(), text))).collect()
}

/// What the guard script puts before the keys; the same in `public/guard.js`.
const RESCUED: &str = "deskpane/rescued/";

/// Forgets what [`keep`] kept.
pub(crate) fn forget(key: &str) {
    if remove(Area::Session, key).is_err() || kept(key).is_some() {
        let _ = remove(Area::Page, key);
    }
}

/// Where our texts are in the state of the history entry.
const OURS: &str = "deskpane";

/// The texts kept in the history entry.
fn entry() -> Result<js_sys::Object, Trouble> {
    let history = web_sys::window().and_then(|window| window.history().ok()).ok_or(Trouble::Blocked)?;
    let state = history.state().unwrap_or(JsValue::NULL);
    let kept = state.dyn_ref::<js_sys::Object>().and_then(|state| js_sys::Reflect::get(state, &OURS.into()).ok());
    Ok(kept.and_then(|kept| kept.dyn_into().ok()).unwrap_or_default())
}

fn change_entry(change: impl FnOnce(&js_sys::Object) -> Result<bool, JsValue>) -> Result<(), Trouble> {
    let history = web_sys::window().and_then(|window| window.history().ok()).ok_or(Trouble::Blocked)?;
    let kept = entry()?;
    change(&kept).map_err(|_| Trouble::Blocked)?;
    // The router keeps its own things beside ours.
    let state = history.state().ok().and_then(|state| state.dyn_into().ok()).unwrap_or_else(js_sys::Object::new);
    js_sys::Reflect::set(&state, &OURS.into(), &kept).map_err(|_| Trouble::Blocked)?;
    history.replace_state_with_url(&state, "", None).map_err(|_| Trouble::Full)
}

/// Tells of what other pages of this origin write: the key, and the text unless it was removed.
pub(crate) fn watch(tell: impl Fn(String, Option<String>) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |event| {
        let event = event.unchecked_ref::<StorageEvent>();
        if let Some(key) = event.key() {
            tell(key, event.new_value());
        }
    }))
}
