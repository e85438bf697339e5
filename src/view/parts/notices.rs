//! The desktop's notifications, while they are current.

use crate::{
    leptos_workarounds::erased::{keys, list, when},
    text::texts,
    view::{context::store, parts::elements::foreign},
};
use deskpane_desk::{
    model::Notice,
    view_model::notices::{Weight, key, keys as notice_keys},
};
use leptos::prelude::*;
use std::sync::Arc;

type Read = Arc<dyn Fn() -> Vec<Arc<Notice>> + Send + Sync>;

/// The notifications; empty if there are none. Each is read out once, when it appears.
pub(crate) fn notices(read: impl Fn() -> Vec<Arc<Notice>> + Send + Sync + 'static) -> AnyView {
    boxed(Arc::new(read))
}

fn boxed(read: Read) -> AnyView {
    let all = read.clone();
    let keys = keys(move || notice_keys(&all()));
    let any = move || keys.with(|keys| !keys.is_empty());
    let shown = move || {
        let (read, t) = (read.clone(), texts());
        let line = move |wanted| {
            let found = untrack(|| read()).into_iter().find(|notice| key(notice) == wanted);
            found.map(|notice| line(&notice)).into_any()
        };
        view! { <ul class="notices" role="list" aria-label=t.notices>{list(keys.into(), line)}</ul> }.into_any()
    };
    view! { <div class="notices__live" aria-live="polite" aria-relevant="additions">{when(any, shown)}</div> }
        .into_any()
}

fn line(notice: &Notice) -> AnyView {
    let (store, t) = (store(), texts());
    let told = t.notice(notice, store.desktop);
    let at = t.time_of_day(notice.at);
    let weight = Weight::of(notice).name();
    view! {
        <li class="notices__one" data-weight=weight>
            {foreign("notices__text", told)}
            <span class="notices__at">{at}</span>
        </li>
    }
    .into_any()
}
