//! What is the case at the desktop, in the wire's own words: what a panel should show once it has been told.

use super::{Host, Interaction, act::Level};

/// What is the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    /// The interactions that are open and the last ones that are closed, in the order they came.
    pub interactions: Vec<TruthInteraction>,
    /// Light on dark.
    pub dark: bool,
    /// The primary colour.
    pub primary: String,
    /// The language.
    pub language: String,
}

/// What is the case with one interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TruthInteraction {
    /// `guid`
    pub guid: String,
    /// `campaign`, with the direction where it has one.
    pub campaign: String,
    /// `channel`
    pub channel: String,
    /// `clientId`
    pub client: String,
    /// It is closed.
    pub finished: bool,
    /// The outcome: comment and levels.
    pub disposition: Option<(String, Vec<Level>)>,
}

impl Host {
    /// What is the case now.
    #[must_use]
    pub fn truth(&self) -> Truth {
        let interaction = |own: &Interaction| TruthInteraction {
            guid: own.guid.clone(),
            campaign: own.campaign.clone(),
            channel: own.channel.clone(),
            client: own.client.clone(),
            finished: own.finished,
            disposition: own.disposition.clone(),
        };
        Truth {
            interactions: self.interactions.iter().map(interaction).collect(),
            dark: self.dark,
            primary: self.primary.clone(),
            language: self.language.clone(),
        }
    }

    /// The interactions that are open and the last ones that are closed, in the order they came.
    #[must_use]
    pub fn interactions(&self) -> &[Interaction] {
        &self.interactions
    }

    /// Whether the instance may be held by the page around the frame.
    #[must_use]
    pub const fn allows_parent(&self) -> bool {
        self.allowed
    }
}
