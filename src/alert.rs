//! Alerts for incoming contacts: a number on the page's title and icon, a sound, and a system notification.

use crate::{
    link::{
        badge,
        clock::{self, Alarm},
        notification::{self, Shown},
        storage,
        tone::{self, Player},
    },
    store::{AgentPreferences, Arrivals, Store},
    text::Language,
};
use deskpane_desk::{
    alerts::{Incoming, OfferLog, RingCommand, Ringer, Scene},
    model::{Contact, ContactId},
    preferences::Tone,
};
use gloo_events::EventListener;
use leptos::prelude::*;
use litemap::LiteMap;
use std::{
    cell::RefCell,
    rc::{Rc, Weak},
    sync::Arc,
};

/// Called when the agent clicks a notification; opens its contact.
type ShowContact = Rc<dyn Fn(&ContactId)>;

/// The sound of the page. A handle: copies are the same.
#[derive(Clone, Copy)]
pub(crate) struct Sound {
    player: StoredValue<Player, LocalStorage>,
    /// The browser mutes the page until the agent presses something on it.
    pub(crate) is_kept_silent: RwSignal<bool>,
}

impl Sound {
    /// Ends with the current reactive owner.
    pub(crate) fn new() -> Self {
        let player = StoredValue::new_local(Player::default());
        Self { player, is_kept_silent: RwSignal::new(!tone::is_touched()) }
    }

    /// Plays the sound once.
    pub(crate) fn play(&self, loud: bool) {
        self.play_telling(loud, |_| {});
    }

    /// Plays the sound once; `tell` receives whether the browser permitted it.
    pub(crate) fn play_telling(&self, loud: bool, tell: impl Fn(bool) + 'static) {
        let silent = self.is_kept_silent;
        let told = move |heard: bool| {
            if silent.try_get_untracked() == Some(heard) {
                silent.set(!heard);
            }
            tell(heard);
        };
        self.player.try_with_value(|player| player.sound(loud, Box::new(told)));
    }

    pub(crate) fn stop(&self) {
        self.player.try_with_value(Player::stop);
    }

    /// The agent has pressed something, so sound is permitted from now on.
    fn touched(&self) {
        if self.is_kept_silent.get_untracked() && tone::is_touched() {
            self.is_kept_silent.set(false);
        }
    }
}

/// Runs the alerts until dropped.
pub(crate) struct Alerts {
    state: Rc<AlertState>,
    _touches: Vec<EventListener>,
}

struct AlertState {
    store: Store,
    chosen: AgentPreferences,
    sound: Sound,
    language: Language,
    show: ShowContact,
    title: String,
    ringer: RefCell<Ringer>,
    last: RefCell<Option<Arrivals>>,
    shown: RefCell<LiteMap<ContactId, Shown>>,
    wake: Alarm,
}

impl Alerts {
    /// Subscribes to the store's arrivals.
    pub(crate) fn start(
        store: Store,
        chosen: AgentPreferences,
        sound: Sound,
        language: Language,
        show: ShowContact,
    ) -> Self {
        store.recall_offers(OfferLog::from_text(&storage::kept(&offers_key(store)).unwrap_or_default()));
        let title = format!("{} · Deskpane", store.desktop.name);
        badge::show(0, &title);
        let state = Rc::new_cyclic(|own: &Weak<AlertState>| {
            let own = own.clone();
            let ring = move || {
                if let Some(state) = own.upgrade() {
                    state.ring();
                }
            };
            AlertState {
                store,
                chosen,
                sound,
                language,
                show,
                title,
                ringer: RefCell::default(),
                last: RefCell::default(),
                shown: RefCell::default(),
                wake: Alarm::new(ring),
            }
        });
        let own = Rc::downgrade(&state);
        store.on_arrivals(Rc::new(move |arrivals| {
            if let Some(state) = own.upgrade() {
                state.arrived(arrivals);
            }
        }));
        // After the press has been handled: its handler may navigate.
        let touch = |name| EventListener::new(&document(), name, move |_| sound.touched());
        Self { state, _touches: vec![touch("click"), touch("keyup")] }
    }

    /// The agent has changed a preference.
    pub(crate) fn choose(&self) {
        self.state.ring();
    }
}

impl Drop for Alerts {
    fn drop(&mut self) {
        self.state.sound.stop();
        badge::show(0, &self.state.title);
    }
}

impl AlertState {
    fn arrived(&self, arrivals: Arrivals) {
        badge::show(arrivals.waiting.len(), &self.title);
        if let Ok(mut ringer) = self.ringer.try_borrow_mut() {
            for contact in &arrivals.fresh {
                ringer.incoming(contact, arrivals.at);
            }
        }
        if !arrivals.fresh.is_empty() {
            storage::keep(&offers_key(self.store), &self.store.offers_text());
        }
        self.notify(&arrivals.told);
        if let Ok(mut shown) = self.shown.try_borrow_mut() {
            let waits = |id: &ContactId| arrivals.waiting.iter().any(|contact| contact.id == *id);
            let came = |id: &ContactId| arrivals.told.iter().any(|contact| contact.id == *id);
            shown.retain(|id, _| waits(id) || came(id));
        }
        self.last.replace(Some(arrivals));
        self.ring();
    }

    /// Starts or stops the sound as required, and schedules the next check.
    fn ring(&self) {
        let Ok(mut ringer) = self.ringer.try_borrow_mut() else { return };
        let ring = self.last.try_borrow().ok().and_then(|last| {
            let last = last.as_ref()?;
            let waits = |id: &ContactId| last.waiting.iter().any(|contact| contact.id == *id);
            let scene = Scene { tone: self.chosen.now().tone, is_talking: self.store.is_talking() };
            Some(ringer.ring(waits, scene, clock::now()))
        });
        self.wake.set(ringer.wake_at());
        match ring {
            Some(RingCommand::Sound { loud }) => self.sound.play(loud),
            Some(RingCommand::Silence) => self.sound.stop(),
            Some(RingCommand::Unchanged) | None => {}
        }
    }

    fn notify(&self, told: &[Arc<Contact>]) {
        if told.is_empty() || !self.chosen.now().notifications || notification::is_watched() {
            return;
        }
        let Ok(mut shown) = self.shown.try_borrow_mut() else { return };
        let t = self.language.now();
        // A contact may have been answered while its customer was looked up. It needs no notification any more.
        let comes = |id: &ContactId| self.store.entry(id).is_some_and(|entry| Incoming::of(&entry.contact).is_some());
        for contact in told.iter().filter(|contact| comes(&contact.id)) {
            // First, because both have the same tag: closing the earlier one later would close the new one.
            shown.remove(&contact.id);
            let title = t.incoming(&self.store.as_known(contact));
            let tag = format!("deskpane/{}/{}", self.store.desktop.id, contact.id);
            let (show, id) = (self.show.clone(), contact.id.clone());
            let one = notification::show(&tag, &title, self.store.desktop.name, move || show(&id));
            if let Some(one) = one {
                shown.insert(contact.id.clone(), one);
            }
        }
    }
}

fn offers_key(store: Store) -> String {
    format!("deskpane/offers/{}", store.desktop.id)
}

/// Whether a sound is wanted but muted by the browser.
pub(crate) fn is_unheard(chosen: AgentPreferences, sound: Sound) -> bool {
    sound.is_kept_silent.get() && chosen.get().tone != Tone::Off
}
