//! The card that starts and stops an autopilot.

use super::{engine::Desk, simulated::Simulated};
use leptos::prelude::*;

/// The autopilot's switch.
#[component]
pub(crate) fn AutopilotSwitch<H: Simulated>(desk: Desk<H>) -> impl IntoView {
    let seed = RwSignal::new("1".to_owned());
    let speed = RwSignal::new("1".to_owned());
    let playing = desk.autopilot.playing;
    let switch = move |_| {
        let numbers = || (seed.get_untracked().parse().unwrap_or(1), speed.get_untracked().parse().unwrap_or(1));
        desk.play((!playing.get_untracked()).then(numbers));
    };
    view! {
        <section class="card" aria-label="A busy hour">
            <h2>"A busy hour"</h2>
            <div class="autopilot">
                <button type="button" class="switch" aria-pressed=move || playing.get().to_string() on:click=switch>
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
