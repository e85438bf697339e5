//! Opens other pages, and decides whether now is the time for that.

use deskpane_desk::safe::SafeLink;
use web_sys::VisibilityState;

/// Opens a page in a window of its own, which cannot reach back. Browsers open one while a click is handled, or shortly after.
pub(crate) fn open(link: &SafeLink) {
    if let Some(window) = web_sys::window() {
        // Whether it opened is not said of a window that cannot reach back.
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
