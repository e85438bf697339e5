//! Scripts: questions to go through with a customer. Answers are drafts of the contact, so that they survive every
//! event until they are sent.

use crate::{
    leptos_workarounds::erased::{keys, list, words},
    text::texts,
    view::{
        card::card_context::CardContext,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{always_available, feedback_line},
            elements::{block, foreign, paragraph},
            field::{Tick, field, form, tick},
            picker::{Picker, choices, picker},
            shortcut_hint,
        },
    },
};
use deskpane_desk::{
    model::{
        Control, Intent, ScriptReply,
        work::{ElementKind, Script, ScriptElement, ScriptOption},
    },
    shortcuts::Action,
    view_model::{
        choices::Choice,
        script_form::{answer_field, answers, number_of, option_field},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The scripts that wait for answers.
pub(crate) fn scripts(card: CardContext) -> AnyView {
    let entry = card.entry;
    // Identified by numbers of our own: a vendor's id may contain anything.
    let ids = StoredValue::new(Vec::<String>::new());
    let keys = keys(move || {
        entry.with(|entry| {
            let number = |script: &Arc<Script>| ids.try_update_value(|ids| number_of(ids, &script.id));
            entry.contact.work.scripts.iter().filter_map(number).collect()
        })
    });
    list(keys.into(), move |key| {
        let id = ids.with_value(|ids| usize::try_from(key).ok().and_then(|key| ids.get(key).cloned()));
        let found = entry.with_untracked(|entry| {
            entry.contact.work.scripts.iter().find(|script| Some(&script.id) == id.as_ref()).cloned()
        });
        found.map(|script| one(&card, script)).into_any()
    })
}

fn one(card: &CardContext, script: Arc<Script>) -> AnyView {
    let t = texts();
    let feedback = card.feedback(Control::Script);
    let described_by = card.element_id("script");
    let elements: Vec<_> =
        script.elements.iter().map(|element| part(card, &script.id, element, &described_by)).collect();
    let reply = {
        let (card, script) = (card.clone(), script.clone());
        move |dismissed| {
            let answers = answers(&script, |field| card.draft(field).now());
            Intent::Script(ScriptReply { script: script.id.clone(), answers, dismissed })
        }
    };
    let (dismissal, own) = (reply.clone(), card.clone());
    let dismiss = card.commands(move || dismissal(true));
    let send = move || {
        if feedback.get_untracked().denied.is_none() {
            own.command(reply(false));
        }
    };
    let heading = t.script(&script.name);
    let button = |name: &str, weight, press| {
        action_button(ActionButton {
            name: name.to_owned(),
            weight,
            feedback,
            described_by: described_by.clone(),
            press,
        })
    };
    let acts = vec![button(t.send_answers, "plain", None), button(t.dismiss, "quiet", Some(dismiss))];
    let mut content = vec![paragraph("script__name", heading.clone())];
    content.extend(elements);
    content.extend([block("script__acts", acts), feedback_line(described_by, feedback)]);
    view! { <section class="script" aria-label=heading data-action=shortcut_hint::action_name(Some(Action::Control(Control::Script)))>{form("fields", send, content)}</section> }.into_any()
}

fn part(card: &CardContext, script: &str, element: &ScriptElement, described_by: &str) -> AnyView {
    let t = texts();
    let draft = || card.draft(answer_field(script, &element.name));
    let label = element.label.clone();
    match &element.kind {
        ElementKind::Text => block("script__text", vec![foreign("", label)]),
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
                feedback: always_available(),
                described_by: described_by.to_owned(),
                choose: Callback::new(move |value| write.set(value)),
            })
        }
        ElementKind::Checks(options) => {
            let boxes: Vec<_> = options.iter().map(|option| one_of_many(card, script, &element.name, option)).collect();
            view! { <fieldset class="script__group"><legend>{foreign("", label)}</legend>{boxes}</fieldset> }.into_any()
        }
        ElementKind::Link(link) => {
            let address = link.as_str().to_owned();
            let label = if label.trim().is_empty() { address.clone() } else { label };
            view! { <p><a href=address target="_blank" rel="noopener noreferrer">{foreign("", label)}</a></p> }.into_any()
        }
        ElementKind::Picture(picture) => {
            view! { <img class="script__picture" src=picture.as_str().to_owned() alt=label loading="lazy" referrerpolicy="no-referrer" /> }
                .into_any()
        }
        ElementKind::PageBreak => view! { <hr class="script__break" /> }.into_any(),
        ElementKind::Other(kind) => {
            paragraph("told", t.script_other(kind, card.store.desktop))
        }
    }
}

fn one_of_many(card: &CardContext, script: &str, element: &str, option: &ScriptOption) -> AnyView {
    let draft = card.draft(option_field(script, element, &option.value));
    let own = draft.clone();
    tick(Tick {
        kind: "checkbox",
        group: format!("{}-{script}-{element}", card.element_id("script")),
        own: option.value.clone(),
        name: option.name.clone(),
        more: "",
        on: Signal::derive(move || !own.get().is_empty()),
        change: Callback::new(move |on| draft.set(if on { "1".to_owned() } else { String::new() })),
    })
}
