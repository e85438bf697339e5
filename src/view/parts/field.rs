//! Text fields. What is typed is a [`Draft`], which outlives the field.
//!
//! A field inside its label also names itself (`aria-label`): WebKit would otherwise make typed text a part of the
//! name, and VoiceOver say it twice.

use crate::{
    leptos_workarounds::erased::words,
    store::drafts::Draft,
    view::parts::{
        elements::{foreign, options},
        key_events::ignore_composing,
        shortcut_hint,
    },
};
use deskpane_desk::shortcuts::Action;
use leptos::{ev, prelude::*};

/// The most UTF-16 units of a line.
const LONGEST: &str = "500";

/// A line of text. `kind` is the browser's input type.
pub(crate) fn field(name: impl Into<String>, kind: &'static str, draft: &Draft) -> AnyView {
    let (read, write) = (draft.clone(), draft.clone());
    let typed = words(move || read.get());
    line(None, name.into(), kind, typed, Callback::new(move |text| write.set(text)), draft.key())
}

/// A line of text with a shortcut for an action.
pub(crate) fn field_for(action: Action, name: &'static str, kind: &'static str, draft: &Draft) -> AnyView {
    let (read, write) = (draft.clone(), draft.clone());
    let write = Callback::new(move |text| write.set(text));
    line(Some(action), name.to_owned(), kind, words(move || read.get()), write, draft.key())
}

/// A line of text with suggestions; other text may be typed. `list` is the id of the list of suggestions.
pub(crate) fn suggesting(
    action: Option<Action>,
    name: &'static str,
    list: &'static str,
    draft: &Draft,
    read: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> AnyView {
    let (typed, write) = (draft.clone(), draft.clone());
    view! {
        <label class="field">
            <span class="field__name">{name}</span>
            <input
                class="field__box"
                type="text"
                aria-label=name
                dir="auto"
                list=list
                data-action=shortcut_hint::action_name(action)
                data-rescue=draft.key()
                aria-keyshortcuts=shortcut_hint::keys(action)
                title=shortcut_hint::title(action, Signal::stored(name.to_owned()), Signal::stored(None))
                autocomplete="off"
                maxlength=LONGEST
                prop:value=words(move || typed.get())
                on:input=move |event| write.set(event_target_value(&event))
            />
            <datalist id=list>{options(read)}</datalist>
        </label>
    }
    .into_any()
}

/// A line of text with further options.
pub(crate) fn field_with(name: String, kind: &'static str, value: Signal<String>, write: Callback<String>) -> AnyView {
    line(None, name, kind, value, write, None)
}

/// `rescue` is the key under which the text is kept.
fn line(
    action: Option<Action>,
    name: String,
    kind: &'static str,
    value: Signal<String>,
    write: Callback<String>,
    rescue: Option<String>,
) -> AnyView {
    // Enter in a search field must not submit the surrounding form.
    let keep = move |event: ev::KeyboardEvent| {
        if kind == "search" && event.key() == "Enter" {
            event.prevent_default();
        }
    };
    view! {
        <label class="field">
            {foreign("field__name", name.clone())}
            <input
                class="field__box"
                type=kind
                aria-label=name.clone()
                dir="auto"
                data-action=shortcut_hint::action_name(action)
                aria-keyshortcuts=shortcut_hint::keys(action)
                title=shortcut_hint::title(action, Signal::stored(name), Signal::stored(None))
                autocomplete="off"
                maxlength=LONGEST
                data-rescue=rescue
                prop:value=value
                on:input=move |event| write.run(event_target_value(&event))
                on:keydown=keep
            />
        </label>
    }
    .into_any()
}

/// The parts of a checkbox or radio button.
pub(crate) struct Tick {
    /// The browser's type: `checkbox` or `radio`.
    pub(crate) kind: &'static str,
    /// Its group, and its own id in it.
    pub(crate) group: String,
    pub(crate) own: String,
    pub(crate) name: String,
    /// An explanation, beside its name.
    pub(crate) more: &'static str,
    pub(crate) on: Signal<bool>,
    pub(crate) change: Callback<bool>,
}

/// The box with its name.
pub(crate) fn tick(tick: Tick) -> AnyView {
    let Tick { kind, group, own, name, more, on, change } = tick;
    let id = format!("{group}-{own}");
    view! {
        <span class="choice-line">
            <label>
                <input
                    type=kind
                    name=group
                    aria-describedby=id.clone()
                    prop:checked=on
                    on:change=move |event| change.run(event_target_checked(&event))
                />
                {foreign("", name)}
            </label>
            <span class="choice-line__more" id=id>{more}</span>
        </span>
    }
    .into_any()
}

/// A form: Enter in any of its fields does what its button does.
pub(crate) fn form(class: &'static str, send: impl Fn() + 'static, content: Vec<AnyView>) -> AnyView {
    boxed_form(class, Box::new(send), content)
}

fn boxed_form(class: &'static str, send: Box<dyn Fn()>, content: Vec<AnyView>) -> AnyView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! { <form class=class novalidate on:submit=submit on:keydown=ignore_composing>{content}</form> }.into_any()
}
