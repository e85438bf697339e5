//! A form to call somebody. What is typed stays, whatever becomes of the call.

use crate::{
    leptos_workarounds::erased::{when, words},
    store::Store,
    text::{CallDetail, Choosing, texts},
    view::{
        agent::work_modes::{mode_of, modes},
        context::store,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{always_available, explanation, of_agent},
            disclosure::disclosure,
            elements::block,
            field::{field, field_for, form},
            picker::{Picker, choices, picker},
        },
    },
};
use deskpane_desk::model::{Agent, AgentControl, AgentIntent, Denial, DialRequest, Field, Named};
use leptos::prelude::*;

const NUMBER: &str = "dial/number";
const MODE: &str = "dial/mode";
const TOLD: &str = "dial-told";
/// What can be said of the call, in order.
const DETAILS: [CallDetail; 10] = [
    CallDetail::Customer,
    CallDetail::Campaign,
    CallDetail::CampaignId,
    CallDetail::List,
    CallDetail::ListId,
    CallDetail::ListSource,
    CallDetail::Fact("stateCode"),
    CallDetail::Fact("zipCode"),
    CallDetail::Fact("country"),
    CallDetail::Fact("timezone"),
];

/// The form, where the desktop takes calls to make.
pub(crate) fn dial() -> AnyView {
    let store = store();
    let offered =
        move || store.board.with(|board| board.controls.iter().any(|offer| offer.control == AgentControl::Dial));
    when(offered, dial_form)
}

fn dial_form() -> AnyView {
    let (store, t) = (store(), texts());
    let standing = of_agent(AgentControl::Dial);
    let empty = RwSignal::new(false);
    let number = store.draft(NUMBER);
    let typed = number.clone();
    let line = words(move || match empty.get() && typed.get().trim().is_empty() {
        true => t.denial(&Denial::Empty, store.desktop),
        false => standing.get().told(),
    });
    let send = move || {
        if standing.get_untracked().denied.is_some() {
            return;
        }
        let request = request(|field| store.draft(field).now());
        empty.set(request.number.is_empty());
        if !request.number.is_empty() {
            store.agent_command(AgentIntent::Dial(Box::new(request)));
        }
    };
    let open = RwSignal::new(false);
    let name = t.agent_control(AgentControl::Dial).to_owned();
    let button = action_button(ActionButton { name, weight: "plain", standing, told: TOLD.to_owned(), press: None });
    let content = vec![
        block("dial__row", vec![field_for(AgentControl::Dial.into(), t.phone_number, "tel", &number), button]),
        explanation(TOLD.to_owned(), line),
        disclosure(t.call_details.to_owned(), open, move || details(store)),
    ];
    form("dial", send, content)
}

fn details(store: Store) -> AnyView {
    let t = texts();
    let choices = choices(move || modes(&Agent::default(), t));
    let mode = store.draft(MODE);
    let write = mode.clone();
    let mode = picker(Picker {
        words: Choosing { name: t.call_direction, find: t.call_direction, none: t.mode_unset },
        name: None,
        choices,
        chosen: words(move || mode.get()),
        optional: true,
        standing: always_available(),
        told: TOLD.to_owned(),
        choose: Callback::new(move |value| write.set(value)),
    });
    let mut fields = vec![mode];
    fields.extend(DETAILS.map(|detail| field(t.call_detail(detail), "text", &store.draft(detail_key(detail)))));
    block("fields", fields)
}

fn detail_key(detail: CallDetail) -> &'static str {
    match detail {
        CallDetail::Campaign => "dial/campaign",
        CallDetail::CampaignId => "dial/campaign-id",
        CallDetail::List => "dial/list",
        CallDetail::ListId => "dial/list-id",
        CallDetail::ListSource => "dial/list-source",
        CallDetail::Customer => "dial/customer",
        CallDetail::Fact(key) => key,
    }
}

/// The call as it was typed. What is empty is left out.
fn request(typed: impl Fn(&'static str) -> String) -> DialRequest {
    let typed = |field| typed(field).trim().to_owned();
    let detail = |detail| typed(detail_key(detail));
    let facts = DETAILS.into_iter().filter_map(|fact| match fact {
        CallDetail::Fact(key) => Some(Field { name: key.to_owned(), value: detail(fact) }),
        _ => None,
    });
    DialRequest {
        number: typed(NUMBER),
        mode: mode_of(&typed(MODE)),
        campaign: Named { name: detail(CallDetail::Campaign), id: detail(CallDetail::CampaignId) },
        list: Named { name: detail(CallDetail::List), id: detail(CallDetail::ListId) },
        list_source: detail(CallDetail::ListSource),
        customer: detail(CallDetail::Customer),
        facts: facts.filter(|fact| !fact.value.is_empty()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::agent::work_modes::mode_key;
    use deskpane_desk::model::WorkMode;

    #[test]
    fn a_number_alone_makes_a_call_without_metadata() {
        let request = request(|field| if field == NUMBER { " +13025150674 ".to_owned() } else { " ".to_owned() });
        assert_eq!(request, DialRequest { number: "+13025150674".into(), ..DialRequest::default() });
        assert!(!request.has_metadata());
    }

    #[test]
    fn every_detail_goes_where_it_belongs() {
        let request = request(|field| match field {
            MODE => mode_key(WorkMode::Outbound).to_owned(),
            field => field.to_owned(),
        });
        assert_eq!(request.mode, Some(WorkMode::Outbound));
        let campaign = Named { name: "dial/campaign".into(), id: "dial/campaign-id".into() };
        assert_eq!((request.campaign, request.list.id.as_str()), (campaign, "dial/list-id"));
        let facts: Vec<_> = request.facts.iter().map(|fact| fact.name.as_str()).collect();
        assert_eq!(facts, ["stateCode", "zipCode", "country", "timezone"]);
        assert_eq!((request.list_source.as_str(), request.customer.as_str()), ("dial/list-source", "dial/customer"));
    }
}
