//! The log of messages in both directions, latest first.

use super::journal::{Journal, Line, MOST, Way};
use deskpane_desk::clock::Millis;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub(crate) fn Messages(journal: Journal) -> impl IntoView {
    let lines = journal.lines;
    view! {
        <section class="messages" aria-label="Messages">
            <header>
                <h2>"Messages"</h2>
                <span class="quiet">{move || lines.with(|l| format!("latest {} of at most {MOST}", l.len()))}</span>
                <button type="button" on:click=move |_| journal.clear()>"Clear"</button>
            </header>
            <div class="messages-scroll" tabindex="0">
                <table aria-label="Messages">
                    <thead>
                        <tr>
                            <th scope="col">"Time"</th>
                            <th scope="col">"Direction"</th>
                            <th scope="col">"Window"</th>
                            <th scope="col">"Type"</th>
                            <th scope="col">"Text"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || lines.get() key=|line| line.number let:line>
                            <Row line/>
                        </For>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Row(line: Arc<Line>) -> impl IntoView {
    let class = match line.way {
        Way::ToPanel => "to",
        Way::FromPanel => "from",
        Way::Console => "console",
    };
    view! {
        <tr class=class>
            <td class="time">{clock(line.at)}</td>
            <td>{line.way.word()}</td>
            <td>{line.window.to_string()}</td>
            <td class="kinds">{line.kinds.clone()}</td>
            <td class="text" title=line.text.clone()>{line.text.clone()}</td>
        </tr>
    }
}

/// The local time of day, with milliseconds.
fn clock(at: Millis) -> String {
    let date = js_sys::Date::new(&(at.0 as f64).into());
    format!(
        "{:02}:{:02}:{:02}.{:03}",
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds(),
        date.get_milliseconds()
    )
}
