//! Sorting, with the same code for lists of every type.
//!
//! Why: the standard library's `sort` is 2 to 7 KB of program for each type it is used with, nine of them in the
//! smallest panel.

use std::{cmp::Ordering, mem};

/// Sorts a list. What is equal stays in the order it is in.
pub fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// The same by an order of its own.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = {
        let list = &*list;
        swaps(list.len(), &|one, other| match (list.get(one), list.get(other)) {
            (Some(one), Some(other)) => compare(one, other),
            _ => Ordering::Equal,
        })
    };
    for (one, other) in swaps {
        list.swap(one, other);
    }
}

/// The places whose values are to be swapped, in this order, so that a list of this length is sorted.
fn swaps(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // Where the value of each place comes from.
    let mut sources: Vec<usize> = (0..length).collect();
    sources.sort_unstable_by(|one, other| compare(*one, *other).then(one.cmp(other)));
    let mut swaps = Vec::new();
    for start in 0..length {
        let mut at = start;
        // Round a circle of places that each get the next one's value, until the first one's value has come to the last.
        while let Some(source) = sources.get_mut(at).map(|source| mem::replace(source, at)) {
            if source == start {
                break;
            }
            swaps.push((at, source));
            at = source;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_are_sorted_as_the_standard_library_does(keys in prop::collection::vec(0_u8..20, 0..60)) {
            let mut list: Vec<_> = keys.into_iter().enumerate().collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(_, key)| *key);
            sort_by(&mut list, |(_, one), (_, other)| one.cmp(other));
            prop_assert_eq!(list, expected);
        }
    }
}
