//! Opening of records.

use super::*;
use crate::{embedding::shapes::Customer, model::Channel};

struct Bench(RecordOpener, Contact);

impl Bench {
    fn new(when: OpenRecord, is_settled: bool) -> Self {
        let mut opener = RecordOpener::new(when);
        let since = if is_settled { Millis(0) } else { Millis(9_500) };
        opener.connection(&Connection::Connected { since, caution: None });
        Self(opener, Contact::new(ContactId::new("1").unwrap(), Channel::Voice, ContactState::Queued))
    }

    fn at(&mut self, state: ContactState, matched: &Match, may: bool) -> Option<(Cause, Option<String>)> {
        self.1.state = state;
        self.0.decide(&self.1, Some(matched), may, Millis(10_000))
    }
}

fn known() -> Match {
    Match::Known(Customer { reference: "c".into(), name: "Ada".into(), detail: None, url: None })
}

#[test]
fn it_opens_once_and_at_the_moment_of_the_configuration() {
    for (when, on_offer, on_answer) in [
        (OpenRecord::Offered, Some(Cause::Offered), None),
        (OpenRecord::Answered, None, Some(Cause::Answered)),
        (OpenRecord::Never, None, None),
    ] {
        let mut bench = Bench::new(when, true);
        let mut cause = |state| bench.at(state, &known(), true).map(|(cause, _)| cause);
        assert_eq!(cause(ContactState::Offered), on_offer);
        assert_eq!(cause(ContactState::Active), on_answer);
        assert_eq!((cause(ContactState::Held), cause(ContactState::Active)), (None, None));
        assert_eq!((cause(ContactState::Offered), cause(ContactState::Active)), (None, None));
    }
}

#[test]
fn it_waits_until_the_customer_is_known() {
    let mut bench = Bench::new(OpenRecord::Answered, true);
    bench.at(ContactState::Offered, &Match::Unanswered, true);
    assert_eq!(bench.at(ContactState::Active, &Match::Failed, true), None);
    assert_eq!(bench.at(ContactState::Active, &Match::Several(vec![]), true), None);
    assert_eq!(bench.at(ContactState::Active, &known(), true), Some((Cause::Answered, Some("c".into()))));
    let mut bench = Bench::new(OpenRecord::Answered, true);
    assert_eq!(bench.at(ContactState::Active, &Match::Nobody, true), Some((Cause::Answered, None)));
    let mut bench = Bench::new(OpenRecord::Answered, true);
    bench.at(ContactState::Active, &Match::Unanswered, true);
    assert_eq!(bench.at(ContactState::WrapUp, &known(), true), None, "too late");
}

#[test]
fn nothing_opens_while_the_agent_types_or_because_the_panel_was_loaded_anew() {
    let mut bench = Bench::new(OpenRecord::Answered, true);
    assert_eq!(bench.at(ContactState::Active, &known(), false), None);
    assert_eq!(bench.at(ContactState::Active, &known(), true), None, "the moment has passed");
    let mut bench = Bench::new(OpenRecord::Answered, false);
    assert_eq!(bench.at(ContactState::Active, &known(), true), None);
}
