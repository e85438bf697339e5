//! Starting an interaction: when it is available, what is sent, and its result.

use super::*;
use deskpane_desk::model::{Command, Direction, Intent, Refusal};

#[test]
fn it_is_offered_as_soon_as_there_is_a_page_and_needs_all_three_parts() {
    let mut bench = Bench::unloaded();
    assert_eq!(bench.may_start(), Availability::Denied(Denial::NotConnected));
    assert_eq!(bench.start("Demo", "sms", "1"), Err(Denial::NotConnected));
    bench.window(WindowEvent::FrameLoading);
    assert_eq!(bench.may_start(), Availability::Denied(Denial::NotConnected));
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!(bench.may_start(), Availability::Allowed);
    for (campaign, channel, client) in [("", "sms", "1"), ("Demo", " ", "1"), ("Demo", "sms", "")] {
        assert_eq!(bench.start(campaign, channel, client), Err(Denial::Empty));
    }
    assert_eq!(bench.posts, Vec::<Value>::new());
    assert_eq!(bench.desk.board().choices.channels, CHANNELS);
}

#[test]
fn it_is_sent_once_and_confirmed_by_the_assignment_that_matches_and_no_other() {
    let mut bench = Bench::new();
    bench.start(" Demo ", "WhatsApp", "598 99").unwrap();
    let data = json!({"campaign": "Demo", "channel": "WhatsApp", "clientId": "598 99"});
    assert_eq!(bench.posts, [json!({"event": "startInteraction", "data": data})]);
    assert_eq!(
        (bench.start_status(), bench.may_start()),
        (CommandStatus::Sent, Availability::Denied(Denial::InFlight))
    );
    assert_eq!(bench.start("Demo", "sms", "2"), Err(Denial::InFlight));
    for (guid, campaign, channel, client) in [
        ("1", "Demo", "whatsapp", "other"),
        ("2", "Demo", "sms", "598 99"),
        ("3", "Other", "whatsapp", "598 99"),
        ("5", "Demo<-", "whatsapp", "598 99"),
    ] {
        bench.assigned(guid, campaign, channel, client);
        assert_eq!(
            (bench.start_status(), bench.contact(guid).direction == Some(Direction::Outbound)),
            (CommandStatus::Sent, false)
        );
    }
    bench.assigned("4", "demo->", "whatsapp", "598 99");
    assert_eq!((bench.start_status(), bench.may_start()), (CommandStatus::Confirmed, Availability::Allowed));
    assert_eq!(bench.contact("4").direction, Some(Direction::Outbound));
    assert_eq!(bench.desk.board().choices.campaigns, ["demo", "Demo", "Other"]);
}

#[test]
fn an_echo_that_writes_the_number_its_own_way_is_the_effect() {
    for (asked, came) in [
        ("+598 99 555 111", "+59899555111"),
        ("tel:+598-99-555-111", "0059899555111"),
        ("Ada@Example.org", "ada@example.org"),
    ] {
        let mut bench = Bench::new();
        bench.start("Demo", "telephony", asked).unwrap();
        bench.assigned("1", "Demo", "telephony", came);
        assert_eq!(bench.start_status(), CommandStatus::Confirmed, "{asked} and {came}");
    }
}

#[test]
fn silence_becomes_no_effect_and_a_late_assignment_still_counts() {
    let mut bench = Bench::new();
    bench.start("Demo", "sms", "1").unwrap();
    bench.pass(Span::seconds(19));
    assert_eq!(bench.start_status(), CommandStatus::Sent);
    bench.pass(Span::seconds(2));
    assert_eq!((bench.start_status(), bench.may_start()), (CommandStatus::NoEffect, Availability::Allowed));
    bench.assigned("g", "Demo", "sms", "1");
    assert_eq!(bench.start_status(), CommandStatus::Confirmed);
    bench.start("Demo", "sms", "1").unwrap();
    bench.pass(Span::seconds(300));
    bench.assigned("h", "Demo", "sms", "1");
    assert_eq!(bench.start_status(), CommandStatus::NoEffect, "that is so long ago that it came by itself");
}

#[test]
fn a_reload_loses_the_start_and_keeps_the_interactions() {
    let mut bench = Bench::new();
    bench.assigned("g", "Demo<-", "sms", "1");
    bench.start("Demo", "sms", "2").unwrap();
    let before = bench.contact("g").clone();
    bench.window(WindowEvent::FrameLoaded);
    assert_eq!((bench.start_status(), bench.contact("g")), (CommandStatus::Refused(Refusal::Lost), &before));
    bench.assigned("h", "Demo", "sms", "2");
    assert_eq!(bench.start_status(), CommandStatus::Confirmed, "it was not lost after all");
}

#[test]
fn no_other_command_is_taken() {
    let mut bench = Bench::new();
    bench.assigned("g", "Demo", "telephony", "1");
    let command = |contact: &str| Command { contact: ContactId::new(contact).unwrap(), intent: Intent::HangUp };
    assert_eq!(bench.session.command(command("g"), bench.now), Err(Denial::NotTaken));
    assert_eq!(bench.session.command(command("h"), bench.now), Err(Denial::Unknown));
    assert_eq!(bench.session.agent_command(AgentIntent::Ready, bench.now), Err(Denial::NotTaken));
}
