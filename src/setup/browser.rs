//! The browser's permissions: each with what agents lose without it, and how an operator grants it.

use crate::{leptos_workarounds::erased::rebuilt, link::allowed, view::parts::elements::paragraph};
use deskpane_setup::is_clock_right;
use deskpane_words::setup::Words;
use leptos::prelude::*;

/// A permission.
#[derive(Clone, Copy)]
struct Check {
    words: &'static Words,
    /// Its name, what agents lose without it, and how it is granted.
    about: [&'static str; 3],
    /// The browser's answer; `None` before it was asked.
    answer: RwSignal<Option<Option<bool>>>,
}

pub(super) fn section(words: &'static Words) -> AnyView {
    let check = |name: &'static str, lost: &'static str, allow: &'static str| Check {
        words,
        about: [name, lost, allow],
        answer: RwSignal::new(None),
    };
    let checks = [
        check(words.popups, words.popups_lost, words.popups_allow),
        check(words.storage, words.storage_lost, words.storage_allow),
        check(words.clipboard, words.clipboard_lost, words.clipboard_allow),
        check(words.sound, words.sound_lost, words.sound_allow),
        check(words.notices, words.notices_lost, words.notices_allow),
        check(words.clock, words.clock_lost, words.clock_allow),
    ];
    let [popups, storage, clipboard, sound, notices, clock] = checks;
    let run = move |_| {
        popups.answer.set(Some(allowed::popups()));
        storage.answer.set(Some(allowed::storage()));
        clipboard.answer.set(Some(allowed::clipboard()));
        notices.answer.set(Some(allowed::notifications()));
        leptos::task::spawn_local(async move {
            sound.answer.set(Some(allowed::sound().await));
            let clocks = allowed::clocks().await;
            clock.answer.set(Some(clocks.and_then(|(here, server, waited)| is_clock_right(here, server, waited))));
        });
    };
    view! {
        <h2 class="home__title">{words.browser}</h2>
        <p class="choice__more">{words.browser_do}</p>
        <button type="button" class="button" on:click=run>{words.check_all}</button>
        <ul class="choices" role="list" aria-live="polite">{checks.map(shown).into_iter().collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

fn shown(check: Check) -> AnyView {
    rebuilt(move || {
        let Check { words, about: [name, lost, allow], answer } = check;
        let Some(answer) = answer.get() else { return ().into_any() };
        let said = match answer {
            Some(true) => words.fine,
            Some(false) => words.limited,
            None => words.unknown,
        };
        let more = (answer != Some(true)).then(|| {
            let line = |title: &str, text: &str| paragraph("choice__more", format!("{title}: {text}"));
            [line(words.lost, lost), line(words.allow, allow)].into_iter().collect::<Vec<_>>()
        });
        view! { <li class="choice"><p><b>{name}</b> ": " {said}</p>{more}</li> }.into_any()
    })
}
