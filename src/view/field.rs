//! Fields to type into. What is typed is a [`Draft`], which outlives the field.

use crate::store::drafts::Draft;
use leptos::{ev, prelude::*};

/// The most UTF-16 units of a line.
const LONGEST: &str = "500";

/// A line of text. `kind` is the browser's word for what it holds.
pub(crate) fn field(name: impl Into<String>, kind: &'static str, draft: &Draft) -> AnyView {
    let write = draft.clone();
    field_with(name.into(), kind, draft, Callback::new(move |text| write.set(text)))
}

/// A line of text that does more than being kept.
pub(crate) fn field_with(name: String, kind: &'static str, draft: &Draft, write: Callback<String>) -> AnyView {
    let draft = draft.clone();
    view! {
        <label class="field">
            <span class="field__name">{name}</span>
            <input
                class="field__box"
                type=kind
                autocomplete="off"
                maxlength=LONGEST
                prop:value=Signal::derive(move || draft.get())
                on:input=move |event| write.run(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// A form around fields: Enter in any of them does what its button does.
pub(crate) fn form(class: &'static str, send: impl Fn() + 'static, content: AnyView) -> AnyView {
    boxed_form(class, Box::new(send), content)
}

fn boxed_form(class: &'static str, send: Box<dyn Fn()>, content: AnyView) -> AnyView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! { <form class=class novalidate on:submit=submit>{content}</form> }.into_any()
}
