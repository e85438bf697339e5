//! Offers that were reported: a repeated one is not new.

use deskpane_desk::{clock::Stamp, model::ContactId};
use std::collections::VecDeque;

/// How many offers are remembered.
const MOST: usize = 100;

/// The reported offers, with their deadlines. An ended interaction that is offered again has another deadline; the
/// same deadline is the same offer, repeated.
#[derive(Debug, Default)]
pub(super) struct ToldOffers(VecDeque<(ContactId, Stamp)>);

impl ToldOffers {
    /// Records an offer; returns whether it was reported before.
    pub(super) fn told(&mut self, id: &ContactId, end: Option<Stamp>) -> bool {
        let Some(end) = end else { return false };
        let offer = (id.clone(), end);
        let before = self.0.contains(&offer);
        if !before {
            if self.0.len() >= MOST {
                self.0.pop_front();
            }
            self.0.push_back(offer);
        }
        before
    }
}
