//! Lists from the desktop, bounded by bytes.

use crate::sorting::sort_by;
use std::{ops::Deref, sync::Arc};

/// A list as it was sent, as far as there is room: a list is bounded by what it takes in memory and not by a number of items.
/// Shared between copies.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SentList<T> {
    items: Arc<Vec<T>>,
    is_cut: bool,
}

/// The most bytes of a list: some 5,000 agents, or outcomes in their groups.
const ROOM: usize = 1024 * 1024;
/// What an item takes beside its texts, about.
const ITEM: usize = 64;

impl<T> SentList<T> {
    /// Whether there was more than there is room for.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The items, to be changed.
    pub fn make_mut(&mut self) -> &mut Vec<T>
    where
        T: Clone,
    {
        Arc::make_mut(&mut self.items)
    }
}

impl<T: Listed> SentList<T> {
    /// This list with more items, sorted by name; items without room are cut from the end.
    #[must_use]
    pub fn with(&self, more: impl Iterator<Item = T>) -> Self
    where
        T: Clone,
    {
        let mut all: Vec<T> = self.iter().cloned().chain(more).collect();
        sort_by(&mut all, |a, b| a.texts().next().cmp(&b.texts().next()));
        let mut list: Self = all.into_iter().collect();
        list.is_cut |= self.is_cut;
        list
    }
}

impl<T> Default for SentList<T> {
    fn default() -> Self {
        Self { items: Arc::default(), is_cut: false }
    }
}

impl<T> Deref for SentList<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T: Listed> FromIterator<T> for SentList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(sent: I) -> Self {
        let (mut items, mut room, mut is_cut) = (Vec::new(), ROOM, false);
        for item in sent {
            let bytes = item.texts().map(str::len).sum::<usize>().saturating_add(ITEM);
            let Some(left) = room.checked_sub(bytes) else {
                is_cut = true;
                break;
            };
            room = left;
            items.push(item);
        }
        Self { items: Arc::new(items), is_cut }
    }
}

impl<T: Listed> From<Vec<T>> for SentList<T> {
    fn from(sent: Vec<T>) -> Self {
        sent.into_iter().collect()
    }
}

/// What such a list holds.
pub trait Listed {
    /// Its texts, its name first.
    fn texts(&self) -> impl Iterator<Item = &str>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    struct Named(String);

    impl Listed for Named {
        fn texts(&self) -> impl Iterator<Item = &str> {
            [self.0.as_str()].into_iter()
        }
    }

    fn named(numbers: impl Iterator<Item = usize>, length: usize) -> impl Iterator<Item = Named> {
        numbers.map(move |number| Named(format!("{number:0>length$}")))
    }

    #[test]
    fn a_list_accepts_what_is_sent_and_reports_when_it_is_cut() {
        let some: SentList<_> = named(0..5_000, 30).collect();
        assert_eq!((some.len(), some.is_cut()), (5_000, false));
        let many: SentList<_> = named(0..5_000, 4_000).collect();
        assert!(many.is_cut() && many.len() > 200);
        let bytes: usize = many.iter().flat_map(Listed::texts).map(str::len).sum();
        assert!(bytes <= ROOM);
    }

    #[test]
    fn two_lists_are_sorted_before_they_are_cut() {
        let late: SentList<_> = named(300..900, 1_000).collect();
        let both = late.with(named(0..900, 1_000));
        assert!(both.is_cut() && both.first().is_some_and(|first| first.0.ends_with("000")));
        assert!(both.windows(2).all(|two| two[0].0 <= two[1].0));
        assert!(both.with(std::iter::empty()).is_cut(), "what was left out stays left out");
    }
}
