//! The current language: English at once, any other as soon as its texts have arrived.

use crate::{
    link::keep_place,
    load,
    text::table::{EN, Texts},
};
use deskpane_words::{Spoken, Words};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Element;

/// How long the page stays empty rather than show another language first.
const PATIENCE: Duration = Duration::from_millis(1500);

/// The current language. A change rebuilds the words of a page, not its session. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Language {
    current: RwSignal<Texts>,
    /// Whether there is something to show: the chosen language, or a substitute.
    settled: RwSignal<bool>,
    /// The language that could not be loaded, and why.
    trouble: RwSignal<String>,
    known: StoredValue<Known>,
    /// The id of the element that is in this language; `None` for the whole page.
    within: Option<&'static str>,
}

struct Known {
    loaded: Vec<Texts>,
    /// The tag of the chosen language.
    wanted: &'static str,
    /// Languages being loaded.
    underway: Vec<&'static str>,
}

impl Language {
    /// English. Ends with the current reactive owner.
    pub(crate) fn new() -> Self {
        Self {
            current: RwSignal::new(EN),
            settled: RwSignal::new(false),
            trouble: RwSignal::default(),
            known: StoredValue::new(Known { loaded: vec![EN], wanted: EN.tag, underway: Vec::new() }),
            within: None,
        }
    }

    /// English, in the element with this id alone.
    pub(crate) fn within(id: &'static str) -> Self {
        Self { within: Some(id), ..Self::new() }
    }

    /// The element that is in this language.
    pub(crate) fn root(&self) -> Option<Element> {
        match self.within {
            Some(id) => document().get_element_by_id(id),
            None => document().document_element(),
        }
    }

    /// The current texts; changes with the language. `None` for the moment before it is known.
    pub(crate) fn shown(&self) -> Option<Texts> {
        let texts = self.current.get();
        self.settled.get().then_some(texts)
    }

    /// The texts, without tracking them.
    pub(crate) fn now(&self) -> Texts {
        self.current.get_untracked()
    }

    /// The problem with the last choice; empty if there was none.
    pub(crate) fn trouble(&self) -> String {
        self.trouble.get()
    }

    /// Changes to a language. With `hold`, nothing is shown until it has arrived, or until patience ends.
    pub(crate) fn speak(self, spoken: Spoken, hold: bool) {
        let tag = spoken.tag;
        let there = self.known.try_update_value(|known| {
            known.wanted = tag;
            let there = known.loaded.iter().copied().find(|texts| texts.tag == tag);
            if there.is_none() && !known.underway.contains(&tag) {
                known.underway.push(tag);
                leptos::task::spawn_local(self.load(spoken));
            }
            there
        });
        match there.flatten() {
            Some(texts) => self.show(texts),
            None if hold => {
                self.settled.set(false);
                set_timeout(move || _ = self.settled.try_set(true), PATIENCE);
            }
            None => {}
        }
    }

    async fn load(self, spoken: Spoken) {
        let answer = load::words(&spoken.file_name(), Words::read).await;
        let answer = answer.map(|words| Texts { tag: spoken.tag, words: Box::leak(Box::new(words)) });
        let wanted = self.known.try_update_value(|known| {
            known.underway.retain(|tag| *tag != spoken.tag);
            known.loaded.extend(answer.as_ref().ok());
            known.wanted == spoken.tag
        });
        if wanted != Some(true) {
            return;
        }
        match answer {
            Ok(texts) => self.show(texts),
            Err(why) => {
                self.trouble.set(format!("{}: {why}", spoken.name));
                self.settled.set(true);
            }
        }
    }

    fn show(self, texts: Texts) {
        if texts.tag != self.now().tag {
            keep_place::across(|| self.current.set(texts));
        }
        if let Some(root) = self.root() {
            let spoken = deskpane_words::find(texts.tag);
            let direction = if spoken.is_some_and(|spoken| spoken.right_to_left) { "rtl" } else { "ltr" };
            for (name, value) in [("lang", texts.tag), ("dir", direction)] {
                // Setting an attribute with a constant name on an element cannot fail.
                let _ = root.set_attribute(name, value);
            }
        }
        self.trouble.set(String::new());
        if !self.settled.get_untracked() {
            self.settled.set(true);
        }
    }
}

/// The texts of the language in use when the view that asks is built.
pub(crate) fn texts() -> Texts {
    use_context::<Language>().map_or(EN, |language| language.now())
}
