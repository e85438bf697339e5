//! How the connection to the desktop stands, why not, and what would help.

use super::fault::Fault;
use crate::clock::Millis;

/// How the connection stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Connection {
    /// Nothing has been tried yet.
    #[default]
    Starting,
    /// The desktop's window was opened and is loading.
    Opening,
    /// Trying; `problem` says why it has not worked so far.
    Trying {
        /// Which attempt this is, from 1.
        attempt: u32,
        /// What went wrong with the last one.
        problem: Option<Problem>,
        /// When the next one begins; `None` while one is under way.
        next: Option<Millis>,
    },
    /// Messages flow.
    Connected {
        /// Since when.
        since: Millis,
        /// Something that works less well than it could.
        caution: Option<Problem>,
    },
    /// The desktop is there, and speaks only when something happens: nothing has come from it yet.
    Waiting {
        /// Since when.
        since: Millis,
        /// What may be in the way, once that has lasted.
        problem: Option<Problem>,
    },
    /// Given up until something outside changes.
    Stopped(Problem),
}

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The page is in no frame and no window opened it.
    NotEmbedded,
    /// The desktop is missing from the configuration.
    NotConfigured,
    /// The browser does not say which origin frames the page, and the list names none exactly.
    OriginUnknown,
    /// The window is there, but at an origin that is not on the list.
    OriginNotAllowed {
        /// The origin as the browser gives it.
        origin: String,
    },
    /// Nobody answers.
    Silent {
        /// How often it was tried.
        tries: u32,
    },
    /// It answered before and has stopped.
    WentSilent,
    /// The desktop refused the subscription.
    SubscriptionRefused {
        /// What kind of refusal.
        kind: SubscriptionRefusal,
        /// The desktop's own words.
        words: String,
    },
    /// The address of the page carries a contact id that is none.
    ContactIdUnreadable {
        /// The id as given.
        given: String,
    },
    /// With what was subscribed to, the desktop tells once what is the case, and nothing after that.
    NoLiveEvents {
        /// The line of the configuration that mends it.
        line: String,
    },
    /// More contacts are open than the panel keeps.
    TooManyContacts,
    /// The agent's session in the desktop is over.
    SessionEnded,
    /// The desktop's window has not been opened.
    NotOpened,
    /// The browser would not open the desktop's window.
    PopupBlocked,
    /// The desktop's window was closed, or has cut its tie to this page.
    WindowClosed,
    /// The desktop's window is open and says nothing: it may be asking the agent to log in, or show another page.
    WindowSilent {
        /// How often it was tried.
        tries: u32,
    },
    /// The desktop's window answers, and does not tell what was there before: it may not know the question, or talk to
    /// another page than this one.
    StateUntold,
    /// The desktop reports trouble of its own.
    Trouble(Fault),
    /// The desktop's frame has been loading for long.
    FrameSlow,
    /// The desktop's frame has loaded and never spoken to this page. It may have had no cause to, or not be allowed.
    FrameSilent(FrameSwitch),
}

/// The vendor's setting without which a desktop in a frame does not speak to the page around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameSwitch {
    /// Its name.
    pub name: &'static str,
    /// What does not happen without it.
    pub guards: Guarded,
    /// What must be entered there: this page's own origin.
    pub origin: String,
}

/// What a [`FrameSwitch`] holds back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guarded {
    /// The desktop's messages.
    Messages,
    /// The desktop as a whole: the browser shows an error in its frame.
    Page,
}

/// Why a desktop refused a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriptionRefusal {
    /// It does not know the contact id.
    ContactId,
    /// It knows none of the subscription types.
    Types,
    /// Something else, in its own words.
    Other,
}
