//! The source of a desktop's window: around this page, opened by it, or in its frame.

use super::peer::Peer;
use deskpane_desk::session::WindowEvent;
use std::rc::Rc;

/// Receives the window's events.
pub(crate) type Tell = Rc<dyn Fn(WindowEvent)>;

/// Where a desktop's window comes from.
pub(crate) trait Source {
    /// The current window, and later ones.
    fn peer(&self) -> Peer;

    /// The window's origin, if the browser reports it.
    fn origin(&self) -> Option<String> {
        None
    }

    /// Reports the window and, from then on, its events.
    fn begin(&self, tell: Tell);

    /// Opens the window, or brings it to the front. Called while a click is handled, because browsers open a window at
    /// no other time.
    fn open(&self) {}

    /// Reloads the desktop's page.
    fn reload(&self) {}
}
