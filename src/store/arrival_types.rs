//! Who came and who waits, as it is told.

use deskpane_desk::{clock::Millis, model::Contact};
use std::{rc::Rc, sync::Arc};

/// How it stands after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arrivals {
    /// Came just now, and nobody has been told.
    pub(crate) fresh: Vec<Arc<Contact>>,
    /// Announced just now; some a second time, with the name the CRM has for them.
    pub(crate) told: Vec<Arc<Contact>>,
    /// Wait to be taken, in the order they came.
    pub(crate) waiting: Vec<Arc<Contact>>,
    pub(crate) at: Millis,
}

/// Called when somebody has come, was taken or is gone.
pub(super) type OnArrivals = Rc<dyn Fn(Arrivals)>;
