//! Opens other pages, and decides whether this is a moment to open one without being asked.

use deskpane_desk::safe::SafeLink;
use web_sys::VisibilityState;

/// Opens a page in a window of its own, without access to this one. Browsers permit that while a click is handled, or
/// shortly after.
pub(crate) fn open(link: &SafeLink) {
    if let Some(window) = web_sys::window() {
        // With `noopener`, the browser does not tell whether a window opened.
        let _ = window.open_with_url_and_target_and_features(link.as_str(), "_blank", "noopener,noreferrer");
    }
}

/// Whether the page is in view and the agent is not typing in it.
pub(crate) fn may_interrupt() -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let field = document.active_element().filter(|element| element.matches("input, textarea, select").unwrap_or(false));
    let types = field.is_some() && document.has_focus().unwrap_or(true);
    document.visibility_state() == VisibilityState::Visible && !types
}
