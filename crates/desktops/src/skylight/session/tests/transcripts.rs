//! Plays the transcripts against the session: its posts must be those of the transcript.

use super::*;
use deskpane_desk::model::{
    DialRequest, Digits, Field, Listing, Named, WorkMode,
    work::{Destination, Target},
};

fn field(name: &str, value: &str) -> Field {
    Field { name: name.into(), value: value.into() }
}

/// The example call of the vendor's page.
fn example() -> DialRequest {
    DialRequest {
        number: "+2505550199".into(),
        mode: Some(WorkMode::AgentInitiated),
        campaign: Named { name: "Callback Campaign".into(), id: "5738012".into() },
        list: Named { name: "Agent 007's List".into(), id: "7674467".into() },
        list_source: "Salesforce".into(),
        customer: "John Doe".into(),
        facts: vec![
            field("stateCode", "AZ"),
            field("zipCode", "85310"),
            field("country", "US"),
            field("timezone", "US/Arizona"),
        ],
    }
}

fn destination(bench: &Bench, name: &str) -> Destination {
    let Listing::Listed(list) = &bench.desk.directory().destinations else { panic!("no destinations") };
    list.iter().find(|to| to.name == name).unwrap_or_else(|| panic!("{name} is not among {list:?}")).clone()
}

/// Gives the command of this line.
fn wish(bench: &mut Bench, wish: &str) {
    let about_agent = match wish {
        "ready" => Some(AgentIntent::Ready),
        "destinations" => Some(AgentIntent::ListDestinations),
        "dial" => Some(AgentIntent::Dial(Box::new(example()))),
        _ => None,
    };
    if let Some(intent) = about_agent {
        bench.give_agent(intent).unwrap();
        return;
    }
    let intent = match wish {
        "hold" => Intent::Hold(true),
        "resume" => Intent::Hold(false),
        "mute" => Intent::Mute(true),
        "unmute" => Intent::Mute(false),
        "record" => Intent::Record(true),
        "stop recording" => Intent::Record(false),
        "digit 5" => Intent::Digits(Digits::new("5").unwrap()),
        "hang up" => Intent::HangUp,
        "dispose Sold" => Intent::Dispose(Some("d1000000-0000-4000-8000-0000000000d1".into())),
        "note" => Intent::SaveNote("Wants a refund.".into()),
        "end wrap-up" => Intent::EndWrapUp,
        "say Good morning" => Intent::Say("Good morning".into()),
        "cancel dial" => Intent::CancelDial,
        "cancel transfer" => Intent::CancelTransfer,
        other => match other.strip_prefix("transfer ").and_then(|rest| rest.split_once(" to ")) {
            Some((kind, name)) => Intent::Transfer(destination(bench, name), kind == "warm"),
            None => panic!("nobody knows how to wish for {other}"),
        },
    };
    let first = bench.desk.order().next().cloned().expect("a contact to wish something for");
    bench.give(first.as_str(), intent).unwrap_or_else(|denial| panic!("{wish}: {denial:?}"));
}

fn play(transcript: &str) -> Bench {
    let mut bench =
        Bench::new(json!({"url": "https://skylight.example.com/", "dialMetadata": "flat"}), None, Millis(START));
    bench.window(WindowEvent::Opened);
    for line in transcript.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let message = &line["message"];
        if line["from"] == "desktop" {
            bench.message(message);
            continue;
        }
        if let Some(wanted) = line["wish"].as_str() {
            wish(&mut bench, wanted);
        }
        assert_eq!(&bench.posts.remove(0), message);
    }
    assert_eq!(bench.posts, Vec::<Value>::new());
    assert_eq!(bench.notes, []);
    let lives = bench.desk.board().commands.values().map(|record| &record.status);
    assert!(lives.clone().all(|status| *status == CommandStatus::Confirmed), "{:?}", lives.collect::<Vec<_>>());
    assert_eq!((bench.desk.order().len(), bench.desk.closed().len()), (0, 1));
    assert_eq!(bench.desk.agent().presence, Some(Presence::Available));
    bench
}

#[test]
fn a_call() {
    let bench = play(include_str!("../../../../transcripts/skylight-voice.jsonl"));
    let call = bench.desk.closed().next().unwrap();
    assert_eq!(call.customer.address.as_deref(), Some("+13025150674"));
    assert_eq!(call.work.disposition.as_deref(), Some("d1000000-0000-4000-8000-0000000000d1"));
    let names: Vec<_> = call.work.dispositions.as_ref().unwrap().list.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Sold", "Refund"]);
    let reasons: Vec<_> = bench.desk.agent().reasons.iter().map(|reason| reason.name.as_str()).collect();
    assert_eq!(reasons, ["Logged in", "Coffee", "Lunch"]);
    assert_eq!(bench.desk.agent().reasons[2].path, ["Breaks", "Meals"]);
}

#[test]
fn a_chat() {
    let bench = play(include_str!("../../../../transcripts/skylight-chat.jsonl"));
    let chat = bench.desk.closed().next().unwrap();
    let texts: Vec<_> = chat.work.transcript.iter().map(|message| message.text.as_str()).collect();
    assert_eq!(texts, ["Hello?", "Good morning", "My parcel is late"]);
}

#[test]
fn a_call_that_is_dialled_and_given_up() {
    let bench = play(include_str!("../../../../transcripts/skylight-dial.jsonl"));
    assert_eq!(bench.desk.closed().next().unwrap().customer.address.as_deref(), Some("+2505550199"));
}

#[test]
fn a_transfer_that_is_given_up_and_one_that_is_not() {
    let bench = play(include_str!("../../../../transcripts/skylight-transfer.jsonl"));
    let Listing::Listed(list) = &bench.desk.directory().destinations else { panic!("no destinations") };
    let ids: Vec<_> = list.iter().map(|to| (&to.target, to.name.as_str())).collect();
    let (ann, billing) = ("bb000000-0000-4000-8000-00000000000b", "99000000-0000-4000-8000-000000000099");
    assert_eq!(ids, [(&Target::Resource(ann.into()), "Ann Other"), (&Target::Queue(billing.into()), "Billing")]);
}
