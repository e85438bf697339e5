//! The desktops' own headers: whether they answer, may be framed, and keep the link between windows.

use deskpane_desk::config::Config;
use deskpane_desk::desktop::{DesktopSpec, Placement};
use deskpane_desktops::RELEASED;

use super::wanted::pages;
use crate::content_policy::Policies;
use crate::finding::Finding;
use crate::observed::{Answer, Observed, Trail};

pub(super) fn check(observed: &Observed, config: &Config) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, trail) in &observed.desktops {
        let spec = RELEASED.iter().find(|spec| spec.id == *id);
        if let Some(spec) = spec.filter(|spec| spec.configured(config).is_some()) {
            one(observed, spec, trail, &mut found);
        }
    }
    found
}

fn one(observed: &Observed, spec: &DesktopSpec, trail: &Trail, found: &mut Vec<Finding>) {
    let (name, id) = (spec.name, spec.id);
    let answer = match &trail.end {
        Ok(answer) => answer,
        Err(failure) => {
            found.push(Finding::warning(
                "desktop-unreachable",
                &trail.asked,
                format!("{name} does not answer from here: {}", failure.reason()),
                format!("check {id}.url in config.json; if only agents' machines reach it, run the doctor on one"),
            ));
            return;
        }
    };
    if answer.status >= 400 && ![401, 403].contains(&answer.status) {
        found.push(Finding::error(
            "desktop-status",
            &trail.asked,
            format!("{name} answers with status {}", answer.status),
            format!("check {id}.url in config.json"),
        ));
    }
    if let Some(other) = trail.other_origin() {
        let origin = other.origin().ascii_serialization();
        let is_let_in = match spec.placement {
            Placement::Beside { .. } => pages(observed).next().is_some_and(|page| {
                let policies = Policies::read(page.all("content-security-policy"));
                policies.admit(&["frame-src", "child-src", "default-src"], &origin, &page.url)
            }),
            // A separate window may navigate away and come back.
            Placement::Popup { .. } | Placement::Around => true,
        };
        if !is_let_in {
            found.push(
                Finding::error(
                    "desktop-redirect",
                    &trail.asked,
                    format!("{name} leads to {origin}, where the panel's frame may not go"),
                    format!("if that is its login page, let the frame go there: cargo xtask deploy-config --frame {origin}; if {name} has moved, change {id}.url in config.json"),
                )
                .with_line(format!("\"{id}\": {{ \"url\": \"{other}\" }}")),
            );
        }
    }
    match spec.placement {
        Placement::Beside { .. } => framing(observed, spec, answer, found),
        Placement::Popup { .. } => {
            if let Some(value) =
                answer.header("cross-origin-opener-policy").filter(|value| value.trim() != "unsafe-none")
            {
                found.push(Finding::error(
                    "desktop-coop",
                    &answer.url,
                    format!("{name} sends Cross-Origin-Opener-Policy: {value}, which cuts the tie between its window and the panel"),
                    format!("ask the maker of {name} to send unsafe-none; a proxy of yours may add the header"),
                ));
            }
        }
        Placement::Around => {}
    }
}

/// Whether the desktop allows the panel to frame it.
fn framing(observed: &Observed, spec: &DesktopSpec, answer: &Answer, found: &mut Vec<Finding>) {
    let (name, origin) = (spec.name, observed.origin());
    let policies = Policies::read(answer.all("content-security-policy"));
    if policies.has("frame-ancestors") {
        // `frame-ancestors` overrides X-Frame-Options.
        if !policies.admit(&["frame-ancestors"], &origin, &answer.url) {
            found.push(
                Finding::error(
                    "desktop-frame-ancestors",
                    &answer.url,
                    format!(
                        "{name} does not let the panel hold it in a frame: its own frame-ancestors do not name {origin}"
                    ),
                    format!("have the panel's origin entered in the settings of {name}, or by its maker"),
                )
                .with_line(format!("frame-ancestors {origin}")),
            );
        }
    } else if let Some(value) = answer.header("x-frame-options") {
        found.push(
            Finding::error(
                "desktop-frame-options",
                &answer.url,
                format!("{name} does not let anybody of another origin hold it in a frame: it sends X-Frame-Options: {value}"),
                format!("have {name} send frame-ancestors with the panel's origin in its place"),
            )
            .with_line(format!("frame-ancestors {origin}")),
        );
    }
}
