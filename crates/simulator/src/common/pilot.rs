//! The autopilot's switch.

use leptos::prelude::*;

/// `fly` is given a seed and a speed, or nothing to stop.
#[component]
pub(crate) fn Pilot(flying: RwSignal<bool>, #[prop(into)] fly: Callback<Option<(u64, u32)>>) -> impl IntoView {
    let seed = RwSignal::new("1".to_owned());
    let speed = RwSignal::new("1".to_owned());
    let switch = move |_| {
        let numbers = || (seed.get_untracked().parse().unwrap_or(1), speed.get_untracked().parse().unwrap_or(1));
        fly.run((!flying.get_untracked()).then(numbers));
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
