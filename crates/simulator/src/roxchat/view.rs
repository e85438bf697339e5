//! The page of the simulated Rox.Chat: what an agent sees in the frame, and below it the tester's controls.

mod account;
mod bring_in;
mod fault_injection;
mod notices;
mod visitors;

use super::{Desk, params::set_up};
use crate::common::{
    autopilot_switch::AutopilotSwitch, framed::Top, messages::Messages, params::Params, windows::OnePage,
};
use account::Account;
use bring_in::BringIn;
use fault_injection::FaultInjectionControls;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use notices::Notices;
use visitors::Visitors;

const HOW: &str = r#"<iframe src="…/roxchat" title="Rox.Chat" allow="clipboard-write"></iframe>"#;

/// Its page.
pub(crate) static PAGE: crate::common::SimulatedDesktop = crate::common::SimulatedDesktop {
    spec: &deskpane_desktops::roxchat::SPEC,
    links: &[("", "Rox.Chat", "a workspace for chats; the panel holds it in a frame")],
    page: || view! { <RoxchatPage/> }.into_any(),
};

#[component]
fn RoxchatPage() -> impl IntoView {
    let params = Params(use_query_map().get_untracked());
    let parent = OnePage::around();
    let framed = parent.is_there();
    let desk = Desk::new(set_up(&params), parent, params.autopilot());
    let allowed = desk.signals.allowed;
    let words = Signal::derive(move || match allowed.get() {
        _ if !framed => "Not in a frame".to_owned(),
        (_, false) => "Sends to no page: the account allows none".to_owned(),
        (origin, true) => format!("Sends to {origin} and to no other page"),
    });
    let connected = Signal::derive(move || framed && allowed.with(|(_, on)| *on));
    view! {
        <div class="framed roxchat">
            <Top desk reload="Reload Rox.Chat" framed words connected how=HOW/>
            <main class="framed-agent">
                <Notices desk/>
                <Visitors desk/>
            </main>
            <aside class="framed-tester">
                <BringIn desk/>
                <Account desk/>
                <AutopilotSwitch desk/>
                <FaultInjectionControls desk/>
                <Messages journal=desk.journal/>
            </aside>
        </div>
    }
}
