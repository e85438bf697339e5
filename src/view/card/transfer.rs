//! The transfer form (an agent, a queue, or a number), and a transfer in progress.

use crate::{
    leptos_workarounds::erased::{effect, when, words},
    store::{Disclosure, drafts::Draft},
    text::{Choosing, texts},
    view::{
        card::card_context::CardContext,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{always_available, form_line, of_agent},
            disclosure::disclosure_for,
            elements::{block, said},
            field::{Tick, field_with, form, tick},
            picker::{Picker, choices, cut, picker},
        },
    },
};
use deskpane_desk::{
    model::{AgentControl, AgentIntent, Control, Intent, Listing, work::LineKind},
    shortcuts::Action,
    view_model::{
        choices::Choice,
        transfer_form::{COLD, LINE_KINDS, ListState, destination, destinations},
    },
};
use leptos::prelude::*;

/// A transfer in progress: destination, type, and whether it was answered.
pub(crate) fn underway(card: &CardContext) -> AnyView {
    let (t, desktop) = (texts(), card.store.desktop);
    let line = card
        .words(move |work, _| work.transfer.as_ref().map(|one| t.transfer_underway(one, desktop)).unwrap_or_default());
    said("transfer__underway", line)
}

/// The form, behind a disclosure.
pub(crate) fn transfer(card: CardContext) -> AnyView {
    let open = card.row.disclosure(Disclosure::Transfer);
    let store = card.store;
    effect(move || {
        if open.get() && store.directory.with_untracked(|known| matches!(known.destinations, Listing::Unasked)) {
            store.agent_command(AgentIntent::ListDestinations);
        }
    });
    disclosure_for(Action::Control(Control::Transfer), texts().transfer.to_owned(), open, move || {
        transfer_form(card.clone())
    })
}

/// What the form's fields hold.
#[derive(Clone)]
struct Drafts {
    to: Draft,
    line: Draft,
    kind: Draft,
    manner: Draft,
}

fn transfer_form(card: CardContext) -> AnyView {
    let t = texts();
    let feedback = card.feedback(Control::Transfer);
    let drafts = Drafts {
        to: card.draft("transfer/to"),
        line: card.draft("transfer/line"),
        kind: card.draft("transfer/kind"),
        manner: card.draft("transfer/manner"),
    };
    let missing = RwSignal::new(false);
    let id = card.element_id("transfer");
    let mistake = words(move || if missing.get() { t.destination_missing.to_owned() } else { String::new() });
    let (own, store) = (drafts.clone(), card.store);
    let content = vec![
        destination_list(&card, &drafts, &id),
        address(&drafts, &id),
        manner(&card, &drafts.manner),
        action_button(ActionButton {
            name: t.transfer.to_owned(),
            weight: "plain",
            feedback,
            described_by: id.clone(),
            press: None,
        }),
        form_line(id, mistake, feedback),
    ];
    let send = move || {
        if feedback.get_untracked().denied.is_some() {
            return;
        }
        let to =
            store.directory.with_untracked(|known| destination(known, &own.to.now(), &own.line.now(), &own.kind.now()));
        missing.set(to.is_none());
        if let Some(to) = to {
            card.command(Intent::Transfer(to, own.manner.now() != COLD));
        }
    };
    form("fields transfer", send, content)
}

/// The agents and queues. Choosing one clears a typed number.
fn destination_list(card: &CardContext, drafts: &Drafts, described_by: &str) -> AnyView {
    let (store, t) = (card.store, texts());
    let choices = choices(move || {
        store.directory.with(|known| destinations(known, |group| t.destination_group(group).to_owned()))
    });
    let (to, chosen, line) = (drafts.to.clone(), drafts.to.clone(), drafts.line.clone());
    let list = picker(Picker {
        words: t.destination(),
        name: None,
        choices,
        chosen: words(move || chosen.get()),
        optional: true,
        feedback: always_available(),
        described_by: described_by.to_owned(),
        choose: Callback::new(move |value: String| {
            if !value.is_empty() {
                line.set(String::new());
            }
            to.set(value);
        }),
    });
    let state = words(move || {
        let state = store.directory.with(|known| ListState::of(known));
        state.map(|state| t.destinations(state, store.desktop)).unwrap_or_default()
    });
    let failed = move || store.directory.with(|known| ListState::of(known) == Some(ListState::Failed));
    let again = when(failed, move || {
        let press = Callback::new(move |()| store.agent_command(AgentIntent::ListDestinations));
        let feedback = of_agent(AgentControl::ListDestinations);
        action_button(ActionButton {
            name: t.retry.to_owned(),
            weight: "quiet",
            feedback,
            described_by: String::new(),
            press: Some(press),
        })
    });
    let cut = cut(move || {
        store.directory.with(|known| matches!(&known.destinations, Listing::Listed(list) if list.is_cut()))
    });
    block("transfer__listing", vec![list, cut, said("told", state), again])
}

/// A number or an address, and its line type. Typing one clears a chosen destination.
fn address(drafts: &Drafts, described_by: &str) -> AnyView {
    let t = texts();
    let kind_choice = move |(kind, key): (LineKind, &'static str)| Choice::new(&[], key, t.line_kinds(kind));
    let choices = choices(move || LINE_KINDS.map(kind_choice).to_vec());
    let (line, to) = (drafts.line.clone(), drafts.to.clone());
    let write = Callback::new(move |text: String| {
        if !text.trim().is_empty() {
            to.set(String::new());
        }
        line.set(text);
    });
    let (kind, chosen) = (drafts.kind.clone(), drafts.kind.clone());
    let typed = drafts.line.clone();
    let field = field_with(t.line_address.to_owned(), "text", words(move || typed.get()), write);
    let kinds = picker(Picker {
        words: Choosing { name: t.line_kind, find: t.line_kind, none: "" },
        name: None,
        choices,
        chosen: words(move || {
            Some(chosen.get()).filter(|key| !key.is_empty()).unwrap_or_else(|| "telephone".to_owned())
        }),
        optional: false,
        feedback: always_available(),
        described_by: described_by.to_owned(),
        choose: Callback::new(move |value| kind.set(value)),
    });
    block("transfer__line", vec![field, kinds])
}

fn manner(card: &CardContext, draft: &Draft) -> AnyView {
    let t = texts();
    let radio = |value: &'static str, name: &'static str, more: &'static str| {
        let (draft, own) = (draft.clone(), draft.clone());
        tick(Tick {
            kind: "radio",
            group: card.element_id("manner"),
            own: value.to_owned(),
            name: name.to_owned(),
            more,
            on: Signal::derive(move || (own.get() == COLD) == (value == COLD)),
            change: Callback::new(move |_| draft.set(value.to_owned())),
        })
    };
    let radios = vec![radio("warm", t.warm, t.warm_more), radio(COLD, t.cold, t.cold_more)];
    view! { <div class="transfer__manner" role="radiogroup" aria-label=t.manner>{radios}</div> }.into_any()
}
