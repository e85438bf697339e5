//! The optional parts of a desktop's panel, beyond contacts, controls and notes.

use crate::view::{card::sections::Section, whole_program::WholeProgram};
use leptos::prelude::*;

/// A view of the agent's own controls.
pub(crate) type AgentView = fn() -> AnyView;

/// The optional views, in order; empty where the desktop lacks the feature. Each view decides whether it has
/// something to show now.
#[derive(Clone, Copy)]
pub(crate) struct PanelLayout {
    /// The agent's own controls.
    pub(crate) agent: [Option<AgentView>; 3],
    /// Above a contact's note: what needs attention now.
    pub(crate) above: [Option<Section>; 5],
    /// Below the note: a script is long, and the note belongs on the first screen.
    pub(crate) below: [Option<Section>; 11],
    /// The parts that a desktop's own program lacks.
    pub(crate) whole: Option<&'static WholeProgram>,
}

/// The layout of the panel this component is in.
pub(crate) fn layout() -> &'static PanelLayout {
    expect_context::<&'static PanelLayout>()
}
