//! TLS, redirects, and which page each address has.

use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::RELEASED;

use crate::finding::Finding;
use crate::observed::{Answer, Observed};
use crate::page::Page;

pub(super) fn check(observed: &Observed) -> Vec<Finding> {
    let address = observed.address();
    let mut found = Vec::new();
    if address.scheme() != "https" && !observed.is_local() {
        found.push(
            Finding::error(
                "tls-missing",
                address,
                "the panel is served without https: browsers give it no clipboard, no notifications and no place in an https desktop",
                "serve it over https, and lead http there",
            )
            .with_line(format!("https://{}", address.host_str().unwrap_or_default())),
        );
    }
    if let Some(reason) = &observed.certificate {
        found.push(Finding::error(
            "tls-certificate",
            address,
            format!("the certificate is not accepted: {reason}"),
            "install a valid certificate with its whole chain; if your company signs its own, give its root to the doctor with --ca",
        ));
    }
    if let Some(other) = observed.page.other_origin() {
        let origin = other.origin().ascii_serialization();
        found.push(Finding::error(
            "redirect-origin",
            &observed.page.asked,
            format!("the address leads to another origin, {origin}: whoever frames the panel or speaks to it by the old one is blocked"),
            format!("use {origin} in the desktop's settings and the CRM's page, or take the redirect out"),
        ));
    }
    match &observed.page.end {
        Ok(answer) if !answer.is_success() => found.push(Finding::error(
            "page-status",
            &answer.url,
            format!("the page answers with status {}", answer.status),
            "check the folder on the server and the path in its configuration (--root and --base of cargo xtask deploy-config)",
        )),
        Ok(answer) if !Page::read(&answer.text()).is_ours => found.push(not_ours(answer)),
        Ok(answer) => pages(observed, answer, &mut found),
        Err(_) => {}
    }
    found
}

fn not_ours(answer: &Answer) -> Finding {
    Finding::error(
        "not-deskpane",
        &answer.url,
        "the page there is not Deskpane's",
        "check the address, and on the server the folder and the path (--root and --base of cargo xtask deploy-config)",
    )
}

/// The addresses below the panel's.
fn pages(observed: &Observed, index: &Answer, found: &mut Vec<Finding>) {
    for (id, trail) in &observed.desktop_pages {
        let Some(DesktopSpec { name, .. }) = RELEASED.iter().find(|spec| spec.id == *id) else { continue };
        if trail.led_to.iter().any(|url| url.query() != trail.asked.query() || url.path() != trail.asked.path()) {
            found.push(Finding::error(
                "page-redirect",
                &trail.asked,
                format!(
                    "the page of {name} is led on to {}: its parameters or the files beside it are lost",
                    trail.address()
                ),
                format!("answer it with {id}.html, without a redirect and without a slash at its end"),
            ));
        }
        match &trail.end {
            Ok(answer) if answer.is_success() && Page::read(&answer.text()).is_ours => {}
            Ok(answer) if answer.is_success() => found.push(not_ours(answer)),
            Ok(answer) => found.push(Finding::error(
                "page-status",
                &trail.asked,
                format!("the page of {name} answers with status {}", answer.status),
                format!("answer it with {id}.html, or with index.html"),
            )),
            Err(failure) => found.push(Finding::error(
                "page-status",
                &trail.asked,
                format!("the page of {name} does not come: {}", failure.reason()),
                "check the server's configuration for that address",
            )),
        }
    }
    if let Ok(answer) = &observed.nowhere
        && (!answer.is_success() || answer.body != index.body)
    {
        found.push(Finding::warning(
            "fallback-missing",
            &answer.url,
            format!(
                "an address that is no file is answered with status {} and not with the panel's page",
                answer.status
            ),
            "answer every address that is no file with index.html and status 200",
        ));
    }
    if let Ok(answer) = &observed.missing_file
        && answer.status != 404
    {
        found.push(Finding::error(
            "missing-file-answered",
            &answer.url,
            format!("a file that is not there is answered with status {}: after an upgrade an old page would take that for its program", answer.status),
            "answer files with a hash in their name with 404 where there is none",
        ));
    }
}
