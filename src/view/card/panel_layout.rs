//! The optional parts of a desktop's panel, beyond contacts, controls and notes.

use crate::view::{card::sections::Section, crm_part::CrmPart};
use leptos::prelude::*;

/// A view of what the agent does that is about no contact.
pub(crate) type AgentView = fn() -> AnyView;

/// What there can be, in order; nothing in the place of what the desktop has not got. Whether it is there now is for each
/// view to say.
#[derive(Clone, Copy)]
pub(crate) struct PanelLayout {
    /// What the agent does that is about no contact.
    pub(crate) agent: [Option<AgentView>; 3],
    /// What stands above the note of a contact: what goes on right now.
    pub(crate) above: [Option<Section>; 5],
    /// What stands below it: a script is long, and the note has its place on the first screen.
    pub(crate) below: [Option<Section>; 11],
    /// What there is for a CRM; nothing in a program that has none of it.
    pub(crate) crm: Option<&'static CrmPart>,
}

/// The layout of the panel this component is in.
pub(crate) fn layout() -> &'static PanelLayout {
    expect_context::<&'static PanelLayout>()
}
