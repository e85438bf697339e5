//! Arriving and waiting contacts, for alerts.

use crate::store::{
    arrival_types::{Arrivals, OnArrivals},
    signals::Store,
};
use deskpane_desk::{
    alerts::{OfferLog, Scene},
    clock::Millis,
    model::ContactId,
    view_model::announcements::Naming,
};
use leptos::prelude::*;

impl Store {
    /// Registers the callback for arrivals.
    pub(crate) fn on_arrivals(&self, tell: OnArrivals) {
        self.inner.update_value(|inner| inner.on_arrivals = Some(tell));
    }

    /// Restores the announcements of before a reload, so that no contact is announced twice.
    pub(crate) fn recall_offers(&self, offers: OfferLog) {
        self.inner.update_value(|inner| inner.announcements.offers = offers);
    }

    /// The announcements so far, for the next start in this tab.
    pub(crate) fn offers_text(&self) -> String {
        self.inner.with_value(|inner| inner.announcements.offers.to_text())
    }

    /// The key of an open contact's row.
    pub(crate) fn key_of(&self, id: &ContactId) -> Option<u32> {
        self.inner.with_value(|inner| inner.rows.get(id).map(|row| row.key))
    }

    /// Whether the agent is talking to somebody.
    pub(crate) fn is_talking(&self) -> bool {
        self.inner.with_value(|inner| {
            let desk = &inner.desk;
            desk.order().filter_map(|id| desk.entry(id)).any(|place| Scene::talks_on(&place.contact))
        })
    }

    /// Makes due announcements: a contact is announced once the CRM has named its customer, or after a short wait.
    pub(crate) fn announce(&self, now: Millis) {
        let crm = self.crm_untracked();
        let naming = |id: &ContactId| match &crm {
            Some(crm) => crm.naming(id),
            None => Naming::Unnamed,
        };
        if self.inner.try_update_value(|inner| inner.announcements.tell(now, naming)) == Some(true) {
            self.publish_announcements();
            self.tell_arrivals(now);
        }
    }

    /// When to call [`Store::announce`] at the latest: a hidden page ticks less often.
    pub(crate) fn announces_at(&self) -> Option<Millis> {
        self.inner.with_value(|inner| inner.announcements.wake_at())
    }

    pub(super) fn tell_arrivals(&self, at: Millis) {
        let told = self.inner.try_update_value(|inner| {
            let announcements = &mut inner.announcements;
            let (fresh, told) = (announcements.take_fresh(), announcements.take_told());
            let tell = inner.on_arrivals.clone()?;
            if !announcements.offers.take_changed() && fresh.is_empty() && told.is_empty() {
                return None;
            }
            let desk = &inner.desk;
            let waiting =
                announcements.offers.waiting().filter_map(|id| desk.entry(id)).map(|place| place.contact.clone());
            let waiting = waiting.collect();
            Some((tell, Arrivals { fresh, told, waiting, at }))
        });
        if let Some((tell, arrivals)) = told.flatten() {
            tell(arrivals);
        }
    }
}
