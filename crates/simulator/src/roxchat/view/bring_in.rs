//! Arriving visitors, one button each, and the details of the next one.

use crate::{
    common::field::{Check, Text},
    roxchat::{
        Desk,
        people::{CHANNELS, WORDS, visitor},
    },
};
use deskpane_desktops::roxchat::host::Act;
use leptos::prelude::*;

#[component]
pub(super) fn BringIn(desk: Desk) -> impl IntoView {
    let [name, user, provided, siebel, task, words] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let writes = RwSignal::new(true);
    let stranger = RwSignal::new(false);
    let typed = |field: RwSignal<String>| {
        let text = field.try_update(std::mem::take).unwrap_or_default();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let bring = move |channel: &str| {
        // A new visitor: not one from before a reload.
        let last = desk.read(|host| host.visitors().iter().map(|visitor| visitor.no.0).max()).flatten();
        let at = usize::try_from(last.unwrap_or(0)).unwrap_or(0);
        let mut spec = visitor(channel, at);
        if stranger.get_untracked() {
            (spec.provided, spec.siebel, spec.task) = (None, None, None);
        }
        // Typed details are for one visitor only; ticked ones stay.
        spec.provided = typed(provided).or(spec.provided);
        spec.siebel = typed(siebel).or(spec.siebel);
        spec.task = typed(task).or(spec.task);
        let (name, user) = (typed(name), typed(user));
        if let Some(channel) = &mut spec.channel {
            channel.name = name.unwrap_or_else(|| channel.name.clone());
            channel.user = user.unwrap_or_else(|| channel.user.clone());
        }
        let default = || WORDS.iter().copied().cycle().nth(at).unwrap_or_default().to_owned();
        let words = typed(words).unwrap_or_else(default);
        desk.act(Act::Arrive(spec));
        let last = desk.read(|host| host.visitors().last().filter(|visitor| visitor.chat.is_none()).map(|v| v.no));
        if let Some(no) = last.flatten().filter(|_| writes.get_untracked()) {
            desk.act(Act::Write(no, "visitor".to_owned(), words));
        }
    };
    view! {
        <section class="card" aria-label="Bring in">
            <h2>"Bring in"</h2>
            <div class="choices">
                {CHANNELS
                    .map(|(channel, words)| {
                        view! { <button type="button" on:click=move |_| bring(channel)>{words}</button> }
                    })
                    .collect_view()}
            </div>
            <details>
                <summary>"The next visitor"</summary>
                <Text label="Name in the messenger" value=name/>
                <Text label="Id in the messenger" value=user/>
                <Text label="Provided id" value=provided/>
                <Text label="Siebel id" value=siebel/>
                <Text label="Task id" value=task/>
                <Text label="First words" value=words/>
                <Check label="Writes immediately" checked=writes/>
                <Check label="Unknown to the site" checked=stranger/>
            </details>
        </section>
    }
}
