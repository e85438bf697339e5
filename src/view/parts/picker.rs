//! A choice of one from many, in groups: the browser's own list, which every agent and screen reader knows, with a
//! search field where there are many.

use crate::{
    leptos_workarounds::erased::{effect, flag, rebuilt, when, word, words},
    link::unicode::decomposed,
    text::{Choosing, texts},
    view::{
        context::store,
        parts::{
            command_feedback::FeedbackText,
            elements::{block, foreign, paragraph, said},
            field::field_with,
            shortcut_hint,
        },
    },
};
use deskpane_desk::{
    search::Query,
    shortcuts::Action,
    view_model::choices::{AT_A_GLANCE, Choice, grouped, narrowed},
};
use leptos::{ev, html, prelude::*};
use std::{sync::Arc, time::Duration};

/// A closed list changes with every arrow key and letter. A value is chosen only after the agent has stayed on it for
/// this long.
const PAUSE: Duration = Duration::from_millis(700);

/// All there is to choose from.
pub(crate) type Choices = Arc<Vec<Choice>>;

/// Choices that change; updated only when they do.
pub(crate) fn choices(read: impl Fn() -> Vec<Choice> + Send + Sync + 'static) -> Memo<Choices> {
    boxed_choices(Arc::new(read))
}

fn boxed_choices(read: Arc<dyn Fn() -> Vec<Choice> + Send + Sync>) -> Memo<Choices> {
    Memo::new(move |_| Arc::new(read()))
}

/// The note that the list is incomplete; empty if it is complete.
pub(crate) fn cut(is_cut: impl Fn() -> bool + Send + Sync + 'static) -> AnyView {
    let (t, desktop) = (texts(), store().desktop);
    when(is_cut, move || paragraph("told", t.more_sent(desktop)))
}

/// The parts of a picker.
pub(crate) struct Picker {
    pub(crate) words: Choosing,
    /// The chosen value, if it may change.
    pub(crate) name: Option<String>,
    pub(crate) choices: Memo<Choices>,
    /// The chosen value; empty for none.
    pub(crate) chosen: Signal<String>,
    /// Whether "none" can be chosen; otherwise it is shown only while nothing is chosen.
    pub(crate) optional: bool,
    pub(crate) feedback: Signal<FeedbackText>,
    /// The id of the line that explains it.
    pub(crate) described_by: String,
    pub(crate) choose: Callback<String>,
}

/// The list, and the field above it where it is long.
pub(crate) fn picker(picker: Picker) -> AnyView {
    build(None, picker)
}

/// A list with a shortcut for an action.
pub(crate) fn picker_for(action: Action, picker: Picker) -> AnyView {
    build(Some(action), picker)
}

fn build(action: Option<Action>, picker: Picker) -> AnyView {
    let Picker { words: named, name, choices, chosen, optional, feedback, described_by, choose } = picker;
    let query = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        chosen.with(|chosen| {
            let all = choices.get();
            narrowed(&all, &Query::new(&query.get(), decomposed), chosen).map_or(all, Arc::new)
        })
    });
    let list = NodeRef::<html::Select>::new();
    // The browser shows the clicked value; the actual one is `chosen`.
    let show_chosen = move || {
        if let Some(list) = list.get_untracked() {
            list.set_value(&chosen.get_untracked());
        }
    };
    let keys = Keys::new();
    effect(move || {
        chosen.track();
        shown.track();
        if !keys.is_waiting() {
            show_chosen();
        }
    });
    let denied = move || feedback.get_untracked().denied.is_some();
    let send = Callback::new(move |value: String| {
        if !denied() && value != chosen.get_untracked() {
            choose.run(value);
        }
        show_chosen();
    });
    let pick = move |event: ev::Event| keys.changed(event_target_value(&event), send);
    let press = move |event: ev::KeyboardEvent| {
        if denied() && event.key() != "Tab" {
            event.prevent_default();
        }
        // These keys can act on the chosen value, as Enter does in a form: a pending value is chosen first.
        if event.key() == "Enter" || event.alt_key() || event.ctrl_key() || event.meta_key() {
            keys.settle(send);
        }
        keys.by_key.set(true);
    };
    let options = rebuilt(move || {
        let chosen = chosen.get_untracked();
        let none = (optional || chosen.is_empty()).then(|| option(String::new(), named.none.to_owned(), &chosen));
        let groups = shown.with(|shown| grouped(shown)).into_iter().map(|(group, choices)| {
            let options: Vec<_> =
                choices.into_iter().map(|choice| option(choice.value, choice.name, &chosen)).collect();
            if group.is_empty() {
                options.into_any()
            } else {
                view! { <optgroup label=group>{options}</optgroup> }.into_any()
            }
        });
        view! { {none} {groups.collect::<Vec<_>>()} }.into_any()
    });
    let name = name.unwrap_or_else(|| named.name.to_owned());
    let why = Signal::derive(move || feedback.get().denied);
    view! {
        <div class="picker">
            {when(move || choices.with(|choices| choices.len() > AT_A_GLANCE), move || search(named, query, choices))}
            <label class="field">
                {foreign("field__name", name.clone())}
                <select
                    class="field__box picker__list"
                    aria-label=name.clone()
                    node_ref=list
                    data-status=word(move || feedback.get().progress)
                    aria-disabled=flag(move || feedback.get().denied.is_some())
                    aria-describedby=described_by
                    data-action=shortcut_hint::action_name(action)
                    aria-keyshortcuts=shortcut_hint::keys(action)
                    title=shortcut_hint::title(action, Signal::stored(name), why)
                    on:change=pick
                    on:mousedown=move |event| {
                        keys.by_key.set(false);
                        if denied() {
                            event.prevent_default();
                        }
                    }
                    on:keydown=press
                    on:blur=move |_| {
                        keys.settle(send);
                        keys.by_key.set(false);
                    }
                >
                    {options}
                </select>
            </label>
        </div>
    }
    .into_any()
}

/// Choosing by keys: values that the agent passes are not chosen.
#[derive(Clone, Copy)]
struct Keys {
    /// Whether the last press was a key.
    by_key: RwSignal<bool>,
    /// How many changes there have been.
    turn: RwSignal<u32>,
    waiting: RwSignal<bool>,
    /// The pending value.
    value: RwSignal<String>,
}

impl Keys {
    fn new() -> Self {
        let no = || RwSignal::new(false);
        Self { by_key: no(), turn: RwSignal::new(0), waiting: no(), value: RwSignal::new(String::new()) }
    }

    fn is_waiting(self) -> bool {
        self.waiting.get_untracked()
    }

    /// The list shows another value.
    fn changed(self, value: String, send: Callback<String>) {
        let turn = self.turn.get_untracked().wrapping_add(1);
        self.turn.set(turn);
        self.value.set(value);
        self.waiting.set(true);
        if !self.by_key.get_untracked() {
            return self.settle(send);
        }
        let stayed = move || {
            if self.turn.try_get_untracked() == Some(turn) {
                self.settle(send);
            }
        };
        set_timeout(stayed, PAUSE);
    }

    /// Chooses the pending value.
    fn settle(self, send: Callback<String>) {
        if self.is_waiting() {
            self.waiting.set(false);
            send.run(self.value.get_untracked());
        }
    }
}

fn search(named: Choosing, query: RwSignal<String>, choices: Memo<Choices>) -> AnyView {
    let t = texts();
    let count = words(move || {
        let query = Query::new(&query.get(), decomposed);
        let all = choices.get();
        let found = all.iter().filter(|choice| choice.matches(&query)).count();
        if query.is_empty() { String::new() } else { t.matches(found, all.len()) }
    });
    let write = Callback::new(move |text| query.set(text));
    block(
        "picker__search",
        vec![
            field_with(named.find.to_owned(), "search", words(move || query.get()), write),
            said("picker__count", count),
        ],
    )
}

fn option(value: String, name: String, chosen: &str) -> AnyView {
    let is_chosen = value == chosen;
    view! { <option value=value selected=is_chosen dir="auto">{name}</option> }.into_any()
}
