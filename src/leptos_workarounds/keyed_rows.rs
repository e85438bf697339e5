//! A keyed list that moves as few rows as possible.
//!
//! Why: `<For>` removes and inserts every row whose position changes, so one contact that moves to the top moves all
//! others. 1,000 messages over 100 open calls were shown after 2.5 seconds instead of 59, one event among 200 after 1.3
//! milliseconds instead of 21 (docs/performance.md). It costs 2 KB.
//!
//! Upstream: known since the current algorithm was introduced, <https://github.com/leptos-rs/leptos/pull/1296>, which
//! does not move ranges as a whole.

use leptos::{
    prelude::*,
    tachys::view::{Mountable, Render},
};
use litemap::LiteMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// A row that is on the page.
struct Row {
    shown: Box<dyn Mountable>,
    owner: Owner,
}

#[derive(Default)]
struct Rows {
    there: LiteMap<u32, Row>,
    /// Owners of removed rows, for reuse. An owner keeps a weak reference to every child it ever had (reactive_graph
    /// 0.2.16, `Owner::children`; no issue known), so every new child takes memory until the page unloads. Reused,
    /// there are only as many as were ever open at a time. The saving was not measured separately.
    spare: Vec<Owner>,
}

impl Rows {
    fn remove(&mut self, key: u32) {
        if let Some(Row { mut shown, owner }) = self.there.remove(&key) {
            shown.unmount();
            // The view is dropped before the owner it depends on.
            drop(shown);
            owner.cleanup();
            self.spare.push(owner);
        }
    }
}

/// A row made of a view.
pub(crate) fn shown(view: AnyView) -> Box<dyn Mountable> {
    Box::new(view.build())
}

/// Fills an element with one row for each key, kept as long as its key is in the list.
pub(crate) fn rows(
    place: impl Fn() -> Option<Element> + 'static,
    keys: Signal<Vec<u32>>,
    build: impl Fn(u32) -> Box<dyn Mountable> + 'static,
) {
    boxed(Box::new(place), keys, Box::new(build));
}

fn boxed(
    place: Box<dyn Fn() -> Option<Element>>,
    keys: Signal<Vec<u32>>,
    build: Box<dyn Fn(u32) -> Box<dyn Mountable>>,
) {
    // Rows outlive single runs of the effect.
    let owner = Owner::current().unwrap_or_default();
    let rows = StoredValue::new_local(Rows::default());
    // A page rebuilt in another language reuses the same element.
    on_cleanup(move || {
        rows.try_update_value(|rows| {
            rows.there.iter_mut().for_each(|(_, row)| row.shown.unmount());
            rows.there.clear();
        });
    });
    let mut order: Vec<u32> = Vec::new();
    Effect::new(move || {
        let Some(place) = place() else { return };
        let wanted = keys.get();
        // One by one: `collect` would link a sort.
        let mut was = LiteMap::new_vec();
        for (at, key) in order.iter().enumerate() {
            was.insert(*key, at);
        }
        let stays = staying(&wanted.iter().map(|key| was.get(key).copied()).collect::<Vec<_>>());
        let Some(mut rows) = rows.try_write_value() else { return };
        let new = wanted.iter().filter(|key| !was.contains_key(key)).count();
        if rows.there.len() + new > wanted.len() {
            let mut wanted_at = LiteMap::new_vec();
            for (at, key) in wanted.iter().enumerate() {
                wanted_at.insert(*key, at);
            }
            let gone: Vec<u32> = rows.there.keys().filter(|key| !wanted_at.contains_key(key)).copied().collect();
            gone.into_iter().for_each(|key| rows.remove(key));
        }
        // New and moved rows enter the page together, before the next that stays: a thousand insertions cost as much as
        // all else about their elements.
        let coming = document().create_document_fragment();
        let into = coming.unchecked_ref::<Element>();
        for (key, stays) in wanted.iter().zip(stays) {
            let Rows { there, spare } = &mut *rows;
            if stays {
                if coming.has_child_nodes() {
                    let next = there.get(key).and_then(|row| row.shown.elements().into_iter().next());
                    insert(&place, &coming, next.as_deref());
                }
                continue;
            }
            let row = there.entry(*key).or_insert_with(|| {
                let owner = spare.pop().unwrap_or_else(|| owner.child());
                Row { shown: owner.with(|| untrack(|| build(*key))), owner }
            });
            row.shown.mount(into, None);
        }
        insert(&place, &coming, None);
        order = wanted;
    });
}

fn insert(place: &Element, coming: &Node, next: Option<&Node>) {
    // Fails only if `next` is elsewhere; then the rows are at the end.
    if place.insert_before(coming, next).is_err() {
        let _ = place.append_child(coming);
    }
}

/// Which rows may stay in place while the others move: a longest increasing subsequence. `was` has the former position
/// of each, `None` for a new one.
fn staying(was: &[Option<usize>]) -> Vec<bool> {
    // The last item of the best sequence of each length, and each item's predecessor.
    let (mut ends, mut before): (Vec<(usize, usize)>, Vec<Option<usize>>) = (Vec::new(), vec![None; was.len()]);
    for (at, number) in was.iter().enumerate() {
        let Some(number) = *number else { continue };
        let length = ends.partition_point(|(other, _)| *other < number);
        if let Some(slot) = before.get_mut(at) {
            *slot = length.checked_sub(1).and_then(|last| ends.get(last)).map(|(_, at)| *at);
        }
        match ends.get_mut(length) {
            Some(end) => *end = (number, at),
            None => ends.push((number, at)),
        }
    }
    let mut stays = vec![false; was.len()];
    let mut at = ends.last().map(|(_, at)| *at);
    while let Some(one) = at {
        if let Some(slot) = stays.get_mut(one) {
            *slot = true;
        }
        at = before.get(one).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use crate::leptos_workarounds::keyed_rows::staying;

    fn moved(was: &[usize]) -> usize {
        staying(&was.iter().copied().map(Some).collect::<Vec<_>>()).into_iter().filter(|stays| !stays).count()
    }

    #[test]
    fn a_row_that_moves_to_the_top_or_end_moves_alone() {
        assert_eq!(moved(&[4, 0, 1, 2, 3]), 1);
        assert_eq!(moved(&[1, 2, 3, 4, 0]), 1);
        assert_eq!(moved(&[0, 1, 2, 3]), 0);
        assert_eq!(moved(&[3, 2, 1, 0]), 3);
    }

    #[test]
    fn new_ones_are_put_in_and_the_rest_stays() {
        assert_eq!(staying(&[None, Some(0), None, Some(2)]), [false, true, false, true]);
        assert!(staying(&[]).is_empty());
    }
}
