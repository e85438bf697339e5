//! A page's other headers.

use super::wanted::{MADE, Wanted};
use crate::finding::Finding;
use crate::observed::{Answer, Observed};

pub(super) fn check(observed: &Observed, page: &Answer, wanted: &Wanted) -> Vec<Finding> {
    let at = &page.url;
    let mut found = Vec::new();
    if let Some(value) = page.header("x-frame-options") {
        found.push(Finding::error(
            "x-frame-options",
            at,
            format!("X-Frame-Options: {value} is sent: it knows no list of origins, so no desktop and no CRM of another origin may hold the panel"),
            "take the header out where it is set (the site, a proxy, a CDN): frame-ancestors says who may",
        ));
    }
    if let Some(value) = page.header("cross-origin-opener-policy").filter(|value| !is(value, "unsafe-none")) {
        found.push(
            Finding::error(
                "coop-cuts",
                at,
                format!("Cross-Origin-Opener-Policy: {value} cuts the tie to the window that opened the panel, or that it opened: no message arrives"),
                "send unsafe-none, or leave the header out",
            )
            .with_line(wanted.line("Cross-Origin-Opener-Policy")),
        );
    }
    let holds_a_desktop = !wanted.directive("frame-src").ends_with("'none'");
    if let Some(value) = page.header("cross-origin-embedder-policy").filter(|value| !is(value, "unsafe-none"))
        && holds_a_desktop
    {
        found.push(Finding::error(
            "coep-blocks",
            at,
            format!("Cross-Origin-Embedder-Policy: {value} keeps a desktop out of the panel's frame that does not ask to be let in"),
            "take the header out",
        ));
    }
    if !page.all("x-content-type-options").any(|value| is(value, "nosniff")) {
        found.push(
            Finding::warning(
                "nosniff",
                at,
                "X-Content-Type-Options: nosniff is not sent: a file may be taken for what it is not",
                MADE,
            )
            .with_line(wanted.line("X-Content-Type-Options")),
        );
    }
    if page.header("cross-origin-resource-policy").is_none_or(|value| !is(value, "same-origin")) {
        found.push(
            Finding::warning("corp", at, "other sites may load the panel's files as their own", MADE)
                .with_line(wanted.line("Cross-Origin-Resource-Policy")),
        );
    }
    found.extend(referrer(page, wanted));
    found.extend(permissions(observed, page, wanted));
    found
}

/// Error pages need them, too.
pub(super) fn of_errors(observed: &Observed) -> Option<Finding> {
    const NAMES: [&str; 2] = ["content-security-policy", "x-content-type-options"];
    let (Ok(answer), Ok(page)) = (&observed.missing_file, &observed.page.end) else { return None };
    let missing: Vec<_> =
        NAMES.into_iter().filter(|name| page.header(name).is_some() && answer.header(name).is_none()).collect();
    (answer.status >= 400 && !missing.is_empty()).then(|| {
        let wrong = format!("an answer with an error has no {}", missing.join(" and no "));
        Finding::warning(
            "headers-on-errors",
            &answer.url,
            wrong,
            "send the headers with every answer (nginx: add_header … always)",
        )
    })
}

fn is(value: &str, word: &str) -> bool {
    value.trim().eq_ignore_ascii_case(word)
}

fn referrer(page: &Answer, wanted: &Wanted) -> Option<Finding> {
    // The last value a browser knows wins.
    let value = page.all("referrer-policy").last().and_then(|value| value.rsplit(',').next()).map(str::trim);
    let line = wanted.line("Referrer-Policy");
    match value.map(str::to_ascii_lowercase).as_deref() {
        Some("strict-origin" | "origin") => None,
        Some("no-referrer" | "same-origin") => Some(
            Finding::error("referrer-none", &page.url, "the Referrer-Policy tells nobody where the panel is: in Firefox a desktop in its frame does not learn whom to speak to", MADE)
                .with_line(line),
        ),
        Some("unsafe-url" | "no-referrer-when-downgrade") => Some(
            Finding::error("referrer-wide", &page.url, "the Referrer-Policy tells other sites the panel's whole address, with the contact in it", MADE)
                .with_line(line),
        ),
        _ => Some(
            Finding::warning("referrer-missing", &page.url, "no Referrer-Policy of one origin is sent: what other sites learn depends on the browser", MADE)
                .with_line(line),
        ),
    }
}

/// Each feature with its allowed origins: `self`, origins without quotes, `*`.
fn powers(value: &str) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    for part in value.split(',') {
        let Some((name, holders)) = part.split_once('=') else { continue };
        let holders =
            holders.split(';').next().unwrap_or_default().trim().trim_start_matches('(').trim_end_matches(')');
        let holders =
            holders.split_ascii_whitespace().map(|word| word.trim_matches('"').to_ascii_lowercase()).collect();
        all.push((name.trim().to_ascii_lowercase(), holders));
    }
    all
}

fn permissions(observed: &Observed, page: &Answer, wanted: &Wanted) -> Vec<Finding> {
    const NAME: &str = "Permissions-Policy";
    let (at, line) = (&page.url, wanted.line(NAME));
    let values: Vec<_> = page.all("permissions-policy").collect();
    if values.is_empty() {
        let wrong = "no Permissions-Policy is sent: whatever gets in may ask for camera, microphone and place";
        return vec![Finding::warning("permissions-missing", at, wrong, MADE).with_line(line)];
    }
    let sent = powers(&values.join(","));
    let origin = observed.origin();
    let (mut lacking, mut open) = (Vec::new(), Vec::new());
    for (name, wanted) in powers(wanted.value(NAME)) {
        let own = sent.iter().find(|(own, _)| *own == name).map(|(_, holders)| holders.as_slice());
        let is_in = |list: &[String], holder: &str| {
            list.iter().any(|own| {
                own == "*"
                    || own == holder
                    || (holder == "self" && *own == origin)
                    || (own == "self" && holder == origin)
            })
        };
        if let Some(own) = own {
            lacking.extend(
                wanted.iter().filter(|holder| !is_in(own, holder)).map(|holder| format!("{name} for {holder}")),
            );
        }
        // A feature that is not listed is allowed for the panel by default.
        let is_open = own.map_or(wanted.is_empty(), |own| own.iter().any(|holder| !is_in(&wanted, holder)));
        if is_open {
            open.push(name);
        }
    }
    let mut found = Vec::new();
    if !lacking.is_empty() {
        let wrong = format!(
            "the Permissions-Policy keeps back what the panel or the desktop in its frame needs: {}",
            lacking.join(", ")
        );
        found.push(Finding::error("permissions-narrow", at, wrong, MADE).with_line(line.clone()));
    }
    if !open.is_empty() {
        let wrong = format!("the Permissions-Policy leaves open what nobody needs: {}", open.join(", "));
        found.push(Finding::warning("permissions-wide", at, wrong, MADE).with_line(line));
    }
    found
}
