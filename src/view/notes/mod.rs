//! The agent's notes.

pub(crate) mod note_box;
pub(crate) mod note_text;
