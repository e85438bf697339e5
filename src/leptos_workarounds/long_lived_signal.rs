//! A signal that outlives its readers.
//!
//! Why: a Leptos signal keeps a weak reference to everything that ever read it, until the same reader reads again. The
//! view of an ended contact never does: memory grew by 2.7 MiB for each 100,000 events (docs/performance.md). Here,
//! dead readers are removed whenever the list has doubled. It holds at most twice as many readers as are alive, and
//! none has to read again for that.
//!
//! Upstream: no issue known (reactive_graph 0.2.16: `SubscriberSet` has no way to drop the dead). Leptos 0.9 removes
//! them by itself: 200,000 readers that came and went left 84 MB behind with 0.2.16 and 3 KB with 0.3.0-rc1, so this
//! file goes when the panel moves to 0.9. Until then Leptos advises to keep signals no longer than their readers,
//! <https://github.com/leptos-rs/leptos/issues/706>, which is impossible for a clock or a list of contacts.

use leptos::{
    prelude::*,
    reactive::graph::{AnySubscriber, Observer, ReactiveNode},
};
use std::{
    collections::HashSet,
    mem,
    sync::{Arc, RwLock},
};

/// Up to this many readers, none is checked.
const FEW: usize = 64;

/// A value that is read by views that come and go. A handle: copies are the same signal.
pub(crate) struct LongLivedSignal<T: 'static> {
    value: StoredValue<T>,
    readers: StoredValue<Arc<RwLock<Readers>>>,
}

impl<T> Clone for LongLivedSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LongLivedSignal<T> {}

impl<T: Default + Send + Sync> Default for LongLivedSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Send + Sync> LongLivedSignal<T> {
    /// Ends with the current reactive owner.
    pub(crate) fn new(value: T) -> Self {
        Self { value: StoredValue::new(value), readers: StoredValue::new(Arc::default()) }
    }

    /// Reads the value and subscribes to it.
    pub(crate) fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.value.with_value(read)
    }

    /// Reads the value without subscribing.
    pub(crate) fn with_untracked<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.value.with_value(read)
    }

    /// Subscribes the current reader without reading.
    pub(crate) fn track(&self) {
        if let Some(reader) = Observer::get() {
            self.readers.with_value(|readers| add(readers, reader));
        }
    }

    /// Sets the value and notifies every reader.
    pub(crate) fn set(&self, value: T) {
        self.value.set_value(value);
        let told = self.readers.with_value(take);
        // Each reads again, and so returns to the list.
        for reader in told {
            reader.mark_dirty();
        }
    }
}

impl<T: Clone + Send + Sync> LongLivedSignal<T> {
    /// The value; subscribes to it.
    pub(crate) fn get(&self) -> T {
        self.with(T::clone)
    }

    /// The value, without subscribing.
    pub(crate) fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Clone + Send + Sync> From<LongLivedSignal<T>> for Signal<T> {
    fn from(signal: LongLivedSignal<T>) -> Self {
        Signal::derive(move || signal.get())
    }
}

/// Everything that has read the value since it was set, each once, in the order of the first read: an outer effect is
/// notified before the effects it created.
#[derive(Default)]
struct Readers {
    list: Vec<AnySubscriber>,
    /// The addresses of the readers in the list. No other reader can have one of them while it is in the list.
    known: HashSet<usize>,
    /// The length at which dead readers are removed next.
    enough: usize,
}

fn add(readers: &Arc<RwLock<Readers>>, reader: AnySubscriber) {
    if let Ok(mut readers) = readers.write() {
        readers.add(reader);
    }
}

fn take(readers: &Arc<RwLock<Readers>>) -> Vec<AnySubscriber> {
    readers.write().map(|mut readers| readers.take()).unwrap_or_default()
}

impl Readers {
    fn add(&mut self, reader: AnySubscriber) {
        if !self.known.insert(reader.0) {
            return;
        }
        self.list.push(reader);
        if self.list.len() > self.enough.max(FEW) {
            self.list.retain(|reader| reader.1.strong_count() > 0);
            self.known = self.list.iter().map(|reader| reader.0).collect();
            self.enough = self.list.len().saturating_mul(2);
        }
    }

    fn take(&mut self) -> Vec<AnySubscriber> {
        self.known.clear();
        mem::take(&mut self.list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept<T: Send + Sync>(signal: LongLivedSignal<T>) -> usize {
        signal.readers.with_value(|readers| readers.read().unwrap().list.len())
    }

    #[test]
    fn dead_readers_are_removed_and_living_ones_keep_reading() {
        let root = Owner::new();
        root.with(|| {
            let signal = LongLivedSignal::new(1);
            let there: Vec<_> = (0..10).map(|factor| Memo::new(move |_| signal.get() * factor)).collect();
            let read = || there.iter().map(GetUntracked::get_untracked).sum::<i32>();
            assert_eq!(read(), 45);
            for _ in 0..10_000 {
                let row = root.child();
                row.with(|| assert_eq!(Memo::new(move |_| signal.get()).get_untracked(), 1));
                row.cleanup();
                assert!(kept(signal) <= FEW + 1, "{}", kept(signal));
            }
            signal.set(2);
            assert_eq!((read(), kept(signal)), (90, 10));
            signal.set(3);
            assert_eq!((read(), kept(signal)), (135, 10));
        });
    }

    #[test]
    fn a_reader_is_kept_once_and_notified_of_each_value() {
        Owner::new().with(|| {
            let [one, other] = [LongLivedSignal::new(1), LongLivedSignal::new(1)];
            let sum = Memo::new(move |_| one.get() + one.get() + other.get());
            for value in 1..=100 {
                other.set(value);
                assert_eq!(sum.get_untracked(), 2 + value);
            }
            assert_eq!((kept(one), kept(other)), (1, 1));
            one.set(5);
            assert_eq!(sum.get_untracked(), 110);
            assert_eq!(untrack(move || one.get()), 5);
            assert_eq!(kept(one), 1);
        });
    }

    #[test]
    fn many_living_readers_are_all_kept() {
        Owner::new().with(|| {
            let signal = LongLivedSignal::new(1);
            let there: Vec<_> = (0..1_000).map(|_| Memo::new(move |_| signal.get())).collect();
            for value in [1, 2] {
                signal.set(value);
                assert!(there.iter().all(|memo| memo.get_untracked() == value));
                assert_eq!(kept(signal), 1_000);
            }
        });
    }
}
