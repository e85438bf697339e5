//! The list of simulated desktops, a page for each, and one that links to them.

use crate::{common::SimulatedDesktop, example, max, roxchat, skylight, ucontact};
use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_params_map,
    path,
};

/// All desktops, in the order of the start page.
const ALL: &[&SimulatedDesktop] = &[&max::PAGE, &skylight::PAGE, &roxchat::PAGE, &ucontact::PAGE, &example::PAGE];

/// The desktops of this program: unreleased ones are for tests.
fn simulated() -> impl Iterator<Item = &'static SimulatedDesktop> {
    ALL.iter().copied().filter(|desktop| desktop.spec.is_released || cfg!(feature = "unreleased"))
}

#[component]
pub(crate) fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=Home/>
                <Route path=path!("/:desktop") view=Desktop/>
            </FlatRoutes>
        </Router>
    }
}

#[component]
fn Desktop() -> impl IntoView {
    let id = use_params_map().with_untracked(|params| params.get("desktop").unwrap_or_default());
    match simulated().find(|desktop| desktop.spec.id == id) {
        Some(desktop) => (desktop.page)(),
        None => view! { <NotFound/> }.into_any(),
    }
}

#[component]
fn Home() -> impl IntoView {
    let link = |desktop: &'static SimulatedDesktop| {
        desktop.links.iter().map(|(query, title, about)| {
            let address = format!("/{}{query}", desktop.spec.id);
            // Links to another desktop reload the page: an engine lives as long as its page.
            view! { <li><a href=address rel="external">{*title}</a>" — "{*about}</li> }
        })
    };
    view! {
        <main class="home">
            <h1>"Simulated desktops"</h1>
            <p>"Stand-ins for the real thing, with the panel in them or around them. No account, no network."</p>
            <ul>{simulated().flat_map(link).collect_view()}</ul>
        </main>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    view! {
        <main class="home">
            <h1>"Desktop not found"</h1>
            <p><a href="/" rel="external">"All simulated desktops"</a></p>
        </main>
    }
}
