//! Errors and warnings about `config.json`.

/// An error or a warning about the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The key, with dots between levels; empty for the whole file.
    pub key: String,
    /// What is wrong with it.
    pub wrong: String,
    /// What to do.
    pub remedy: String,
}

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) errors: Vec<Finding>,
    pub(super) warnings: Vec<Finding>,
}
