//! Language and theme.

use crate::{
    leptos_workarounds::erased::words,
    store::AgentPreferences,
    text::{Language, fill, texts},
    theme_controller::ThemeController,
    view::parts::elements::said,
};
use deskpane_desk::{config::Theme, lowercase::lowercase};
use deskpane_words::SPOKEN;
use leptos::prelude::*;

/// The section.
pub(super) fn section() -> AnyView {
    let t = texts();
    let (Some(chosen), Some(theme_controller), Some(language)) =
        (use_context::<AgentPreferences>(), use_context::<ThemeController>(), use_context::<Language>())
    else {
        return ().into_any();
    };
    let (spoken, theme) = theme_controller.automatic();
    let automatic = |now: &str| (String::new(), fill(t.automatic, &[("now", now)]), "");
    let languages = SPOKEN.map(|spoken| (spoken.tag.to_owned(), spoken.name.to_owned(), spoken.tag));
    let languages = [automatic(spoken.name)].into_iter().chain(languages).collect();
    let name_of = |theme| match theme {
        Theme::Auto => t.theme_system,
        Theme::Light => t.theme_light,
        Theme::Dark => t.theme_dark,
    };
    let themes = [Theme::Light, Theme::Dark].map(|theme| (theme.name().to_owned(), name_of(theme).to_owned(), ""));
    let themes = [automatic(&lowercase(name_of(theme)))].into_iter().chain(themes).collect();
    let now = chosen.now();
    let pick_language = Callback::new(move |tag: String| {
        chosen.change(|preferences| preferences.language = Some(tag).filter(|tag| !tag.is_empty()));
    });
    let pick_theme =
        Callback::new(move |name: String| chosen.change(|preferences| preferences.theme = Theme::parse(&name)));
    let missing = words(move || {
        let trouble = language.trouble();
        let name = trouble.split(':').next().unwrap_or_default();
        if name.is_empty() { String::new() } else { fill(t.language_missing, &[("language", name)]) }
    });
    view! {
        <section class="settings__section" aria-labelledby="appearance">
            <h3 class="settings__title" id="appearance">{t.appearance}</h3>
            {select(t.language, languages, now.language.clone().unwrap_or_default(), pick_language)}
            {said("settings__told", missing)}
            {select(t.theme, themes, now.theme.map(Theme::name).unwrap_or_default().to_owned(), pick_theme)}
        </section>
    }
    .into_any()
}

/// A choice of one: values, their names, and the language of a name if it differs.
fn select(
    name: &'static str,
    options: Vec<(String, String, &'static str)>,
    current: String,
    pick: Callback<String>,
) -> AnyView {
    let options = options.into_iter().map(|(value, name, language)| {
        let language = Some(language).filter(|language| !language.is_empty());
        view! { <option value=value.clone() lang=language selected=value == current>{name}</option> }.into_any()
    });
    let options: Vec<_> = options.collect();
    view! {
        <label class="field">
            <span class="field__name">{name}</span>
            <select class="field__box" aria-label=name on:change=move |event| pick.run(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
    .into_any()
}
