//! One open contact with the desktop's own buttons.

use super::Shared;
use deskpane_protocol::max::host::{Act, Button, HostContact, Kind, Status};
use leptos::prelude::*;

#[component]
pub(super) fn Row(shared: Shared, contact: RwSignal<HostContact>) -> impl IntoView {
    let picture = shared.desk.picture;
    let (no, name, what) = contact.with_untracked(|c| (c.no, c.spec.name.clone(), described(c)));
    let label = name.clone();
    let in_front = move || picture.front.get() == Some(no);
    let is = move |test: fn(&HostContact) -> bool| contact.with(test);
    let press = move |button: Button| shared.desk.act(Act::Press(no, button));
    let muted = move || picture.agent.with(|a| a.muted);
    // A button shows where it belongs, and works where the contact's state lets it.
    let button = move |button: Button, words: Signal<&'static str>, shows: fn(&HostContact) -> bool| {
        view! {
            <button
                type="button"
                class=class_of(button)
                hidden=move || !is(shows)
                prop:disabled=move || !contact.with(|c| button.works_on(c, muted()))
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
    let record_words = toggle(|c| c.recording, "Record", "Recording");
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

/// The customer as a panel described them, or a stand-in.
#[component]
fn Card(contact: RwSignal<HostContact>) -> impl IntoView {
    let card = Memo::new(move |_| contact.with(|c| c.card.clone()));
    let sign = contact.with_untracked(|c| sign(c.spec.kind));
    view! {
        <div class="customer">
            {move || match card.get() {
                None => view! { <span class="portrait" aria-hidden="true">{sign}</span> }.into_any(),
                Some(card) if card.picture.is_empty() => {
                    view! { <span class="portrait" aria-hidden="true">{sign}</span> <em>{card.name}</em> }.into_any()
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

const fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::Call => "☎︎",
        Kind::Chat => "💬︎",
        Kind::Email => "✉︎",
        Kind::Voicemail => "⏵︎",
        Kind::WorkItem => "☑︎",
        Kind::Digital => "@",
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
