//! The face of the simulated Rox.Chat: what an agent sees in the frame, and below it what a tester needs.

mod account;
mod bring_in;
mod fault_injection;
mod notices;
mod visitors;

use super::{Desk, autopilot::Autopilot, params::set_up};
use crate::common::{framed::Top, messages::Messages, pilot::Pilot};
use account::Account;
use bring_in::BringIn;
use fault_injection::FaultInjectionControls;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use notices::Notices;
use visitors::Visitors;

const HOW: &str = r#"<iframe src="…/roxchat" title="Rox.Chat" allow="clipboard-write"></iframe>"#;

#[component]
pub(crate) fn RoxchatPage() -> impl IntoView {
    let (host, seed) = set_up(&use_query_map().get_untracked());
    let pilot = |(seed, speed)| Autopilot::new(seed, speed);
    let desk = Desk::new(host, seed.map(pilot));
    let fly = move |flight: Option<(u64, u32)>| desk.pilot(flight.map(pilot));
    let allowed = desk.picture.allowed;
    let words = Signal::derive(move || match allowed.get() {
        _ if !desk.framed => "No page holds this one".to_owned(),
        (_, false) => "Speaks to no page: the account allows none".to_owned(),
        (origin, true) => format!("Speaks to {origin} and to no other page"),
    });
    let tied = Signal::derive(move || desk.framed && allowed.with(|(_, on)| *on));
    view! {
        <div class="framed roxchat">
            <Top desk name="Rox.Chat" reload="Reload Rox.Chat" words tied how=HOW/>
            <main class="framed-agent">
                <Notices desk/>
                <Visitors desk/>
            </main>
            <aside class="framed-tester">
                <BringIn desk/>
                <Account desk/>
                <Pilot flying=desk.flight.flying fly/>
                <FaultInjectionControls desk/>
                <Messages journal=desk.journal/>
            </aside>
        </div>
    }
}
