//! Tests the contrast of all colour pairs in `style/tokens.css`, in light, dark and high contrast.

use std::collections::BTreeMap;
use std::fs;

use deskpane_desk::model::Colour;

use crate::paths;

/// Light and dark.
type Pair = [Colour; 2];

/// Text colours, and the backgrounds they are used on.
const WORDS: [&str; 7] = ["ink", "ink-quiet", "accent", "ringing", "held", "ready", "bad"];
const GROUNDS: [&str; 6] = ["ground", "surface", "hollow", "accent-soft", "bad-soft", "caution-soft"];
/// Backgrounds of controls with a border, or of states with a shape.
const BARE: [&str; 3] = ["ground", "surface", "hollow"];
const SHAPES: [&str; 8] = ["line-strong", "accent", "ready", "busy", "ringing", "held", "away", "bad"];

#[test]
fn text_and_shapes_have_enough_contrast() {
    let text = fs::read_to_string(paths::root().join("style/tokens.css")).expect("style/tokens.css");
    let (usual, more) = text.split_once("@media (prefers-contrast: more)").expect("tokens for more contrast");
    let usual = tokens(usual);
    let mut strong = usual.clone();
    strong.extend(tokens(more));
    let mut poor = Vec::new();
    for (kind, tokens) in [("usual", &usual), ("more contrast", &strong)] {
        let mut check = |one: &str, other: &str, least: f64| {
            let (front, back) = (tokens[one], tokens[other]);
            for (look, (front, back)) in ["light", "dark"].into_iter().zip(front.into_iter().zip(back)) {
                let found = front.contrast(back);
                if found < least {
                    poor.push(format!("{kind}, {look}: {one} on {other} is {found:.2}, not {least}"));
                }
            }
        };
        for ground in GROUNDS {
            WORDS.iter().for_each(|word| check(word, ground, Colour::READABLE));
        }
        for ground in BARE {
            SHAPES.iter().for_each(|shape| check(shape, ground, 3.0));
        }
        check("on-accent", "accent", Colour::READABLE);
    }
    assert!(poor.is_empty(), "\n{}", poor.join("\n"));
}

/// `--name: light-dark(#rrggbb, #rrggbb);`
fn tokens(css: &str) -> BTreeMap<&str, Pair> {
    let lines = css.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": light-dark("));
    let pairs = lines.filter_map(|(name, rest)| {
        let (light, dark) = rest.strip_suffix(");")?.split_once(", ")?;
        Some((name, [Colour::parse(light)?, Colour::parse(dark)?]))
    });
    pairs.collect()
}
