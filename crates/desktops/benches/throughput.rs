//! Measures how many of MAX's events are decoded, and decoded and reduced, per second, without a browser. Prints JSON
//! for `cargo xtask bench`. Built for size like the panel, so that the figures can be compared with the panel's.

use deskpane_desk::{
    clock::Millis,
    model::Desk,
    origin::Origin,
    recording::{Header, Recorder},
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::max::{SPEC, session::MaxSession, wire};
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

const HOST: &str = "https://max.example";

/// One way to process events, and its result.
struct Sample {
    name: String,
    events: u64,
    bytes: u64,
    spent: Duration,
}

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let least = Duration::from_millis(if quick { 50 } else { 2_000 });
    let mut samples = Vec::new();
    for (contacts, batch) in [(20, 1), (1_000, 1), (100, 1_000)] {
        let messages = messages(contacts, batch);
        let shape = format!("{contacts} contacts, {batch} a message");
        samples.push(measure(format!("decode: {shape}"), &messages, batch, least, |text| {
            black_box(wire::decode(black_box(text)).is_ok());
        }));
        let Some((mut session, mut desk, from)) = start() else {
            eprintln!("the configuration of the bench is not taken");
            std::process::exit(1);
        };
        let mut now = Millis(0);
        let origin = from.clone();
        samples.push(measure(format!("decode and reduce: {shape}"), &messages, batch, least, move |text| {
            now = Millis(now.0 + 1);
            session.receive(black_box(text), &origin, now);
            drain(&mut session, &mut desk);
        }));
        for is_late in [true, false] {
            let Some((session, mut desk, _)) = start() else { continue };
            let mut session = Recorder::new(Box::new(session));
            session.start(header(), Some(Box::new(|heard| _ = black_box(heard))));
            let (mut now, from) = (Millis(0), from.clone());
            let name = if is_late { "decode, reduce and record" } else { "the same, and write it down" };
            samples.push(measure(format!("{name}: {shape}"), &messages, batch, least, move |text| {
                now = Millis(now.0 + 1);
                session.receive(black_box(text), &from, now);
                drain(&mut session, &mut desk);
                if !is_late {
                    session.writer().write_all();
                }
            }));
        }
    }
    println!("[\n{}\n]", samples.iter().map(Sample::json).collect::<Vec<_>>().join(",\n"));
}

/// A registered panel, its desk, and the origin of its messages.
fn start() -> Option<(MaxSession, Desk, Origin)> {
    let configured = SPEC.configure(&format!(r#"{{"max":{{"origins":["{HOST}"]}}}}"#)).ok()?;
    let (mut session, mut desk) = (MaxSession::new(configured.own()?, None, None), Desk::default());
    session.window(WindowEvent::Found { origin: Some(HOST.to_owned()) }, Millis(0));
    drain(&mut session, &mut desk);
    Some((session, desk, Origin::parse(HOST)?))
}

fn header() -> Header {
    Header {
        panel: "measured".to_owned(),
        desktop: SPEC.id.to_owned(),
        config: serde_json::Value::Null,
        query: String::new(),
        page: HOST.to_owned(),
        kept: None,
        redacted: false,
        started: Millis(0),
        midway: false,
    }
}

fn drain(session: &mut impl Session, desk: &mut Desk) {
    while let Some(output) = session.poll() {
        if let Output::Change(change) = output {
            black_box(desk.apply(change));
        }
    }
}

/// Calls that are held and resumed in turn, so that every event changes one of them.
fn messages(contacts: u32, batch: u32) -> Vec<String> {
    let events: Vec<String> = ["Active", "Holding"]
        .iter()
        .flat_map(|status| (0..contacts).map(move |number| event(number, status)))
        .collect();
    let size = usize::try_from(batch).unwrap_or(1);
    events
        .iter()
        .cycle()
        .take(events.len().max(size))
        .cloned()
        .collect::<Vec<_>>()
        .chunks(size)
        .map(|chunk| format!(r#"{{"issuer":"MAX","contactId":null,"events":[{}]}}"#, chunk.join(",")))
        .collect()
}

fn event(number: u32, status: &str) -> String {
    format!(
        concat!(
            r#"{{"Type":"CallContactEvent","ContactID":"{id}","Status":"{status}","OriginalState":"False","CallType":"Regular","#,
            r#""DNIS":"8005550100","ANI":"+1415555{number:07}","Skill":"Support English","IsInbound":"True","#,
            r#""StartTimeUTC":"2026-11-21T10:00:00.000Z","LastStateChangeTimeUTC":"2026-11-21T10:00:25.000Z","#,
            r#""ScreenPopUrl":"","DisconnectCode":"","IsLogging":"False","Timeout":"45","AllowDispositions":"True","#,
            r#""Label":"","IsLinked":"False","TimeZones":"","FinalState":"False","OtherInformation":"","#,
            r#""BlendingToSkillName":"","IISHost":"host.example","VCHost":"vc.example"}}"#
        ),
        id = 100_000 + number,
        number = number,
        status = status,
    )
}

/// Processes all messages repeatedly for at least this time.
fn measure(name: String, messages: &[String], batch: u32, least: Duration, mut feed: impl FnMut(&str)) -> Sample {
    // A first pass is not measured: the contacts arrive, and memory grows to its full size.
    messages.iter().for_each(|text| feed(text));
    let (mut events, mut bytes) = (0, 0);
    let started = Instant::now();
    while started.elapsed() < least {
        for text in messages {
            feed(text);
            events += u64::from(batch);
            bytes += text.len() as u64;
        }
    }
    Sample { name, events, bytes, spent: started.elapsed() }
}

impl Sample {
    fn json(&self) -> String {
        let Self { name, events, bytes, spent } = self;
        let seconds = spent.as_secs_f64();
        format!(r#" {{"name":"{name}","events":{events},"bytes":{bytes},"seconds":{seconds:.6}}}"#)
    }
}
