//! How the page looks and which language it speaks: as the configuration says, and where that leaves it open as the
//! desktop beside it does.

use crate::text::{self, EN, Language};
use deskpane_protocol::{
    config::{Choice, Config, Theme},
    desk::{Appearance, Colour},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Dresses the page. Without a word from the desktop it is as it came.
pub(crate) fn dress(config: &Config, said: &Appearance, language: Language) {
    let wanted = match &config.locale {
        Choice::Auto => said.language.as_deref(),
        Choice::Fixed(tag) => Some(tag.as_str()),
    };
    let table = wanted.and_then(text::for_tag).unwrap_or(EN);
    if table.tag != language.0.get_untracked().tag {
        language.0.set(table);
    }
    let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    for (name, value) in [("data-theme", theme(config.theme, said)), ("lang", table.tag)] {
        // An attribute of the root element with a constant name can always be set.
        let _ = root.set_attribute(name, value);
    }
    let (accent, soft) = accents(config.theme, said).unzip();
    for (name, colour) in [("--accent", accent), ("--accent-soft", soft)] {
        // Nothing sets what the style sheet says in its place.
        let _ = root.style().set_property(name, &colour.map(Colour::to_text).unwrap_or_default());
    }
}

const fn theme(configured: Theme, said: &Appearance) -> &'static str {
    match (configured, said.dark) {
        (Theme::Light, _) | (Theme::Auto, Some(false)) => "light",
        (Theme::Dark, _) | (Theme::Auto, Some(true)) => "dark",
        (Theme::Auto, None) => "auto",
    }
}

/// The desktop's colour and a tint of it, where words of that colour can be read on our surfaces and ours on it: the
/// colours of `style/tokens.css`. Which surfaces those are is known only where the desktop says whether it is dark.
fn accents(configured: Theme, said: &Appearance) -> Option<(Colour, Colour)> {
    let (surface, on_accent) = match (configured, said.dark?) {
        (Theme::Auto, false) => (grey(0xff), grey(0xff)),
        (Theme::Auto, true) => (colour(0x1b, 0x1e, 0x21), colour(0x0c, 0x1a, 0x28)),
        (Theme::Light | Theme::Dark, _) => return None,
    };
    let accent = said.primary.filter(|primary| primary.is_readable_on(&[surface, on_accent]))?;
    // Tinted as far as words in the colour itself can still be read.
    let tints = [16, 12, 8, 4, 0].map(|part| mixed(accent, surface, part));
    let soft = tints.into_iter().find(|tint| accent.is_readable_on(&[*tint]))?;
    Some((accent, soft))
}

/// So many hundredths of one colour in another.
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

    fn said(dark: Option<bool>, primary: &str) -> Appearance {
        Appearance { dark, primary: Colour::parse(primary), language: None }
    }

    #[test]
    fn the_desktops_theme_is_taken_where_ours_is_left_open() {
        for (configured, dark, shown) in [
            (Theme::Auto, None, "auto"),
            (Theme::Auto, Some(true), "dark"),
            (Theme::Auto, Some(false), "light"),
            (Theme::Light, Some(true), "light"),
            (Theme::Dark, Some(false), "dark"),
        ] {
            assert_eq!(theme(configured, &said(dark, "")), shown);
        }
    }

    #[test]
    fn a_colour_is_taken_only_where_it_can_be_read() {
        for (configured, dark, primary, taken) in [
            (Theme::Auto, Some(false), "#1976d2", true),
            (Theme::Auto, Some(false), "#6a1b9a", true),
            (Theme::Auto, Some(false), "#ffeb3b", false),
            (Theme::Auto, Some(true), "#90caf9", true),
            (Theme::Auto, Some(true), "#6a1b9a", false),
            (Theme::Auto, None, "#6a1b9a", false),
            (Theme::Light, Some(false), "#6a1b9a", false),
            (Theme::Auto, Some(false), "gradient", false),
        ] {
            let found = accents(configured, &said(dark, primary));
            assert_eq!(found.is_some(), taken, "{primary}");
            assert!(found.is_none_or(|(accent, soft)| accent.is_readable_on(&[soft])));
        }
    }
}
