//! Keys that are held down.

use leptos::ev;

/// A held key would press again and again: two presses of *Hang up*, or a hold undone.
pub(crate) fn ignore_repeats(event: ev::KeyboardEvent) {
    if event.repeat() && matches!(event.key().as_str(), "Enter" | " ") {
        event.prevent_default();
    }
}
