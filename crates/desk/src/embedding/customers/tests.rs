//! Matching of customers.

use super::*;
use crate::model::{Channel, ContactState, Identity};

fn contact(id: &str, address: &str) -> Contact {
    let mut contact = Contact::new(ContactId::new(id).unwrap(), Channel::Voice, ContactState::Offered);
    contact.customer.address = Some(address.to_owned());
    contact
}

fn customer(reference: &str) -> Customer {
    Customer { reference: reference.into(), name: format!("Name {reference}"), detail: None, url: None }
}

fn asked(outputs: &[MatchOutput]) -> Vec<(u64, Vec<Address>)> {
    let calls = outputs.iter().filter_map(|output| match output {
        MatchOutput::Ask(Call::Match(call), Ask::Match { addresses, .. }) => Some((*call, addresses.clone())),
        _ => None,
    });
    calls.collect()
}

fn kept(outputs: &[MatchOutput]) -> String {
    let kept = outputs.iter().rev().find_map(|output| match output {
        MatchOutput::Keep(text) => Some(text.clone()),
        _ => None,
    });
    kept.unwrap()
}

fn one() -> (CustomerMatches, ContactId, u64) {
    let mut matches = CustomerMatches::default();
    matches.available(true);
    let contact = contact("1", "+1 302 555 0174");
    let call = asked(&matches.contact(&contact))[0].0;
    (matches, contact.id, call)
}

#[test]
fn a_single_match_is_used_and_the_agent_chooses_among_several() {
    let (mut matches, id, call) = one();
    matches.answered(call, Some(vec![customer("a")]));
    assert_eq!(matches.customer(&id).unwrap().reference, "a");
    let (mut matches, id, call) = one();
    matches.answered(call, Some(vec![customer("a"), customer("b")]));
    assert!(matches!(matches.of(&id), Some(Match::Several(all)) if all.len() == 2) && matches.customer(&id).is_none());
    matches.decide(&id, Some(customer("b")));
    assert_eq!(matches.customer(&id).unwrap().reference, "b");
}

#[test]
fn it_is_asked_once_with_what_is_certain() {
    let mut matches = CustomerMatches::default();
    let mut contact = contact("1", "\u{202a}+1 302 555 0174\u{202c}");
    let work = crate::model::Work {
        identities: vec![Identity { kind: IdentityKind::Crm, value: "4-1".into() }],
        ..Default::default()
    };
    contact.work = std::sync::Arc::new(work);
    assert!(asked(&matches.contact(&contact)).is_empty(), "there is nobody to ask");
    let calls = asked(&matches.available(true));
    let e164 = Some("+13025550174".to_owned());
    let phone = Address { kind: AddressKind::Phone, value: "+1 302 555 0174".into(), e164 };
    let account = Address { kind: AddressKind::Account, value: "4-1".into(), e164: None };
    assert_eq!(calls, [(1, vec![phone, account])]);
    contact.muted = true;
    contact.customer.address = Some("+13025550174".into());
    assert!(asked(&matches.contact(&contact)).is_empty() && asked(&matches.available(true)).is_empty());
    contact.customer.address = Some("+13025550175".into());
    assert_eq!(asked(&matches.contact(&contact)).len(), 1, "it is somebody else");
}

#[test]
fn nobody_is_asked_about_an_address_that_identifies_nobody() {
    let mut matches = CustomerMatches::default();
    matches.available(true);
    for address in ["anonymous", "Private Number", "266696687", "", "sip:anonymous@anonymous.invalid"] {
        let contact = contact(&format!("to {address}"), address);
        assert!(asked(&matches.contact(&contact)).is_empty(), "{address}");
        assert_eq!(matches.of(&contact.id), Some(&Match::Anonymous), "{address}");
    }
}

#[test]
fn a_late_answer_counts_unless_the_interaction_ended_or_the_agent_chose() {
    let (mut matches, id, call) = one();
    matches.answered(call, None);
    assert_eq!(matches.of(&id), Some(&Match::Failed));
    matches.answered(call, Some(vec![customer("a")]));
    assert_eq!(matches.customer(&id).unwrap().reference, "a");

    let (mut matches, id, call) = one();
    matches.decide(&id, Some(customer("b")));
    matches.answered(call, Some(vec![customer("a")]));
    assert_eq!(matches.customer(&id).unwrap().reference, "b");

    let (mut matches, id, call) = one();
    matches.forget(&id);
    assert!(matches.answered(call, Some(vec![customer("a")])).is_empty() && matches.of(&id).is_none());

    // An answer about a former address is ignored, too.
    let (mut matches, id, call) = one();
    matches.contact(&contact("1", "+13025550175"));
    matches.answered(call, Some(vec![customer("a")]));
    assert_eq!(matches.of(&id), Some(&Match::Unanswered));
}

#[test]
fn a_wrong_match_is_taken_back_and_stays_so_over_a_reload() {
    let (mut matches, id, call) = one();
    matches.answered(call, Some(vec![customer("a")]));
    let outputs = matches.decide(&id, None);
    assert_eq!(matches.of(&id), Some(&Match::Nobody));
    let mut again = CustomerMatches::new(Some(&kept(&outputs)));
    again.available(true);
    assert!(asked(&again.contact(&contact("1", "+13025550174"))).is_empty());
    assert_eq!(again.of(&id), Some(&Match::Nobody));
    // The same id with another customer is another interaction.
    let mut other = CustomerMatches::new(Some(&kept(&outputs)));
    other.available(true);
    assert_eq!(asked(&other.contact(&contact("1", "+4930123456"))).len(), 1);
}

#[test]
fn a_choice_is_found_by_any_address_even_if_the_address_comes_late() {
    let visitor = |id: Option<&str>| {
        let mut contact = Contact::new(ContactId::new("1").unwrap(), Channel::Chat, ContactState::Offered);
        let identities = id.map(|id| Identity { kind: IdentityKind::Crm, value: id.into() }).into_iter().collect();
        contact.work = std::sync::Arc::new(crate::model::Work { identities, ..Default::default() });
        contact
    };
    let mut matches = CustomerMatches::default();
    matches.available(true);
    let call = asked(&matches.contact(&visitor(Some("4-1"))))[0].0;
    matches.answered(call, Some(vec![customer("a"), customer("b")]));
    let id = visitor(None).id;
    let text = kept(&matches.decide(&id, Some(customer("b"))));
    let mut again = CustomerMatches::new(Some(&text));
    again.available(true);
    again.contact(&visitor(None));
    assert_eq!(again.of(&id), Some(&Match::Anonymous));
    assert!(asked(&again.contact(&visitor(Some("4-1")))).is_empty());
    assert_eq!(again.customer(&id).unwrap().reference, "b");
}

#[test]
fn failed_requests_are_repeated_when_there_is_a_reason() {
    let (mut matches, id, call) = one();
    matches.answered(call, None);
    assert!(asked(&matches.contact(&contact("1", "+13025550174"))).is_empty(), "not with every change");
    let again = asked(&matches.available(true));
    assert_eq!(again.len(), 1);
    matches.answered(again[0].0, Some(vec![]));
    assert_eq!(matches.of(&id), Some(&Match::Nobody));
}

#[test]
fn of_several_it_is_the_one_that_was_dialled() {
    let (mut matches, id, call) = one();
    matches.dialled("+13025550174", "b");
    matches.answered(call, Some(vec![customer("a"), customer("b")]));
    assert_eq!(matches.customer(&id).unwrap().reference, "b");
}

#[test]
fn a_choice_follows_an_interaction_to_another_id() {
    let (mut matches, id, call) = one();
    matches.decide(&id, Some(customer("b")));
    let to = ContactId::new("2").unwrap();
    matches.renamed(&id, &to);
    assert_eq!((matches.of(&id), matches.customer(&to).unwrap().reference.as_str()), (None, "b"));
    assert!(matches.answered(call, Some(vec![customer("a")])).is_empty());
}
