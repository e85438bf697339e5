//! The desktop a panel is for.

/// The desktop a panel is for: its name in configuration and storage, and its name in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Desktop {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// Where it is.
    pub(crate) placement: Placement,
    /// Whether it calls an agent who takes contacts ready.
    pub(crate) says_ready: bool,
}

/// Where a desktop is, seen from the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Around the panel, which is a frame in it.
    Around,
    /// In a window that the panel opens.
    Window,
    /// In a frame beside the panel.
    Beside,
}
