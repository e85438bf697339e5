//! Scripts: questions to go through with a customer, and the given answers.

use crate::model::work::{Answers, ElementKind, Given, Script, ScriptOption};
use litemap::LiteMap;

/// The field of an answer. The names of fields are the keys of their drafts.
#[must_use]
pub fn answer_field(script: &str, element: &str) -> String {
    format!("script/{script}/{element}")
}

/// The field of an option; any text means that it is ticked.
#[must_use]
pub fn option_field(script: &str, element: &str, option: &str) -> String {
    format!("script/{script}/{element}/{option}")
}

/// A number for a script's id, as key: a vendor's id may contain anything.
pub fn number_of(ids: &mut Vec<String>, id: &str) -> u32 {
    let at = ids.iter().position(|known| known == id).unwrap_or_else(|| {
        ids.push(id.to_owned());
        ids.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The answers, field by field, without empty ones.
#[must_use]
pub fn answers(script: &Script, typed: impl Fn(String) -> String) -> Answers {
    // Inserted one by one: `collect` would link a sort.
    let mut answers = Answers::new();
    for element in &script.elements {
        let given = match &element.kind {
            ElementKind::Free | ElementKind::Choice(_) | ElementKind::Scale { .. } => {
                let text = typed(answer_field(&script.id, &element.name)).trim().to_owned();
                (!text.is_empty()).then_some(Given::One(text))
            }
            ElementKind::Checks(options) => {
                let mut ticks = LiteMap::new_vec();
                for ScriptOption { value, .. } in options {
                    let ticked = !typed(option_field(&script.id, &element.name, value)).is_empty();
                    ticks.insert(value.clone(), ticked);
                }
                ticks.values().any(|ticked| *ticked).then_some(Given::Many(ticks))
            }
            _ => None,
        };
        if let Some(given) = given {
            answers.insert(element.name.clone(), given);
        }
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::work::ScriptElement;

    #[test]
    fn only_what_was_answered_is_sent_and_ticks_are_sent_together() {
        let element = |name: &str, kind| ScriptElement { name: name.to_owned(), label: name.to_owned(), kind };
        let options = || ["a", "b"].map(|value| ScriptOption { value: value.into(), name: value.into() }).to_vec();
        let script = Script {
            id: "s".into(),
            name: String::new(),
            elements: vec![
                element("intro", ElementKind::Text),
                element("free", ElementKind::Free),
                element("left out", ElementKind::Free),
                element("many", ElementKind::Checks(options())),
                element("none", ElementKind::Checks(options())),
            ],
        };
        let answers = answers(&script, |field| match field.as_str() {
            "script/s/free" => " yes ".to_owned(),
            "script/s/many/b" => "1".to_owned(),
            _ => String::new(),
        });
        let ticks = LiteMap::from_iter([("a".to_owned(), false), ("b".to_owned(), true)]);
        let wanted = [("free", Given::One("yes".to_owned())), ("many", Given::Many(ticks))];
        assert_eq!(answers, wanted.map(|(name, given)| (name.to_owned(), given)).into_iter().collect());
    }

    #[test]
    fn a_script_keeps_its_number() {
        let mut ids = Vec::new();
        let numbers: Vec<_> = ["a", "b", "a", "c"].iter().map(|id| number_of(&mut ids, id)).collect();
        assert_eq!(numbers, [0, 1, 0, 2]);
    }
}
