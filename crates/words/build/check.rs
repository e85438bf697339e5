//! The rules for every language.

use crate::read::{Description, Language, Text};
use std::collections::BTreeSet;

/// The plural categories of the Unicode CLDR, in order.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The errors, one a line.
pub(crate) fn problems(languages: &[Language]) -> Vec<String> {
    let Some(english) = languages.first().filter(|first| first.description.tag == "en") else {
        return vec!["languages.json: English (\"en\") must be the first language: the panel carries it".to_owned()];
    };
    let mut problems = Vec::new();
    let mut tags = BTreeSet::new();
    for language in languages {
        let Description { tag, plurals, .. } = &language.description;
        if !tags.insert(tag) {
            problems.push(format!("languages.json: \"{tag}\" is there twice"));
        }
        if !tag.starts_with(|first: char| first.is_ascii_lowercase())
            || tag.contains(|other: char| !other.is_ascii_alphanumeric() && other != '-')
        {
            problems.push(format!("languages.json: \"{tag}\" is no tag of a language, such as \"pt-BR\""));
        }
        let known = CATEGORIES.iter().filter(|category| plurals.iter().any(|plural| plural == *category));
        if !plurals.iter().eq(known) || plurals.last().is_none_or(|last| last != "other") {
            let all = CATEGORIES.join(", ");
            problems.push(format!(
                "languages.json: the plurals of \"{tag}\" must be some of {all}, in this order, and end with other"
            ));
        }
        problems.extend(problems_of(language, english));
    }
    problems
}

/// The errors in the texts of a language, compared with the English ones.
fn problems_of(language: &Language, english: &Language) -> Vec<String> {
    let file = language.path.display();
    let mut names = BTreeSet::new();
    let mut problems = Vec::new();
    for (name, text) in &language.texts {
        let mut wrong = match english.text(name) {
            Some(english) => wrong_with(text, english, &language.description),
            None => vec!["en.json has no text of this name".to_owned()],
        };
        if !names.insert(name) {
            wrong.push("this name is there twice".to_owned());
        }
        if !is_name(name) {
            wrong.push("a name has small letters, digits and `_` only, and begins with a letter".to_owned());
        }
        let line = language.line(name);
        problems.extend(wrong.into_iter().map(|wrong| format!("{file}:{line}: `{name}`: {wrong}")));
    }
    let missing = english.texts.iter().filter(|(name, _)| !names.contains(name));
    problems.extend(missing.map(|(name, _)| format!("{file}: `{name}` is missing, and en.json has it")));
    problems
}

fn wrong_with(text: &Text, english: &Text, language: &Description) -> Vec<String> {
    let Description { tag, plurals, .. } = language;
    let has = |category: &str| text.forms.iter().any(|(own, _)| own == category);
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (category, form) in &text.forms {
        let counts = english.forms.len() > 1;
        if !seen.insert(category) {
            wrong.push(format!("the plural form \"{category}\" is there twice"));
        }
        if !counts && category != "other" {
            wrong.push(format!("it has a plural form \"{category}\", and en.json has one text for all numbers"));
        } else if counts && !plurals.contains(category) {
            wrong.push(format!("\"{category}\" is no plural of \"{tag}\", which has {}", plurals.join(", ")));
        }
        wrong.extend(wrong_with_form(form, english));
    }
    let expected = if english.forms.len() > 1 { plurals.as_slice() } else { &["other".to_owned()] };
    let missing = expected.iter().filter(|category| !has(category));
    wrong.extend(missing.map(|category| format!("the plural form \"{category}\" is missing")));
    wrong
}

fn wrong_with_form(form: &str, english: &Text) -> Vec<String> {
    let mut wrong = Vec::new();
    if form.is_empty() || form.trim() != form {
        wrong.push(format!("a text is not empty, and neither begins nor ends with a space: \"{form}\""));
    }
    if form.contains(['\n', '\r', '|']) {
        wrong.push("a text is one line, without `|`".to_owned());
    }
    let expected: BTreeSet<_> = english.forms.iter().flat_map(|(_, form)| places(form).unwrap_or_default()).collect();
    let Some(own) = places(form) else {
        wrong.push(format!("a brace belongs to no place such as {{desktop}}: \"{form}\""));
        return wrong;
    };
    wrong.extend(expected.difference(&own).map(|place| format!("the place {{{place}}} is missing: \"{form}\"")));
    wrong.extend(own.difference(&expected).map(|place| format!("en.json has no place {{{place}}} there: \"{form}\"")));
    wrong
}

/// The placeholders of a text; `None` if a brace belongs to none.
fn places(text: &str) -> Option<BTreeSet<&str>> {
    let mut pieces = text.split('{');
    if pieces.next()?.contains('}') {
        return None;
    }
    pieces
        .map(|piece| piece.split_once('}').filter(|(place, rest)| is_name(place) && !rest.contains('}')))
        .map(|piece| piece.map(|(place, _)| place))
        .collect()
}

/// Whether it can be the name of a text or of a placeholder.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_')
}
