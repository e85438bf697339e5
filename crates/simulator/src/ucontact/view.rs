//! The page of the simulated uContact: what an agent sees in the frame, and below it the tester's controls.

mod appearance;
mod bring_in;
mod fault_injection;
mod interactions;

use super::{Desk, params::set_up};
use crate::common::{
    autopilot_switch::AutopilotSwitch, framed::Top, messages::Messages, params::Params, windows::OnePage,
};
use appearance::AppearanceCard;
use bring_in::BringIn;
use fault_injection::FaultInjectionControls;
use interactions::Interactions;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const HOW: &str =
    r#"<iframe src="…/ucontact" id="uContact" name="uContact" title="uContact" allow="camera; microphone"></iframe>"#;

/// Its page.
pub(crate) static PAGE: crate::common::SimulatedDesktop = crate::common::SimulatedDesktop {
    spec: &deskpane_desktops::ucontact::SPEC,
    links: &[("", "uContact", "every channel in one desktop; the panel holds it in a frame")],
    page: || view! { <UcontactPage/> }.into_any(),
};

#[component]
fn UcontactPage() -> impl IntoView {
    let params = Params(use_query_map().get_untracked());
    let parent = OnePage::around();
    let framed = parent.is_there();
    let desk = Desk::new(set_up(&params), parent, params.autopilot());
    let (parent, appearance) = (desk.signals.parent, desk.signals.appearance);
    let words = Signal::derive(move || {
        let origin = parent.get();
        if framed { format!("Sends to {origin}") } else { "Not in a frame".to_owned() }
    });
    let connected = Signal::stored(framed);
    view! {
        <div
            class="framed ucontact"
            style:color-scheme=move || appearance.with(|own| if own.dark { "dark" } else { "light" })
            style=("--primary", move || appearance.with(|own| own.primary.clone()))
        >
            <Top desk reload="Reload uContact" framed words connected how=HOW/>
            <main class="framed-agent">
                <Interactions desk/>
            </main>
            <aside class="framed-tester">
                <BringIn desk/>
                <AppearanceCard desk/>
                <AutopilotSwitch desk/>
                <FaultInjectionControls desk/>
                <Messages journal=desk.journal/>
            </aside>
        </div>
    }
}
