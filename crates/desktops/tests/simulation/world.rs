//! A desktop, the panels in it or around it, and the time that passes between them.

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

/// When every history begins.
pub(crate) const START: Millis = Millis(1_767_261_600_000);
/// The longest a message is on its way, in milliseconds.
const LONGEST_WAY: i64 = 400;
/// The most by which a panel's clock is wrong.
const DAY: Span = Span::seconds(86_400);
/// More moments than this in one pause are no progress.
const MOST_MOMENTS: usize = 100_000;

/// The desktop's own page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// There is none.
    Closed,
    /// It hears and speaks from then on.
    Loading(Millis),
    /// It hears and speaks.
    Open,
}

/// A panel's page.
pub(crate) struct Panel {
    pub(super) session: Recorder,
    pub(crate) desk: Desk,
    /// What the page keeps for its next life.
    pub(super) kept: Option<String>,
    /// How far the clock of its computer is ahead of the desktop's.
    pub(crate) ahead: Span,
    inbox: Queue,
    outbox: Queue,
}

/// Messages on their way between two windows, with the time each arrives: in the order they were posted, but for what the
/// desktop says once more.
#[derive(Default)]
struct Queue {
    messages: VecDeque<(Millis, String)>,
    /// When the last of them arrives that is said for the first time.
    last: Option<Millis>,
}

/// Everything.
pub(crate) struct World<D: Desktop> {
    pub(crate) desktop: D,
    pub(crate) host: D::Host,
    pub(crate) page: Page,
    /// When the browser says that the desktop's page has loaded, where it says so to panels.
    page_loads: Option<Millis>,
    pub(crate) panels: Vec<Panel>,
    pub(crate) now: Millis,
    pub(crate) rng: Rng,
    /// How many commands were taken.
    pub(crate) given: u64,
    /// How many commands an effect was seen of.
    pub(crate) confirmed: u64,
    origin: Origin,
}

impl Queue {
    /// Overtakes nothing that was posted before it. Gives when it arrives.
    fn push(&mut self, at: Millis, text: String) -> Millis {
        let at = self.last.map_or(at, |last| at.max(last));
        self.last = Some(at);
        self.insert(at, text);
        at
    }

    /// Comes at this time. What is said once more comes so: nothing waits for it.
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

    /// When the session wants to be woken, by the desktop's clock.
    fn wake_at(&self) -> Option<Millis> {
        self.session.wake_at().map(|at| at + Span(-self.ahead.0))
    }
}

impl<D: Desktop> World<D> {
    /// A desktop with so many panels, whose pages have just begun.
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

    /// The clock of a panel's computer is set ahead, or the computer slept: its page cannot tell which. A clock that is set
    /// back shows on the page's next life only.
    pub(crate) fn step_clock(&mut self) {
        let at = self.rng.usize(0..self.panels.len());
        let step = [2, 60, 3_600, self.rng.i64(0..86_400)][self.rng.usize(0..4)];
        if let Some(panel) = self.panels.get_mut(at) {
            panel.ahead = Span(panel.ahead.0.saturating_add(step * 1_000).min(DAY.0.max(panel.ahead.0)));
        }
    }

    /// Lets something happen to the desktop, and puts what it posts on its way.
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

    /// A person or the network does something at the desktop.
    pub(crate) fn act(&mut self, act: <D::Host as Host>::Act) {
        self.change(|host, now| host.act(act, now));
    }

    /// The desktop goes wrong no longer.
    pub(crate) fn end_faults(&mut self) {
        *self.host.fault_injection() = Default::default();
    }

    /// The desktop's page goes. What was on its way to it is lost, and so is what only the page knew; the platform
    /// keeps the rest.
    pub(crate) fn close_desktop(&mut self) {
        self.panels.iter_mut().for_each(|panel| panel.outbox = Queue::default());
        let saved = self.host.save().expect("a desktop whose page can go");
        self.host = D::Host::restore(&saved, self.now).expect("what was saved");
        self.desktop.after(&self.host);
        (self.page, self.page_loads) = (Page::Closed, None);
    }

    /// The desktop's page begins to load. It speaks after `pause`, and the browser says that it has loaded `later`.
    pub(crate) fn load_desktop(&mut self, pause: Span, later: Option<Span>) {
        self.page = Page::Loading(self.now + pause);
        self.page_loads = later.map(|later| self.now + pause + later);
    }

    /// The page in the panel's frame goes and comes back: by the panel's doing, or by its own, of which nobody tells.
    pub(crate) fn reload_frame(&mut self, ours: bool) {
        self.close_desktop();
        if ours {
            self.window(0, WindowEvent::FrameLoading);
        }
        let [pause, later] = [Span(self.rng.i64(0..4_000)), Span(self.rng.i64(0..4_000))];
        self.load_desktop(pause, Some(later));
    }

    /// A panel's page reloads: with a last word, or torn away as in a crash. What was on its way to it is lost.
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

    /// Something happens to a panel's window, or to the desktop's as the panel sees it.
    pub(crate) fn window(&mut self, at: usize, event: WindowEvent) {
        if let Some(panel) = self.panels.get_mut(at) {
            panel.session.window(event, self.now + panel.ahead);
        }
        self.drain(at);
    }

    /// Lets time pass: wakes whoever wants to be woken, delivers what is due, always the earliest first.
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
            // A page that is closed or still loads hears nothing.
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

    /// Carries out what a panel wants, and checks what must hold of every output.
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

    /// By how much later a message comes once more, if it does.
    fn repetition(&mut self, text: &str) -> Option<Span> {
        if self.rng.u8(0..20) > 0 {
            return None;
        }
        let late = self.desktop.repeats(text)?;
        Some(Span(self.rng.i64(0..=late.0)))
    }

    /// When a message arrives that is posted now.
    fn arrival(&mut self) -> Millis {
        self.now + Span(self.rng.i64(0..LONGEST_WAY))
    }
}

/// How wrong the clock of a computer is: mostly not at all, or by a little; by a day where its calendar is.
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
fn nothing_waits_for_what_is_said_once_more() {
    let mut queue = Queue::default();
    queue.push(Millis(300), "rings".into());
    queue.insert(Millis(14_000), "rings, once more".into());
    assert_eq!(queue.push(Millis(5_200), "answered".into()), Millis(5_200));
    assert_eq!(queue.push(Millis(5_100), "held".into()), Millis(5_200), "it overtakes nothing");
    let order: Vec<_> = std::iter::from_fn(|| queue.pop(Millis(14_000))).collect();
    assert_eq!(order, ["rings", "answered", "held", "rings, once more"]);
}
