//! What a desktop's panel shows beyond contacts, their buttons and the agent's notes. Its page lists it, so that an app of
//! one desktop holds nothing that only another one shows.

use crate::view::card::sections::Section;
use leptos::prelude::*;

/// What there can be. Whether it is there now is for each view to say.
pub(crate) struct PanelLayout {
    /// What the agent does that is about no contact.
    pub(crate) agent: &'static [fn() -> AnyView],
    /// What stands above the note of a contact: what goes on right now.
    pub(crate) above: &'static [Section],
    /// What stands below it: a script is long, and the note has its place on the first screen.
    pub(crate) below: &'static [Section],
}

/// The repertoire of the panel this component is in.
pub(crate) fn layout() -> &'static PanelLayout {
    expect_context::<&'static PanelLayout>()
}
