//! Fields of the form. Below each, the errors and warnings about its key.

use crate::{
    leptos_workarounds::erased::{rebuilt, word},
    setup::form::Setup,
    view::parts::elements::paragraph,
};
use deskpane_desk::config::Finding;
use deskpane_setup::Draft;
use leptos::prelude::*;
use serde_json::Value;

/// A text field for a key of the configuration.
pub(super) struct Line {
    pub(super) key: String,
    pub(super) name: &'static str,
    pub(super) help: &'static str,
    /// The typed text. While typing, it may differ from the configuration.
    pub(super) text: RwSignal<String>,
    pub(super) write: fn(&mut Draft, &str, &str),
}

impl Line {
    /// A field with the configuration's value.
    pub(super) fn new(setup: Setup, key: &str, name: &'static str, help: &'static str) -> Self {
        let text = RwSignal::new(setup.draft.with_untracked(|draft| draft.get(key)));
        Self { key: key.to_owned(), name, help, text, write: Draft::set_text }
    }

    /// The field holds a list.
    pub(super) fn list(self) -> Self {
        Self { write: Draft::set_list, ..self }
    }

    /// The field holds a number. Other text is kept as it is; the configuration's reader reports it.
    pub(super) fn number(self) -> Self {
        let write = |draft: &mut Draft, key: &str, text: &str| match text.trim().parse::<u32>() {
            Ok(number) => draft.set(key, Value::from(number)),
            Err(_) => draft.set_text(key, text),
        };
        Self { write, ..self }
    }

    pub(super) fn view(self, setup: Setup) -> AnyView {
        let Self { key, name, help, text, write } = self;
        let id = format!("about-{}", key.replace('.', "-"));
        let (own, told) = (key.clone(), key.clone());
        let input = move |event| {
            let typed = event_target_value(&event);
            setup.draft.update(|draft| write(draft, &own, &typed));
            text.set(typed);
        };
        let is_wrong = move || setup.told.with(|told| told.errors.iter().any(|one| is_about(one, &key)));
        view! {
            <div class="fields">
                <label class="field">
                    <span class="field__name">{name}</span>
                    <input
                        class="field__box"
                        type="text"
                        aria-label=name
                        aria-describedby=id.clone()
                        aria-invalid=word(move || if is_wrong() { "true" } else { "false" })
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=text
                        on:input=input
                    />
                </label>
                <div id=id class="choice__more">
                    {(!help.is_empty()).then(|| paragraph("", help))}
                    {rebuilt(move || mistakes(setup, &told))}
                </div>
            </div>
        }
        .into_any()
    }
}

/// Whether a finding is about this key or an item of it, as `one.origins`.
fn is_about(finding: &Finding, key: &str) -> bool {
    finding.key.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
}

fn mistakes(setup: Setup, key: &str) -> AnyView {
    let lines = setup.told.with(|told| {
        let about = told.errors.iter().chain(&told.warnings).filter(|one| is_about(one, key));
        about.map(|one| format!("{} {}: {}", one.key, one.wrong, one.remedy)).collect::<Vec<_>>()
    });
    let lines = lines.into_iter().map(|line| paragraph("findings__one", line));
    lines.collect::<Vec<_>>().into_any()
}

/// A choice of one of several values for a key; the first if the key is absent.
pub(super) fn choice(
    setup: Setup,
    key: &'static str,
    name: &'static str,
    values: &[(&'static str, &'static str)],
) -> AnyView {
    let now = setup.draft.with_untracked(|draft| draft.get(key));
    let options = values
        .iter()
        .map(|(value, text)| view! { <option value=*value selected=*value == now>{*text}</option> }.into_any());
    let change = move |event| {
        let chosen = event_target_value(&event);
        setup.draft.update(|draft| draft.set_text(key, &chosen));
    };
    view! {
        <label class="field">
            <span class="field__name">{name}</span>
            <select class="field__box" aria-label=name on:change=change>{options.collect::<Vec<_>>()}</select>
        </label>
    }
    .into_any()
}
