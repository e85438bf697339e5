//! The contract every vendor's host fulfils: the desktop's own side, as a state machine without I/O.
//!
//! A host is the engine of a simulated desktop and the opposite number of a [`Session`](crate::session::Session) in
//! tests. Messages of panels, acts of people and the time go in by method calls; posts come out of [`Host::poll`], to
//! be drained after every call. It has no randomness: what happens is decided by whoever calls [`Host::act`].

use crate::clock::Millis;

/// A contact-centre desktop as a panel can know it.
pub trait Host {
    /// Something a person or the network does. What makes no sense at the moment does nothing.
    type Act;
    /// By what the desktop knows the pages it talks to: by the frame they are in, or by their origin.
    type Peer: ToOwned + ?Sized;
    /// Faults on demand: how the desktop goes wrong from now on. The default is not at all.
    type FaultInjection: Default + Clone + PartialEq;
    /// What is the case at the desktop: what a panel should show once it has been told everything.
    type State;

    /// A message of a page, as JSON text; any text at all.
    fn receive(&mut self, from: &Self::Peer, text: &str, now: Millis);

    /// A person or the network does something.
    fn act(&mut self, act: Self::Act, now: Millis);

    /// The faults, to be changed.
    fn fault_injection(&mut self) -> &mut Self::FaultInjection;

    /// Time has passed; call it at [`Host::wake_at`] or later, more often does no harm.
    fn wake(&mut self, now: Millis);

    /// When the desktop wants [`Host::wake`] called.
    fn wake_at(&self) -> Option<Millis>;

    /// The next thing to be done, in order; `None` when there is nothing left.
    fn poll(&mut self) -> Option<HostOutput<<Self::Peer as ToOwned>::Owned>>;

    /// What is the case now.
    fn state(&self) -> Self::State;

    /// The desktop's own page is about to go away, perhaps to come back; some say good-bye.
    fn page_leaving(&mut self) {}

    /// The desktop's own page has loaded, opened as a panel opens it.
    fn page_loaded(&mut self, now: Millis);

    /// What outlives a reload of the desktop's own page, as text; `None` where a reload is a fresh start.
    fn save(&self) -> Option<String> {
        None
    }

    /// The desktop as [`Host::save`] wrote it down, its page about to load: until [`Host::page_loaded`] it neither hears
    /// nor speaks. `None` for text that is none of that.
    fn restore(text: &str, now: Millis) -> Option<Self>
    where
        Self: Sized,
    {
        let (_, _) = (text, now);
        None
    }
}

/// What a desktop wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostOutput<To> {
    /// Post this JSON text, as a value, to this page.
    Post {
        /// The page: a frame, or the one page there is at exactly this origin.
        to: To,
        /// JSON.
        text: String,
    },
    /// What the desktop shows its own agent, or would print to its console.
    Warn(String),
}
