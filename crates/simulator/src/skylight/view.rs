//! The page of the simulated Skylight: what an agent sees in its narrow window, and below it the tester's controls.

mod bring_in;
mod facts;
mod fault_injection;
mod header;
mod interaction;
mod log_in;
mod presence;
mod talk;

use super::{Desk, params};
use crate::common::{autopilot_switch::AutopilotSwitch, messages::Messages, params::Params, windows::OnePage};
use bring_in::BringIn;
use fault_injection::FaultInjectionControls;
use header::Header;
use interaction::Interactions;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use log_in::LogIn;
use presence::PresenceBar;

/// Its page.
pub(crate) static PAGE: crate::common::SimulatedDesktop = crate::common::SimulatedDesktop {
    spec: &deskpane_desktops::skylight::SPEC,
    links: &[("", "Skylight", "a window that the panel opens, and then commands")],
    page: || view! { <SkylightPage/> }.into_any(),
};

#[component]
fn SkylightPage() -> impl IntoView {
    let params = Params(use_query_map().get_untracked());
    let (mut host, listens, opener) = (params::set_up(&params), params::listens(&params), OnePage::opener());
    let opened = opener.is_there();
    host.set_listens(listens && opened);
    let desk = Desk::new(host, opener, params.autopilot());
    let user = params.text("username");
    let signals = desk.signals;
    let logged_in = Memo::new(move |_| signals.agent.with(|agent| agent.logged_in));
    view! {
        <div class="skylight">
            <Header desk opened listens/>
            <main class="skylight-agent">
                <Show when=move || logged_in.get() fallback={
                    let user = user.clone();
                    move || view! { <LogIn desk user=user.clone()/> }
                }>
                    <PresenceBar desk/>
                    <Interactions desk/>
                </Show>
            </main>
            <aside class="skylight-tester">
                <BringIn desk/>
                <AutopilotSwitch desk/>
                <FaultInjectionControls desk/>
                <Messages journal=desk.journal/>
            </aside>
        </div>
    }
}
