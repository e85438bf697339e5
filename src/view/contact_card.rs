//! One open contact: who, through what, where it stands, and what can be done.

use super::{
    case::Case,
    controls::Controls,
    customer_card::CustomerCardForm,
    details::Details,
    note::NoteBox,
    parts::{flag, when, word, words},
    screen_pop::ScreenPops,
    sections::{ABOVE, BELOW, sections},
    store,
    timer::{Run, Timer},
};
use crate::{
    store::{Row, customer_of},
    text::{Texts, texts},
};
use deskpane_protocol::{
    clock::Millis,
    desk::{Contact, ContactState, Relation, change::Place},
};
use leptos::prelude::*;

/// The card of one open contact.
#[component]
pub(crate) fn ContactCard(row: Row) -> impl IntoView {
    let (store, t) = (store(), texts());
    let place: RwSignal<Place> = row.place.clone().into();
    let text = move |read: fn(&Contact, Texts) -> String| words(move || place.with(|place| read(&place.contact, t)));
    let time =
        move |read: fn(&Contact) -> Option<Millis>| Signal::derive(move || place.with(|place| read(&place.contact)));
    let kind = word(move || place.with(|place| kind(&place.contact)));
    let name = text(title);
    let case = Case::new(row.clone(), place);
    let (key, id) = (row.key, case.id.into());
    view! {
        <article
            class="card"
            data-contact=id
            data-state=kind
            data-front=flag(move || place.with(|place| place.contact.in_front))
            aria-label=name
        >
            <header class="card__head">
                <h3 class="card__name">{name}</h3>
                {when(move || place.with(|place| place.contact.in_front), move || {
                    view! { <span class="card__aim">{t.in_front(store.desktop)}</span> }.into_any()
                })}
                {when(move || store.aimed.get() == key, move || {
                    view! { <span class="card__aim">{t.aimed(store.desktop)}</span> }.into_any()
                })}
                <p class="card__facts">
                    <span>{text(|contact, t| t.channel(&contact.channel))}</span>
                    <span>{text(|contact, t| contact.direction.map(|it| t.direction(it)).unwrap_or_default().to_owned())}</span>
                    <span>{text(address)}</span>
                    <span>{text(|contact, _| contact.queue.as_ref().map(|queue| queue.name().to_owned()).unwrap_or_default())}</span>
                    <span>{text(continues)}</span>
                </p>
            </header>
            <div class="card__standing">
                <div class="card__state" role="status" aria-label=t.contact_state>
                    <span class="mark" data-mark=kind aria-hidden="true"></span>
                    <span class="card__word">{text(|contact, t| t.state(&contact.state))}</span>
                    <span class="card__flags">{text(flags)}</span>
                </div>
                <div class="card__times">
                    <Timer run=Run::Until at=time(|contact| contact.until) name=t.time_left class="card__left" />
                    <Timer run=Run::Since at=time(|contact| contact.started) name=t.time_in_total class="card__total" />
                    <Timer run=Run::Since at=time(|contact| contact.since) name=t.time_in_state class="card__time" />
                </div>
            </div>
            <Controls row=row.clone() place=place />
            {sections(ABOVE, &case)}
            <ScreenPops place=place />
            <NoteBox id=id selection=None />
            {sections(BELOW, &case)}
            <CustomerCardForm row=row.clone() place=place />
            <Details row=row place=place />
        </article>
    }
    .into_any()
}

/// Whom a contact is with, in words that always exist.
pub(crate) fn title(contact: &Contact, t: Texts) -> String {
    customer_of(contact).map_or_else(|| t.nameless(contact.id.as_str()), str::to_owned)
}

/// The address, where the title does not say it already.
fn address(contact: &Contact, _: Texts) -> String {
    let address = contact.customer.address.as_deref().unwrap_or_default();
    if customer_of(contact) == Some(address) { String::new() } else { address.to_owned() }
}

/// That the contact is another one's sequel, as after a transfer.
fn continues(contact: &Contact, t: Texts) -> String {
    let parent = contact.links.iter().find(|link| link.relation == Relation::Parent);
    parent.map(|link| format!("{} {}", t.relation(link.relation), link.id)).unwrap_or_default()
}

fn flags(contact: &Contact, t: Texts) -> String {
    let mut flags = String::new();
    for (on, word) in [(contact.muted, t.muted), (contact.masked, t.masked), (contact.recording, t.recording)] {
        if on {
            flags.push_str(", ");
            flags.push_str(word);
        }
    }
    flags
}

/// What shape and colour a contact's state has.
fn kind(contact: &Contact) -> &'static str {
    match contact.state {
        ContactState::Offered => "ringing",
        ContactState::Active | ContactState::Assigned | ContactState::Conference => "busy",
        ContactState::Held => "held",
        ContactState::Dialing | ContactState::Transferring => "other",
        ContactState::WrapUp => "wrapup",
        ContactState::Queued
        | ContactState::Preview
        | ContactState::Interrupted
        | ContactState::Unknown
        | ContactState::Other(_) => "waiting",
        ContactState::Closed | ContactState::Ended => "none",
    }
}
