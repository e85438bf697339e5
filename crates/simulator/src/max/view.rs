//! The page of the simulated MAX: what an agent sees, and beside it the tester's controls.

mod bring_in;
mod contact;
mod contacts;
mod fault_injection;
mod header;
mod panels;
mod shared;

use super::{
    Desk,
    frames::Frames,
    params::{Setup, set_up},
};
use crate::common::{autopilot_switch::AutopilotSwitch, messages::Messages, params::Params};
use bring_in::BringIn;
use contacts::Contacts;
use deskpane_desktops::max::wire::Flavour;
use fault_injection::FaultInjectionControls;
use header::Header;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use panels::Panels;
use shared::Shared;

/// Its page.
pub(crate) static PAGE: crate::common::SimulatedDesktop = crate::common::SimulatedDesktop {
    spec: &deskpane_desktops::max::SPEC,
    links: &[
        ("", "NICE MAX", "phone, chat, e-mail and more; the panel sits inside"),
        ("?flavour=cxa", "CXone Agent", "MAX's successor, with its own behaviour"),
    ],
    page: || view! { <MaxPage/> }.into_any(),
};

#[component]
fn MaxPage() -> impl IntoView {
    let params = Params(use_query_map().get_untracked());
    let Setup { host, panel, origin, contact_panels } = set_up(&params);
    let shared = Shared {
        flavour: RwSignal::new(host.flavour()),
        desk: Desk::new(host, Frames::new(origin), params.autopilot()),
        shown: RwSignal::new(panels::WORKSPACE),
        width: RwSignal::new(400),
    };
    let wide = move || shared.width.get() > 400;
    view! {
        <div class="max" class:max-cxa=move || shared.flavour.get() == Flavour::Cxa class:max-wide=wide>
            <Header shared/>
            <aside class="side">
                <BringIn shared/>
                <AutopilotSwitch desk=shared.desk/>
                <FaultInjectionControls shared/>
            </aside>
            <main class="desk">
                <Contacts shared/>
                <Messages journal=shared.desk.journal/>
            </main>
            <Panels shared panel contact_panels/>
        </div>
    }
}
