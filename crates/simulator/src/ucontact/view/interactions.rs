//! The open interactions, and the last closed ones.

use crate::ucontact::{
    Desk,
    people::{OUTCOMES, levels},
};
use deskpane_desktops::ucontact::host::{Act, Interaction};
use leptos::prelude::*;

#[component]
pub(super) fn Interactions(desk: Desk) -> impl IntoView {
    let interactions = desk.signals.interactions;
    view! {
        <section class="interactions" aria-label="Interactions">
            <h2>"Interactions"</h2>
            <p class="empty" hidden=move || interactions.order.with(|order| !order.is_empty())>
                "Nothing to do. Bring something in, or start the autopilot."
            </p>
            <For each=move || interactions.order.get() key=Clone::clone let:guid>
                {interactions.one(&guid).map(|interaction| view! { <Row desk guid interaction/> })}
            </For>
        </section>
    }
}

#[component]
fn Row(desk: Desk, guid: String, interaction: RwSignal<Interaction>) -> impl IntoView {
    let (client, what) =
        interaction.with_untracked(|own| (own.client.clone(), format!("{} · {}", own.channel, own.campaign)));
    let label = client.clone();
    let finished = move || interaction.with(|own| own.finished);
    let id = StoredValue::new(guid.clone());
    view! {
        <article class="contact" aria-label=label>
            <header>
                <div class="who">
                    <strong>{client}</strong>
                    <span class="quiet">{what}</span>
                </div>
                <span
                    role="status"
                    aria-label="Status"
                    class=move || if finished() { "badge badge-over" } else { "badge badge-on" }
                >
                    {move || if finished() { "Finished" } else { "Assigned" }}
                </span>
            </header>
            <div class="controls" hidden=finished>
                <button type="button" class="stop" on:click=move |_| desk.act(Act::Finish(id.get_value()))>"Finish"</button>
            </div>
            <Disposition desk id/>
            <ul class="facts" aria-label="Facts">
                <li>{format!("Guid: {guid}")}</li>
                {move || interaction.with(outcome).map(|words| view! { <li>{words}</li> })}
            </ul>
        </article>
    }
}

#[component]
fn Disposition(desk: Desk, id: StoredValue<String>) -> impl IntoView {
    let comment = RwSignal::new(String::new());
    let [wide, narrow] = std::array::from_fn(|_| RwSignal::new("0".to_owned()));
    let place = |signal: RwSignal<String>| signal.with(|text| text.parse::<usize>().unwrap_or(usize::MAX));
    let send = move |_| {
        let levels = levels(untrack(|| place(wide)), untrack(|| place(narrow)));
        desk.act(Act::Dispose { guid: id.get_value(), comment: comment.get_untracked(), levels });
    };
    let option = |(at, words): (usize, &'static str)| view! { <option value=at.to_string()>{words}</option> };
    let narrower = move || {
        let words = OUTCOMES.get(place(wide)).map(|(_, narrower)| *narrower).unwrap_or_default();
        words.into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <details>
            <summary>"Disposition"</summary>
            <div class="writing">
                <label class="field">
                    "First level"
                    <select bind:value=wide>
                        {OUTCOMES.into_iter().map(|(words, _)| words).enumerate().map(option).collect_view()}
                        <option value="none">"None"</option>
                    </select>
                </label>
                <label class="field">
                    "Second level"
                    <select bind:value=narrow>{narrower}<option value="none">"None"</option></select>
                </label>
                <label class="field">"Comment" <input type="text" autocomplete="off" bind:value=comment/></label>
                <div class="controls"><button type="button" on:click=send>"Send disposition"</button></div>
            </div>
        </details>
    }
}

fn outcome(interaction: &Interaction) -> Option<String> {
    let (comment, levels) = interaction.disposition.as_ref()?;
    let levels: Vec<_> = levels.iter().map(|level| level.value.as_str()).collect();
    Some(format!("Disposition: {} — {comment}", levels.join(" / ")))
}
