//! What the parts of the page share.

use crate::view::parts::elements::paragraph;
use deskpane_desk::config::Finding;
use deskpane_setup::{Draft, Panel};
use deskpane_words::setup::Words;
use leptos::prelude::*;

/// The configuration that is being made, and what it is made with. A handle.
#[derive(Clone, Copy)]
pub(super) struct Setup {
    pub(super) words: &'static Words,
    pub(super) draft: RwSignal<Draft>,
    pub(super) told: Memo<Told>,
    /// Where this page is.
    pub(super) here: StoredValue<Panel>,
    /// Where the panel will be.
    pub(super) panel: RwSignal<Panel>,
}

/// What the panel says to the configuration as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) errors: Vec<Finding>,
    pub(super) warnings: Vec<Finding>,
}

/// What is wrong with the configuration, or with a part of it, each with what to do.
pub(super) fn findings(title: &'static str, findings: &[Finding]) -> AnyView {
    if findings.is_empty() {
        return ().into_any();
    }
    let one = |finding: &Finding| {
        view! {
            <li class="findings__one">
                <p><code class="findings__key">{finding.key.clone()}</code> " " {finding.wrong.clone()}</p>
                {paragraph("findings__remedy", finding.remedy.clone())}
            </li>
        }
        .into_any()
    };
    view! {
        {paragraph("", title)}
        <ul class="findings" role="list">{findings.iter().map(one).collect::<Vec<_>>()}</ul>
    }
    .into_any()
}
