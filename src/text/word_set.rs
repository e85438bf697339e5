//! The words of a program beside the panel, in the language of the panel's own.

use crate::{load, text::Language};
use deskpane_words::WordSet;
use leptos::prelude::*;

/// The words, as soon as they are there. English takes the place of a file that cannot be read.
pub(crate) fn word_set<W: WordSet>(language: Language) -> Signal<Option<&'static W>> {
    let current = RwSignal::new(None);
    Effect::new(move |_| {
        let Some(texts) = language.shown() else { return };
        let Some(file) = W::file_name(texts.tag) else { return current.set(Some(W::ENGLISH)) };
        leptos::task::spawn_local(async move {
            let read = load::words(&file, W::read).await;
            let words: &'static W = read.map_or(W::ENGLISH, |words| Box::leak(Box::new(words)));
            // Another language may have been chosen meanwhile.
            if language.now().tag == texts.tag {
                current.set(Some(words));
            }
        });
    });
    current.into()
}
