//! `config.json`, read as the panel reads it.

use deskpane_desk::config::{self, Config};
use deskpane_desktops::RELEASED_SECTIONS;

use crate::finding::Finding;
use crate::observed::{Observed, Packing};
use crate::packed::unpacked;

/// The configuration, if it can be read, and its findings.
pub(super) fn check(observed: &Observed) -> (Option<Config>, Vec<Finding>) {
    let mut found = Vec::new();
    let missing = |at: &dyn ToString, wrong: String| {
        Finding::error(
            "config-missing",
            at.to_string(),
            wrong,
            "put config.json beside index.html on the server, and run the doctor again: who may do what is checked against it",
        )
    };
    let answer = match &observed.config.plain {
        Ok(answer) => answer,
        Err(failure) => {
            found.push(missing(observed.address(), format!("config.json does not come: {}", failure.reason())));
            return (None, found);
        }
    };
    let at = &answer.url;
    if !answer.is_success() {
        found.push(missing(at, format!("config.json answers with status {}", answer.status)));
        return (None, found);
    }
    if answer.media_type().as_deref() == Some("text/html") {
        found.push(missing(at, "a page is sent in place of config.json".to_owned()));
        return (None, found);
    }
    for (packing, packed) in &observed.config.packed {
        if let Ok(packed) = packed
            && unpacked(packed).is_none_or(|body| body != answer.body)
        {
            found.push(stale(packed.url.as_str(), *packing));
        }
    }
    let report = config::parse(&answer.text(), &RELEASED_SECTIONS);
    found.extend(
        report
            .warnings
            .iter()
            .map(|one| Finding::warning("config-warning", at, told(&one.key, &one.wrong), one.remedy.clone())),
    );
    match report.outcome {
        Ok(config) => {
            if let Some(local) = local(&config).filter(|_| !observed.is_local()) {
                found.push(Finding::warning(
                    "config-local",
                    at,
                    format!("config.json names this machine itself ({local}): right for a trial, not for agents"),
                    "write the origin of the real desktop or CRM in its place",
                ));
            }
            (Some(config), found)
        }
        Err(errors) => {
            found.extend(
                errors
                    .iter()
                    .map(|one| Finding::error("config-error", at, told(&one.key, &one.wrong), one.remedy.clone())),
            );
            (None, found)
        }
    }
}

fn told(key: &str, wrong: &str) -> String {
    if key.is_empty() { format!("config.json {wrong}") } else { format!("{key} {wrong}") }
}

fn stale(at: &str, packing: Packing) -> Finding {
    let ending = if packing == Packing::Brotli { "br" } else { "gz" };
    Finding::error(
        "config-packed",
        at,
        format!(
            "browsers get another config.json than the file on the server: its copy packed as {} is older",
            packing.name()
        ),
        format!("delete config.json.{ending} on the server, and send config.json unpacked"),
    )
}

/// The loopback origins, if any.
fn local(config: &Config) -> Option<String> {
    let remark = deskpane_deploy::local_origins(config);
    (!remark.is_empty()).then(|| remark.join(", "))
}
