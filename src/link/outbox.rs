//! Messages to the desktop's window.

use super::peer::Peer;
use deskpane_desk::origin::Origin;

/// Posts JSON text, as an object, to the desktop's window at exactly this origin. The browser drops it if the window
/// shows another one. Returns whether it could be handed over.
pub(crate) fn post(peer: &Peer, to: &Origin, text: &str) -> bool {
    let (Some(window), Ok(value)) = (peer.window(), js_sys::JSON::parse(text)) else { return false };
    window.post_message(&value, to.as_str()).is_ok()
}
