//! The desktop a panel is for.

use deskpane_desk::desktop::DesktopSpec;

/// The desktop a panel is for.
pub(crate) type Desktop = &'static DesktopSpec;
