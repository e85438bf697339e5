//! The autopilot's switch.

use super::Shared;
use crate::max::autopilot::Autopilot;
use leptos::prelude::*;

#[component]
pub(super) fn Pilot(shared: Shared) -> impl IntoView {
    let flying = shared.desk.picture.flying;
    let seed = RwSignal::new("1".to_owned());
    let speed = RwSignal::new("1".to_owned());
    let switch = move |_| {
        let pilot = (!shared.desk.is_flying()).then(|| {
            Autopilot::new(seed.get_untracked().parse().unwrap_or(1), speed.get_untracked().parse().unwrap_or(1))
        });
        shared.desk.autopilot(pilot);
    };
    view! {
        <section class="card" aria-label="A busy hour">
            <h2>"A busy hour"</h2>
            <div class="pilot">
                <button type="button" class="switch" aria-pressed=move || flying.get().to_string() on:click=switch>
                    "Autopilot"
                </button>
                <label class="field">"Seed" <input type="number" min="0" bind:value=seed/></label>
                <label class="field">
                    "Speed"
                    <select bind:value=speed>
                        <option value="1">"1×"</option>
                        <option value="10">"10×"</option>
                        <option value="60">"60×"</option>
                    </select>
                </label>
            </div>
        </section>
    }
}
