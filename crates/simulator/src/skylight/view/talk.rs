//! The conversation of an interaction, and its transfer.

use crate::skylight::Desk;
use deskpane_desktops::skylight::host::{Act, Channel, InteractionState, Line, Stage, Target, colleagues, queues};
use leptos::prelude::*;

/// A number that answers only when a button says so.
const OUTSIDE: &str = "+15550100999";

#[component]
pub(super) fn Writing(desk: Desk, interaction: RwSignal<InteractionState>) -> impl IntoView {
    let (id, channel) = interaction.with_untracked(|i| (StoredValue::new(i.id.clone()), i.channel));
    let text = RwSignal::new(String::new());
    let write = move |by_agent: bool| {
        let words = text.try_update(std::mem::take).unwrap_or_default();
        let words = if words.trim().is_empty() { "Hello?".to_owned() } else { words };
        let id = id.get_value();
        desk.act(if by_agent { Act::AgentWrites(id, words) } else { Act::CustomerWrites(id, words) });
    };
    let typing = move || interaction.with(|i| i.customer_typing);
    let active = move || interaction.with(|i| i.stage == Stage::Active);
    channel.is_written().then(|| {
        view! {
            <div class="writing">
                <ol aria-label="Messages with the customer" class="talk">
                    {move || {
                        interaction
                            .with(|i| i.messages.clone())
                            .into_iter()
                            .map(|message| view! { <li class:own=message.by_agent>{message.text}</li> })
                            .collect_view()
                    }}
                </ol>
                <label class="field">"Words" <input type="text" autocomplete="off" bind:value=text/></label>
                <div class="controls">
                    <button type="button" class="far" on:click=move |_| write(false)>"Customer writes"</button>
                    <button type="button" hidden=move || !active() on:click=move |_| write(true)>"Agent writes"</button>
                    <button
                        type="button"
                        class="far"
                        hidden=channel != Channel::Smooch
                        aria-pressed=move || typing().to_string()
                        on:click=move |_| desk.act(Act::CustomerTypes(id.get_value(), !typing()))
                    >
                        "Customer is typing"
                    </button>
                </div>
            </div>
        }
    })
}

#[component]
pub(super) fn Transfers(desk: Desk, interaction: RwSignal<InteractionState>) -> impl IntoView {
    let id = interaction.with_untracked(|i| StoredValue::new(i.id.clone()));
    let waiting = move || interaction.with(|i| i.transfer.as_ref().is_some_and(|transfer| !transfer.connected));
    let idle = move || interaction.with(|i| i.stage == Stage::Active && i.transfer.is_none());
    let to = RwSignal::new(String::new());
    let begin = move |warm: bool| {
        let value = to.get_untracked();
        let target = match value.split_once(':') {
            Some(("queue", queue)) => Target::Queue(queue.to_owned()),
            Some(("resource", resource)) => Target::Resource(resource.to_owned()),
            _ => Target::Extension(Line { kind: "pstn".to_owned(), value: OUTSIDE.to_owned() }),
        };
        desk.act(Act::Transfer(id.get_value(), target, warm));
    };
    let options = |kind: &'static str, list: Vec<(String, String)>| {
        list.into_iter()
            .map(move |(id, name)| view! { <option value=format!("{kind}:{id}")>{name}</option> })
            .collect_view()
    };
    view! {
        <div class="transfers" hidden=move || !idle()>
            <label class="field">
                "Transfer to"
                <select bind:value=to>
                    <option value="">{OUTSIDE}</option>
                    {options("resource", colleagues())}
                    {options("queue", queues())}
                </select>
            </label>
            <button type="button" on:click=move |_| begin(true)>"Warm"</button>
            <button type="button" on:click=move |_| begin(false)>"Cold"</button>
        </div>
        <div class="controls" hidden=move || !waiting()>
            <button type="button" class="far" on:click=move |_| desk.act(Act::TransferAnswered(id.get_value()))>
                "Transfer answered"
            </button>
            <button type="button" class="far" on:click=move |_| desk.act(Act::TransferCancelled(id.get_value()))>
                "Transfer given up"
            </button>
        </div>
    }
}
