//! The face of the simulated uContact: what an agent sees in the frame, and below it what a tester needs.

mod bring_in;
mod fault_injection;
mod interactions;
mod looks;

use super::{Desk, autopilot::Autopilot, params::set_up};
use crate::common::{framed::Top, messages::Messages, pilot::Pilot};
use bring_in::BringIn;
use fault_injection::FaultInjectionControls;
use interactions::Interactions;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use looks::LooksCard;

const HOW: &str =
    r#"<iframe src="…/ucontact" id="uContact" name="uContact" title="uContact" allow="camera; microphone"></iframe>"#;

#[component]
pub(crate) fn UcontactPage() -> impl IntoView {
    let (host, seed) = set_up(&use_query_map().get_untracked());
    let pilot = |(seed, speed)| Autopilot::new(seed, speed);
    let desk = Desk::new(host, seed.map(pilot));
    let fly = move |flight: Option<(u64, u32)>| desk.pilot(flight.map(pilot));
    let (parent, looks) = (desk.picture.parent, desk.picture.looks);
    let words = Signal::derive(move || {
        let origin = parent.get();
        if desk.framed { format!("Speaks to {origin}") } else { "No page holds this one".to_owned() }
    });
    let tied = Signal::stored(desk.framed);
    view! {
        <div
            class="framed ucontact"
            style:color-scheme=move || looks.with(|own| if own.dark { "dark" } else { "light" })
            style=("--primary", move || looks.with(|own| own.primary.clone()))
        >
            <Top desk name="uContact" reload="Reload uContact" words tied how=HOW/>
            <main class="framed-agent">
                <Interactions desk/>
            </main>
            <aside class="framed-tester">
                <BringIn desk/>
                <LooksCard desk/>
                <Pilot flying=desk.flight.flying fly/>
                <FaultInjectionControls desk/>
                <Messages journal=desk.journal/>
            </aside>
        </div>
    }
}
