//! State shared by the parts of the page.

use crate::view::parts::elements::paragraph;
use deskpane_desk::config::Finding;
use deskpane_setup::{Draft, Panel};
use deskpane_words::setup::Words;
use leptos::prelude::*;

/// The configuration being edited, and related state. A handle.
#[derive(Clone, Copy)]
pub(super) struct Setup {
    pub(super) words: &'static Words,
    pub(super) draft: RwSignal<Draft>,
    pub(super) told: Memo<Told>,
    /// The address of this page.
    pub(super) here: StoredValue<Panel>,
    /// The future address of the panel.
    pub(super) panel: RwSignal<Panel>,
}

/// The result of reading the current configuration as the panel does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) errors: Vec<Finding>,
    pub(super) warnings: Vec<Finding>,
}

/// The errors or warnings about the configuration, or a part of it, each with what to do.
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
