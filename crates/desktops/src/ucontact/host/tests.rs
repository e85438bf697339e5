//! The host reports what the vendor's page says.

use super::*;
use engine::MOST_CLOSED;
use serde_json::Value;

const NOW: Millis = Millis(1_767_225_600_000);
const PARENT: &str = "https://panel.example.com";

fn posts(host: &mut UcontactHost) -> Vec<Value> {
    std::iter::from_fn(|| host.poll())
        .filter_map(|output| match output {
            HostOutput::Post { to, text } => {
                assert_eq!(to, PARENT);
                Some(serde_json::from_str(&text).unwrap())
            }
            HostOutput::Warn(_) => None,
        })
        .collect()
}

fn assign(host: &mut UcontactHost) -> String {
    let act = Act::Assign { campaign: "Demo<-".into(), channel: "sms".into(), client: "59899".into() };
    host.act(act, NOW);
    host.interactions().last().unwrap().guid.clone()
}

fn start(host: &mut UcontactHost) {
    let data = json!({"campaign": "Demo", "channel": "sms", "clientId": "59899"});
    host.receive(PARENT, &json!({"event": "startInteraction", "data": data}).to_string(), NOW);
}

#[test]
fn the_five_events_have_the_fields_of_the_vendors_page() {
    let mut host = UcontactHost::new(PARENT, 0);
    let guid = assign(&mut host);
    let levels = vec![Level { id: 7, value: "Sale".into() }];
    host.act(Act::Dispose { guid: guid.clone(), comment: "c".into(), levels }, NOW);
    host.act(Act::Finish(guid.clone()), NOW);
    host.act(Act::Theme { dark: true, primary: "#123456".into() }, NOW);
    host.act(Act::Language("es".into()), NOW);
    assert_eq!(
        posts(&mut host),
        [
            json!({"event": "assignedInteraction",
            "data": {"guid": guid, "campaign": "Demo<-", "channel": "sms", "clientId": "59899"}}),
            json!({"event": "sentDisposition",
            "data": {"guid": guid, "comment": "c", "levelsId": ["7"], "levelsValue": ["Sale"]}}),
            json!({"event": "finishedInteraction", "data": {"guid": guid, "finishDate": "2026-01-01 00:00:00"}}),
            json!({"event": "changedTheme", "data": {"dark": true, "primary": "#123456"}}),
            json!({"event": "changedLanguage", "data": "es"}),
        ]
    );
    let state = host.state();
    assert!(state.dark && state.interactions[0].finished && state.interactions[0].disposition.is_some());
}

#[test]
fn a_start_leads_to_an_assignment_and_failures_are_silent() {
    let mut host = UcontactHost::new(PARENT, 0);
    host.fault_injection.suffixes = true;
    start(&mut host);
    assert_eq!(posts(&mut host)[0]["data"]["campaign"], "Demo->");
    host.fault_injection.drop_next = true;
    start(&mut host);
    host.receive("https://evil.example", r#"{"event":"startInteraction","data":{}}"#, NOW);
    for text in ["", "null", "{}", r#"{"event":"startInteraction"}"#, r#"{"event":"assignedInteraction","data":{}}"#] {
        host.receive(PARENT, text, NOW);
    }
    assert_eq!(posts(&mut host), Vec::<Value>::new());
    host.fault_injection.effect_delay = deskpane_desk::clock::Span::seconds(3);
    start(&mut host);
    assert_eq!((posts(&mut host).len(), host.wake_at()), (0, Some(NOW + deskpane_desk::clock::Span::seconds(3))));
    host.wake(NOW + deskpane_desk::clock::Span::seconds(3));
    assert_eq!(posts(&mut host).len(), 1);
}

#[test]
fn a_loading_page_or_one_that_is_not_allowed_receives_nothing() {
    let mut host = UcontactHost::new(PARENT, 0);
    host.act(Act::AllowParent(false), NOW);
    assign(&mut host);
    host.act(Act::AllowParent(true), NOW);
    let mut host = UcontactHost::restore(&host.save().unwrap(), NOW).unwrap();
    assign(&mut host);
    start(&mut host);
    assert_eq!(posts(&mut host), Vec::<Value>::new());
    host.page_loaded(NOW);
    start(&mut host);
    assert_eq!((posts(&mut host).len(), host.interactions().len()), (1, 3));
}

#[test]
fn only_so_many_closed_interactions_stay() {
    let mut host = UcontactHost::new(PARENT, 0);
    for _ in 0..100 {
        let guid = assign(&mut host);
        host.act(Act::Finish(guid), NOW);
    }
    assert_eq!(host.interactions().len(), MOST_CLOSED);
}
