//! The face of the simulated Skylight: what an agent sees in its narrow window, and below it what a tester needs.

mod bring_in;
mod facts;
mod fault_injection;
mod header;
mod interaction;
mod log_in;
mod presence;
mod talk;

use super::{autopilot::Autopilot, desk::Desk, params::Setup};
use crate::common::{messages::Messages, pilot::Pilot};
use bring_in::BringIn;
use fault_injection::FaultInjectionControls;
use header::Header;
use interaction::Interactions;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use log_in::LogIn;
use presence::PresenceBar;

#[component]
pub(crate) fn SkylightPage() -> impl IntoView {
    let setup = Setup::read(&use_query_map().get_untracked());
    let desk = Desk::new(&setup);
    let picture = desk.picture;
    let logged_in = Memo::new(move |_| picture.agent.with(|agent| agent.logged_in));
    let fly = move |flight: Option<(u64, u32)>| {
        desk.autopilot(flight.map(|(seed, speed)| Autopilot::new(seed, speed)));
    };
    view! {
        <div class="skylight">
            <Header desk listens=setup.listens/>
            <main class="skylight-agent">
                <Show when=move || logged_in.get() fallback={
                    let user = setup.user.clone();
                    move || view! { <LogIn desk user=user.clone()/> }
                }>
                    <PresenceBar desk/>
                    <Interactions desk/>
                </Show>
            </main>
            <aside class="skylight-tester">
                <BringIn desk/>
                <Pilot flying=desk.flight.flying fly/>
                <FaultInjectionControls desk/>
                <Messages journal=desk.journal/>
            </aside>
        </div>
    }
}
