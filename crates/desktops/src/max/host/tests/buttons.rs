//! Which commands work in which state: the table of CXone Agent's own buttons.

use super::*;
use Button::{HangUp, Hold, Mask, Mute, Record};

/// A desktop with one call in this status, brought there by ordinary acts.
fn with(status: Status) -> MaxHost {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    let outgoing = status == Status::Dialing;
    host.act(if outgoing { Act::Dial(call()) } else { Act::Incoming(call()) }, NOW);
    let no = only(&host).no;
    let press = |host: &mut MaxHost, button| host.act(Act::Press(no, button), NOW);
    if !matches!(status, Status::Incoming | Status::Dialing) {
        press(&mut host, Button::Accept);
    }
    match status {
        Status::Holding => press(&mut host, Hold),
        Status::Masking => press(&mut host, Mask),
        Status::Disconnected => host.act(Act::CustomerHangsUp(no), NOW),
        Status::Joined => {
            host.act(Act::Consult(no, call()), NOW);
            let colleague = host.contacts()[1].no;
            host.act(Act::FarEndAnswers(colleague), NOW);
            host.act(Act::Join(no), NOW);
        }
        _ => {}
    }
    assert_eq!(host.contact(no).unwrap().status, status);
    posts(&mut host, SPACE);
    host
}

#[test]
fn a_command_acts_exactly_where_the_table_says() {
    for (status, works) in [
        (Status::Incoming, vec![]),
        (Status::Dialing, vec![HangUp]),
        (Status::Active, vec![Hold, Mute, Mask, Record, HangUp]),
        (Status::Holding, vec![Hold, Mute]),
        (Status::Masking, vec![Mute, Mask]),
        (Status::Joined, vec![Mute, Mask, Record, HangUp]),
        (Status::Disconnected, vec![]),
    ] {
        for (message, button) in [
            ("HoldEvent", Hold),
            ("MuteEvent", Mute),
            ("MaskEvent", Mask),
            ("RecordEvent", Record),
            ("HangupEvent", HangUp),
        ] {
            let mut host = with(status);
            send(&mut host, message);
            let acted = !events(&mut host, SPACE).is_empty();
            assert_eq!(acted, works.contains(&button), "{message} at {status:?}");
        }
        for message in ["AnswerEvent", "RefuseEvent"] {
            let mut host = with(status);
            send(&mut host, message);
            let acted = !events(&mut host, SPACE).is_empty();
            assert_eq!(acted, status == Status::Incoming, "{message} at {status:?}");
        }
    }
}

#[test]
fn toggles_reverse_and_recording_cannot_be_stopped() {
    let mut host = with(Status::Active);
    for (message, told) in [
        ("HoldEvent", "CallContactEvent Holding"),
        ("HoldEvent", "CallContactEvent Active"),
        ("MaskEvent", "CallContactEvent Masking"),
        ("MaskEvent", "CallContactEvent Active"),
        ("MuteEvent", "Mute True"),
        ("MuteEvent", "Mute False"),
        ("RecordEvent", "CallContactEvent Active"),
    ] {
        send(&mut host, message);
        assert_eq!(short(&events(&mut host, SPACE)), [told], "{message}");
    }
    assert!(only(&host).recording);
    send(&mut host, "RecordEvent");
    assert_eq!(host.poll(), None);
}

#[test]
fn a_muted_agent_cannot_hang_up_and_is_unmuted_when_the_last_call_ends() {
    let mut host = with(Status::Active);
    send(&mut host, "MuteEvent");
    posts(&mut host, SPACE);
    send(&mut host, "HangupEvent");
    assert_eq!(host.poll(), None);
    let no = only(&host).no;
    host.act(Act::CustomerHangsUp(no), NOW);
    let told = ["CallContactEvent Disconnected", "Mute False", "AgentState Unavailable"];
    assert_eq!(short(&events(&mut host, SPACE)), told);
}

#[test]
fn commands_act_on_the_contact_in_front_and_answers_on_the_one_that_rings() {
    let mut host = with(Status::Active);
    let first = only(&host).no;
    host.act(Act::Incoming(call()), NOW);
    let second = host.contacts()[1].no;
    assert_eq!(host.front(), Some(first));
    send(&mut host, "AnswerEvent");
    assert_eq!(host.front(), Some(second));
    assert_eq!((host.contacts()[0].status, host.contacts()[1].status), (Status::Holding, Status::Active));
    host.act(Act::Focus(first), NOW);
    send(&mut host, "HoldEvent");
    assert_eq!((host.contacts()[0].status, host.contacts()[1].status), (Status::Active, Status::Holding));
}

#[test]
fn a_command_does_nothing_to_other_contacts_than_calls() {
    let mut host = subscribed(Flavour::Max, r#"["all"]"#);
    host.act(Act::Incoming(ContactSpec { kind: Kind::Chat, ..call() }), NOW);
    posts(&mut host, SPACE);
    send(&mut host, "AnswerEvent");
    send(&mut host, "HangupEvent");
    assert_eq!((host.poll(), only(&host).status), (None, Status::Incoming));
}

#[test]
fn at_cxone_agent_every_contact_obeys() {
    let mut host = subscribed(Flavour::Cxa, r#"["all"]"#);
    for kind in [Kind::Chat, Kind::Call, Kind::Call] {
        host.act(Act::Incoming(ContactSpec { kind, ..call() }), NOW);
    }
    let [chat, first, second] = [0, 1, 2].map(|at| host.contacts()[at].no);
    host.act(Act::Press(chat, Button::Accept), NOW);
    send(&mut host, "AnswerEvent");
    let status = |host: &MaxHost, no| host.contact(no).map(|c| c.status);
    assert_eq!((status(&host, first), status(&host, second)), (Some(Status::Holding), Some(Status::Active)));
    send(&mut host, "RefuseEvent");
    assert_eq!((status(&host, chat), status(&host, second)), (None, Some(Status::Active)), "the chat is gone");
    send(&mut host, "RecordEvent");
    assert!(host.contact(second).unwrap().recording);
    send(&mut host, "RecordEvent");
    assert!(!host.contact(second).unwrap().recording, "it stops what it began");
    send(&mut host, "MuteEvent");
    assert!(host.agent().muted);
}

#[test]
fn a_muted_agent_gives_up_dialling() {
    let mut host = with(Status::Active);
    send(&mut host, "MuteEvent");
    host.act(Act::Dial(call()), NOW);
    send(&mut host, "HangupEvent");
    assert_eq!(only(&host).status, Status::Holding, "the call that was dialled is gone");
}

#[test]
fn faults_of_commands() {
    let mut host = with(Status::Active);
    host.fault_injection.drop_next = true;
    send(&mut host, "HoldEvent");
    assert_eq!(only(&host).status, Status::Active);
    send(&mut host, "HoldEvent");
    assert_eq!(only(&host).status, Status::Holding);
    host.fault_injection.effect_delay = deskpane_desk::clock::Span(300);
    send(&mut host, "HoldEvent");
    assert_eq!(only(&host).status, Status::Holding);
    host.wake(Millis(NOW.0 + 300));
    assert_eq!(only(&host).status, Status::Active);
}
