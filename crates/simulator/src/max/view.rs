//! The face of the simulated MAX: what an agent sees, and beside it what a tester needs.

mod bring_in;
mod contact;
mod contacts;
mod fault_injection;
mod header;
mod panels;

use super::{autopilot::Autopilot, desk::Desk, params::Setup};
use crate::common::{messages::Messages, pilot::Pilot};
use bring_in::BringIn;
use contacts::Contacts;
use deskpane_desktops::max::wire::Flavour;
use fault_injection::FaultInjectionControls;
use header::Header;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use panels::Panels;

/// What every part of the view shares.
#[derive(Clone, Copy)]
struct Shared {
    desk: Desk,
    flavour: RwSignal<Flavour>,
    /// Which frame is shown.
    shown: RwSignal<deskpane_desktops::max::host::WindowId>,
    /// How wide panels are, in pixels.
    width: RwSignal<u32>,
}

#[component]
pub(crate) fn MaxPage() -> impl IntoView {
    let setup = Setup::read(&use_query_map().get_untracked());
    let shared = Shared {
        desk: Desk::new(&setup),
        flavour: RwSignal::new(setup.flavour),
        shown: RwSignal::new(panels::WORKSPACE),
        width: RwSignal::new(400),
    };
    let fly = move |flight: Option<(u64, u32)>| {
        shared.desk.autopilot(flight.map(|(seed, speed)| Autopilot::new(seed, speed)));
    };
    let wide = move || shared.width.get() > 400;
    view! {
        <div class="max" class:max-cxa=move || shared.flavour.get() == Flavour::Cxa class:max-wide=wide>
            <Header shared/>
            <aside class="side">
                <BringIn shared/>
                <Pilot flying=shared.desk.flight.flying fly/>
                <FaultInjectionControls shared/>
            </aside>
            <main class="desk">
                <Contacts shared/>
                <Messages journal=shared.desk.journal/>
            </main>
            <Panels shared setup/>
        </div>
    }
}
