//! Loads `config.json` and the languages from beside the page. Loaded texts are kept on the page, so that an app that
//! restarts after a failure needs no server, which may be unreachable by then or have another version.

use deskpane_desk::config::{self, Choice, ConfigReport, ConfigSection, Finding};
use deskpane_words::SPOKEN;
use js_sys::Promise;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

/// The warnings about `config.json`.
#[derive(Clone)]
pub(crate) struct Warnings(pub(crate) Arc<[Finding]>);

/// Loads and reads the configuration, which may have these sections for desktops. It bypasses the browser's cache, so
/// that corrections take effect at once. The error says why there is no file.
pub(crate) async fn config(sections: &[ConfigSection]) -> Result<ConfigReport, String> {
    const FILE: &str = "config.json";
    let before = kept(FILE);
    let is_new = before.is_none();
    let text = match before {
        Some(text) => text,
        None => match early() {
            Some(answer) => text_of(answer).await?,
            None => fetch(FILE, RequestCache::NoStore).await?,
        },
    };
    let mut report = config::parse(&text, sections);
    if is_new && report.outcome.is_ok() {
        keep(FILE, &text);
    }
    let unknown = report.outcome.as_ref().ok().and_then(|config| unknown_language(&config.locale));
    report.warnings.extend(unknown);
    Ok(report)
}

/// Loads the texts of a language. A language file never changes under the same name.
pub(crate) async fn words<W>(file: &str, read: fn(&'static str) -> Option<W>) -> Result<W, String> {
    let before = kept(file);
    let is_new = before.is_none();
    let text = match before {
        Some(text) => text,
        None => fetch(file, RequestCache::Default).await?,
    };
    // Leaked once for each language.
    let text: &'static str = text.leak();
    let words = read(text).ok_or("the file is damaged or of another version")?;
    if is_new {
        keep(file, text);
    }
    Ok(words)
}

/// Whether the page on the server names a different script than the running one. Usually the server answers "not
/// modified".
pub(crate) async fn is_replaced() -> Result<bool, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    // The guard updates it when it starts the page's other program.
    let runs = of_guard("data-app").ok_or("nothing says what runs")?;
    // Without the query, which may name a contact.
    let here = window.location().pathname().map_err(why)?;
    Ok(names_another(&fetch(&here, RequestCache::NoCache).await?, &runs))
}

/// The desktop of this page, if the page was built for one. Otherwise the address names it.
pub(crate) fn desktop() -> Option<String> {
    of_guard("data-desktop")
}

/// An attribute that the build wrote into the guard's script element.
fn of_guard(attribute: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector("script[data-app]").ok()??.get_attribute(attribute)
}

/// Whether a page is Deskpane's and starts another script. Other pages, such as a proxy's login page, do not count.
fn names_another(page: &str, runs: &str) -> bool {
    page.contains("guard.js") && page.contains("data-app=") && !page.contains(runs)
}

/// The object on the page that keeps loaded texts, outside this module, which ends with a failure.
fn kept_files() -> Option<JsValue> {
    const NAME: &str = "deskpaneFetched";
    let window = web_sys::window()?;
    let found = js_sys::Reflect::get(&window, &NAME.into()).ok()?;
    if found.is_object() {
        return Some(found);
    }
    let files: JsValue = js_sys::Object::new().into();
    js_sys::Reflect::set(&window, &NAME.into(), &files).ok()?.then_some(files)
}

fn keep(file: &str, text: &str) {
    if let Some(files) = kept_files() {
        // If it fails, the file is loaded again.
        let _ = js_sys::Reflect::set(&files, &file.into(), &text.into());
    }
}

/// The text of `config.json`, which was valid.
pub(crate) fn config_text() -> String {
    kept("config.json").unwrap_or_default()
}

fn kept(file: &str) -> Option<String> {
    js_sys::Reflect::get(&kept_files()?, &file.into()).ok()?.as_string()
}

/// An unknown language is harmless, but reported.
fn unknown_language(locale: &Choice) -> Option<Finding> {
    let Choice::Fixed(tag) = locale else { return None };
    let tags = SPOKEN.map(|spoken| format!("\"{}\"", spoken.tag)).join(", ");
    deskpane_words::find(tag).is_none().then(|| Finding {
        key: "locale".to_owned(),
        wrong: format!("\"{tag}\" is not a language of Deskpane"),
        remedy: format!("write \"auto\", or one of {tags}"),
    })
}

async fn fetch(address: &str, cache: RequestCache) -> Result<String, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let options = RequestInit::new();
    options.set_cache(cache);
    text_of(window.fetch_with_str_and_init(address, &options)).await
}

/// Returns, once, the response that `guard.js` requested before the app had started.
fn early() -> Option<Promise> {
    const NAME: &str = "deskpaneEarly";
    let window = web_sys::window()?;
    let found = js_sys::Reflect::get(&window, &NAME.into()).ok()?;
    // If it stayed, it would be read twice; the second read fails with an error.
    let _ = js_sys::Reflect::set(&window, &NAME.into(), &JsValue::UNDEFINED);
    found.dyn_into().ok()
}

async fn text_of(answer: Promise) -> Result<String, String> {
    let response = JsFuture::from(answer).await.map_err(why)?;
    let response = response.unchecked_into::<Response>();
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(why)?).await.map_err(why)?;
    text.as_string().ok_or_else(|| "the answer is not text".to_owned())
}

fn why(error: JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| "the network failed".to_owned(), |error| String::from(error.message()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_of_deskpane_with_another_app_is_another() {
        let page = |app| format!(r#"<script defer src="./guard.js" data-app="{app}" data-wasm="./w.wasm"></script>"#);
        let runs = "./deskpane-4cec2335350f02d.js";
        assert!(!names_another(&page(runs), runs));
        assert!(names_another(&page("./deskpane-a0b1c2d3e4f50617.js"), runs));
        for other in ["", "<form>Log in</form>", r#"<script src="./other.js"></script>"#] {
            assert!(!names_another(other, runs), "{other}");
        }
    }

    #[test]
    fn an_unknown_language_is_a_warning_that_names_the_known_ones() {
        for (locale, warns) in [("auto", false), ("fr", false), ("pt-PT", false), ("de", true), ("french", true)] {
            let locale = if locale == "auto" { Choice::Auto } else { Choice::Fixed(locale.to_owned()) };
            let finding = unknown_language(&locale);
            assert_eq!(finding.is_some(), warns, "{locale:?}");
            assert!(finding.is_none_or(|finding| finding.key == "locale" && finding.remedy.contains("\"pt-BR\"")));
        }
    }
}
