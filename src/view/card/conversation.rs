//! A written conversation with a reply field. Typed text stays in the field until the desktop has confirmed it.

use crate::{
    leptos_workarounds::erased::{effect, keys, list, when, words},
    store::Desktop,
    text::{Texts, texts},
    view::{
        card::card_context::CardContext,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::feedback_line,
            elements::{block, foreign, paragraph},
            field::form,
            key_events::is_composing,
            shortcut_hint,
        },
    },
};
use deskpane_desk::{
    model::{
        CommandId, Control, Intent,
        work::{Speaker, Utterance},
    },
    shortcuts::Action,
    view_model::{
        card_sections::is_offered,
        conversation::{LineKeys, arrived, left_behind, speaker_name},
    },
};
use leptos::{ev, html, prelude::*};

/// The most UTF-16 units of a message.
const LONGEST: &str = "10000";
/// Within this many pixels of the end, the agent is at the end.
const CLOSE: i32 = 24;

/// The conversation.
pub(crate) fn conversation(card: CardContext) -> AnyView {
    let (entry, t, desktop) = (card.entry, texts(), card.store.desktop);
    let may_write = move || entry.with(|entry| is_offered(entry, Control::Say));
    let typing = card.words(move |work, contact| {
        let name = contact.customer_name().unwrap_or(t.speaker(Speaker::Customer, desktop)).to_owned();
        if work.typing.is_some() { t.typing(&name) } else { String::new() }
    });
    let log = log(&card);
    let typing = view! { <p class="talk__typing" prop:textContent=typing></p> }.into_any();
    block("talk", vec![log, typing, when(may_write, move || message(card.clone()))])
}

fn log(card: &CardContext) -> AnyView {
    let (entry, t, desktop) = (card.entry, texts(), card.store.desktop);
    let numbers = StoredValue::new_local(LineKeys::default());
    let keys = keys(move || {
        entry.with(|entry| {
            numbers.try_update_value(|numbers| numbers.of(&entry.contact.work.transcript)).unwrap_or_default()
        })
    });
    let line = move |key| {
        entry.with_untracked(|entry| {
            let transcript = &entry.contact.work.transcript;
            let found = numbers.try_update_value(|numbers| transcript.iter().find(|one| numbers.key(one) == key));
            found.flatten().map(|one| utterance(one, t, desktop)).into_any()
        })
    };
    let cut = move || entry.with(|entry| entry.contact.work.transcript_cut);
    let element = NodeRef::<html::Div>::new();
    let at_end = StoredValue::new(true);
    effect(move || {
        keys.track();
        if at_end.get_value() {
            // After the page has been written.
            let follow = move || {
                if let Some(element) = element.try_get_untracked().flatten() {
                    element.set_scroll_top(element.scroll_height());
                }
            };
            set_timeout(follow, std::time::Duration::ZERO);
        }
    });
    let scrolled = move |_| {
        if let Some(element) = element.get_untracked() {
            let below = element.scroll_height() - element.scroll_top() - element.client_height();
            at_end.set_value(below <= CLOSE);
        }
    };
    view! {
        <div class="talk__log" role="log" aria-label=t.conversation tabindex="0" node_ref=element on:scroll=scrolled>
            {when(move || keys.with(Vec::is_empty), move || paragraph("talk__none", t.nothing_written))}
            {when(cut, move || paragraph("talk__none", t.earlier_not_kept))}
            {list(keys.into(), line)}
        </div>
    }
    .into_any()
}

fn utterance(one: &Utterance, t: Texts, desktop: Desktop) -> AnyView {
    let kind = speaker_name(one.speaker);
    let name = one.name.clone().filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or_else(|| t.speaker(one.speaker, desktop).to_owned());
    let at = one.at.map(|at| t.time_of_day(at)).unwrap_or_default();
    view! {
        <div class="talk__line" data-speaker=kind>
            <p class="talk__who">
                {foreign("talk__name", name)}
                " "
                <span class="talk__kind">{t.message_kind(&one.kind)}</span>
                " "
                <span class="talk__at">{at}</span>
            </p>
            <p class="talk__text" dir="auto">{content(one, t)}</p>
        </div>
    }
    .into_any()
}

/// The text of a message; a file as a link, if it is safe to follow.
fn content(one: &Utterance, t: Texts) -> AnyView {
    if one.text.trim().is_empty() {
        return view! { <em>{t.without_text}</em> }.into_any();
    }
    let text = one.text.clone();
    match one.file() {
        Some(link) => {
            let address = link.as_str().to_owned();
            view! { <a href=address target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
        }
        None => text.into_any(),
    }
}

fn message(card: CardContext) -> AnyView {
    let t = texts();
    let feedback = card.feedback(Control::Say);
    let draft = card.draft("message");
    let (entry, sent) = (card.entry, draft.clone());
    // Once for each sent message: text typed since stays.
    Effect::new(move |done: Option<Option<CommandId>>| {
        let arrived = entry.with(|entry| entry.commands.get(&Control::Say).and_then(arrived));
        let done = done.flatten();
        match arrived {
            Some((id, text)) if Some(id) != done => {
                let typed = sent.now();
                sent.set(left_behind(&typed, &text));
                Some(id)
            }
            _ => done,
        }
    });
    let id = card.element_id("message");
    let (typed, write) = (draft.clone(), draft.clone());
    let rescue = draft.key();
    let send = move || {
        let text = draft.now().trim().to_owned();
        if feedback.get_untracked().denied.is_none() && !text.is_empty() {
            card.command(Intent::Say(text));
        }
    };
    let by_key = send.clone();
    let told_id = id.clone();
    let saying = Some(Action::Control(Control::Say));
    let field = view! {
        <label class="field talk__field">
            <span class="field__name">{t.message}</span>
            <textarea
                class="field__box talk__box"
                aria-label=t.message
                dir="auto"
                rows="1"
                data-action=shortcut_hint::action_name(saying)
                aria-keyshortcuts=shortcut_hint::keys(saying)
                title=shortcut_hint::always(Action::Control(Control::Say), t.message)
                maxlength=LONGEST
                aria-describedby=id.clone()
                data-rescue=rescue
                prop:value=words(move || typed.get())
                on:input=move |event| write.set(event_target_value(&event))
                on:keydown=move |event: ev::KeyboardEvent| {
                    if event.key() == "Enter" && !event.shift_key() && !is_composing(&event) {
                        event.prevent_default();
                        if !event.repeat() {
                            by_key();
                        }
                    }
                }
            ></textarea>
        </label>
    };
    let button = action_button(ActionButton {
        name: t.send.to_owned(),
        weight: "plain",
        feedback,
        described_by: id,
        press: None,
    });
    form("talk__form", send, vec![field.into_any(), button, feedback_line(told_id, feedback)])
}
