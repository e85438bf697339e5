//! The words of a page that no panel carries, in the panel's language.

use crate::{load, text::Language};
use deskpane_words::WordSet;
use leptos::prelude::*;

/// The words, once loaded. English replaces a file that cannot be read.
pub(crate) fn word_set<W: WordSet>(language: Language) -> Signal<Option<&'static W>> {
    let current = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(texts) = language.shown() else { return };
        let Some(file) = W::file_name(texts.tag) else { return current.set(Some(W::ENGLISH)) };
        leptos::task::spawn_local(async move {
            let read = load::words(&file, W::read).await;
            let words: &'static W = read.map_or(W::ENGLISH, |words| Box::leak(Box::new(words)));
            // The language may have changed meanwhile.
            if language.now().tag == texts.tag {
                current.set(Some(words));
            }
        });
    });
    current.into()
}
