//! The preview on `/setup`, without a browser: a desktop's session and the same desktop simulated, joined in memory ([`Simulation`]), and
//! what `/setup` tells the preview's program ([`Request`]).
//!
//! Only the program of the preview links the simulated desktops.

#![warn(missing_docs)]

mod desktop;
mod max;
mod people;
mod request;
mod roxchat;
mod simulation;
mod skylight;
mod ucontact;

pub use request::{Event, Request};
pub use simulation::Simulation;

use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::max::host::MaxHost;
use deskpane_desktops::roxchat::host::RoxchatHost;
use deskpane_desktops::skylight::host::SkylightHost;
use deskpane_desktops::ucontact::host::UcontactHost;
use desktop::{Kind, kind};

/// Every desktop that can be previewed.
const ALL: [Kind; 4] = [kind::<MaxHost>(), kind::<SkylightHost>(), kind::<RoxchatHost>(), kind::<UcontactHost>()];

/// The kind of a desktop.
fn kind_of(spec: &DesktopSpec) -> Option<&'static Kind> {
    ALL.iter().find(|kind| kind.spec.id == spec.id)
}

/// What can be made to happen at a desktop, in the order of the buttons.
#[must_use]
pub fn events(spec: &DesktopSpec) -> &'static [Event] {
    kind_of(spec).map_or(&[], |kind| kind.events)
}

#[cfg(test)]
mod tests;
