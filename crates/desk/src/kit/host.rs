//! The contract of every host: the desktop's side of the protocol, as a state machine without I/O.
//!
//! A host drives a simulated desktop and opposes a [`Session`](crate::session::Session) in tests. Messages of panels,
//! acts of people and the time go in by method calls; posts come out of [`Host::poll`], to be drained after every
//! call. A host has no randomness: the caller of [`Host::act`] decides what happens.

use crate::clock::Millis;

/// A contact-centre desktop, as far as a panel can know it.
pub trait Host {
    /// Something a person or the network does. An act that makes no sense at the moment does nothing.
    type Act;
    /// How the desktop identifies the pages it talks to: by their frame, or by their origin.
    type Peer: ToOwned + ?Sized;
    /// Fault injection: how the desktop fails from now on. By default it does not.
    type FaultInjection: Default + Clone + PartialEq;
    /// The truth at the desktop: what a panel should show once it has been told everything.
    type State;

    /// A message from a page, as JSON text; any text is accepted.
    fn receive(&mut self, from: &Self::Peer, text: &str, now: Millis);

    /// A person or the network does something.
    fn act(&mut self, act: Self::Act, now: Millis);

    /// The injected faults, to be changed.
    fn fault_injection(&mut self) -> &mut Self::FaultInjection;

    /// Time has passed; call it at [`Host::wake_at`] or later, more often does no harm.
    fn wake(&mut self, now: Millis);

    /// When to call [`Host::wake`] next.
    fn wake_at(&self) -> Option<Millis>;

    /// The next output, in order; `None` when there is nothing left.
    fn poll(&mut self) -> Option<HostOutput<<Self::Peer as ToOwned>::Owned>>;

    /// The current truth.
    fn state(&self) -> Self::State;

    /// The desktop's own page is about to unload, perhaps to reload; some desktops say goodbye.
    fn page_leaving(&mut self) {}

    /// The desktop's own page has loaded, as a panel opens it.
    fn page_loaded(&mut self, now: Millis);

    /// State that survives a reload of the desktop's own page, as text; `None` where a reload starts afresh.
    fn save(&self) -> Option<String> {
        None
    }

    /// The desktop restored from [`Host::save`], while its page is loading: until [`Host::page_loaded`] it neither
    /// receives nor sends. `None` for any other text.
    fn restore(text: &str, now: Millis) -> Option<Self>
    where
        Self: Sized,
    {
        let (_, _) = (text, now);
        None
    }
}

/// An output of a desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostOutput<To> {
    /// Post this JSON text, as a value, to this page.
    Post {
        /// The page: a frame, or the one page at exactly this origin.
        to: To,
        /// JSON.
        text: String,
    },
    /// What the desktop shows its own agent, or prints to its console.
    Warn(String),
}
