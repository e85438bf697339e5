//! One open contact with the desktop's own buttons.

use super::shared::Shared;
use deskpane_desktops::max::{
    host::{Act, Button, HostContact, Kind, Status},
    wire::Flavour,
};
use leptos::prelude::*;

#[component]
pub(super) fn Row(shared: Shared, contact: RwSignal<HostContact>) -> impl IntoView {
    let signals = shared.desk.signals;
    let (no, name, what) = contact.with_untracked(|c| (c.no, c.spec.name.clone(), described(c)));
    let label = name.clone();
    let in_front = move || signals.front.get() == Some(no);
    let is = move |test: fn(&HostContact) -> bool| contact.with(test);
    let press = move |button: Button| shared.desk.act(Act::Press(no, button));
    let muted = move || signals.agent.with(|a| a.muted);
    // A button is shown for its kind of contact, and enabled by the contact's state.
    let button = move |button: Button, words: Signal<&'static str>, shows: fn(&HostContact) -> bool| {
        view! {
            <button
                type="button"
                class=class_of(button)
                hidden=move || !is(shows)
                prop:disabled=move || !contact.with(|c| button.works_on(c, shared.flavour.get(), muted()))
                on:click=move |_| press(button)
            >
                {move || words.get()}
            </button>
        }
    };
    let toggle = move |on: fn(&HostContact) -> bool, off_words: &'static str, on_words: &'static str| {
        Signal::derive(move || if is(on) { on_words } else { off_words })
    };
    let mute_words = Signal::derive(move || if muted() { "Unmute" } else { "Mute" });
    let stops = move || shared.flavour.get() == Flavour::Cxa;
    let record_words = Signal::derive(move || match (is(|c| c.recording), stops()) {
        (false, _) => "Record",
        (true, true) => "Stop recording",
        (true, false) => "Recording",
    });
    let act = move |words: &'static str, shows: fn(&HostContact) -> bool, act: Act| {
        view! {
            <button type="button" class="far" hidden=move || !is(shows) on:click=move |_| shared.desk.act(act.clone())>
                {words}
            </button>
        }
    };
    view! {
        <article class="contact" class:contact-front=in_front aria-label=label>
            <header>
                <Card contact/>
                <div class="who">
                    <strong>{name}</strong>
                    <span class="quiet">{what}</span>
                </div>
                <span role="status" aria-label="Status" class=move || contact.with(|c| format!("badge badge-{}", tone(c)))>
                    {move || contact.with(status)}
                </span>
                <span class="front-mark" hidden=move || !in_front()>"In front"</span>
                <button type="button" hidden=in_front on:click=move |_| shared.desk.act(Act::Focus(no))>
                    "Bring to front"
                </button>
            </header>
            <div class="controls">
                {button(Button::Accept, "Accept".into(), ringing)}
                {button(Button::Reject, "Reject".into(), ringing)}
                {button(Button::Hold, toggle(|c| c.status == Status::Holding, "Hold", "Resume"), parks)}
                {button(Button::Mute, mute_words, talks)}
                {button(Button::Mask, toggle(|c| c.status == Status::Masking, "Mask", "Unmask"), talks)}
                {button(Button::Record, record_words, talks)}
                {button(Button::HangUp, "Hang up".into(), taken)}
                {button(Button::FinishWrapUp, "Finish wrap-up".into(), |c| !c.status.is_live())}
                {act("Customer answers", |c| c.status == Status::Dialing, Act::FarEndAnswers(no))}
                {act("Join", consulting, Act::Join(contact.with_untracked(|c| c.parent).unwrap_or(no)))}
                {act(
                    "Transfer",
                    talks,
                    Act::TransferIn(Some(no), contact.with_untracked(|c| c.spec.clone())),
                )}
                {act("Customer hangs up", |c| c.status.is_live(), Act::CustomerHangsUp(no))}
            </div>
        </article>
    }
}

/// The customer as described by a panel, or a placeholder.
#[component]
fn Card(contact: RwSignal<HostContact>) -> impl IntoView {
    let card = Memo::new(move |_| contact.with(|c| c.card.clone()));
    let sign = contact.with_untracked(|c| sign(c.spec.kind));
    let stand_in = move || {
        view! { <span class="portrait" aria-hidden="true"><svg viewBox="0 0 20 20"><path d=sign></path></svg></span> }
    };
    view! {
        <div class="customer">
            {move || match card.get() {
                None => stand_in().into_any(),
                Some(card) if card.picture.is_empty() => {
                    view! { {stand_in()} <em>{card.name}</em> }.into_any()
                }
                Some(card) => {
                    view! {
                        <img class="portrait" src=card.picture alt=card.name.clone() referrerpolicy="no-referrer"/>
                        <em>{card.name}</em>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

fn ringing(c: &HostContact) -> bool {
    c.status == Status::Incoming
}

fn taken(c: &HostContact) -> bool {
    c.status.is_live() && c.status != Status::Incoming
}

fn talks(c: &HostContact) -> bool {
    c.spec.kind == Kind::Call && taken(c) && c.status != Status::Dialing
}

fn parks(c: &HostContact) -> bool {
    taken(c) && !matches!(c.spec.kind, Kind::WorkItem | Kind::Digital) && c.status != Status::Dialing
}

fn consulting(c: &HostContact) -> bool {
    c.consult && matches!(c.status, Status::Active | Status::Holding)
}

fn class_of(button: Button) -> &'static str {
    match button {
        Button::Accept => "go",
        Button::Reject | Button::HangUp => "stop",
        _ => "",
    }
}

fn status(c: &HostContact) -> &'static str {
    match c.status {
        Status::Disconnected => "Wrap-up",
        other => other.word(),
    }
}

fn tone(c: &HostContact) -> &'static str {
    match c.status {
        Status::Incoming | Status::Dialing => "new",
        Status::Active | Status::Joined | Status::Masking => "on",
        Status::Holding | Status::Interrupted => "held",
        Status::Disconnected | Status::Discarded => "over",
    }
}

/// The path of a kind's icon, in a square of 20.
const fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::Call => "M5 3h3l1.5 4-2 1.5a9 9 0 0 0 4 4l1.5-2 4 1.5v3a2 2 0 0 1-2 2A13 13 0 0 1 3 5a2 2 0 0 1 2-2z",
        Kind::Chat => "M3 4h14v9H9l-4 4v-4H3z",
        Kind::Email => "M3 5h14v10H3zM3 5l7 6 7-6",
        Kind::Voicemail => "M6 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM14 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM6 13h8",
        Kind::WorkItem => "M4 4h12v12H4zM7 10l2.5 2.5L13 7.5",
        Kind::Digital => "M6 3h8v14H6zM9 14.5h2",
    }
}

fn described(c: &HostContact) -> String {
    let kind = match (c.spec.kind, c.consult, c.inbound) {
        (Kind::Call, true, _) => "Consultation",
        (Kind::Call, _, true) => "Call",
        (Kind::Call, _, false) => "Outgoing call",
        (Kind::Chat, ..) => "Chat",
        (Kind::Email, ..) => "E-mail",
        (Kind::Voicemail, ..) => "Voicemail",
        (Kind::WorkItem, ..) => "Work item",
        (Kind::Digital, ..) => "WhatsApp",
    };
    let from = c.parent.map(|parent| format!(" from {parent}")).unwrap_or_default();
    format!("{kind} · {} · {} · {}{from}", c.spec.address, c.spec.skill, c.no)
}
