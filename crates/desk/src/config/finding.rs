//! Errors and warnings about `config.json`.

/// Something about the file that its author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The key it is about, with dots between levels; empty for the file as a whole.
    pub key: String,
    /// What is wrong with it.
    pub wrong: String,
    /// What to do.
    pub remedy: String,
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) errors: Vec<Finding>,
    pub(super) warnings: Vec<Finding>,
}
