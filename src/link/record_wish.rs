//! The request to record a desktop, which all its panels in this browser follow. `public/guard.js` reads it too,
//! because only the program of all pages can record.

use super::{
    clock,
    storage::{self, Area},
    whole_program,
};
use deskpane_desk::clock::{Millis, Span};

/// The request expires after this time.
const FORGOTTEN: Span = Span::seconds(12 * 3_600);

/// Its storage key. The stored text is the time of the request.
pub(crate) fn key(desktop: &str) -> String {
    format!("deskpane/record/{desktop}")
}

/// Whether recording is requested.
pub(crate) fn is_there(desktop: &str) -> bool {
    let since = storage::read(Area::Local, &key(desktop)).and_then(|text| text.parse().ok());
    since.is_some_and(|since| clock::now() - Millis(since) < FORGOTTEN)
}

/// Stores the request. If storage fails, it holds for this page only.
pub(crate) fn keep(desktop: &str) {
    let _ = storage::write(Area::Local, &key(desktop), &clock::now().0.to_string());
}

/// Withdraws it.
pub(crate) fn forget(desktop: &str) {
    let _ = storage::remove(Area::Local, &key(desktop));
}

/// Restarts the panel so that its first message is recorded. Returns only if that is impossible.
pub(crate) async fn follow(desktop: &str) {
    keep(desktop);
    whole_program::start().await;
    forget(desktop);
}
