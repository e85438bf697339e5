//! Arriving and waiting contacts, for alerts.

use deskpane_desk::{clock::Millis, model::Contact};
use std::{rc::Rc, sync::Arc};

/// The contacts after a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Arrivals {
    /// Arrived just now, and not announced.
    pub(crate) fresh: Vec<Arc<Contact>>,
    /// Announced just now. A contact may be announced twice, the second time with its name in the CRM.
    pub(crate) told: Vec<Arc<Contact>>,
    /// Waiting to be answered, in the order of arrival.
    pub(crate) waiting: Vec<Arc<Contact>>,
    pub(crate) at: Millis,
}

/// Called when a contact arrives, is answered or leaves.
pub(super) type OnArrivals = Rc<dyn Fn(Arrivals)>;
