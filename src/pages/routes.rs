//! All pages in one app, each at its address.

use super::{home::Home, max::Max, not_found::NotFound, roxchat::Roxchat, skylight::Skylight, ucontact::Ucontact};
use leptos::prelude::*;
use leptos_router::{
    StaticSegment,
    components::{FlatRoutes, Route, Router},
};

/// The page of the address.
pub(super) fn routes() -> AnyView {
    view! {
        <Router base=base_path()>
            <FlatRoutes fallback=NotFound>
                <Route path=StaticSegment("") view=Home />
                <Route path=StaticSegment("max") view=Max />
                <Route path=StaticSegment("skylight") view=Skylight />
                <Route path=StaticSegment("roxchat") view=Roxchat />
                <Route path=StaticSegment("ucontact") view=Ucontact />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

/// Everything up to the last slash of the address: pages are one level deep, so that is where the app is,
/// wherever it was put.
fn base_path() -> String {
    let path = location().pathname().unwrap_or_default();
    path.rsplit_once('/').map(|(base, _)| base.to_owned()).unwrap_or_default()
}
