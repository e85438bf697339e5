//! Fields of the form. Each says below itself what the panel says to its key.

use crate::{
    leptos_workarounds::erased::{rebuilt, word},
    setup::form::Setup,
    view::parts::elements::paragraph,
};
use deskpane_desk::config::Finding;
use deskpane_setup::Draft;
use leptos::prelude::*;
use serde_json::Value;

/// A line of text that stands under a key of the configuration.
pub(super) struct Line {
    pub(super) key: String,
    pub(super) name: &'static str,
    pub(super) help: &'static str,
    /// What is typed: not the same as what is kept while it is being typed.
    pub(super) text: RwSignal<String>,
    pub(super) write: fn(&mut Draft, &str, &str),
}

impl Line {
    /// One that holds what the configuration has.
    pub(super) fn new(setup: Setup, key: &str, name: &'static str, help: &'static str) -> Self {
        let text = RwSignal::new(setup.draft.with_untracked(|draft| draft.get(key)));
        Self { key: key.to_owned(), name, help, text, write: Draft::set_text }
    }

    /// One that holds a list.
    pub(super) fn list(self) -> Self {
        Self { write: Draft::set_list, ..self }
    }

    /// One that holds a number. What is none is left for the panel's reader to say.
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

/// Whether a finding is about this key: `one.origins`, or an item of it.
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

/// One of several values under a key; the first where nothing stands there.
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
