//! Offers that were reported: a repeated one is not new.

use deskpane_desk::{clock::Stamp, model::ContactId};
use std::collections::VecDeque;

/// How many offers are remembered.
const MOST: usize = 100;

/// The offers that were told, with their ends. An interaction that is over is offered anew with another end; the same end
/// is the same offer, told once more.
#[derive(Debug, Default)]
pub(super) struct ToldOffers(VecDeque<(ContactId, Stamp)>);

impl ToldOffers {
    /// Takes in an offer; says whether it was told before.
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
