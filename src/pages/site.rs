//! All pages, each at its address.

use crate::{
    load,
    pages::{desktop_page::Page, home::home_page, not_found::not_found_page},
};
use leptos::prelude::*;

/// The page of the address. Pages are one level deep under any base path. Links load a new page, because it may have a
/// program of its own.
pub(crate) fn page_of_address(pages: &'static [Page]) -> AnyView {
    let path = location().pathname().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    let own = load::desktop();
    match pages.iter().find(|page| page.desktop.id == own.as_deref().unwrap_or(last)) {
        Some(page) => page.view(),
        None if last.is_empty() => home_page(pages),
        None => not_found_page(),
    }
}
