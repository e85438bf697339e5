//! The host reports what the vendor's page and the published SDK say.

mod calls;
mod handshake;
mod logging_in;
mod work;
mod writing;
mod wrong_ways;

use super::*;
use crate::skylight::wire::ControllerMessage;
use deskpane_desk::clock::Span;
use serde_json::{Value, json};

const NOW: Millis = Millis(1_767_225_600_000);
const CRM: &str = "https://crm.example";

/// A message of the desktop's: to whom, and what.
struct Post {
    target_origin: String,
    topic: String,
    error: Value,
    response: Value,
}

fn posts(host: &mut SkylightHost) -> Vec<Post> {
    std::iter::from_fn(|| host.poll())
        .filter_map(|output| match output {
            HostOutput::Post { to: target_origin, text } => {
                let mut json: Value = serde_json::from_str(&text).unwrap();
                let topic = json["topic"].as_str().unwrap_or_default();
                let topic = topic.strip_prefix("cxengage/").unwrap_or(topic).to_owned();
                Some(Post { target_origin, topic, error: json["error"].take(), response: json["response"].take() })
            }
            HostOutput::Warn(_) => None,
        })
        .collect()
}

/// The topics since the last look, those of errors with the error's code.
fn topics(host: &mut SkylightHost) -> Vec<String> {
    let short = |post: Post| match post.error["code"].as_i64() {
        Some(code) => format!("{}!{code}", post.topic),
        None => post.topic,
    };
    posts(host).into_iter().map(short).collect()
}

/// A desktop with nobody logged in, that listens to [`CRM`].
fn connected() -> SkylightHost {
    let mut host = SkylightHost::new(NOW);
    host.page_loaded(NOW);
    host.receive(CRM, r#"{"skylightController":true,"controllerInit":true}"#, NOW);
    posts(&mut host);
    host
}

/// A desktop whose agent has just logged in.
fn logged_in() -> SkylightHost {
    let mut host = connected();
    host.act(Act::LogIn("Katherine Johnson".into()), NOW);
    posts(&mut host);
    host
}

fn send(host: &mut SkylightHost, module: &str, command: &str, data: Value) {
    let message = ControllerMessage::command(module, command, Some(data));
    host.receive(CRM, &serde_json::to_string(&message).unwrap(), NOW);
}

/// What a command is answered with.
fn told(host: &mut SkylightHost, module: &str, command: &str, data: Value) -> Vec<String> {
    send(host, module, command, data);
    topics(host)
}

fn acted(host: &mut SkylightHost, act: Act) -> Vec<String> {
    host.act(act, NOW);
    topics(host)
}

fn spec(channel: Channel) -> OfferSpec {
    OfferSpec::new(channel, "Ada Byron", "+15550142", "Billing")
}

/// The only interaction there is.
fn only(host: &SkylightHost) -> InteractionState {
    let state = host.state();
    assert_eq!(state.interactions.len(), 1);
    state.interactions[0].clone()
}

/// A desktop with one interaction on offer, and its id.
fn offered(channel: Channel) -> (SkylightHost, String) {
    let mut host = logged_in();
    host.act(Act::Offer(spec(channel)), NOW);
    posts(&mut host);
    let id = only(&host).id;
    (host, id)
}

/// A desktop with one interaction under way, and its id.
fn active(channel: Channel) -> (SkylightHost, String) {
    let (mut host, id) = offered(channel);
    host.act(Act::Accept(id.clone()), NOW);
    posts(&mut host);
    (host, id)
}
