//! Letting go of readers that are gone. Leptos' signals keep everyone who ever read them, the views of contacts that are
//! long over among them: a little for each button of each card, all day.

use crate::store::{preferences::Chosen, signals::Store};
use leptos::{
    prelude::*,
    reactive::graph::Source,
    reactive::owner::{Storage, SyncStorage},
    reactive::signal::ArcRwSignal,
};

impl Store {
    /// Forgets who has read what the views of contacts read, and is longer there than they. Those that are still there
    /// read once more, which must not do anything: who reads [`Store::opened`] scrolls, so it is not among these.
    pub(crate) fn forget_readers(&self) {
        forget(self.aimed);
        forget(self.order);
        forget(self.board);
        forget(self.directory);
        forget(self.notes.edition);
    }
}

impl Chosen {
    /// The same.
    pub(crate) fn forget_readers(&self) {
        forget(self.keys);
    }
}

fn forget<T: 'static>(signal: RwSignal<T>)
where
    SyncStorage: Storage<ArcRwSignal<T>>,
{
    signal.notify();
    // Whoever was told just now is back as soon as it has read.
    signal.clear_subscribers();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_there_goes_on_reading() {
        let owner = Owner::new();
        owner.with(|| {
            let signal = RwSignal::new(1);
            let twice = Memo::new(move |_| signal.get() * 2);
            assert_eq!(twice.get_untracked(), 2);
            forget(signal);
            signal.set(2);
            assert_eq!(twice.get_untracked(), 4);
            signal.set(3);
            assert_eq!(twice.get_untracked(), 6);
        });
    }
}
