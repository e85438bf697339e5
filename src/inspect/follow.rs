//! Follows a panel that records in the same browser.

use crate::{
    inspect::{inspector::Inspector, open::read},
    leptos_workarounds::erased::{effect, when, words},
    link::follow::Following,
    view::parts::elements::said,
};
use deskpane_inspect::Filter;
use leptos::prelude::*;
use std::time::Duration;

/// How often it asks.
const EVERY: Duration = Duration::from_secs(1);
/// After so many questions without an answer, there is no panel.
const PATIENCE: u32 = 4;
/// What is looked at is in these parts of the page: while the focus is there, new lines wait.
const PARTS: &str = ".inspect__parts, .why, .compare";

/// What is known of the panel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Off,
    Asking,
    Following,
    /// There are lines that are not shown.
    Waiting,
    /// None has answered.
    None,
    /// It answered, and does not any more.
    Gone,
}

pub(super) fn section(inspector: Inspector) -> AnyView {
    let texts = inspector.words;
    let standing = RwSignal::new(Standing::Off);
    let is_on = Memo::new(move |_| standing.get() != Standing::Off);
    // The latest text that is not shown.
    let waiting = StoredValue::new_local(None::<String>);
    let silent = StoredValue::new_local(0_u32);
    let is_first = StoredValue::new_local(true);
    let show = move || {
        if let Some(text) = waiting.try_update_value(Option::take).flatten() {
            let is_first = is_first.try_update_value(std::mem::take).unwrap_or_default();
            leptos::task::spawn_local(open(inspector, text, is_first));
            standing.set(Standing::Following);
        }
    };
    effect(move || {
        if !is_on.get() {
            return;
        }
        silent.set_value(0);
        is_first.set_value(true);
        let heard = move |text: String| {
            silent.set_value(0);
            if !text.is_empty() {
                waiting.set_value(Some(text));
            }
            let is_news = waiting.with_value(Option::is_some);
            standing.set(if is_news { Standing::Waiting } else { Standing::Following });
            if is_news && (is_first.get_value() || !is_looked_at(inspector)) {
                show();
            }
        };
        let following = StoredValue::new_local(Some(Following::begin(heard)));
        let ask = move || {
            let questions = silent.try_update_value(|silent| std::mem::replace(silent, silent.saturating_add(1)));
            if questions == Some(PATIENCE) {
                let was = standing.get_untracked();
                standing.set(if was == Standing::Asking { Standing::None } else { Standing::Gone });
                following.with_value(|following| following.iter().for_each(Following::forget));
            }
            following.with_value(|following| following.iter().for_each(Following::ask));
        };
        ask();
        // A browser without timers asks once.
        let timer = set_interval_with_handle(ask, EVERY);
        on_cleanup(move || {
            timer.into_iter().for_each(|timer| timer.clear());
            drop(following.try_update_value(Option::take));
        });
    });
    let turn = move |_| {
        let next = if is_on.get_untracked() { Standing::Off } else { Standing::Asking };
        waiting.set_value(None);
        standing.set(next);
    };
    let name = words(move || if is_on.get() { texts.follow_stop } else { texts.follow }.to_owned());
    let told = move || match standing.get() {
        Standing::Off => "",
        Standing::Asking => texts.follow_asking,
        Standing::Following => texts.follow_on,
        Standing::Waiting => texts.follow_waits,
        Standing::None => texts.follow_none,
        Standing::Gone => texts.follow_gone,
    };
    let told = words(move || told().to_owned());
    view! {
        <div class="inspect__open">
            <button type="button" class="button" on:click=turn prop:textContent=name></button>
            {when(move || standing.get() == Standing::Waiting, move || {
                view! { <button type="button" class="button" on:click=move |_| show()>{texts.follow_show}</button> }.into_any()
            })}
        </div>
        {said("inspect__told", told)}
    }
    .into_any()
}

/// Whether somebody looks at something that new lines would move: an earlier line, a choice of lines, or a part with the focus.
fn is_looked_at(inspector: Inspector) -> bool {
    let Some(open) = inspector.open() else { return false };
    let is_elsewhere = inspector.current.get_untracked() + 1 < open.len();
    let is_chosen = inspector.filter.with_untracked(|filter| *filter != Filter::default());
    let has_focus = document().active_element().is_some_and(|own| matches!(own.closest(PARTS), Ok(Some(_))));
    is_elsewhere || is_chosen || has_focus
}

/// Shows a text of the panel, at its end. Only the first is announced.
async fn open(inspector: Inspector, text: String, is_first: bool) {
    let (name, told) = (inspector.words.follow_name.to_owned(), RwSignal::new(String::new()));
    match read(inspector, (name, Ok(text)), told).await {
        Some(recording) => {
            let (last, count) = (recording.len().saturating_sub(1), recording.len() as u64);
            let desktop = recording.header().desktop.clone();
            inspector.show(recording);
            inspector.look_at(last);
            if is_first {
                inspector.told.set(inspector.texts.counted(inspector.words.followed, count, &[("desktop", &desktop)]));
            }
        }
        None => inspector.told.set(told.get_untracked()),
    }
}
