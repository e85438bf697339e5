//! Begins a contact: a form for anybody, and one press for somebody the agent had before. What is typed stays,
//! whatever becomes of it.

use crate::{
    leptos_workarounds::erased::{when, words},
    store::Store,
    text::texts,
    view::{
        context::store,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{CommandFeedback, explanation, of_agent},
            elements::block,
            field::{field, form, suggesting},
        },
    },
};
use deskpane_desk::model::{AgentControl, AgentIntent, StartRequest};
use leptos::prelude::*;
use std::sync::Arc;

const CAMPAIGN: &str = "start/campaign";
const CHANNEL: &str = "start/channel";
const CLIENT: &str = "start/client";
const TOLD: &str = "start-told";

/// The form, where the desktop takes contacts to begin.
pub(crate) fn start_contact() -> AnyView {
    let store = store();
    when(move || is_offered(store), start_form)
}

fn is_offered(store: Store) -> bool {
    store.board.with(|board| board.controls.iter().any(|offer| offer.control == AgentControl::Start))
}

fn start_form() -> AnyView {
    let (store, t) = (store(), texts());
    let standing = of_agent(AgentControl::Start);
    let missing = RwSignal::new(false);
    let [campaign, channel, client] = [CAMPAIGN, CHANNEL, CLIENT].map(|name| store.draft(name));
    let typed = [campaign.clone(), channel.clone(), client.clone()];
    let line = words(move || {
        let lacks = missing.get() && typed.iter().any(|draft| draft.get().trim().is_empty());
        if lacks { t.start_missing.to_owned() } else { standing.get().told() }
    });
    let send = move || {
        if standing.get_untracked().denied.is_some() {
            return;
        }
        let [campaign, channel, client] =
            [CAMPAIGN, CHANNEL, CLIENT].map(|name| store.draft(name).now().trim().to_owned());
        let lacks = campaign.is_empty() || channel.is_empty() || client.is_empty();
        missing.set(lacks);
        if !lacks {
            store.agent_command(AgentIntent::Start(Box::new(StartRequest { campaign, channel, client })));
        }
    };
    let choices = move |read: fn(&Store) -> Vec<String>| move || read(&store);
    let campaigns = choices(|store| store.board.with(|board| board.choices.campaigns.clone()));
    let channels = choices(|store| store.board.with(|board| board.choices.channels.clone()));
    let name = t.agent_control(AgentControl::Start).to_owned();
    let button = action_button(ActionButton { name, weight: "plain", standing, told: TOLD.to_owned(), press: None });
    let fields = vec![
        suggesting(Some(AgentControl::Start.into()), t.start_campaign, "start-campaigns", &campaign, campaigns),
        suggesting(None, t.start_channel, "start-channels", &channel, channels),
        field(t.start_client, "text", &client),
        button,
    ];
    form("start", send, vec![block("start__fields", fields), explanation(TOLD.to_owned(), line)])
}

/// The button that begins another contact with the same customer, where it is known how. `id` is that of the line
/// that explains it.
pub(crate) fn start_again(read: impl Fn() -> Option<Arc<StartRequest>> + Send + Sync + 'static, id: String) -> AnyView {
    boxed_start_again(Arc::new(read), id)
}

fn boxed_start_again(read: Arc<dyn Fn() -> Option<Arc<StartRequest>> + Send + Sync>, id: String) -> AnyView {
    let store = store();
    let known = read.clone();
    when(
        move || is_offered(store) && known().is_some(),
        move || {
            let (read, t) = (read.clone(), texts());
            let (pressed, meant) = (read.clone(), read.clone());
            let standing = of_start(store, read);
            let press = Callback::new(move |()| {
                if let Some(request) = untrack(|| pressed()) {
                    store.agent_command(AgentIntent::Start(Box::new(StartRequest::clone(&request))));
                }
            });
            let line = words(move || {
                let said = standing.get().told();
                if said.is_empty() { meant().map(|request| t.again(&request)).unwrap_or_default() } else { said }
            });
            let name = t.start_again.to_owned();
            let button =
                action_button(ActionButton { name, weight: "quiet", standing, told: id.clone(), press: Some(press) });
            block("again", vec![button, explanation(id.clone(), line)])
        },
    )
}

/// How a start stands, with what became of the last one only where it was this.
fn of_start(store: Store, read: Arc<dyn Fn() -> Option<Arc<StartRequest>> + Send + Sync>) -> Signal<CommandFeedback> {
    let (general, t) = (of_agent(AgentControl::Start), texts());
    Signal::derive(move || {
        let standing = general.get();
        let wanted = read();
        let is_own = store.board.with(|board| {
            let last = board.commands.get(&AgentControl::Start).map(|record| &record.intent);
            matches!((last, &wanted), (Some(AgentIntent::Start(last)), Some(wanted)) if **last == **wanted)
        });
        if is_own {
            return standing;
        }
        let denied = if standing.waits { Some(t.start_busy.to_owned()) } else { standing.denied };
        CommandFeedback { denied, look: "", short: "", status: String::new(), ..standing }
    })
}
