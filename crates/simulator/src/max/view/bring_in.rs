//! Incoming contacts of every kind, one button each.

use super::shared::Shared;
use crate::{common::field::Text, max::people};
use deskpane_desktops::max::host::{Act, ContactNo, ContactSpec, Kind};
use leptos::prelude::*;

/// The button's words, the kind, and how it comes.
const WAYS: [(&str, Kind, Way); 9] = [
    ("Incoming call", Kind::Call, Way::Offered),
    ("Outgoing call", Kind::Call, Way::Dialled),
    ("Consult call", Kind::Call, Way::Consulted),
    ("Transfer in", Kind::Call, Way::Transferred),
    ("Incoming chat", Kind::Chat, Way::Offered),
    ("Incoming e-mail", Kind::Email, Way::Offered),
    ("Incoming voicemail", Kind::Voicemail, Way::Offered),
    ("Incoming work item", Kind::WorkItem, Way::Offered),
    ("Incoming digital contact", Kind::Digital, Way::Offered),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Offered,
    Dialled,
    Consulted,
    Transferred,
}

impl Way {
    fn act(self, spec: ContactSpec, front: Option<ContactNo>) -> Option<Act> {
        match self {
            Self::Offered => Some(Act::Incoming(spec)),
            Self::Dialled => Some(Act::Dial(spec)),
            Self::Consulted => front.map(|front| Act::Consult(front, spec)),
            Self::Transferred => Some(Act::TransferIn(None, spec)),
        }
    }
}

#[component]
pub(super) fn BringIn(shared: Shared) -> impl IntoView {
    let signals = shared.desk.signals;
    let number = RwSignal::new(String::new());
    let skill = RwSignal::new(String::new());
    let screen_pop = RwSignal::new(String::new());
    let wraps_up = RwSignal::new(true);
    let seconds = RwSignal::new(0_u32);
    let turn = StoredValue::new(0_usize);

    let bring = move |kind: Kind, way: Way| {
        let mut spec = people::contact(kind, turn.get_value());
        turn.update_value(|turn| *turn += 1);
        // Typed details are for one contact only.
        for (field, typed) in [(&mut spec.address, number), (&mut spec.skill, skill)] {
            let text = typed.try_update(std::mem::take).unwrap_or_default();
            if !text.trim().is_empty() {
                text.trim().clone_into(field);
            }
        }
        spec.screen_pop = screen_pop.get_untracked();
        spec.wrap_up = wraps_up.get_untracked();
        spec.wrap_up_seconds = seconds.get_untracked();
        if let Some(act) = way.act(spec, signals.front.get_untracked()) {
            shared.desk.act(act);
        }
    };
    view! {
        <section class="card" aria-label="Bring in">
            <h2>"Bring in"</h2>
            <div class="choices">
                {WAYS
                    .map(|(words, kind, way)| {
                        let off = move || {
                            !signals.agent.with(|a| a.signed_in)
                                || way == Way::Consulted && signals.front.get().is_none()
                        };
                        view! {
                            <button type="button" prop:disabled=off on:click=move |_| bring(kind, way)>
                                {words}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <details>
                <summary>"The next contact"</summary>
                <Text label="Customer number" value=number/>
                <Text label="Skill" value=skill/>
                <Text label="Screen pop" value=screen_pop/>
                <label class="check">
                    <input type="checkbox" bind:checked=wraps_up/>
                    "Wrap-up after contacts"
                </label>
                <label class="field">
                    "Wrap-up limit (s)"
                    <input
                        type="number"
                        min="0"
                        prop:value=move || seconds.get().to_string()
                        on:input:target=move |ev| seconds.set(ev.target().value().parse().unwrap_or(0))
                    />
                </label>
            </details>
        </section>
    }
}
