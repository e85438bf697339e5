//! The browser's storage. Every access may throw: blocked by a setting or a sandbox, or full. That is said
//! as a value.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

/// Which storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// Stays when the browser is closed, and is shared by all pages of this origin.
    Local,
    /// Ends with this tab.
    Session,
}

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The browser gives this page no storage.
    Blocked,
    /// There is no room left.
    Full,
}

fn open(area: Area) -> Result<Storage, Trouble> {
    let window = web_sys::window().ok_or(Trouble::Blocked)?;
    let storage = match area {
        Area::Local => window.local_storage(),
        Area::Session => window.session_storage(),
    };
    storage.ok().flatten().ok_or(Trouble::Blocked)
}

/// Everything whose key starts with `prefix`, as key and text.
pub(crate) fn read_all(area: Area, prefix: &str) -> Result<Vec<(String, String)>, Trouble> {
    let storage = open(area)?;
    let count = storage.length().map_err(|_| Trouble::Blocked)?;
    let entry = |at| {
        let key = storage.key(at).ok()??;
        let text = key.starts_with(prefix).then(|| storage.get_item(&key).ok()).flatten()??;
        Some((key, text))
    };
    Ok((0..count).filter_map(entry).collect())
}

/// Keeps `text`.
pub(crate) fn write(area: Area, key: &str, text: &str) -> Result<(), Trouble> {
    open(area)?.set_item(key, text).map_err(|_| Trouble::Full)
}

/// Forgets what was kept.
pub(crate) fn remove(area: Area, key: &str) -> Result<(), Trouble> {
    open(area)?.remove_item(key).map_err(|_| Trouble::Blocked)
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
