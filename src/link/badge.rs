//! The number of waiting contacts, on the page's title, its icon, and the icon of an installed app.

use super::peer::get;
use js_sys::{Function, Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The icon as it is served.
const ICON: &str = include_str!("../../public/icon.svg");

/// Shows the number of waiting contacts; `0` shows none.
pub(crate) fn show(count: usize, title: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    document.set_title(&if count == 0 { title.to_owned() } else { format!("({count}) {title}") });
    if let Ok(Some(link)) = document.query_selector("link[rel=icon]") {
        // An attribute with a constant name can always be set.
        let _ = link.set_attribute("href", &address(count));
    }
    let navigator = JsValue::from(window.navigator());
    let name = if count == 0 { "clearAppBadge" } else { "setAppBadge" };
    let Ok(change) = get(&navigator, name).dyn_into::<Function>() else { return };
    #[allow(clippy::cast_precision_loss)]
    let changing = if count == 0 { change.call0(&navigator) } else { change.call1(&navigator, &(count as f64).into()) };
    if let Ok(changing) = changing.and_then(JsCast::dyn_into::<Promise>) {
        leptos::task::spawn_local(async move {
            // Refused if the page is not an installed app, or is in a frame.
            let _ = JsFuture::from(changing).await;
        });
    }
}

/// The address of the icon with this number.
fn address(count: usize) -> String {
    format!("data:image/svg+xml,{}", String::from(encode_uri_component(&drawn(count))))
}

/// The icon with this number on it.
fn drawn(count: usize) -> String {
    let shown = match count {
        0 => return ICON.to_owned(),
        1..=9 => count.to_string(),
        _ => "9+".to_owned(),
    };
    let badge = format!(
        "<circle cx='22' cy='10' r='10' fill='#b3261e'/><text x='22' y='15' fill='#fff' font-family='sans-serif' \
         font-size='14' font-weight='700' text-anchor='middle'>{shown}</text></svg>"
    );
    ICON.trim_end().strip_suffix("</svg>").map_or_else(|| ICON.to_owned(), |icon| format!("{icon}{badge}"))
}

#[cfg(test)]
mod tests {
    use super::{ICON, drawn};

    #[test]
    fn the_number_is_drawn_on_the_icon() {
        assert_eq!(drawn(0), ICON);
        for (count, shown) in [(1, ">1</text>"), (9, ">9</text>"), (10, ">9+</text>")] {
            let icon = drawn(count);
            assert!(icon.contains(shown) && icon.ends_with("</svg>") && icon.matches("</svg>").count() == 1);
        }
    }
}
