//! Key events to ignore: repeated by a held key, or used by an input method.

use leptos::ev;

/// A repeated key would press again and again: two presses of *Hang up*, or a hold undone.
pub(crate) fn ignore_repeats(event: ev::KeyboardEvent) {
    if event.repeat() && matches!(event.key().as_str(), "Enter" | " ") {
        event.prevent_default();
    }
}

/// Whether letters are being composed, so that the key belongs to the input method. Safari reports the end of
/// composition before the Enter that ended it; the code 229 remains
/// (<https://www.w3.org/TR/uievents/#determine-keydown-keyup-keyCode>).
pub(crate) fn is_composing(event: &ev::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// In a form or field that acts on Enter: an Enter of the input method does nothing.
pub(crate) fn ignore_composing(event: ev::KeyboardEvent) {
    if event.key() == "Enter" && is_composing(&event) {
        event.prevent_default();
    }
}
