//! Scripts: questions to go through with a customer. Answers are drafts of the contact, so that they outlive every
//! event until they are sent.

use crate::{
    leptos_workarounds::erased::{keys, list, words},
    text::texts,
    view::{
        card::card_context::CardContext,
        hint,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{always_available, feedback_line},
            elements::{block, paragraph},
            field::{Tick, field, form, tick},
            picker::{Choice, Picker, choices, picker},
        },
    },
};
use deskpane_desk::{
    model::{
        Control, Intent, ScriptReply,
        work::{Answers, ElementKind, Given, Script, ScriptElement, ScriptOption},
    },
    shortcuts::Action,
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

/// The scripts that wait for answers.
pub(crate) fn scripts(case: CardContext) -> AnyView {
    let place = case.entry;
    // Known by numbers of our own: a vendor's id may hold anything.
    let ids = StoredValue::new(Vec::<String>::new());
    let keys = keys(move || {
        place.with(|place| {
            let number = |script: &Arc<Script>| ids.try_update_value(|ids| number_of(ids, &script.id));
            place.contact.work.scripts.iter().filter_map(number).collect()
        })
    });
    list(keys.into(), move |key| {
        let id = ids.with_value(|ids| usize::try_from(key).ok().and_then(|key| ids.get(key).cloned()));
        let found = place.with_untracked(|place| {
            place.contact.work.scripts.iter().find(|script| Some(&script.id) == id.as_ref()).cloned()
        });
        found.map(|script| one(&case, script)).into_any()
    })
}

/// A number for an id, the same each time.
fn number_of(ids: &mut Vec<String>, id: &str) -> u32 {
    let at = ids.iter().position(|known| known == id).unwrap_or_else(|| {
        ids.push(id.to_owned());
        ids.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn one(case: &CardContext, script: Arc<Script>) -> AnyView {
    let t = texts();
    let standing = case.standing(Control::Script);
    let told = case.element_id("script");
    let elements: Vec<_> = script.elements.iter().map(|element| part(case, &script.id, element, &told)).collect();
    let reply = {
        let (case, script) = (case.clone(), script.clone());
        move |dismissed| {
            let answers = answers(&script, |field| case.draft(field).now());
            Intent::Script(ScriptReply { script: script.id.clone(), answers, dismissed })
        }
    };
    let (dismissal, own) = (reply.clone(), case.clone());
    let dismiss = case.commands(move || dismissal(true));
    let send = move || {
        if standing.get_untracked().denied.is_none() {
            own.command(reply(false));
        }
    };
    let heading = t.script(&script.name);
    let button = |name: &str, weight, press| {
        action_button(ActionButton { name: name.to_owned(), weight, standing, told: told.clone(), press })
    };
    let acts = vec![button(t.send_answers, "plain", None), button(t.dismiss, "quiet", Some(dismiss))];
    let mut content = vec![paragraph("script__name", heading.clone())];
    content.extend(elements);
    content.extend([block("script__acts", acts), feedback_line(told, standing)]);
    view! { <section class="script" aria-label=heading data-action=hint::place(Some(Action::Control(Control::Script)))>{form("fields", send, content)}</section> }.into_any()
}

fn part(case: &CardContext, script: &str, element: &ScriptElement, told: &str) -> AnyView {
    let t = texts();
    let draft = || case.draft(field_key(script, &element.name));
    let label = element.label.clone();
    match &element.kind {
        ElementKind::Text => paragraph("script__text", label),
        ElementKind::Free => field(label, "text", &draft()),
        ElementKind::Scale { low, high } => field(t.scale(&label, *low, *high), "number", &draft()),
        ElementKind::Choice(options) => {
            let options: Vec<_> =
                options.iter().map(|one| Choice::new(&[], one.value.as_str(), &one.name)).collect();
            let (chosen, write) = (draft(), draft());
            picker(Picker {
                words: t.answer(),
                name: Some(label),
                choices: choices(move || options.clone()),
                chosen: words(move || chosen.get()),
                optional: true,
                standing: always_available(),
                told: told.to_owned(),
                choose: Callback::new(move |value| write.set(value)),
            })
        }
        ElementKind::Checks(options) => {
            let boxes: Vec<_> = options.iter().map(|option| one_of_many(case, script, &element.name, option)).collect();
            view! { <fieldset class="script__group"><legend>{label}</legend>{boxes}</fieldset> }.into_any()
        }
        ElementKind::Link(link) => {
            let address = link.as_str().to_owned();
            let label = if label.trim().is_empty() { address.clone() } else { label };
            view! { <p><a href=address target="_blank" rel="noopener noreferrer">{label}</a></p> }.into_any()
        }
        ElementKind::Picture(picture) => {
            view! { <img class="script__picture" src=picture.as_str().to_owned() alt=label loading="lazy" referrerpolicy="no-referrer" /> }
                .into_any()
        }
        ElementKind::PageBreak => view! { <hr class="script__break" /> }.into_any(),
        ElementKind::Other(kind) => {
            paragraph("told", t.script_other(kind, case.store.desktop))
        }
    }
}

fn one_of_many(case: &CardContext, script: &str, element: &str, option: &ScriptOption) -> AnyView {
    let draft = case.draft(tick_key(script, element, &option.value));
    let own = draft.clone();
    tick(Tick {
        kind: "checkbox",
        group: format!("{}-{script}-{element}", case.element_id("script")),
        own: option.value.clone(),
        name: option.name.clone(),
        more: "",
        on: Signal::derive(move || !own.get().is_empty()),
        change: Callback::new(move |on| draft.set(if on { "1".to_owned() } else { String::new() })),
    })
}

fn field_key(script: &str, element: &str) -> String {
    format!("script/{script}/{element}")
}

fn tick_key(script: &str, element: &str, option: &str) -> String {
    format!("script/{script}/{element}/{option}")
}

/// What was answered. What was left out is no answer.
fn answers(script: &Script, typed: impl Fn(String) -> String) -> Answers {
    // Inserted one by one: collecting into a map would bring a sort of its own into the program.
    let mut answers = Answers::new();
    for element in &script.elements {
        let given = match &element.kind {
            ElementKind::Free | ElementKind::Choice(_) | ElementKind::Scale { .. } => {
                let text = typed(field_key(&script.id, &element.name)).trim().to_owned();
                (!text.is_empty()).then_some(Given::One(text))
            }
            ElementKind::Checks(options) => {
                let mut ticks = BTreeMap::new();
                for ScriptOption { value, .. } in options {
                    let ticked = !typed(tick_key(&script.id, &element.name, value)).is_empty();
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
        let ticks = BTreeMap::from([("a".to_owned(), false), ("b".to_owned(), true)]);
        let wanted = [("free", Given::One("yes".to_owned())), ("many", Given::Many(ticks))];
        assert_eq!(answers, wanted.map(|(name, given)| (name.to_owned(), given)).into());
    }

    #[test]
    fn a_script_keeps_its_number() {
        let mut ids = Vec::new();
        let numbers: Vec<_> = ["a", "b", "a", "c"].iter().map(|id| number_of(&mut ids, id)).collect();
        assert_eq!(numbers, [0, 1, 0, 2]);
    }
}
