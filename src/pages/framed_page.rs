//! What the pages of desktops in a frame share: the frame, and the panel beside it.

use crate::{
    driver::Driver,
    link::frame::{Frame, Shape},
    pages::panel_page::panel_page,
    store::Desktop,
    view::{card::panel_layout::PanelLayout, panel::split_view::split_view},
};
use deskpane_desk::{
    config::{Config, DesktopAddress},
    origin::{AllowList, OriginPattern},
    session::Session,
};
use leptos::prelude::*;
use std::sync::Arc;

/// What is particular about one of them.
pub(super) struct Framed {
    pub(super) desktop: Desktop,
    pub(super) layout: &'static PanelLayout,
    pub(super) address: fn(&Config) -> Option<&DesktopAddress>,
    /// Begins the session, given our own origin.
    pub(super) session: fn(&DesktopAddress, &str) -> Box<dyn Session>,
    pub(super) longest: usize,
    /// The frame's id and name, where the desktop asks for one.
    pub(super) name: Option<&'static str>,
    /// What the browser lets it do.
    pub(super) powers: &'static [&'static str],
}

/// The page.
pub(super) fn framed_page(framed: Framed) -> AnyView {
    let Framed { desktop, layout, address, session, longest, name, powers } = framed;
    let config = use_context::<Arc<Config>>().unwrap_or_default();
    let frame = address(&config).map(|address| {
        let (url, origin) = (address.url.as_str(), &address.origin);
        Frame::new(&Shape { url, origin, title: desktop.name, name, powers })
    });
    let source = frame.clone();
    let start = move |config: &Config, store| {
        let (address, source) = (address(config)?, source?);
        let own = location().origin().unwrap_or_default();
        let allow = AllowList(vec![OriginPattern::Exact(address.origin.clone())]);
        Some(Driver::start(session(address, &own), source, allow, longest, store))
    };
    let panel = panel_page(desktop, layout, Box::new(start));
    match frame.and_then(|frame| frame.place()) {
        Some(host) => split_view(desktop, host, panel),
        None => panel,
    }
}
