//! The dial form.

use super::agent_controls::mode_of;
use crate::{
    address::dialable,
    model::{DialRequest, Field, Named},
};

/// The number's field. The names of fields are the keys of their drafts.
pub const NUMBER: &str = "dial/number";
/// The field for the direction of the call.
pub const MODE: &str = "dial/mode";
/// The optional details of a call, in order.
pub const DETAILS: [CallDetail; 10] = [
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

/// An optional detail of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallDetail {
    /// The campaign's name.
    Campaign,
    /// The campaign's id.
    CampaignId,
    /// The list's name.
    List,
    /// The list's id.
    ListId,
    /// The source of the list.
    ListSource,
    /// The customer's name.
    Customer,
    /// A fact about the customer, under the key in which it is sent.
    Fact(&'static str),
}

impl CallDetail {
    /// The name of its field.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Campaign => "dial/campaign",
            Self::CampaignId => "dial/campaign-id",
            Self::List => "dial/list",
            Self::ListId => "dial/list-id",
            Self::ListSource => "dial/list-source",
            Self::Customer => "dial/customer",
            Self::Fact(key) => key,
        }
    }
}

/// The call as typed, with a dialable number and without empty fields; `None` without a number.
#[must_use]
pub fn dial_request(typed: impl Fn(&'static str) -> String) -> Option<DialRequest> {
    let typed = |field| typed(field).trim().to_owned();
    let detail = |detail: CallDetail| typed(detail.field());
    let facts = DETAILS.into_iter().filter_map(|fact| match fact {
        CallDetail::Fact(key) => Some(Field { name: key.to_owned(), value: detail(fact) }),
        _ => None,
    });
    let number = dialable(&typed(NUMBER));
    (!number.is_empty()).then(|| DialRequest {
        number,
        mode: mode_of(&typed(MODE)),
        campaign: Named { name: detail(CallDetail::Campaign), id: detail(CallDetail::CampaignId) },
        list: Named { name: detail(CallDetail::List), id: detail(CallDetail::ListId) },
        list_source: detail(CallDetail::ListSource),
        customer: detail(CallDetail::Customer),
        facts: facts.filter(|fact| !fact.value.is_empty()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::WorkMode, view_model::agent_controls::mode_value};

    #[test]
    fn a_number_alone_is_a_call_and_an_empty_form_is_not() {
        let typed = |number: &'static str| {
            dial_request(move |field| if field == NUMBER { number.to_owned() } else { " ".to_owned() })
        };
        let request = typed(" +13025150674 ").unwrap();
        assert_eq!(request, DialRequest { number: "+13025150674".into(), ..DialRequest::default() });
        assert!(!request.has_metadata());
        assert_eq!(typed(" "), None);
        assert_eq!(typed("\u{200b}"), None);
        let pasted = typed("\u{202a}+1 302\u{2011}515\u{2011}0674\u{202c}").unwrap();
        assert_eq!(pasted.number, "+13025150674");
    }

    #[test]
    fn every_detail_has_its_field() {
        let request = dial_request(|field| match field {
            MODE => mode_value(WorkMode::Outbound).to_owned(),
            field => field.to_owned(),
        });
        let request = request.unwrap();
        assert_eq!(request.mode, Some(WorkMode::Outbound));
        let campaign = Named { name: "dial/campaign".into(), id: "dial/campaign-id".into() };
        assert_eq!((request.campaign, request.list.id.as_str()), (campaign, "dial/list-id"));
        let facts: Vec<_> = request.facts.iter().map(|fact| fact.name.as_str()).collect();
        assert_eq!(facts, ["stateCode", "zipCode", "country", "timezone"]);
        assert_eq!((request.list_source.as_str(), request.customer.as_str()), ("dial/list-source", "dial/customer"));
    }
}
