//! The icons, each one path on a grid of 24. They repeat words beside them, so they are hidden from assistive
//! technology.

use deskpane_desk::model::Control;
use leptos::prelude::*;

/// The icon of a control's button, by whether it is engaged; empty if it has no button.
pub(crate) const fn of_control(control: Control, engaged: bool) -> &'static str {
    let [off, on] = match control {
        Control::Answer => {
            both("M5 4h4l1.5 5L8 11c1 2.2 2.8 4 5 5l2-2.5 5 1.5v4c0 .6-.4 1-1 1C11 20 4 13 4 5c0-.6.4-1 1-1z")
        }
        Control::Refuse | Control::HangUp => {
            both("M2.5 14c5.5-6 13.5-6 19 0l-2.5 3.5-4-1.5v-3c-2-.6-4-.6-6 0v3l-4 1.5z")
        }
        Control::Hold => ["M8 5v14M16 5v14", "M8 5l11 7-11 7z"],
        Control::Mute => [
            "M12 3.5a3 3 0 0 0-3 3V12a3 3 0 0 0 6 0V6.5a3 3 0 0 0-3-3zM5.5 12a6.5 6.5 0 0 0 13 0M12 18.5V21",
            "M15 12V6.5a3 3 0 0 0-6 0M9 10v2a3 3 0 0 0 4 2.8M5.5 12a6.5 6.5 0 0 0 10.5 5M18.5 12q0 1-.3 2M12 18.5V21M4 4l16 16",
        ],
        Control::Mask => [
            "M12 3l7 2.5V11c0 4.5-3 7.8-7 10-4-2.2-7-5.5-7-10V5.5z",
            "M8.5 4.3L12 3l7 2.5V11q0 2-.8 3.8M16 18q-1.8 1.8-4 3c-4-2.2-7-5.5-7-10V6M4 4l16 16",
        ],
        Control::Record => both("M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12z"),
        Control::EndWrapUp => both("M5 13l5 5L19 7"),
        Control::WrapUp => both("M7 4h10M7 20h10M8 4c0 5 3 6 4 8c-1 2-4 3-4 8M16 4c0 5-3 6-4 8c1 2 4 3 4 8"),
        Control::CancelDial | Control::CancelTransfer => both(CLOSE),
        Control::StartChat => both("M4 5h16v11H10l-4.5 4V16H4z"),
        Control::SaveNote
        | Control::ListNotes
        | Control::Dispose
        | Control::Say
        | Control::Script
        | Control::Transfer
        | Control::Digits
        | Control::Assign
        | Control::Card => both(""),
    };
    if engaged { on } else { off }
}

const fn both(path: &'static str) -> [&'static str; 2] {
    [path, path]
}

/// Log out.
pub(crate) const CLOSE: &str = "M6 6l12 12M18 6L6 18";
/// Activity.
pub(crate) const ACTIVITY: &str = "M4 20V10M10 20V4M16 20v-7M4 20h17";
/// Keyboard shortcuts.
pub(crate) const KEYS: &str = "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8";
/// Settings.
pub(crate) const SETTINGS: &str = "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4";

/// One picture.
pub(crate) fn icon(path: impl Into<String>) -> AnyView {
    let path: String = path.into();
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_has_its_picture() {
        for control in Control::ALL {
            let pictures = [false, true].map(|engaged| !of_control(*control, engaged).is_empty());
            assert_eq!(pictures, [control.is_button(); 2], "{control:?}");
        }
    }
}
