//! Starts a contact: with a form, or by one press for an earlier customer. Typed text stays, whatever the result.

use crate::{
    leptos_workarounds::erased::{when, words},
    store::Store,
    text::texts,
    view::{
        context::store,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{FeedbackText, explanation, form_line, of_agent},
            elements::block,
            field::{field, form, suggesting},
        },
    },
};
use deskpane_desk::{
    model::{AgentControl, AgentIntent, StartRequest},
    view_model::{
        agent_controls::is_offered,
        start_form::{CAMPAIGN, CHANNEL, CLIENT, start_feedback, start_request},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

const EXPLANATION: &str = "start-told";

/// The form, if the desktop accepts commands to start contacts.
pub(crate) fn start_contact() -> AnyView {
    let store = store();
    when(move || is_offered_here(store), start_form)
}

fn is_offered_here(store: Store) -> bool {
    store.board.with(|board| is_offered(board, AgentControl::Start))
}

fn start_form() -> AnyView {
    let (store, t) = (store(), texts());
    let feedback = of_agent(AgentControl::Start);
    let missing = RwSignal::new(false);
    let [campaign, channel, client] = [CAMPAIGN, CHANNEL, CLIENT].map(|name| store.draft(name));
    let typed = [campaign.clone(), channel.clone(), client.clone()];
    let mistake = words(move || {
        let lacks = missing.get() && typed.iter().any(|draft| draft.get().trim().is_empty());
        if lacks { t.start_missing.to_owned() } else { String::new() }
    });
    let send = move || {
        if feedback.get_untracked().denied.is_some() {
            return;
        }
        let request = start_request(|field| store.draft(field).now());
        missing.set(request.is_none());
        if let Some(request) = request {
            store.agent_command(AgentIntent::Start(Box::new(request)));
        }
    };
    let choices = move |read: fn(&Store) -> Vec<String>| move || read(&store);
    let campaigns = choices(|store| store.board.with(|board| board.choices.campaigns.clone()));
    let channels = choices(|store| store.board.with(|board| board.choices.channels.clone()));
    let name = t.agent_control(AgentControl::Start).to_owned();
    let button = action_button(ActionButton {
        name,
        weight: "plain",
        feedback,
        described_by: EXPLANATION.to_owned(),
        press: None,
    });
    let fields = vec![
        suggesting(Some(AgentControl::Start.into()), t.start_campaign, "start-campaigns", &campaign, campaigns),
        suggesting(None, t.start_channel, "start-channels", &channel, channels),
        field(t.start_client, "text", &client),
        button,
    ];
    form("start", send, vec![block("start__fields", fields), form_line(EXPLANATION.to_owned(), mistake, feedback)])
}

/// The button that starts another contact with the same customer, if all parts are known. `id` is that of the line
/// that explains it.
pub(crate) fn start_again(read: impl Fn() -> Option<Arc<StartRequest>> + Send + Sync + 'static, id: String) -> AnyView {
    boxed_start_again(Arc::new(read), id)
}

fn boxed_start_again(read: Arc<dyn Fn() -> Option<Arc<StartRequest>> + Send + Sync>, id: String) -> AnyView {
    let store = store();
    let known = read.clone();
    when(
        move || is_offered_here(store) && known().is_some(),
        move || {
            let (read, t) = (read.clone(), texts());
            let (pressed, meant) = (read.clone(), read.clone());
            let feedback = of_start(store, read);
            let press = Callback::new(move |()| {
                if let Some(request) = untrack(|| pressed()) {
                    store.agent_command(AgentIntent::Start(Box::new(StartRequest::clone(&request))));
                }
            });
            let line = words(move || {
                let said = feedback.get().line();
                if said.is_empty() { meant().map(|request| t.again(&request)).unwrap_or_default() } else { said }
            });
            let name = t.start_again.to_owned();
            let button = action_button(ActionButton {
                name,
                weight: "quiet",
                feedback,
                described_by: id.clone(),
                press: Some(press),
            });
            block("again", vec![button, explanation(id.clone(), line)])
        },
    )
}

/// The feedback of starting again, or that another start is in flight.
fn of_start(store: Store, read: Arc<dyn Fn() -> Option<Arc<StartRequest>> + Send + Sync>) -> Signal<FeedbackText> {
    let t = texts();
    Signal::derive(move || {
        let wanted = read();
        let feedback = store.board.with(|board| start_feedback(board, wanted.as_deref()));
        let is_busy = feedback.is_in_flight() && feedback.last.is_none();
        let mut text = FeedbackText::of(&feedback, t, store);
        if is_busy {
            text.denied = Some(t.start_busy.to_owned());
        }
        text
    })
}
