//! One page for each route. Only here a vendor has a name.

pub(crate) mod config_error;
#[cfg(any(feature = "roxchat", feature = "ucontact"))]
mod framed_page;
#[cfg(feature = "everything")]
pub(crate) mod home;
#[cfg(feature = "max")]
pub(crate) mod max;
#[cfg(feature = "everything")]
pub(crate) mod not_found;
mod panel_page;
#[cfg(feature = "everything")]
mod routes;
#[cfg(feature = "roxchat")]
pub(crate) mod roxchat;
#[cfg(feature = "skylight")]
pub(crate) mod skylight;
#[cfg(feature = "ucontact")]
pub(crate) mod ucontact;

use leptos::prelude::*;

#[cfg(not(any(feature = "max", feature = "skylight", feature = "roxchat", feature = "ucontact")))]
compile_error!("an app without a page: build it with the feature `everything`, or with that of one desktop");

/// The page to show: in an app of one desktop that one, whatever the address.
pub(crate) fn page() -> AnyView {
    #[cfg(feature = "everything")]
    return routes::routes();
    #[cfg(all(feature = "max", not(feature = "everything")))]
    return max::Max().into_any();
    #[cfg(all(feature = "skylight", not(feature = "everything")))]
    return skylight::Skylight().into_any();
    #[cfg(all(feature = "roxchat", not(feature = "everything")))]
    return roxchat::Roxchat().into_any();
    #[cfg(all(feature = "ucontact", not(feature = "everything")))]
    return ucontact::Ucontact().into_any();
}
