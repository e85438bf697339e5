//! Properties of any history.

use super::*;
use crate::activity::timeline;
use proptest::prelude::*;

fn states() -> impl Strategy<Value = ContactState> {
    prop_oneof![
        Just(ContactState::Offered),
        Just(ContactState::Active),
        Just(ContactState::Held),
        Just(ContactState::WrapUp),
        Just(ContactState::Interrupted),
        Just(ContactState::Closed),
        Just(ContactState::Ended),
    ]
}

#[derive(Debug, Clone)]
enum Step {
    Contact(u8, ContactState, i64),
    Agent(bool, i64),
    Pass(i64),
    Sleep(i64),
    Reload(i64),
    Rename(u8, u8),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let since = prop_oneof![Just(0), -20_000_i64..20_000, -90_000_000_i64..90_000_000];
    let step = prop_oneof![
        4 => (0_u8..4, states(), since.clone()).prop_map(|(id, state, since)| Step::Contact(id, state, since)),
        1 => (any::<bool>(), since).prop_map(|(ready, since)| Step::Agent(ready, since)),
        3 => (0_i64..120_000).prop_map(Step::Pass),
        1 => (0_i64..7_200_000).prop_map(Step::Sleep),
        1 => (0_i64..7_200_000).prop_map(Step::Reload),
        1 => (0_u8..4, 0_u8..4).prop_map(|(from, to)| Step::Rename(from, to)),
    ];
    prop::collection::vec(step, 0..40)
}

fn play(steps: &[Step]) -> Page {
    let mut page = Page::open(EIGHT);
    for step in steps {
        match step {
            Step::Contact(id, state, since) => page.contact(&id.to_string(), state.clone(), Some(page.now + since)),
            Step::Agent(ready, since) => {
                let presence = if *ready { Presence::Available } else { Presence::Unavailable };
                page.agent(presence, "", Some(page.now + since));
            }
            Step::Pass(time) => page.pass(*time),
            Step::Sleep(time) => {
                page.now += time;
                page.ledger.see(Millis(page.now));
            }
            Step::Reload(time) => page.reload(*time),
            Step::Rename(from, to) => {
                let [from, to] = [from, to].map(|id| ContactId::new(&id.to_string()).unwrap());
                page.hear(Change::Renamed { from, to });
            }
        }
    }
    page
}

fn in_order<S>(timeline: &Timeline<S>, now: i64) -> bool {
    let intervals = &timeline.intervals;
    intervals.iter().all(|one| one.from <= one.to && one.to <= Millis(now))
        && intervals.windows(2).all(|pair| pair[0].to <= pair[1].from)
}

fn shape(ledger: &Ledger) -> Vec<String> {
    let mut shape: Vec<_> = ledger
        .entries()
        .map(|(_, entry)| format!("{} {:?} {:?}", entry.id, entry.outcome(), entry.timeline.intervals))
        .collect();
    shape.sort_unstable();
    shape.push(format!("{:?}", ledger.agent().intervals));
    shape
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn times_follow_each_other_and_none_is_of_the_future(steps in steps()) {
        let page = play(&steps);
        prop_assert!(in_order(page.ledger.agent(), page.now));
        for (_, entry) in page.ledger.entries() {
            prop_assert!(in_order(&entry.timeline, page.now), "{:?}", entry.timeline);
        }
    }

    #[test]
    fn splitting_a_day_at_any_midnight_keeps_the_totals(steps in steps(), midnight in -30_i64..30) {
        let page = play(&steps);
        let (from, to) = (Millis(EIGHT - 96 * HOUR), Millis(EIGHT + 96 * HOUR));
        let midnight = Millis(EIGHT + midnight * HOUR + 17);
        let whole = Day { from, to }.totals(&page.ledger);
        let parts = [Day { from, to: midnight }, Day { from: midnight, to }].map(|day| day.totals(&page.ledger));
        for phase in Phase::ALL {
            prop_assert_eq!(whole.phase(phase).0, parts.iter().map(|part| part.phase(phase).0).sum::<i64>());
        }
        prop_assert_eq!(whole.handled, parts[0].handled + parts[1].handled);
        let all = |totals: &Totals| totals.states.iter().map(|(_, time)| time.0).sum::<i64>();
        prop_assert_eq!(all(&whole), all(&parts[0]) + all(&parts[1]));
    }

    #[test]
    fn stored_activity_is_restored_and_counts_once(steps in steps()) {
        let page = play(&steps);
        let mut again = Ledger::default();
        for text in texts(&page.ledger) {
            again.read(&text);
        }
        let before = shape(&again);
        prop_assert_eq!(&before, &shape(&page.ledger));
        for text in texts(&page.ledger) {
            again.read(&text);
        }
        prop_assert_eq!(shape(&again), before);
    }

    #[test]
    fn pictures_and_files_can_be_made_of_anything(steps in steps()) {
        let page = play(&steps);
        for bar in picture(&page.ledger, TODAY).bars {
            prop_assert!(bar.at >= 0.0 && bar.width > 0.0 && bar.at + bar.width <= 1.000_001);
        }
        let file = json(&page.ledger, TODAY, "max", &|_| 330);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&file).is_ok());
        let table = csv(&page.ledger, TODAY, &|_| 330);
        prop_assert_eq!(table.matches("\r\n").count(), TODAY.contacts(&page.ledger).len() + 1);
    }

    #[test]
    fn any_kept_text_is_safe(text in ".{0,80}") {
        Ledger::default().read(&text);
    }

    #[test]
    fn any_kept_numbers_are_safe(numbers in prop::collection::vec((any::<i64>(), any::<i64>()), 0..8)) {
        let intervals: Vec<_> = numbers.iter().map(|(from, length)| serde_json::json!(["talk", from, length])).collect();
        let contact = serde_json::json!(["1", "voice", "", "", "", "", "", 12, intervals]);
        let mut ledger = Ledger::default();
        ledger.read(&serde_json::json!({"contacts": [contact]}).to_string());
        for (_, entry) in ledger.entries() {
            prop_assert!(entry.timeline.intervals.len() <= timeline::MOST);
        }
        let _ = TODAY.totals(&ledger);
    }
}
