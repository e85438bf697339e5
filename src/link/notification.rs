//! System notifications, shown outside the browser's window once the agent has allowed them.

use super::peer::get;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Whether notifications are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    Granted,
    /// The agent has not been asked.
    Open,
    /// Denied by the agent, or by the browser's administrator.
    Denied,
    /// In a frame within another site's page, browsers do not ask.
    Framed,
    /// This browser has none, or none for insecure pages.
    Absent,
}

/// The current permission.
pub(crate) fn permission() -> Permission {
    let Some(window) = web_sys::window() else { return Permission::Absent };
    if !get(&window, "Notification").is_function() {
        return Permission::Absent;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Granted,
        _ if is_framed(&window) => Permission::Framed,
        NotificationPermission::Denied => Permission::Denied,
        _ => Permission::Open,
    }
}

/// Whether a page of another site is around this one.
fn is_framed(window: &web_sys::Window) -> bool {
    let top = get(window, "top");
    !js_sys::Object::is(&top, window) && get(&get(&top, "location"), "origin").as_string().is_none()
}

/// Asks the agent, who must just have pressed something.
pub(crate) async fn ask() -> Permission {
    if permission() == Permission::Open
        && let Ok(asking) = Notification::request_permission()
    {
        // The permission holds the answer, whatever it is.
        let _ = JsFuture::from(asking).await;
    }
    permission()
}

/// A shown notification. Dropping it closes it.
pub(crate) struct Shown {
    notification: Notification,
    _clicked: Closure<dyn Fn()>,
}

/// Shows one, replacing one with the same tag. `None` if the browser refuses.
pub(crate) fn show(tag: &str, title: &str, body: &str, clicked: impl Fn() + 'static) -> Option<Shown> {
    if permission() != Permission::Granted {
        return None;
    }
    let options = NotificationOptions::new();
    options.set_tag(tag);
    options.set_body(body);
    // The panel plays its own sound.
    options.set_silent(Some(true));
    let notification = Notification::new_with_options(title, &options).ok()?;
    let clicked = Closure::<dyn Fn()>::new(move || {
        if let Some(window) = web_sys::window() {
            // Some browsers do not let pages bring their window to the front.
            let _ = window.focus();
        }
        clicked();
    });
    notification.set_onclick(Some(clicked.as_ref().unchecked_ref()));
    Some(Shown { notification, _clicked: clicked })
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.notification.set_onclick(None);
        self.notification.close();
    }
}

/// Whether somebody may be looking at this page. A frame cannot tell whether the window around it has the focus.
pub(crate) fn is_watched() -> bool {
    let Some(window) = web_sys::window() else { return true };
    let Some(document) = window.document() else { return true };
    let is_top = js_sys::Object::is(&get(&window, "top"), &JsValue::from(&window));
    !document.hidden() && (!is_top || document.has_focus().unwrap_or(true))
}
