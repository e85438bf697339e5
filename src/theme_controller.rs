//! The theme and language of the page, or of the element that its [`Language`] is for: the agent's choice, otherwise the
//! configuration's, otherwise the desktop's, otherwise the browser's.

use crate::{leptos_workarounds::erased::effect, store::AgentPreferences, text::Language};
use deskpane_desk::{
    config::{Choice, Config, Theme},
    model::{Appearance, Colour},
};
use deskpane_words::{SPOKEN, Spoken};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The controller. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct ThemeController {
    chosen: AgentPreferences,
    language: Language,
    known: StoredValue<Known>,
}

#[derive(Default)]
struct Known {
    config: Option<Arc<Config>>,
    desktop: Appearance,
    browser: Vec<String>,
}

impl ThemeController {
    /// Starts with what is known before the configuration, and follows the agent's choices. Ends with the current
    /// reactive owner.
    pub(crate) fn new(chosen: AgentPreferences, language: Language) -> Self {
        let tags = window().navigator().languages().into_iter().filter_map(|tag| tag.as_string());
        let known = Known { browser: tags.collect(), ..Known::default() };
        let theme_controller = Self { chosen, language, known: StoredValue::new(known) };
        theme_controller.apply(true);
        effect(move || {
            chosen.get();
            theme_controller.apply(false);
        });
        theme_controller
    }

    /// The configuration has been loaded.
    pub(crate) fn configured(self, config: Arc<Config>) {
        self.known.update_value(|known| known.config = Some(config));
        self.apply(true);
    }

    /// The desktop has reported its appearance, or is gone.
    pub(crate) fn desktop_says(self, desktop: &Appearance) {
        self.known.update_value(|known| known.desktop = desktop.clone());
        self.apply(false);
    }

    /// The theme and language that apply if the agent has chosen none.
    pub(crate) fn automatic(self) -> (Spoken, Theme) {
        self.known.with_value(|known| (language(None, known), theme(None, known)))
    }

    fn apply(self, hold: bool) {
        let chosen = self.chosen.now();
        let (spoken, theme, accents) = self.known.with_value(|known| {
            let theme = theme(chosen.theme, known);
            (language(chosen.language.as_deref(), known), theme, accents(theme, &known.desktop))
        });
        self.language.speak(spoken, hold);
        let root = self.language.root().and_then(|root| root.dyn_into::<HtmlElement>().ok());
        let Some(root) = root else { return };
        // Setting an attribute with a constant name on an element cannot fail.
        let _ = root.set_attribute("data-theme", theme.name());
        let (accent, soft) = accents.unzip();
        for (name, colour) in [("--accent", accent), ("--accent-soft", soft)] {
            // If it fails, the style sheet's value applies.
            let _ = root.style().set_property(name, &colour.map(Colour::to_text).unwrap_or_default());
        }
    }
}

/// The first available language.
fn language(chosen: Option<&str>, known: &Known) -> Spoken {
    let configured = known.config.as_ref().and_then(|config| match &config.locale {
        Choice::Auto => None,
        Choice::Fixed(tag) => Some(tag.as_str()),
    });
    let browser = known.browser.iter().map(String::as_str);
    let wishes = [chosen, configured, known.desktop.language.as_deref()].into_iter().flatten().chain(browser);
    let [english, ..] = SPOKEN;
    wishes.filter_map(deskpane_words::find).next().unwrap_or(english)
}

/// The first preference for a theme; the system's is handled by the style sheet.
fn theme(chosen: Option<Theme>, known: &Known) -> Theme {
    let desktop = known.desktop.dark.map(|dark| if dark { Theme::Dark } else { Theme::Light });
    let configured = known.config.as_ref().map(|config| config.theme);
    let mut wishes = [chosen, configured, desktop].into_iter().flatten();
    wishes.find(|theme| *theme != Theme::Auto).unwrap_or(Theme::Auto)
}

/// The desktop's colour and a tint of it, if the colour has enough contrast with our surfaces in both directions. The
/// surfaces are those of `style/tokens.css`. It is used only while desktop and panel are both light or both dark.
fn accents(theme: Theme, desktop: &Appearance) -> Option<(Colour, Colour)> {
    let (surface, on_accent) = match (theme, desktop.dark?) {
        (Theme::Light, false) => (grey(0xff), grey(0xff)),
        (Theme::Dark, true) => (colour(0x1b, 0x1e, 0x21), colour(0x0c, 0x1a, 0x28)),
        _ => return None,
    };
    let accent = desktop.primary.filter(|primary| primary.is_readable_on(&[surface, on_accent]))?;
    // The strongest tint on which text in the colour itself is readable.
    let tints = [16, 12, 8, 4, 0].map(|part| mixed(accent, surface, part));
    let soft = tints.into_iter().find(|tint| accent.is_readable_on(&[*tint]))?;
    Some((accent, soft))
}

/// Mixes `part` hundredths of one colour into another.
fn mixed(one: Colour, other: Colour, part: u16) -> Colour {
    let mix = |one: u8, other: u8| {
        let sum = u16::from(one) * part + u16::from(other) * (100 - part);
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    colour(mix(one.red, other.red), mix(one.green, other.green), mix(one.blue, other.blue))
}

const fn grey(part: u8) -> Colour {
    colour(part, part, part)
}

const fn colour(red: u8, green: u8, blue: u8) -> Colour {
    Colour { red, green, blue }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(config: (Theme, &str), dark: Option<bool>, language: Option<&str>, browser: &[&str]) -> Known {
        let locale = if config.1 == "auto" { Choice::Auto } else { Choice::Fixed(config.1.to_owned()) };
        let config = Config { theme: config.0, locale, ..Config::default() };
        Known {
            config: Some(Arc::new(config)),
            desktop: Appearance { dark, primary: None, language: language.map(str::to_owned) },
            browser: browser.iter().map(|tag| (*tag).to_owned()).collect(),
        }
    }

    #[test]
    fn the_agents_theme_comes_first_then_the_configurations_then_the_desktops() {
        for (chosen, configured, dark, shown) in [
            (None, Theme::Auto, None, Theme::Auto),
            (None, Theme::Auto, Some(true), Theme::Dark),
            (None, Theme::Auto, Some(false), Theme::Light),
            (None, Theme::Light, Some(true), Theme::Light),
            (None, Theme::Dark, Some(false), Theme::Dark),
            (Some(Theme::Dark), Theme::Light, Some(false), Theme::Dark),
            (Some(Theme::Light), Theme::Auto, Some(true), Theme::Light),
            (Some(Theme::Auto), Theme::Dark, None, Theme::Dark),
        ] {
            assert_eq!(theme(chosen, &known((configured, "auto"), dark, None, &[])), shown);
        }
    }

    #[test]
    fn the_first_available_language_is_used() {
        for (chosen, configured, desktop, browser, spoken) in [
            (None, "auto", None, &[][..], "en"),
            (None, "auto", None, &["de", "fr-CH", "en"], "fr"),
            (None, "auto", Some("es"), &["fr"], "es"),
            (None, "auto", Some("ja"), &["fr"], "fr"),
            (None, "pt", Some("es"), &["fr"], "pt-BR"),
            (None, "tlh", Some("es"), &["fr"], "es"),
            (Some("ru"), "pt", Some("es"), &["fr"], "ru"),
            (Some("xx"), "auto", None, &["de"], "en"),
            (Some("en"), "ru", None, &["fr"], "en"),
        ] {
            assert_eq!(language(chosen, &known((Theme::Auto, configured), None, desktop, browser)).tag, spoken);
        }
        assert_eq!(language(None, &Known { browser: vec!["ru-RU".into()], ..Known::default() }).tag, "ru");
    }

    #[test]
    fn a_colour_is_taken_only_where_it_can_be_read() {
        for (shown, dark, primary, taken) in [
            (Theme::Light, Some(false), "#1976d2", true),
            (Theme::Light, Some(false), "#6a1b9a", true),
            (Theme::Light, Some(false), "#ffeb3b", false),
            (Theme::Dark, Some(true), "#90caf9", true),
            (Theme::Dark, Some(true), "#6a1b9a", false),
            (Theme::Auto, None, "#6a1b9a", false),
            (Theme::Light, Some(true), "#6a1b9a", false),
            (Theme::Light, Some(false), "gradient", false),
        ] {
            let desktop = Appearance { dark, primary: Colour::parse(primary), language: None };
            let found = accents(shown, &desktop);
            assert_eq!(found.is_some(), taken, "{primary}");
            assert!(found.is_none_or(|(accent, soft)| accent.is_readable_on(&[soft])));
        }
    }
}
