//! Incoming interactions, one button a channel, and the details of the next one.

use crate::{
    common::field::Text,
    ucontact::{
        Desk,
        people::{CHANNELS, interaction},
    },
};
use deskpane_desktops::ucontact::host::Act;
use leptos::prelude::*;

#[component]
pub(super) fn BringIn(desk: Desk) -> impl IntoView {
    let [campaign, channel, client] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let turn = StoredValue::new(0_usize);
    let bring = move |way: &str| {
        let mut act = interaction(way, turn.get_value());
        turn.update_value(|turn| *turn += 1);
        if let Act::Assign { campaign: own_campaign, channel: own_channel, client: own_client } = &mut act {
            // Typed details are for one interaction only.
            for (field, typed) in [(own_campaign, campaign), (own_channel, channel), (own_client, client)] {
                let text = typed.try_update(std::mem::take).unwrap_or_default();
                if !text.trim().is_empty() {
                    text.trim().clone_into(field);
                }
            }
        }
        desk.act(act);
    };
    view! {
        <section class="card" aria-label="Bring in">
            <h2>"Bring in"</h2>
            <div class="choices">
                {CHANNELS
                    .map(|(way, words)| view! { <button type="button" on:click=move |_| bring(way)>{words}</button> })
                    .collect_view()}
            </div>
            <details>
                <summary>"The next interaction"</summary>
                <Text label="Campaign" value=campaign/>
                <Text label="Channel" value=channel/>
                <Text label="Client" value=client/>
            </details>
        </section>
    }
}
