//! The wish for recordings of a desktop, which all of its panels in this browser follow. `public/guard.js` reads it, too: only the
//! program of all pages can record.

use super::{
    clock,
    storage::{self, Area},
    whole_program,
};
use deskpane_desk::clock::{Millis, Span};

/// It is forgotten after this time.
const FORGOTTEN: Span = Span::seconds(12 * 3_600);

/// Its key in storage, with the time since when it is there.
pub(crate) fn key(desktop: &str) -> String {
    format!("deskpane/record/{desktop}")
}

/// Whether it is there.
pub(crate) fn is_there(desktop: &str) -> bool {
    let since = storage::read(Area::Local, &key(desktop)).and_then(|text| text.parse().ok());
    since.is_some_and(|since| clock::now() - Millis(since) < FORGOTTEN)
}

/// Keeps it. Where storage takes nothing, it is a wish of this page alone.
pub(crate) fn keep(desktop: &str) {
    let _ = storage::write(Area::Local, &key(desktop), &clock::now().0.to_string());
}

/// Drops it.
pub(crate) fn forget(desktop: &str) {
    let _ = storage::remove(Area::Local, &key(desktop));
}

/// Starts the panel anew, recorded from its first message on. Comes back only where that is impossible.
pub(crate) async fn follow(desktop: &str) {
    keep(desktop);
    whole_program::start().await;
    forget(desktop);
}
