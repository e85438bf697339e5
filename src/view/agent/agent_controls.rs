//! What the agent does about themselves: be ready or not and why, which contacts to take, which phone, and leave.
//! Shows wishes and what became of them; the state itself stands in the agent's line, from the desktop only.

use crate::{
    leptos_workarounds::erased::{keys, rebuilt, when, words},
    store::{Store, drafts::Draft},
    text::{Choosing, Texts, texts},
    view::{
        agent::work_modes::{mode_key, mode_of, modes},
        context::store,
        parts::{
            action_button::{ActionButton, action_button_for},
            command_feedback::{CommandFeedback, always_available, explanation, of_agent},
            disclosure::disclosure,
            elements::block,
            picker::{self, Choice, Picker, picker_for},
        },
    },
};
use deskpane_desk::{
    model::{Agent, AgentControl, AgentIntent, CommandStatus, ReasonId},
    shortcuts::Action,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The line that explains the controls.
const TOLD: &str = "agent-told";
const CONTROLS: [AgentControl; 6] = [
    AgentControl::Ready,
    AgentControl::NotReady,
    AgentControl::Mode,
    AgentControl::Extension,
    AgentControl::Tenant,
    AgentControl::LogOut,
];
const SELDOM: [AgentControl; 3] = [AgentControl::Mode, AgentControl::Extension, AgentControl::Tenant];

/// The controls, where the desktop takes such commands.
pub(crate) fn agent_controls() -> AnyView {
    let store = store();
    when(move || CONTROLS.iter().any(|control| is_offered(store, *control)), controls)
}

fn is_offered(store: Store, control: AgentControl) -> bool {
    store.board.with(|board| board.controls.iter().any(|offer| offer.control == control))
}

fn controls() -> AnyView {
    let (store, t) = (store(), texts());
    // Which control is under the pointer or has the focus, by its place in `CONTROLS`, from 1.
    let regarded = RwSignal::new(0_u32);
    let regard = move |target: Option<web_sys::EventTarget>| {
        let element = target.and_then(|target| target.dyn_into::<Element>().ok());
        let slot = element.and_then(|element| element.closest("[data-slot]").ok().flatten());
        let slot = slot.and_then(|slot| slot.get_attribute("data-slot")?.parse().ok());
        regarded.set(slot.unwrap_or_default());
    };
    let standings = CONTROLS.map(of_agent);
    let line = words(move || {
        let asked = usize::try_from(regarded.get()).ok().and_then(|slot| standings.get(slot.checked_sub(1)?));
        let why = asked.and_then(|standing| standing.get().denied);
        why.unwrap_or_else(|| standing_line(store, standings, t))
    });
    let reason = Draft::passing(store.drafts, "reason");
    view! {
        <section
            class="agent-controls"
            aria-label=t.agent
            on:pointerover=move |event: ev::PointerEvent| regard(event.target())
            on:pointerleave=move |_| regarded.set(0)
            on:focusin=move |event: ev::FocusEvent| regard(event.target())
            on:focusout=move |_| regarded.set(0)
        >
            <div class="agent-controls__grid">
                {button(AgentControl::Ready, "plain", || AgentIntent::Ready)}
                {
                    let reason = reason.clone();
                    button(AgentControl::NotReady, "plain", move || AgentIntent::NotReady(chosen_reason(store, &reason)))
                }
                {reasons(reason)}
                {button(AgentControl::LogOut, "quiet", || AgentIntent::LogOut)}
            </div>
            {seldom()}
            {explanation(TOLD.to_owned(), line)}
        </section>
    }
    .into_any()
}

/// What is chosen once a shift rather than with every contact, behind a line that names it.
fn seldom() -> AnyView {
    let (store, t) = (store(), texts());
    let open = RwSignal::new(false);
    let there = keys(move || {
        let offered = SELDOM.into_iter().zip(0..).filter(|(control, _)| is_offered(store, *control));
        offered.map(|(_, at)| at).collect()
    });
    rebuilt(move || {
        let there = there.get();
        let names = SELDOM.into_iter().zip(0..).filter(|(_, at)| there.contains(at));
        let names: Vec<_> = names.map(|(control, _)| t.agent_control(control)).collect();
        if names.is_empty() { ().into_any() } else { disclosure(names.join(", "), open, selects) }
    })
}

fn selects() -> AnyView {
    let mode = |agent: &Agent| agent.mode.map(|mode| mode_key(mode).to_owned());
    let lists = vec![
        select(AgentControl::Mode, 1, modes, mode, |value| mode_of(&value).map(AgentIntent::Mode)),
        select(
            AgentControl::Extension,
            2,
            extensions,
            |agent| agent.extension.clone(),
            |value| Some(AgentIntent::Extension(value)),
        ),
        select(
            AgentControl::Tenant,
            1,
            tenants,
            |agent| agent.tenant.clone(),
            |value| Some(AgentIntent::Tenant(value)),
        ),
    ];
    block("agent-controls__seldom", lists)
}

/// What there is to say without being asked: the latest command that is not done, else what is in the way.
fn standing_line(store: Store, standings: [Signal<CommandFeedback>; 6], t: Texts) -> String {
    let last = store.board.with(|board| {
        let commands = board.commands.iter().filter(|(control, _)| CONTROLS.contains(control));
        let open = commands.filter(|(_, record)| record.status != CommandStatus::Confirmed);
        open.max_by_key(|(_, record)| record.at).map(|(_, record)| t.agent_life(record, store.desktop))
    });
    let telling = || {
        let offered = CONTROLS.iter().zip(standings);
        let offered = offered.filter(|(control, _)| is_offered(store, **control) && !SELDOM.contains(control));
        offered.map(|(_, standing)| standing.get()).find(|standing| standing.telling)?.denied
    };
    last.or_else(telling).unwrap_or_default()
}

/// The place of one control, by which the pointer and the focus find it.
fn slot(control: AgentControl, content: AnyView) -> AnyView {
    let at = CONTROLS.iter().position(|own| *own == control).map_or(0, |at| at + 1);
    view! { <div class="agent-controls__slot" data-slot=at.to_string()>{content}</div> }.into_any()
}

fn button(
    control: AgentControl,
    weight: &'static str,
    intent: impl Fn() -> AgentIntent + Send + Sync + 'static,
) -> AnyView {
    let (store, t) = (store(), texts());
    let press = Callback::new(move |()| store.agent_command(intent()));
    when(
        move || is_offered(store, control),
        move || {
            let name = t.agent_control(control).to_owned();
            let button =
                ActionButton { name, weight, standing: of_agent(control), told: TOLD.to_owned(), press: Some(press) };
            slot(control, action_button_for(control.into(), button))
        },
    )
}

/// The reasons for not being ready. Choosing one says nothing to the desktop yet.
fn reasons(draft: Draft) -> AnyView {
    let (store, t) = (store(), texts());
    let choices = picker::choices(move || store.agent.with(|agent| reason_choices(agent)));
    let there = move || is_offered(store, AgentControl::NotReady) && !choices.with(|choices| choices.is_empty());
    when(there, move || {
        let (own, write) = (draft.clone(), draft.clone());
        // A reason that is gone from the list is no longer chosen.
        let chosen = words(move || own.get());
        let chosen = words(move || {
            let chosen = chosen.get();
            let known = choices.with(|choices| choices.iter().any(|choice| choice.value == chosen));
            if known { chosen } else { String::new() }
        });
        let list = Picker {
            words: t.reason(),
            name: None,
            choices,
            chosen,
            optional: true,
            standing: always_available(),
            told: TOLD.to_owned(),
            choose: Callback::new(move |value| write.set(value)),
        };
        block("agent-controls__slot", vec![picker_for(Action::Reason, list)])
    })
}

fn reason_choices(agent: &Agent) -> Vec<Choice> {
    agent.reasons.iter().map(|reason| Choice::new(&reason.path, reason_key(&reason.id), &reason.name)).collect()
}

fn reason_key(id: &ReasonId) -> String {
    format!("{}/{}", id.list, id.id)
}

fn chosen_reason(store: Store, draft: &Draft) -> Option<ReasonId> {
    let key = draft.now();
    store.agent.with_untracked(|agent| {
        let chosen = agent.reasons.iter().find(|reason| reason_key(&reason.id) == key);
        chosen.map(|reason| reason.id.clone())
    })
}

/// A choice that takes effect at once, shown where there are at least so many.
fn select(
    control: AgentControl,
    least: usize,
    all: fn(&Agent, Texts) -> Vec<Choice>,
    chosen: fn(&Agent) -> Option<String>,
    intent: fn(String) -> Option<AgentIntent>,
) -> AnyView {
    let (store, t) = (store(), texts());
    let choices = picker::choices(move || store.agent.with(|agent| all(agent, t)));
    let there = move || is_offered(store, control) && choices.with(|choices| choices.len() >= least);
    when(there, move || {
        let name = t.agent_control(control);
        let list = Picker {
            words: Choosing { name, find: name, none: t.unknown },
            name: None,
            choices,
            chosen: words(move || store.agent.with(|agent| chosen(agent)).unwrap_or_default()),
            optional: false,
            standing: of_agent(control),
            told: TOLD.to_owned(),
            choose: Callback::new(move |value| {
                if let Some(intent) = intent(value) {
                    store.agent_command(intent);
                }
            }),
        };
        slot(control, picker_for(control.into(), list))
    })
}

fn extensions(agent: &Agent, _: Texts) -> Vec<Choice> {
    agent.extensions.iter().map(|one| Choice::new(&[], one.value.as_str(), &one.name)).collect()
}

fn tenants(agent: &Agent, _: Texts) -> Vec<Choice> {
    agent.tenants.iter().map(|one| Choice::new(&[], one.id.as_str(), &one.name)).collect()
}
