//! The open interactions, each with the desktop's own buttons and the other people's actions.

use super::{
    facts::Facts,
    talk::{Transfers, Writing},
};
use crate::skylight::Desk;
use deskpane_desktops::skylight::host::{Act, Channel, InteractionState, SkylightHost, Stage};
use leptos::prelude::*;

#[component]
pub(super) fn Interactions(desk: Desk) -> impl IntoView {
    let interactions = desk.signals.interactions;
    let empty = move || interactions.order.with(Vec::is_empty);
    view! {
        <section class="interactions" aria-label="Interactions">
            <h2>"Interactions"</h2>
            <p class="empty" hidden=move || !empty()>"Nothing to do. Bring something in, or start the autopilot."</p>
            <For each=move || interactions.order.get() key=Clone::clone let:id>
                {interactions.one(&id).map(|interaction| view! { <Row desk interaction/> })}
            </For>
        </section>
    }
}

#[component]
fn Row(desk: Desk, interaction: RwSignal<InteractionState>) -> impl IntoView {
    let (id, name, what) = interaction.with_untracked(|i| (i.id.clone(), title(i), described(i)));
    let (id, label) = (StoredValue::new(id), name.clone());
    let is = move |test: fn(&InteractionState) -> bool| interaction.with(test);
    // A button is shown for its kind of interaction.
    let button = move |class: &'static str,
                       words: Signal<&'static str>,
                       shows: fn(&InteractionState) -> bool,
                       act: fn(String, &InteractionState) -> Act| {
        let press = move |_| desk.act(interaction.with_untracked(|i| act(id.get_value(), i)));
        view! {
            <button type="button" class=class hidden=move || !is(shows) on:click=press>{move || words.get()}</button>
        }
    };
    let toggle = move |on: fn(&InteractionState) -> bool, off_words: &'static str, on_words: &'static str| {
        Signal::derive(move || if is(on) { on_words } else { off_words })
    };
    let leaves = interaction.with_untracked(|i| match i.channel {
        Channel::Voice => "Customer hangs up",
        _ => "Customer leaves",
    });
    let ends = interaction.with_untracked(|i| if i.channel == Channel::Voice { "Hang up" } else { "End" });
    let hold_words = toggle(|i| i.held, "Hold", "Resume");
    let mute_words = toggle(|i| i.muted, "Mute", "Unmute");
    let record_words = toggle(|i| i.recording, "Record", "Stop recording");
    let hold_fails = toggle(|i| i.held, "Hold fails", "Resume fails");
    view! {
        <article class="contact" aria-label=label>
            <header>
                <div class="who">
                    <strong>{name}</strong>
                    <span class="quiet">{what}</span>
                </div>
                <span role="status" aria-label="Status" class=move || interaction.with(|i| format!("badge badge-{}", tone(i)))>
                    {move || interaction.with(status)}
                </span>
            </header>
            <div class="controls">
                {button("go", "Accept".into(), offered, |id, _| Act::Accept(id))}
                {button("stop", "Reject".into(), offered, |id, _| Act::Reject(id))}
                {button("", hold_words, talking, |id, i| Act::Hold(id, !i.held))}
                {button("", mute_words, talking, |id, i| Act::Mute(id, !i.muted))}
                {button("", record_words, talking, |id, i| Act::Record(id, !i.recording))}
                {button("stop", ends.into(), live, |id, _| Act::End(id))}
                {button("", "End wrap-up".into(), wrapping_up, |id, _| Act::EndWrapUp(id))}
                {button("far", "Customer answers".into(), |i| i.stage == Stage::Dialling, |id, _| Act::CustomerAnswers(id))}
                {button("far", leaves.into(), |i| !wrapping_up(i), |id, _| Act::CustomerLeaves(id))}
                {button("far", "Colleague joins".into(), talking, |id, _| Act::Join(id, "Mary Jackson".into(), false))}
                {button("far", "Outsider joins".into(), talking, |id, _| Act::Join(id, "+15550100777".into(), true))}
                {button("far", hold_fails, talking, |id, i| Act::HoldFails(id, !i.held))}
                {button("far", "Platform loses it".into(), |i| !i.lost, |id, _| Act::Lose(id))}
            </div>
            <Disposition desk interaction/>
            <Writing desk interaction/>
            <Transfers desk interaction/>
            <Facts desk interaction/>
        </article>
    }
}

#[component]
fn Disposition(desk: Desk, interaction: RwSignal<InteractionState>) -> impl IntoView {
    let chosen = move || interaction.with(|i| i.disposition.clone());
    let id = interaction.with_untracked(|i| i.id.clone());
    let choose = move |value: String| {
        desk.act(Act::SetDisposition(id.clone(), Some(value).filter(|value| !value.is_empty())));
    };
    view! {
        <label class="field field-row" hidden=move || interaction.with(offered)>
            "Disposition"
            <select on:change:target=move |ev| choose(ev.target().value())>
                <option value="" prop:selected=move || chosen().is_none()>"None"</option>
                {SkylightHost::dispositions()
                    .into_iter()
                    .map(|(id, name)| {
                        let own = id.clone();
                        view! { <option value=id prop:selected=move || chosen().as_ref() == Some(&own)>{name}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

fn title(i: &InteractionState) -> String {
    if i.name.is_empty() { i.address.clone() } else { i.name.clone() }
}

fn described(i: &InteractionState) -> String {
    let channel = match i.channel {
        Channel::Voice if i.direction == "inbound" => "Call",
        Channel::Voice => "Outgoing call",
        Channel::Sms => "Text messages",
        Channel::Smooch => "Smooch chat",
        Channel::WebChat => "Web chat",
        Channel::Email => "E-mail",
        Channel::WorkItem => "Work item",
    };
    format!("{channel} · {} · {}", i.address, i.queue)
}

fn offered(i: &InteractionState) -> bool {
    matches!(i.stage, Stage::Offered(_))
}

fn live(i: &InteractionState) -> bool {
    matches!(i.stage, Stage::Active | Stage::Dialling)
}

fn talking(i: &InteractionState) -> bool {
    i.channel == Channel::Voice && i.stage == Stage::Active
}

fn wrapping_up(i: &InteractionState) -> bool {
    matches!(i.stage, Stage::WrapUp(_))
}

fn status(i: &InteractionState) -> &'static str {
    match i.stage {
        _ if i.lost => "Lost",
        Stage::Offered(_) => "Offered",
        Stage::Dialling => "Dialling",
        Stage::Active if i.held => "On hold",
        Stage::Active => "Active",
        Stage::WrapUp(_) => "Wrap-up",
    }
}

fn tone(i: &InteractionState) -> &'static str {
    match i.stage {
        _ if i.lost => "over",
        Stage::Offered(_) | Stage::Dialling => "new",
        Stage::Active if i.held => "held",
        Stage::Active => "on",
        Stage::WrapUp(_) => "over",
    }
}
