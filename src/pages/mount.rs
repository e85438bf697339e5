//! Mounts a desktop's window and the panel on the page, by the desktop's placement.

use crate::{
    link::{
        embedding::Embedding,
        frame::{Frame, Shape},
        popup::Popup,
        source::Source,
    },
    view::panel::split_view::split_view,
};
use deskpane_desk::{
    config::Configured,
    desktop::{DesktopSpec, Placement},
};
use leptos::prelude::*;
use std::rc::Rc;

/// A desktop's window.
pub(super) struct Mounted {
    /// Where it comes from.
    pub(super) source: Rc<dyn Source>,
    /// Puts the panel on the page, and the desktop too if it is in a frame. Call it after the session has begun: a
    /// frame may send as soon as it is inserted.
    pub(super) lay_out: Box<dyn FnOnce(AnyView) -> AnyView>,
}

/// Finds or makes the window.
pub(super) type Mount = fn(&'static DesktopSpec, &Configured) -> Option<Mounted>;

/// The function for a placement. Chosen at compile time, so that a desktop's own program contains only its own.
pub(super) const fn mount(placement: Placement) -> Mount {
    match placement {
        Placement::Around => around,
        Placement::Popup { .. } => popup,
        Placement::Beside { .. } => frame,
    }
}

fn around(_: &'static DesktopSpec, configured: &Configured) -> Option<Mounted> {
    Some(Mounted { source: Embedding::find(&configured.origins), lay_out: Box::new(|panel| panel) })
}

fn popup(desktop: &'static DesktopSpec, configured: &Configured) -> Option<Mounted> {
    let Placement::Popup { name } = desktop.placement else { return None };
    let source = Popup::new(name, configured.address.as_ref()?.url.as_str());
    Some(Mounted { source, lay_out: Box::new(|panel| panel) })
}

fn frame(desktop: &'static DesktopSpec, configured: &Configured) -> Option<Mounted> {
    let Placement::Beside { name, permissions } = desktop.placement else { return None };
    let address = configured.address.as_ref()?;
    let (url, origin) = (address.url.as_str(), &address.origin);
    let frame = Frame::new(&Shape { url, origin, title: desktop.name, name, permissions });
    let source = frame.clone();
    let lay_out = move |panel| match frame.place() {
        Some(host) => split_view(desktop, host, panel),
        None => panel,
    };
    Some(Mounted { source, lay_out: Box::new(lay_out) })
}
