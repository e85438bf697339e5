//! The page of one desktop: its window, its session, and the panel.

use crate::{
    driver,
    link::{clock, whole_program},
    load,
    pages::{
        layout,
        mount::{Mount, mount},
        panel_page::panel_page,
    },
    store::RecordedPage,
    view::{card::panel_layout::PanelLayout, whole_program::WholeProgram},
};
use deskpane_desk::{
    config::Config,
    desktop::{DesktopSpec, SessionStart},
};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::RefCell, sync::Arc};
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// A desktop and the parts of its page. Built at compile time, so that a program contains only the parts of its own
/// pages.
#[derive(Clone, Copy)]
pub struct Page {
    pub(crate) desktop: &'static DesktopSpec,
    layout: PanelLayout,
    mount: Mount,
}

impl Page {
    /// The page of this desktop, without the parts that only the program of all pages has.
    #[must_use]
    pub const fn of(desktop: &'static DesktopSpec) -> Self {
        Self::made(desktop, None)
    }

    const fn made(desktop: &'static DesktopSpec, whole: Option<&'static WholeProgram>) -> Self {
        Self { desktop, layout: layout::of(desktop, whole), mount: mount(desktop.placement) }
    }

    /// The pages of these desktops, in order, with every part. `COUNT` is their number.
    #[must_use]
    pub const fn all<const COUNT: usize>(
        desktops: &[&'static DesktopSpec],
        whole: &'static WholeProgram,
    ) -> [Self; COUNT] {
        let mut pages = [Self::made(desktops[0], Some(whole)); COUNT];
        let mut at = 1;
        while at < COUNT {
            pages[at] = Self::made(desktops[at], Some(whole));
            at += 1;
        }
        pages
    }

    pub(crate) fn view(&'static self) -> AnyView {
        let desktop = self.desktop;
        let config = use_context::<Arc<Config>>().unwrap_or_default();
        if self.layout.whole.is_none() && config.crm.is_there() {
            // The guard checks for a CRM before it starts a program. Here the configuration came too late for that.
            spawn_local(async {
                whole_program::start().await;
                // It failed. After a reload, the guard reports what is missing.
                let _ = location().reload();
            });
            return ().into_any();
        }
        let Some((configured, mounted)) =
            desktop.configured(&config).and_then(|configured| Some((configured, (self.mount)(desktop, configured)?)))
        else {
            return panel_page(desktop, &self.layout, None);
        };
        let query = location().search().and_then(|query| UrlSearchParams::new_with_str(&query)).ok();
        let pairs = query.as_ref().map(pairs).unwrap_or_default();
        let (asked, origin) = (RefCell::default(), location().origin().unwrap_or_default());
        let kept = driver::kept(desktop);
        let session = (desktop.session)(
            configured,
            &SessionStart {
                // The case of parameter names is ignored: people type these addresses into the desktop's settings.
                query: &|name| {
                    let named = pairs.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
                    let value = named.map(|(_, value)| value.clone());
                    note(&asked, name, value.as_deref());
                    value
                },
                origin: &origin,
                snapshot: kept.as_deref(),
                now: clock::now(),
            },
        );
        let session = match (session, self.layout.whole) {
            (Some(session), Some(whole)) => {
                let asks = pairs.iter().any(|(name, _)| name.eq_ignore_ascii_case("record"));
                let (config, query) = (load::config_text(), asked.into_inner());
                Some((whole.recording.start)(desktop, session, RecordedPage { config, query, asks, origin, kept }))
            }
            (session, _) => session,
        };
        let begin = session.map(|session| (session, mounted.source, configured.origins.clone()));
        (mounted.lay_out)(panel_page(desktop, &self.layout, begin))
    }
}

/// Records a parameter that the session has read, as part of a query.
fn note(asked: &RefCell<String>, name: &str, value: Option<&str>) {
    if let (Some(value), Ok(mut asked)) = (value, asked.try_borrow_mut()) {
        let and = if asked.is_empty() { "" } else { "&" };
        asked.push_str(&format!("{and}{name}={}", value.replace('&', "%26")));
    }
}

fn pairs(query: &UrlSearchParams) -> Vec<(String, String)> {
    let all = js_sys::Array::from(query);
    let pair = |pair: JsValue| {
        let pair = js_sys::Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    all.iter().filter_map(pair).collect()
}
