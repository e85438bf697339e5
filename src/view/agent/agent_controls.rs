//! The agent's own controls: ready or not and why, which contacts to take, which phone, log out. Shows commands and
//! their results; the state itself is in the agent bar, from the desktop only.

use crate::{
    leptos_workarounds::erased::{keys, rebuilt, when, words},
    store::{Store, drafts::Draft},
    text::{Choosing, Texts, texts},
    view::{
        agent::work_modes::modes,
        context::store,
        parts::{
            action_button::{ActionButton, action_button_for},
            command_feedback::{always_available, explanation, of_agent},
            disclosure::disclosure,
            elements::block,
            picker::{self, Picker, picker_for},
        },
    },
};
use deskpane_desk::{
    model::{Agent, AgentControl, AgentIntent},
    shortcuts::Action,
    view_model::{
        agent_controls::{
            CONTROLS, SELDOM, Said, extensions, is_offered, mode_of, mode_value, reason_of, reasons, tenants,
        },
        choices::Choice,
    },
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The id of the line that explains the controls.
const EXPLANATION: &str = "agent-told";
/// The controls, if the desktop accepts such commands.
pub(crate) fn agent_controls() -> AnyView {
    let store = store();
    when(move || CONTROLS.iter().any(|control| is_offered_here(store, *control)), controls)
}

fn is_offered_here(store: Store, control: AgentControl) -> bool {
    store.board.with(|board| is_offered(board, control))
}

fn controls() -> AnyView {
    let (store, t) = (store(), texts());
    // The control under the pointer or with the focus, by its place in `CONTROLS`, from 1.
    let highlighted = RwSignal::new(0_u32);
    let highlight = move |target: Option<web_sys::EventTarget>| {
        let element = target.and_then(|target| target.dyn_into::<Element>().ok());
        let slot = element.and_then(|element| element.closest("[data-slot]").ok().flatten());
        let slot = slot.and_then(|slot| slot.get_attribute("data-slot")?.parse().ok());
        highlighted.set(slot.unwrap_or_default());
    };
    let feedbacks = CONTROLS.map(of_agent);
    let line = words(move || {
        let asked = usize::try_from(highlighted.get()).ok().and_then(|slot| feedbacks.get(slot.checked_sub(1)?));
        let why = asked.and_then(|feedback| feedback.get().denied);
        why.unwrap_or_else(|| said(store, t))
    });
    let reason = Draft::passing(store.drafts, "reason");
    view! {
        <section
            class="agent-controls"
            aria-label=t.agent
            on:pointerover=move |event: ev::PointerEvent| highlight(event.target())
            on:pointerleave=move |_| highlighted.set(0)
            on:focusin=move |event: ev::FocusEvent| highlight(event.target())
            on:focusout=move |_| highlighted.set(0)
        >
            <div class="agent-controls__grid">
                {button(AgentControl::Ready, "plain", || AgentIntent::Ready)}
                {
                    let reason = reason.clone();
                    button(AgentControl::NotReady, "plain", move || AgentIntent::NotReady(store.agent.with_untracked(|agent| reason_of(agent, &reason.now()))))
                }
                {reason_list(reason)}
                {button(AgentControl::LogOut, "quiet", || AgentIntent::LogOut)}
            </div>
            {seldom()}
            {explanation(EXPLANATION.to_owned(), line)}
        </section>
    }
    .into_any()
}

/// Choices made once a shift, behind a disclosure that names them.
fn seldom() -> AnyView {
    let (store, t) = (store(), texts());
    let open = RwSignal::new(false);
    let there = keys(move || {
        let offered = SELDOM.into_iter().zip(0..).filter(|(control, _)| is_offered_here(store, *control));
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
    let mode = |agent: &Agent| agent.mode.map(|mode| mode_value(mode).to_owned());
    let lists = vec![
        select(AgentControl::Mode, 1, |_, t| modes(t), mode, |value| mode_of(&value).map(AgentIntent::Mode)),
        select(
            AgentControl::Extension,
            2,
            |agent, _| extensions(agent),
            |agent| agent.extension.clone(),
            |value| Some(AgentIntent::Extension(value)),
        ),
        select(
            AgentControl::Tenant,
            1,
            |agent, _| tenants(agent),
            |agent| agent.tenant.clone(),
            |value| Some(AgentIntent::Tenant(value)),
        ),
    ];
    block("agent-controls__seldom", lists)
}

/// Feedback that is shown without a pointer or focus on the control.
fn said(store: Store, t: Texts) -> String {
    match store.board.with(|board| Said::of(board)) {
        Some(Said::Command(record)) => t.agent_life(&record, store.desktop),
        Some(Said::Denied(denial)) => t.denial(&denial, store.desktop),
        None => String::new(),
    }
}

/// Marks a control's place, so that the pointer and the focus find it.
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
        move || is_offered_here(store, control),
        move || {
            let name = t.agent_control(control).to_owned();
            let button = ActionButton {
                name,
                weight,
                feedback: of_agent(control),
                described_by: EXPLANATION.to_owned(),
                press: Some(press),
            };
            slot(control, action_button_for(control.into(), button))
        },
    )
}

/// The reasons for not being ready. Choosing one sends nothing yet.
fn reason_list(draft: Draft) -> AnyView {
    let (store, t) = (store(), texts());
    let choices = picker::choices(move || store.agent.with(|agent| reasons(agent)));
    let there = move || is_offered_here(store, AgentControl::NotReady) && !choices.with(|choices| choices.is_empty());
    when(there, move || {
        let (own, write) = (draft.clone(), draft.clone());
        // A reason that is no longer in the list counts as not chosen.
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
            feedback: always_available(),
            described_by: EXPLANATION.to_owned(),
            choose: Callback::new(move |value| write.set(value)),
        };
        block(
            "agent-controls__slot",
            vec![
                picker_for(Action::Reason, list),
                picker::cut(move || store.agent.with(|agent| agent.reasons.is_cut())),
            ],
        )
    })
}

/// A choice that takes effect at once, shown if there are at least this many.
fn select(
    control: AgentControl,
    least: usize,
    all: fn(&Agent, Texts) -> Vec<Choice>,
    chosen: fn(&Agent) -> Option<String>,
    intent: fn(String) -> Option<AgentIntent>,
) -> AnyView {
    let (store, t) = (store(), texts());
    let choices = picker::choices(move || store.agent.with(|agent| all(agent, t)));
    let there = move || is_offered_here(store, control) && choices.with(|choices| choices.len() >= least);
    when(there, move || {
        let name = t.agent_control(control);
        let list = Picker {
            words: Choosing { name, find: name, none: t.unknown },
            name: None,
            choices,
            chosen: words(move || store.agent.with(|agent| chosen(agent)).unwrap_or_default()),
            optional: false,
            feedback: of_agent(control),
            described_by: EXPLANATION.to_owned(),
            choose: Callback::new(move |value| {
                if let Some(intent) = intent(value) {
                    store.agent_command(intent);
                }
            }),
        };
        let is_cut = move |agent: &Agent| match control {
            AgentControl::Extension => agent.extensions.is_cut(),
            _ => control == AgentControl::Tenant && agent.tenants.is_cut(),
        };
        let cut = picker::cut(move || store.agent.with(|agent| is_cut(agent)));
        slot(control, vec![picker_for(control.into(), list), cut].into_any())
    })
}
