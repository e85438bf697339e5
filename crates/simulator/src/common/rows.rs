//! A list with a signal for each item, so that a change to one does not affect the others, nor what is being typed in
//! them.

use super::put;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The list. Cheap to copy.
pub(crate) struct Rows<K: 'static, T: 'static> {
    pub(crate) order: RwSignal<Vec<K>>,
    signals: StoredValue<BTreeMap<K, ArcRwSignal<T>>>,
}

impl<K, T> Clone for Rows<K, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, T> Copy for Rows<K, T> {}

impl<K, T> Rows<K, T>
where
    K: Ord + Clone + Send + Sync + 'static,
    T: PartialEq + Clone + Send + Sync + 'static,
{
    pub(crate) fn new() -> Self {
        Self { order: RwSignal::new(Vec::new()), signals: StoredValue::new(BTreeMap::new()) }
    }

    /// The signal of an item, while it exists.
    pub(crate) fn one(self, key: &K) -> Option<RwSignal<T>> {
        self.signals.with_value(|signals| signals.get(key).cloned()).map(Into::into)
    }

    /// Updates the signals from the items; those that did not change stay untouched.
    pub(crate) fn follow<'a>(self, things: impl Iterator<Item = (K, &'a T)>) {
        let mut order = Vec::new();
        self.signals.update_value(|signals| {
            for (key, thing) in things {
                match signals.get(&key) {
                    Some(signal) if signal.with_untracked(|old| old == thing) => {}
                    Some(signal) => signal.set(thing.clone()),
                    None => {
                        signals.insert(key.clone(), ArcRwSignal::new(thing.clone()));
                    }
                }
                order.push(key);
            }
            signals.retain(|key, _| order.contains(key));
        });
        put(self.order, order);
    }
}
