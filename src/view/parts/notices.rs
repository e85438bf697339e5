//! What the desktop wants noticed, as long as it does.

use crate::{
    leptos_workarounds::erased::{keys, list, when},
    text::texts,
    view::context::store,
};
use deskpane_desk::model::Notice;
use leptos::prelude::*;
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

type Read = Arc<dyn Fn() -> Vec<Arc<Notice>> + Send + Sync>;

/// The notices; nothing where there are none. Each is read out once, when it comes.
pub(crate) fn notices(read: impl Fn() -> Vec<Arc<Notice>> + Send + Sync + 'static) -> AnyView {
    boxed(Arc::new(read))
}

fn boxed(read: Read) -> AnyView {
    let all = read.clone();
    let keys = keys(move || {
        let mut keys: Vec<_> = all().iter().map(|notice| key(notice)).collect();
        keys.dedup();
        keys
    });
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
    let weight = if notice.fault.is_some() { "fault" } else { "plain" };
    view! {
        <li class="notices__one" data-weight=weight>
            <span class="notices__text">{told}</span>
            <span class="notices__at">{at}</span>
        </li>
    }
    .into_any()
}

/// A number to know a notice by: a vendor's id may hold anything. What was changed is another one.
fn key(notice: &Notice) -> u32 {
    let mut hasher = DefaultHasher::new();
    (&notice.id, &notice.kind, &notice.text).hash(&mut hasher);
    let [a, b, c, d, ..] = hasher.finish().to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}
