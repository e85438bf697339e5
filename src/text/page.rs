//! Words of pages and of the diagnostics.

use crate::text::fill::fill;
use crate::{
    store::{Desktop, Fact},
    text::table::{Advice, Texts},
};

impl Texts {
    pub(crate) fn fact(self, fact: Fact) -> &'static str {
        match fact {
            Fact::Received => self.fact_received,
            Fact::Unknown => self.fact_unknown,
            Fact::Malformed => self.fact_malformed,
            Fact::Foreign => self.fact_foreign,
            Fact::WrongOrigin => self.fact_wrong_origin,
            Fact::WrongWindow => self.fact_wrong_window,
            Fact::Event => self.fact_event,
            Fact::Configuration => self.fact_configuration,
        }
    }

    /// There is no configuration; `why` is for the operator.
    pub(crate) fn config_missing(self, why: &str) -> Advice {
        Advice {
            what: fill(self.config_missing, &[("why", why)]),
            remedy: self.config_missing_do.to_owned(),
            line: None,
        }
    }

    /// A newer panel is ready, on the page of a desktop.
    pub(crate) fn newer_in(self, desktop: Desktop) -> String {
        fill((desktop.words.newer)(&self), &[("desktop", desktop.name)])
    }

    pub(crate) fn open_panel(self, desktop: Desktop) -> String {
        fill(self.open_panel, &[("desktop", desktop.name)])
    }
}
