//! The desk as signals: a session's changes go in, and exactly the touched signals are written, once for each batch.
//! Views read signals and return commands.
//!
//! Few types of signal are used over and over: each further type is a kilobyte of download.

use crate::{
    leptos_workarounds::long_lived_signal::LongLivedSignal,
    store::{
        activity::ActivityStore,
        arrival_types::OnArrivals,
        command_sink::CommandSink,
        crm::{Crm, DeskNews},
        desktop::Desktop,
        diagnostics::Diagnostics,
        dom_access::{CardPosition, DomAccess, InterruptedNote},
        drafts::{Draft, Drafts, Keeper},
        notes::NoteStore,
        render_scheduler::{NextRender, RenderScheduler, Words},
        row::Row,
    },
};
use deskpane_desk::{
    clock::Millis,
    model::{
        ActiveContact, Agent, Appearance, Board, Change, Connection, Contact, ContactId, ContactState, Desk, Directory,
        Touched,
    },
    view_model::announcements::{Announcement, Announcements},
};
use leptos::prelude::*;
use litemap::LiteMap;
use std::{rc::Rc, sync::Arc};

/// Called with the desktop's appearance, whenever it changes.
type OnAppearance = Rc<dyn Fn(&Appearance)>;

/// All state of a panel. A handle: copies are the same store.
#[derive(Clone, Copy)]
pub(crate) struct Store {
    pub(crate) desktop: Desktop,
    pub(crate) agent: LongLivedSignal<Arc<Agent>>,
    pub(crate) connection: LongLivedSignal<Connection>,
    /// The controls that are about no contact, and the status of their commands.
    pub(crate) board: LongLivedSignal<Arc<Board>>,
    /// The last search results.
    pub(crate) directory: LongLivedSignal<Arc<Directory>>,
    /// Drafts about no contact.
    pub(crate) drafts: RwSignal<Drafts>,
    /// The keys of the open contacts' rows, most urgent first.
    pub(crate) order: LongLivedSignal<Vec<u32>>,
    /// The key of the open contact; 0 if there is none.
    pub(crate) opened: LongLivedSignal<u32>,
    /// The key of the contact the desktop acts on, if there are several and it is known; otherwise 0.
    pub(crate) command_target: LongLivedSignal<u32>,
    /// Several contacts would react, and only the desktop knows which one will.
    pub(crate) target_unknown: LongLivedSignal<bool>,
    /// The keys of the announcements.
    pub(crate) announced: LongLivedSignal<Vec<u32>>,
    pub(crate) clock: LongLivedSignal<Millis>,
    /// Counts changes of the log, of searches and of the pages around the panel.
    pub(super) crm_edition: LongLivedSignal<u32>,
    pub(crate) notes: NoteStore,
    pub(crate) activity: ActivityStore,
    pub(crate) diagnostics: Diagnostics,
    pub(super) inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Default)]
pub(super) struct Inner {
    pub(super) desk: Desk,
    pub(super) rows: LiteMap<ContactId, Row>,
    pub(super) by_key: LiteMap<u32, ContactId>,
    pub(super) last_key: u32,
    pub(super) scheduler: RenderScheduler,
    pub(super) active_contact: ActiveContact,
    /// The card states of contacts that are not open, by key.
    pub(super) positions: LiteMap<u32, CardPosition>,
    pub(super) dom: Option<Rc<dyn DomAccess>>,
    pub(super) announcements: Announcements,
    /// An ended contact was changed, and that has not been written.
    pub(super) late: bool,
    pub(super) interrupted: Option<InterruptedNote>,
    pub(super) sink: Option<Rc<dyn CommandSink>>,
    pub(super) on_appearance: Option<OnAppearance>,
    pub(super) on_arrivals: Option<OnArrivals>,
    pub(super) crm: Option<Rc<dyn Crm>>,
}

impl Store {
    /// An empty desk. Belongs to the current reactive owner.
    pub(crate) fn new(desktop: Desktop, notes: NoteStore, diagnostics: Diagnostics, now: Millis) -> Self {
        Self {
            desktop,
            agent: LongLivedSignal::default(),
            connection: LongLivedSignal::default(),
            board: LongLivedSignal::default(),
            directory: LongLivedSignal::default(),
            drafts: RwSignal::default(),
            order: LongLivedSignal::default(),
            opened: LongLivedSignal::default(),
            command_target: LongLivedSignal::default(),
            target_unknown: LongLivedSignal::default(),
            announced: LongLivedSignal::default(),
            clock: LongLivedSignal::new(now),
            crm_edition: LongLivedSignal::default(),
            notes,
            activity: ActivityStore::new(desktop.id),
            diagnostics,
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    /// Registers the callback for the desktop's appearance.
    pub(crate) fn on_appearance(&self, tell: OnAppearance) {
        self.inner.update_value(|inner| inner.on_appearance = Some(tell));
    }

    /// The row of an open contact.
    pub(crate) fn row(&self, key: u32) -> Option<Row> {
        self.inner.with_value(|inner| inner.rows.get(inner.by_key.get(&key)?).cloned())
    }

    /// Whether a contact with this id is open.
    pub(crate) fn is_open(&self, id: &str) -> bool {
        // It may be on the desk already and not on the page, and the other way round.
        let is_there = |inner: &Inner, id: &ContactId| inner.desk.entry(id).is_some() || inner.rows.contains_key(id);
        ContactId::new(id).is_some_and(|id| self.inner.with_value(|inner| is_there(inner, &id)))
    }

    /// The ended contacts, the latest first. Changes with the order.
    pub(crate) fn closed(&self) -> Vec<Arc<Contact>> {
        self.order.track();
        self.inner.with_value(|inner| inner.desk.closed().cloned().collect())
    }

    /// An ended contact. Changes with the order.
    pub(crate) fn closed_one(&self, id: &str) -> Option<Arc<Contact>> {
        self.order.track();
        self.inner.with_value(|inner| inner.desk.closed().find(|contact| contact.id.as_str() == id).cloned())
    }

    /// A contact, open or ended, as last reported.
    pub(crate) fn contact(&self, id: &str) -> Option<Arc<Contact>> {
        let id = ContactId::new(id)?;
        self.inner.with_value(|inner| match inner.desk.entry(&id) {
            Some(place) => Some(place.contact.clone()),
            None => inner.desk.closed().find(|contact| contact.id == id).cloned(),
        })
    }

    /// Deletes the ended contacts, and the notes of all contacts that are not open; returns the number of notes.
    pub(crate) fn forget(&self) -> usize {
        let count = self.notes.forget(|id| self.is_open(id));
        self.inner.update_value(|inner| {
            inner.desk.forget_closed();
            inner.late = true;
        });
        self.settle();
        self.activity.forget(self.clock.get_untracked());
        count
    }

    /// One of the announcements.
    pub(crate) fn announcement(&self, key: u32) -> Option<Announcement> {
        self.inner.with_value(|inner| inner.announcements.get(key))
    }

    /// Returns, once, the selection in the note that the agent was writing when this contact ended.
    pub(crate) fn take_interrupted_note(&self, id: &str) -> Option<(u32, u32)> {
        let taken = self.inner.try_update_value(|inner| {
            inner
                .interrupted
                .take_if(|interrupted| interrupted.contact.as_str() == id)
                .map(|interrupted| interrupted.selection)
        });
        taken.flatten()
    }

    /// A second has passed.
    pub(crate) fn tick(&self, now: Millis) {
        self.clock.set(now);
        self.activity.tick(now, false);
        self.diagnostics.publish();
        if self.inner.try_update_value(|inner| inner.announcements.forget(now)) == Some(true) {
            self.publish_announcements();
        }
        self.announce(now);
    }

    /// Applies a batch of changes, and returns when to call [`Store::catch_up`] for what is not written yet.
    pub(crate) fn apply(&self, changes: Vec<Change>, now: Millis) -> NextRender {
        if changes.is_empty() {
            return NextRender::Nothing;
        }
        self.activity.hear(&changes, now);
        let mut heard = false;
        let crm = self.crm_untracked();
        let mut news = Vec::new();
        let (mut ended, mut renamed) = (Vec::new(), Vec::new());
        self.inner.update_value(|inner| {
            for change in changes {
                heard |= inner.announcements.report(&change, now);
                if let Change::Contact(contact) = &change {
                    if contact.state == ContactState::Ended {
                        ended.push(contact.clone());
                    } else {
                        let before = inner.desk.entry(&contact.id).map(|place| &*place.contact);
                        inner.active_contact.notice(before, contact);
                    }
                }
                if let (Some(_), Change::Command(record)) = (&crm, &change) {
                    news.push(DeskNews::Command(record.clone()));
                }
                let touched = inner.desk.apply(change);
                if crm.is_some() && touched != Touched::Nothing {
                    news.push(DeskNews::Touched(touched.clone()));
                }
                if let Touched::Renamed { from, to } = &touched {
                    renamed.push((from.clone(), to.clone()));
                }
                inner.scheduler.add(touched);
            }
        });
        for (from, to) in &renamed {
            self.rename(from, to, now);
        }
        for contact in ended {
            self.notes.file(&self.as_known(&contact), Some(now));
        }
        if heard {
            self.announce(now);
        }
        self.tell_arrivals(now);
        let next = self.keep_pace(now);
        if let Some(crm) = crm {
            crm.hear(news);
        }
        next
    }

    /// Replaces the desk by another, as it was at this time. For a desk that is only displayed.
    pub(crate) fn show(&self, desk: Desk, at: Millis) {
        self.inner.update_value(|inner| {
            let rows = inner.rows.keys().chain(desk.order()).cloned().collect();
            inner.scheduler.words = Words { agent: true, connection: true, board: true, directory: true, rows };
            (inner.scheduler.order, inner.scheduler.target, inner.late) = (true, true, true);
            inner.desk = desk;
        });
        self.clock.set(at);
        self.catch_up();
    }

    /// The draft of a field about no contact.
    pub(crate) fn draft(&self, field: &'static str) -> Draft {
        Draft::kept(self.drafts, Keeper::Desktop(self.desktop.id), field)
    }

    /// The page is about to unload, perhaps to reload.
    pub(crate) fn suspend(&self, now: Millis) {
        self.activity.tick(now, true);
    }

    pub(super) fn publish_announcements(&self) {
        self.announced.set(self.inner.with_value(|inner| inner.announcements.keys()));
    }
}
