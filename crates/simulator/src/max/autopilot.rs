//! The most likely next acts at a MAX.

use super::people;
use deskpane_desktops::max::host::{Act, Button, Chosen, Extra, HostContact, Kind, MaxHost, Status};
use fastrand::Rng;

/// The most contacts.
const MOST_OPEN: usize = 6;

/// Acts with their weights.
type Acts = Vec<(u32, Option<Act>)>;

pub(super) fn acts(host: &MaxHost, turn: usize, random: &mut Rng) -> Acts {
    let open = host.contacts();
    if !host.agent().signed_in {
        return vec![(1, Some(Act::StartSession))];
    }
    if let Some(HostContact { no, .. }) = open.iter().find(|contact| contact.status == Status::Incoming) {
        return vec![
            (18, Some(Act::Press(*no, Button::Accept))),
            (1, Some(Act::Press(*no, Button::Reject))),
            (1, Some(Act::CustomerHangsUp(*no))),
        ];
    }
    if let Some(HostContact { no, .. }) = open.iter().find(|contact| contact.status == Status::Dialing) {
        return vec![(5, Some(Act::FarEndAnswers(*no))), (1, Some(Act::CustomerHangsUp(*no)))];
    }
    match (random.choice(open), random.u8(..10)) {
        (None, _) => idle(host, turn, random),
        (Some(_), 0 | 1) if open.len() < MOST_OPEN => arrivals(open, turn),
        (Some(_), 2) => script_events(random),
        (Some(contact), _) if contact.status == Status::Disconnected => {
            vec![(1, Some(Act::Press(contact.no, Button::FinishWrapUp)))]
        }
        (Some(contact), _) if contact.spec.kind == Kind::Call => on_call(contact, host, turn),
        (Some(HostContact { no, .. }), _) => vec![
            (1, Some(Act::Focus(*no))),
            (1, Some(Act::Press(*no, Button::Hold))),
            (2, Some(Act::Press(*no, Button::HangUp))),
            (2, None),
        ],
    }
}

/// Nothing is open.
fn idle(host: &MaxHost, turn: usize, random: &mut Rng) -> Acts {
    let reason = random.choice(["Lunch", "Break", "Training"]).unwrap_or_default().to_owned();
    let pause = (1, Some(Act::SetState(Chosen::Unavailable(reason))));
    if host.agent().chosen != Chosen::Available {
        return vec![pause, (7, Some(Act::SetState(Chosen::Available)))];
    }
    let mut acts = arrivals(&[], turn);
    acts.extend([pause, (2, Some(Act::Dial(people::contact(Kind::Call, turn))))]);
    acts
}

/// A contact arrives; during a call, rarely another call.
fn arrivals(open: &[HostContact], turn: usize) -> Acts {
    let on_call = open.iter().any(|contact| contact.spec.kind == Kind::Call && contact.status.is_live());
    let kinds = [
        (if on_call { 1 } else { 5 }, Kind::Call),
        (if on_call { 4 } else { 1 }, Kind::Chat),
        (2, Kind::Email),
        (1, Kind::Voicemail),
        (1, Kind::WorkItem),
        (1, Kind::Digital),
    ];
    let transfer = (1, Some(Act::TransferIn(None, people::contact(Kind::Call, turn))));
    let incoming = kinds.map(|(weight, kind)| (weight, Some(Act::Incoming(people::contact(kind, turn)))));
    incoming.into_iter().chain(Some(transfer)).collect()
}

fn script_events(random: &mut Rng) -> Acts {
    let data = random.u8(..40).to_string();
    let extras = [
        Extra::Indicator,
        Extra::Settings,
        Extra::PageOpen("https://intranet.example/knowledge".to_owned()),
        Extra::Custom { name: "queueDepth".to_owned(), data },
    ];
    extras.map(|extra| (1, Some(Act::Emit(extra)))).into()
}

fn on_call(call: &HostContact, host: &MaxHost, turn: usize) -> Acts {
    let press = |button| Some(Act::Press(call.no, button));
    if call.consult {
        return vec![(2, press(Button::HangUp)), (1, call.parent.map(Act::Join))];
    }
    // Mute, hold and mask never last long.
    let back = match call.status {
        _ if host.agent().muted => Some(Button::Mute),
        Status::Holding => Some(Button::Hold),
        Status::Masking => Some(Button::Mask),
        _ => None,
    };
    let mut acts = match back {
        Some(button) => vec![(9, press(button))],
        None => vec![
            (3, press(Button::Hold)),
            (1, press(Button::Mask)),
            (2, press(Button::Mute)),
            (1, press(Button::Record)),
            (2, press(Button::HangUp)),
        ],
    };
    acts.extend([
        (1, Some(Act::Consult(call.no, people::contact(Kind::Call, turn)))),
        (3, Some(Act::CustomerHangsUp(call.no))),
        (3, None),
    ]);
    acts
}
