//! Where a desktop's window comes from: it is around this page, this page opens it, or holds it in a frame.

use super::peer::Peer;
use deskpane_desk::session::WindowEvent;
use std::rc::Rc;

/// Takes in what happens to the window.
pub(crate) type Tell = Rc<dyn Fn(WindowEvent)>;

/// Where a desktop's window comes from.
pub(crate) trait Source {
    /// The window, now or as soon as there is one.
    fn peer(&self) -> Peer;

    /// The origin of the window, where the browser says it.
    fn origin(&self) -> Option<String> {
        None
    }

    /// Tells what there is of the window, and from then on what happens to it.
    fn begin(&self, tell: Tell);

    /// The agent wants the window opened, or in front if it is open. Called while a click is handled, because
    /// browsers open a window at no other time.
    fn open(&self) {}

    /// The agent wants the desktop's page loaded anew.
    fn reload(&self) {}
}
