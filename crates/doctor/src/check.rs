//! The checks, one file per subject.

mod address;
mod config;
mod crm;
mod desktops;
mod files;
mod headers;
mod policy;
mod wanted;

use crate::finding::Finding;
use crate::observed::Observed;
use crate::page::Page;

use wanted::{Wanted, pages};

/// All findings, errors first, without duplicates.
#[must_use]
pub fn findings(observed: &Observed) -> Vec<Finding> {
    let mut found = address::check(observed);
    let is_ours = observed.page.end.as_ref().is_ok_and(|page| Page::read(&page.text()).is_ours);
    if is_ours {
        let (config, about_config) = config::check(observed);
        found.extend(about_config);
        found.extend(files::check(observed, config.as_ref()));
        found.extend(headers::of_errors(observed));
        // Without a configuration, the required policy is unknown.
        if let Some(config) = config {
            let wanted = Wanted::of(&config);
            for page in pages(observed) {
                found.extend(policy::check(observed, page, &wanted));
                found.extend(headers::check(observed, page, &wanted));
            }
            found.extend(desktops::check(observed, &config));
            found.extend(crm::check(observed, &config));
        }
    }
    // A server-wide fault shows on every page and file: it is reported for the first only.
    let mut told: Vec<Finding> = Vec::new();
    for finding in found {
        if !told.iter().any(|one| one.id == finding.id && one.wrong == finding.wrong) {
            told.push(finding);
        }
    }
    told.sort_by_key(|finding| finding.severity);
    told
}
