//! Theme, colour and language, as an agent changes them in the desktop's settings. Each change is reported at once.

use crate::ucontact::Desk;
use deskpane_desktops::ucontact::host::Act;
use leptos::prelude::*;

/// Languages by tag. The last one is not a valid tag, but is sent too.
const LANGUAGES: [&str; 7] = ["en", "en_US", "es", "pt-BR", "de", "fr", "Klingon, spoken"];

#[component]
pub(super) fn AppearanceCard(desk: Desk) -> impl IntoView {
    let appearance = desk.signals.appearance;
    let theme = move |dark: bool| {
        let primary = appearance.with_untracked(|own| own.primary.clone());
        move |_| desk.act(Act::Theme { dark, primary: primary.clone() })
    };
    let colour = move |text: String| {
        let dark = appearance.with_untracked(|own| own.dark);
        desk.act(Act::Theme { dark, primary: text.trim().to_owned() });
    };
    let is = move |dark: bool| appearance.with(|own| own.dark == dark).to_string();
    view! {
        <section class="card" aria-label="Appearance">
            <h2>"Appearance"</h2>
            <div class="choices">
                {[("Light theme", false), ("Dark theme", true)]
                    .map(|(words, dark)| {
                        let choose = move |ev| theme(dark)(ev);
                        view! {
                            <button type="button" class="switch" aria-pressed=move || is(dark) on:click=choose>{words}</button>
                        }
                    })
                    .collect_view()}
            </div>
            <label class="field">
                "Primary colour"
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || appearance.with(|own| own.primary.clone())
                    on:change:target=move |ev| colour(ev.target().value())
                />
            </label>
            <label class="field">
                "Language"
                <select on:change:target=move |ev| desk.act(Act::Language(ev.target().value()))>
                    {LANGUAGES
                        .map(|tag| {
                            view! {
                                <option value=tag prop:selected=move || appearance.with(|own| own.language == tag)>{tag}</option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
        </section>
    }
}
