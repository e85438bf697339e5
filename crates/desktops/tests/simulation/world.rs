//! A desktop, the panels in or around it, and the time that passes between them.

use super::{Desktop, PeerOf, recorded};
use deskpane_desk::{
    clock::{Millis, Span},
    kit::host::{Host, HostOutput},
    model::{Change, CommandStatus, Desk},
    origin::Origin,
    recording::Recorder,
    session::{Output, Session, WindowEvent},
};
use fastrand::Rng;
use serde_json::Value;
use std::{borrow::Borrow, collections::VecDeque};

/// The start time of every history.
pub(crate) const START: Millis = Millis(1_767_261_600_000);
/// The longest delay of a message, in milliseconds.
const LONGEST_WAY: i64 = 400;
/// The largest error of a panel's clock.
const DAY: Span = Span::seconds(86_400);
/// More events than this in one pause mean that there is no progress.
const MOST_MOMENTS: usize = 100_000;

/// The desktop's own page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// Closed.
    Closed,
    /// Loading; it receives and sends from this time on.
    Loading(Millis),
    /// Open; it receives and sends.
    Open,
}

/// A panel's page.
pub(crate) struct Panel {
    pub(super) session: Recorder,
    pub(crate) desk: Desk,
    /// The page's snapshot for the next load.
    pub(super) kept: Option<String>,
    /// How far its computer's clock is ahead of the desktop's.
    pub(crate) ahead: Span,
    inbox: Queue,
    outbox: Queue,
}

/// Messages between two windows with their times of arrival, in the order posted except for the desktop's repetitions.
#[derive(Default)]
struct Queue {
    messages: VecDeque<(Millis, String)>,
    /// When the last message arrives that is not a repetition.
    last: Option<Millis>,
}

/// The whole simulation.
pub(crate) struct World<D: Desktop> {
    pub(crate) desktop: D,
    pub(crate) host: D::Host,
    pub(crate) page: Page,
    /// When the browser reports that the desktop's page has loaded, if panels get that report.
    page_loads: Option<Millis>,
    pub(crate) panels: Vec<Panel>,
    pub(crate) now: Millis,
    pub(crate) rng: Rng,
    /// The number of accepted commands.
    pub(crate) given: u64,
    /// The number of confirmed commands.
    pub(crate) confirmed: u64,
    origin: Origin,
}

impl Queue {
    /// Adds a message after all earlier ones; returns its time of arrival.
    fn push(&mut self, at: Millis, text: String) -> Millis {
        let at = self.last.map_or(at, |last| at.max(last));
        self.last = Some(at);
        self.insert(at, text);
        at
    }

    /// Adds a message at this time. Repetitions come like this: no other message waits for them.
    fn insert(&mut self, at: Millis, text: String) {
        let place = self.messages.partition_point(|(due, _)| *due <= at);
        self.messages.insert(place, (at, text));
    }

    fn pop(&mut self, now: Millis) -> Option<String> {
        self.messages.pop_front_if(|(due, _)| *due <= now).map(|(_, text)| text)
    }

    fn next(&self) -> Option<Millis> {
        self.messages.front().map(|(due, _)| *due)
    }
}

impl Panel {
    fn new<D: Desktop>(kept: Option<String>, now: Millis, ahead: Span) -> Self {
        let session = Recorder::new(D::session(kept.as_deref(), now + ahead));
        Self { session, desk: Desk::default(), kept, ahead, inbox: Queue::default(), outbox: Queue::default() }
    }

    /// When the session needs to be woken, by the desktop's clock.
    fn wake_at(&self) -> Option<Millis> {
        self.session.wake_at().map(|at| at + Span(-self.ahead.0))
    }
}

impl<D: Desktop> World<D> {
    /// A desktop with this many panels, whose pages have just started.
    pub(crate) fn new(mut rng: Rng, host: D::Host, desktop: D, panels: usize) -> Self {
        let mut world = Self {
            desktop,
            host,
            page: Page::Open,
            page_loads: None,
            panels: (0..panels).map(|_| Panel::new::<D>(None, START, wrong(&mut rng))).collect(),
            now: START,
            rng,
            given: 0,
            confirmed: 0,
            origin: Origin::parse(D::ORIGIN).expect("an origin"),
        };
        if recorded::is_chosen(&world.rng) {
            world.panels.iter_mut().for_each(recorded::start::<D>);
        }
        (0..panels).for_each(|at| world.drain(at));
        world
    }

    /// A panel's clock is set ahead, or its computer slept: its page cannot tell the difference. A clock set back takes
    /// effect only after a reload of the page.
    pub(crate) fn step_clock(&mut self) {
        let at = self.rng.usize(0..self.panels.len());
        let step = [2, 60, 3_600, self.rng.i64(0..86_400)][self.rng.usize(0..4)];
        if let Some(panel) = self.panels.get_mut(at) {
            panel.ahead = Span(panel.ahead.0.saturating_add(step * 1_000).min(DAY.0.max(panel.ahead.0)));
        }
    }

    /// Performs something at the desktop, and sends its posts.
    pub(crate) fn change(&mut self, happen: impl FnOnce(&mut D::Host, Millis)) {
        self.desktop.before(&self.host);
        happen(&mut self.host, self.now);
        self.desktop.after(&self.host);
        while let Some(output) = self.host.poll() {
            let HostOutput::Post { to, text } = output else { continue };
            self.desktop.told(&self.host, &text);
            let due = self.arrival();
            let late = self.repetition(&text);
            if let Some(panel) = D::panel(&to, &text).and_then(|at| self.panels.get_mut(at)) {
                let due = panel.inbox.push(due, text.clone());
                if let Some(late) = late {
                    panel.inbox.insert(due + late, text);
                }
            }
        }
    }

    /// An act of a person or the network at the desktop.
    pub(crate) fn act(&mut self, act: <D::Host as Host>::Act) {
        self.change(|host, now| host.act(act, now));
    }

    /// Ends all injected faults.
    pub(crate) fn end_faults(&mut self) {
        *self.host.fault_injection() = Default::default();
    }

    /// The desktop's page is closed. Messages on their way to it are lost, and so is the state that only the page had;
    /// the platform keeps the rest.
    pub(crate) fn close_desktop(&mut self) {
        self.panels.iter_mut().for_each(|panel| panel.outbox = Queue::default());
        let saved = self.host.save().expect("a desktop whose page can go");
        self.host = D::Host::restore(&saved, self.now).expect("what was saved");
        self.desktop.after(&self.host);
        (self.page, self.page_loads) = (Page::Closed, None);
    }

    /// The desktop's page starts to load. It sends after `pause`; the browser reports the load event `later`.
    pub(crate) fn load_desktop(&mut self, pause: Span, later: Option<Span>) {
        self.page = Page::Loading(self.now + pause);
        self.page_loads = later.map(|later| self.now + pause + later);
    }

    /// The page in the panel's frame reloads: by the panel, or by itself, which nobody reports.
    pub(crate) fn reload_frame(&mut self, ours: bool) {
        self.close_desktop();
        if ours {
            self.window(0, WindowEvent::FrameLoading);
        }
        let [pause, later] = [Span(self.rng.i64(0..4_000)), Span(self.rng.i64(0..4_000))];
        self.load_desktop(pause, Some(later));
    }

    /// A panel's page reloads: normally, or torn away as in a crash. Messages on their way to it are lost.
    pub(crate) fn reload_panel(&mut self, at: usize, last_word: bool) {
        if last_word {
            self.window(at, WindowEvent::Leaving);
        }
        let Some(panel) = self.panels.get_mut(at) else { return };
        let ahead = if self.rng.u8(0..4) == 0 { wrong(&mut self.rng) } else { panel.ahead };
        let again = Panel::new::<D>(panel.kept.take(), self.now, ahead);
        let mut before = std::mem::replace(panel, again);
        recorded::go_on::<D>(panel, &mut before, self.now);
        panel.outbox = before.outbox;
        before.inbox.messages.iter().for_each(|(_, text)| self.desktop.lost(text));
        self.drain(at);
    }

    /// An event of a panel's window, or of the desktop's window as the panel sees it.
    pub(crate) fn window(&mut self, at: usize, event: WindowEvent) {
        if let Some(panel) = self.panels.get_mut(at) {
            panel.session.window(event, self.now + panel.ahead);
        }
        self.drain(at);
    }

    /// Lets time pass: wakes sessions and delivers messages, always the earliest first.
    pub(crate) fn pass(&mut self, span: Span) {
        let end = self.now + span;
        let mut moments = 0;
        while let Some(at) = self.next_moment().filter(|at| *at <= end) {
            moments += 1;
            assert!(moments < MOST_MOMENTS, "somebody wants to be woken again and again at {at:?}");
            self.now = self.now.max(at);
            self.moment();
        }
        self.now = end;
    }

    fn next_moment(&self) -> Option<Millis> {
        let panels = self
            .panels
            .iter()
            .flat_map(|panel| [panel.inbox.next(), panel.outbox.next(), panel.wake_at()].into_iter().flatten());
        let page = match self.page {
            Page::Closed => None,
            Page::Loading(until) => Some(until),
            Page::Open => self.host.wake_at(),
        };
        panels.chain(page).chain(self.page_loads).min()
    }

    fn moment(&mut self) {
        let now = self.now;
        if let Page::Loading(until) = self.page
            && until <= now
        {
            self.page = Page::Open;
            self.change(D::Host::page_loaded);
        }
        if self.page_loads.take_if(|at| *at <= now).is_some() {
            (0..self.panels.len()).for_each(|at| self.window(at, WindowEvent::FrameLoaded));
        }
        if self.page == Page::Open {
            self.change(D::Host::wake);
        }
        (0..self.panels.len()).for_each(|at| self.deliver(at));
    }

    fn deliver(&mut self, at: usize) {
        let now = self.now;
        let peer: PeerOf<D> = D::peer(at);
        let panel = &mut self.panels[at];
        if panel.wake_at().is_some_and(|due| due <= now) {
            panel.session.wake(now + panel.ahead);
            self.drain(at);
        }
        while let Some(text) = self.panels[at].outbox.pop(now) {
            // A page that is closed or loading receives nothing.
            if self.page == Page::Open {
                self.change(|host, now| host.receive(peer.borrow(), &text, now));
            }
        }
        while let Some(text) = self.panels[at].inbox.pop(now) {
            self.desktop.delivered(at, &text);
            let panel = &mut self.panels[at];
            panel.session.receive(&text, &self.origin, now + panel.ahead);
            self.drain(at);
        }
    }

    /// Carries out a panel's outputs, and checks the rules for every output.
    pub(super) fn drain(&mut self, at: usize) {
        while let Some(output) = self.panels[at].session.poll() {
            let due = self.arrival();
            let panel = &mut self.panels[at];
            self.desktop.output(&self.host, at, &panel.desk, &output);
            match output {
                Output::Post { to, text } => {
                    assert_eq!(to, self.origin, "a post to somebody else");
                    assert!(serde_json::from_str::<Value>(&text).is_ok_and(|message| message.is_object()), "{text}");
                    panel.outbox.push(due, text);
                }
                Output::Change(change) => {
                    self.confirmed += u64::from(is_confirmation(&change));
                    panel.desk.apply(change);
                }
                Output::Note(_) => {}
                Output::Snapshot(text) => {
                    assert!(text.len() < D::MOST_KEPT, "{} bytes kept", text.len());
                    panel.kept = Some(text);
                }
            }
        }
    }

    /// The delay of a message's repetition, if it is repeated.
    fn repetition(&mut self, text: &str) -> Option<Span> {
        if self.rng.u8(0..20) > 0 {
            return None;
        }
        let late = self.desktop.repeats(text)?;
        Some(Span(self.rng.i64(0..=late.0)))
    }

    /// The time of arrival of a message that is posted now.
    fn arrival(&mut self) -> Millis {
        self.now + Span(self.rng.i64(0..LONGEST_WAY))
    }
}

/// The error of a computer's clock: mostly none or small; sometimes a day.
fn wrong(rng: &mut Rng) -> Span {
    let span = |most: i64, rng: &mut Rng| Span(rng.i64(-most..=most));
    match rng.u8(0..8) {
        0..3 => Span(0),
        3 => span(90_000, rng),
        4 => span(900_000, rng),
        5 => span(DAY.0, rng),
        6 => DAY,
        _ => Span(-DAY.0),
    }
}

fn is_confirmation(change: &Change) -> bool {
    match change {
        Change::Command(record) => record.status == CommandStatus::Confirmed,
        Change::AgentCommand(record) => record.status == CommandStatus::Confirmed,
        _ => false,
    }
}

#[test]
fn no_message_waits_for_a_repetition() {
    let mut queue = Queue::default();
    queue.push(Millis(300), "rings".into());
    queue.insert(Millis(14_000), "rings, once more".into());
    assert_eq!(queue.push(Millis(5_200), "answered".into()), Millis(5_200));
    assert_eq!(queue.push(Millis(5_100), "held".into()), Millis(5_200), "it overtakes nothing");
    let order: Vec<_> = std::iter::from_fn(|| queue.pop(Millis(14_000))).collect();
    assert_eq!(order, ["rings", "answered", "held", "rings, once more"]);
}
