//! One open contact: who, through what, where it stands, and what can be done.

use super::{
    controls::Controls,
    customer_card::CustomerCardForm,
    details::Details,
    note::NoteBox,
    screen_pop::ScreenPops,
    store,
    timer::{Run, Timer},
};
use crate::{
    store::{Row, customer_of},
    text::{Texts, texts},
};
use deskpane_protocol::desk::{Contact, ContactState, Relation};
use leptos::prelude::*;
use std::sync::Arc;

/// The card of one open contact.
#[component]
pub(crate) fn ContactCard(row: Row) -> impl IntoView {
    let (store, t) = (store(), texts());
    let contact: RwSignal<Arc<Contact>> = row.contact.clone().into();
    let name = Signal::derive(move || contact.with(|contact| title(contact, t)));
    let (id, own) = (row.id.clone(), row.id.to_string());
    let sent_id = own.clone();
    let is_aimed = Memo::new(move |_| store.aimed.with(|aimed| aimed.as_ref() == Some(&id)));
    let text =
        move |read: fn(&Contact, &Texts) -> String| Signal::derive(move || contact.with(|contact| read(contact, t)));
    let time = move |read: fn(&Contact) -> Option<deskpane_protocol::clock::Millis>| {
        Signal::derive(move || contact.with(|contact| read(contact)))
    };
    view! {
        <article class="card" data-contact=sent_id data-state=move || contact.with(|contact| kind(contact)) aria-label=name>
            <header class="card__head">
                <h3 class="card__name">{name}</h3>
                {move || is_aimed.get().then(|| view! { <span class="card__aim">{(t.aimed)(store.desktop)}</span> })}
                <p class="card__facts">
                    <span>{text(|contact, t| (t.channel)(&contact.channel))}</span>
                    <span>{text(|contact, t| contact.direction.map(t.direction).unwrap_or_default().to_owned())}</span>
                    <span>{text(address)}</span>
                    <span>{text(|contact, _| contact.queue.as_ref().map(|queue| queue.name().to_owned()).unwrap_or_default())}</span>
                </p>
            </header>
            <div class="card__standing">
                <div class="card__state" role="status" aria-label=t.contact_state>
                    <span class="mark" data-mark=move || contact.with(|contact| kind(contact)) aria-hidden="true"></span>
                    <span class="card__word">{text(|contact, t| (t.state)(&contact.state))}</span>
                    <span class="card__flags">{text(flags)}</span>
                </div>
                <div class="card__times">
                    <Timer run=Run::Until at=time(|contact| contact.until) name=t.time_left class="card__left" />
                    <Timer run=Run::Since at=time(|contact| contact.started) name=t.time_in_total class="card__total" />
                    <Timer run=Run::Since at=time(|contact| contact.since) name=t.time_in_state class="card__time" />
                </div>
            </div>
            <Controls row=row.clone() />
            <p class="card__continues">{text(continues)}</p>
            <ScreenPops contact=contact />
            <NoteBox id=own about=name selection=None />
            <CustomerCardForm row=row.clone() />
            <Details row=row />
        </article>
    }
}

/// Whom a contact is with, in words that always exist.
pub(crate) fn title(contact: &Contact, t: &Texts) -> String {
    customer_of(contact).map_or_else(|| (t.nameless)(contact.id.as_str()), str::to_owned)
}

/// The address, where the title does not say it already.
fn address(contact: &Contact, _: &Texts) -> String {
    let address = contact.customer.address.as_deref().unwrap_or_default();
    if customer_of(contact) == Some(address) { String::new() } else { address.to_owned() }
}

/// That the contact is another one's sequel, as after a transfer.
fn continues(contact: &Contact, t: &Texts) -> String {
    let parent = contact.links.iter().find(|link| link.relation == Relation::Parent);
    parent.map(|link| format!("{} {}", (t.relation)(link.relation), link.id)).unwrap_or_default()
}

fn flags(contact: &Contact, t: &Texts) -> String {
    let flags = [(contact.muted, t.muted), (contact.masked, t.masked), (contact.recording, t.recording)];
    flags.into_iter().filter(|(on, _)| *on).flat_map(|(_, word)| [", ", word]).collect()
}

/// What shape and colour a contact's state has.
fn kind(contact: &Contact) -> &'static str {
    match contact.state {
        ContactState::Offered => "ringing",
        ContactState::Active | ContactState::Conference => "busy",
        ContactState::Held => "held",
        ContactState::Dialing | ContactState::Transferring => "other",
        ContactState::WrapUp => "wrapup",
        ContactState::Queued | ContactState::Preview | ContactState::Interrupted | ContactState::Other(_) => "waiting",
        ContactState::Ended => "none",
    }
}
