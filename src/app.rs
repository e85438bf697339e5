//! The app: configuration first, then the page for the address.

use crate::{
    load::{self, Warnings},
    newer::Newer,
    pages::{config_error::ConfigError, desktop_page::Page},
    store::AgentPreferences,
    text::{Language, texts},
    theme_controller::ThemeController,
    view::parts::{elements::spoken, sheet::Sheets},
};
use deskpane_desk::config::{Config, ConfigReport, ConfigSection, Finding};
use leptos::prelude::*;
use std::sync::Arc;

/// The state of the configuration.
#[derive(Clone)]
pub(crate) enum Loading {
    /// Loading.
    Underway,
    /// The file could not be loaded; the text is the reason.
    Missing(String),
    /// It has errors.
    Bad(Vec<Finding>),
    /// It is loaded, with its warnings.
    Ready(Arc<Config>, Arc<[Finding]>),
}

/// The parts of a program.
#[derive(Clone)]
pub(crate) struct Program {
    pub(crate) pages: &'static [Page],
    /// Returns the page to show. A function for a single page links no other.
    pub(crate) show: fn(&'static [Page]) -> AnyView,
    /// What `config.json` may hold about desktops. More than there are pages: the file is the same for all programs.
    pub(crate) sections: Vec<ConfigSection>,
}

/// The app.
#[component]
pub(crate) fn App(program: Program) -> impl IntoView {
    let Program { pages, show, sections } = program;
    let language = Language::new();
    provide_context(language);
    provide_context(Sheets::new());
    let chosen = AgentPreferences::open();
    provide_context(chosen);
    let theme_controller = ThemeController::new(chosen, language);
    provide_context(theme_controller);
    let newer = Newer::new();
    provide_context(newer);
    // Lives as long as the app.
    let following = StoredValue::new_local(Some((chosen.follow(), newer.follow())));
    on_cleanup(move || drop(following.try_update_value(Option::take)));
    let loading = RwSignal::new(Loading::Underway);
    let read = move || {
        loading.set(Loading::Underway);
        let sections = sections.clone();
        leptos::task::spawn_local(async move {
            loading.set(match load::config(&sections).await {
                Err(why) => Loading::Missing(why),
                Ok(ConfigReport { outcome: Err(findings), .. }) => Loading::Bad(findings),
                Ok(ConfigReport { outcome: Ok(config), warnings }) => {
                    let config = Arc::new(config);
                    theme_controller.configured(config.clone());
                    Loading::Ready(config, warnings.into())
                }
            });
        });
    };
    read();
    let retry = Callback::new(move |()| read());
    move || match loading.get() {
        Loading::Underway => {
            spoken(|| view! { <p class="page page__quiet" role="status">{texts().loading}</p> }.into_any())
        }
        Loading::Missing(why) => spoken(move || {
            let advice = texts().config_missing(&why);
            view! { <ConfigError advice=Some(advice) findings=Vec::new() retry=retry /> }.into_any()
        }),
        Loading::Bad(findings) => {
            spoken(move || view! { <ConfigError advice=None findings=findings.clone() retry=retry /> }.into_any())
        }
        Loading::Ready(config, warnings) => {
            provide_context(config);
            provide_context(Warnings(warnings));
            show(pages)
        }
    }
}
