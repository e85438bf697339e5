//! Shared parts of the view.

use crate::max::Desk;
use deskpane_desktops::max::{host::WindowId, wire::Flavour};
use leptos::prelude::*;

/// The desk, and view state that several parts share.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    pub(super) desk: Desk,
    pub(super) flavour: RwSignal<Flavour>,
    /// Which frame is shown.
    pub(super) shown: RwSignal<WindowId>,
    /// How wide panels are, in pixels.
    pub(super) width: RwSignal<u32>,
}

impl Shared {
    /// Reloads the pages in some frames.
    pub(super) fn reload_frames(self, which: impl Fn(WindowId) -> bool) {
        self.desk.windows(|frames| frames.reload(which));
    }
}
