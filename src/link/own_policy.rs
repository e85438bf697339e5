//! Violations of this page's own Content Security Policy.

use super::peer::get;
use gloo_events::EventListener;

/// Reports whenever this directive has blocked something.
pub(crate) fn watch(directive: &'static str, refused: impl Fn() + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let listener = EventListener::new(&document, "securitypolicyviolation", move |event| {
        if get(event, "effectiveDirective").as_string().as_deref() == Some(directive) {
            refused();
        }
    });
    Some(listener)
}
