//! Shown instead of every page while `config.json` cannot be used: the key, the error, and what to do.

use crate::text::{Advice, texts};
use deskpane_desk::config::Finding;
use leptos::prelude::*;

/// The error in the configuration.
#[component]
pub(crate) fn ConfigError(advice: Option<Advice>, findings: Vec<Finding>, retry: Callback<()>) -> impl IntoView {
    let t = texts();
    let lines: Vec<_> = findings
        .into_iter()
        .map(|finding| {
            view! {
                <li class="findings__one">
                    <code class="findings__key">{finding.key}</code>
                    <span>{finding.wrong}</span>
                    <span class="findings__remedy">{finding.remedy}</span>
                </li>
            }
        })
        .collect();
    view! {
        <main class="page">
            <div role="alert">
                <h1 class="page__title">{t.config_bad}</h1>
                {advice.map(|advice| view! { <p>{advice.what}</p><p>{advice.remedy}</p> })}
                <ul class="findings">{lines}</ul>
            </div>
            <button type="button" class="button" on:click=move |_| retry.run(())>{t.retry}</button>
        </main>
    }
    .into_any()
}
