//! The visitors, each with the workspace's own buttons and the other people's actions.

use super::fault_injection::{NO, failure, failures};
use crate::{
    common::fault_injection::Choice,
    roxchat::{Desk, people::called},
};
use deskpane_desktops::roxchat::{
    host::{Act, HostVisitor, StartError, VisitorNo},
    wire::{KINDS, message_kind},
};
use leptos::prelude::*;

#[component]
pub(super) fn Visitors(desk: Desk) -> impl IntoView {
    let visitors = desk.signals.visitors;
    view! {
        <section class="interactions" aria-label="Visitors">
            <h2>"Visitors"</h2>
            <p class="empty" hidden=move || visitors.order.with(|order| !order.is_empty())>
                "Nobody is here. Bring somebody in, or start the autopilot."
            </p>
            <For each=move || visitors.order.get() key=Clone::clone let:no>
                {visitors.one(&no).map(|visitor| view! { <Row desk no visitor/> })}
            </For>
        </section>
    }
}

#[component]
fn Row(desk: Desk, no: VisitorNo, visitor: RwSignal<HostVisitor>) -> impl IntoView {
    let name = visitor.with_untracked(called);
    let label = name.clone();
    let front = move || desk.signals.front.get() == Some(no);
    let button =
        move |class: &'static str, words: &'static str, shows: fn(&HostVisitor) -> bool, act: fn(VisitorNo) -> Act| {
            view! {
                <button
                    type="button"
                    class=class
                    hidden=move || !visitor.with(shows)
                    on:click=move |_| desk.act(act(no))
                >
                    {words}
                </button>
            }
        };
    let trouble = Signal::derive(move || visitor.with(|v| v.trouble.map_or(NO, StartError::code)));
    view! {
        <article class="contact" class:contact-front=front aria-label=label>
            <header>
                <div class="who">
                    <strong>{name}</strong>
                    <span class="quiet">{visitor.with_untracked(from)}</span>
                </div>
                <span role="status" aria-label="Status" class=move || visitor.with(|v| format!("badge badge-{}", state(v).1))>
                    {move || visitor.with(|v| state(v).0)}
                </span>
            </header>
            <ol class="talk" aria-label="Conversation">
                {move || visitor.with(|v| v.talk.clone()).into_iter().map(|line| {
                    let (speaker, _) = message_kind(&line.kind);
                    let own = speaker == deskpane_desk::model::work::Speaker::Agent;
                    view! { <li class:own=own><small>{line.kind}</small>" "{line.text}</li> }
                }).collect_view()}
            </ol>
            <Writing desk no/>
            <div class="controls">
                {button("", "Open chat", |_| true, Act::Select)}
                {button("stop", "Close chat", open, |no| Act::Close(no, false))}
                {button("stop", "Close for good", open, |no| Act::Close(no, true))}
                {button("go", "Start chat", |v| !open(v), Act::Start)}
                {button("far", "Returns later", |_| true, Act::Revisit)}
            </div>
            <LogIn desk no/>
            <Choice
                label="Chat fails to start"
                choices=failures()
                get=trouble
                set=move |code: String| desk.act(Act::Trouble(no, failure(&code)))
            />
            <ul class="facts" aria-label="Facts">
                <li hidden=move || !front()>"Open in the workspace"</li>
                {move || visitor.with(facts).into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view()}
            </ul>
        </article>
    }
}

/// A message's author and text, and remarks of the workspace.
#[component]
fn Writing(desk: Desk, no: VisitorNo) -> impl IntoView {
    let words = RwSignal::new(String::new());
    let kind = RwSignal::new("info".to_owned());
    let typed = move |otherwise: &str| {
        let text = words.try_update(std::mem::take).unwrap_or_default();
        if text.trim().is_empty() { otherwise.to_owned() } else { text }
    };
    let write = move |kind: &str| desk.act(Act::Write(no, kind.to_owned(), typed("Hello?")));
    view! {
        <div class="writing">
            <label class="field">"Words" <input type="text" autocomplete="off" bind:value=words/></label>
            <div class="controls">
                <button type="button" class="far" on:click=move |_| write("visitor")>"Visitor writes"</button>
                <button type="button" on:click=move |_| write("operator")>"Agent writes"</button>
                <button
                    type="button"
                    class="far"
                    on:click=move |_| {
                        desk.act(Act::Notify(no, "visitor".to_owned(), typed("Visitor left the site")));
                    }
                >
                    "Notify"
                </button>
            </div>
            <div class="pair">
                <label class="field">
                    "Kind"
                    <select bind:value=kind>
                        {KINDS.map(|(name, ..)| view! { <option value=name>{name}</option> }).collect_view()}
                        <option value="hologram">"hologram"</option>
                    </select>
                </label>
                <button type="button" class="far" on:click=move |_| write(&kind.get_untracked())>"Add message"</button>
            </div>
        </div>
    }
}

#[component]
fn LogIn(desk: Desk, no: VisitorNo) -> impl IntoView {
    let provided = RwSignal::new((8800 + no.0).to_string());
    let log_in = move |_| desk.act(Act::Authorize(no, provided.get_untracked().trim().to_owned()));
    view! {
        <div class="pair">
            <label class="field">"Logs in as" <input type="text" autocomplete="off" bind:value=provided/></label>
            <button type="button" class="far" on:click=log_in>"Visitor logs in"</button>
        </div>
    }
}

fn open(visitor: &HostVisitor) -> bool {
    visitor.chat.as_ref().is_some_and(|chat| chat.open)
}

/// The state of the chat, as label and colour.
fn state(visitor: &HostVisitor) -> (&'static str, &'static str) {
    match &visitor.chat {
        None => ("No chat", "over"),
        Some(chat) if chat.open => ("Chat open", "on"),
        Some(chat) if chat.ended => ("Closed for good", "over"),
        Some(_) => ("Closed", "held"),
    }
}

fn from(visitor: &HostVisitor) -> String {
    visitor.spec.channel.as_ref().map_or_else(|| "On the site".to_owned(), |own| format!("{} · {}", own.kind, own.user))
}

fn facts(visitor: &HostVisitor) -> Vec<String> {
    let spec = &visitor.spec;
    let named = |words: &str, text: &Option<String>| text.as_ref().map(|text| format!("{words}: {text}"));
    let always = [format!("Visitor: {}", visitor.id), format!("Session: {}", visitor.session)];
    let chat = visitor.chat.as_ref().map(|chat| format!("Chat: {}", chat.id));
    let known = [named("Provided", &spec.provided), named("Siebel", &spec.siebel), named("Task", &spec.task), chat];
    always.into_iter().chain(known.into_iter().flatten()).collect()
}
