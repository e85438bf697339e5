//! The contract of every desktop's session: a state machine without I/O.
//!
//! Messages, commands, window events and the time go in by method calls. Outputs come out of [`Session::poll`] as
//! values, to be drained after every call. [`Session::wake_at`] says when the session needs to be woken.

use crate::{
    clock::Millis,
    kit::secret::without_tokens,
    model::{AgentIntent, Change, Command, CommandId, Denial},
    origin::Origin,
};

/// The panel's side of the protocol with a contact-centre desktop.
///
/// Every session implements [`Self::receive`] and [`Self::poll`]. By default, a session ignores window events, has no
/// timers, and accepts no commands.
pub trait Session {
    /// A message from the expected window and an allowed origin, as JSON text.
    fn receive(&mut self, text: &str, from: &Origin, now: Millis);

    /// An event of a window.
    fn window(&mut self, event: WindowEvent, now: Millis) {
        let (_, _) = (event, now);
    }

    /// The agent gives a command for a contact.
    ///
    /// # Errors
    /// Why it cannot be sent now, or at all; nothing was sent.
    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let (_, _) = (command, now);
        Err(Denial::NotTaken)
    }

    /// The agent gives a command for no contact.
    ///
    /// # Errors
    /// Why it cannot be sent now, or at all; nothing was sent.
    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        let (_, _) = (intent, now);
        Err(Denial::NotTaken)
    }

    /// Time has passed; call it at [`Session::wake_at`] or later, more often does no harm.
    fn wake(&mut self, now: Millis) {
        let _ = now;
    }

    /// The next output, in order; `None` if there is none.
    fn poll(&mut self) -> Option<Output>;

    /// When to call [`Session::wake`]; `None` for never.
    fn wake_at(&self) -> Option<Millis> {
        None
    }
}

/// An event of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowEvent {
    /// The desktop's window was found. `origin` is its origin, if the browser reports it.
    Found {
        /// The origin as text, on the list or not.
        origin: Option<String>,
    },
    /// There is no window of the desktop.
    Absent,
    /// The desktop's window sent a message from an origin that is not on the list. Its content was not read.
    Stranger {
        /// The origin, as reported by the browser.
        origin: String,
        /// The length of a text message; `None` for an object, which would have to be read.
        size: Option<u32>,
    },
    /// The agent has opened the desktop's window, which is loading.
    Opened,
    /// The desktop's window, opened before our page loaded, was recovered.
    Regained,
    /// The browser refused to open the desktop's window.
    Blocked,
    /// The desktop's window was closed.
    Closed,
    /// The desktop's page in our frame started to load, for the first time or again.
    FrameLoading,
    /// The page in our frame has loaded, or the browser's error page in its place; browsers do not report which.
    /// Without [`Self::FrameLoading`] before it, the desktop has reloaded itself.
    FrameLoaded,
    /// Our page is about to unload, perhaps to reload.
    Leaving,
    /// Our page returned from the browser's cache, or came into view.
    Shown,
}

/// An output of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Post this JSON text, as an object, to the desktop's window at exactly this origin.
    Post {
        /// The target origin.
        to: Origin,
        /// A JSON object.
        text: String,
    },
    /// Apply this to the desk.
    Change(Change),
    /// Show this to the integrator.
    Note(Note),
    /// Store this text for the next start of the page in this tab, in place of the last snapshot.
    Snapshot(String),
}

/// A note for integrators, which agents do not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its kind.
    pub kind: NoteKind,
    /// A short title: an event's type, or the problem.
    pub title: String,
    /// The content, with secrets hidden and cut to [`Note::LONGEST`] bytes; may be empty.
    pub text: String,
}

impl Note {
    /// The longest text of a note, in bytes.
    pub const LONGEST: usize = 2048;

    /// A note, without tokens of a known shape, cut to the longest permitted text.
    #[must_use]
    pub fn new(kind: NoteKind, title: &str, text: &str) -> Self {
        let (title, text) = (without_tokens(title), without_tokens(text));
        Self { kind, title: cut(&title, 120).to_owned(), text: cut(&text, Self::LONGEST).to_owned() }
    }
}

/// The kind of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// A message or event that was understood, but changes nothing that the agent sees.
    Event,
    /// A message or event of an unknown kind.
    Unknown,
    /// A message that violates the protocol.
    Malformed,
    /// A message of another protocol.
    Foreign,
}

/// The start of `text`, at most `longest` bytes, cut between characters.
#[must_use]
pub fn cut(text: &str, longest: usize) -> &str {
    text.get(..text.floor_char_boundary(longest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContactId, Intent};

    /// The minimal session.
    struct Least(Vec<Output>);

    impl Session for Least {
        fn receive(&mut self, text: &str, _from: &Origin, _now: Millis) {
            self.0.push(Output::Note(Note::new(NoteKind::Unknown, text, "")));
        }

        fn poll(&mut self) -> Option<Output> {
            self.0.pop()
        }
    }

    #[test]
    fn a_session_that_does_the_least_takes_no_commands_and_sleeps() {
        let mut session = Least(Vec::new());
        let contact = ContactId::new("1").unwrap();
        let command = Command { contact, intent: Intent::Answer };
        assert_eq!(session.command(command, Millis(0)), Err(Denial::NotTaken));
        assert_eq!(session.agent_command(AgentIntent::Ready, Millis(0)), Err(Denial::NotTaken));
        session.window(WindowEvent::FrameLoaded, Millis(0));
        session.wake(Millis(0));
        assert_eq!((session.wake_at(), session.poll()), (None, None));
        session.receive("a", &Origin::parse("https://a.example").unwrap(), Millis(0));
        assert!(matches!(session.poll(), Some(Output::Note(note)) if note.title == "a"));
    }

    #[test]
    fn a_note_hides_tokens_of_a_known_shape() {
        let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";
        let note = Note::new(NoteKind::Unknown, "cognito-auth-response", &format!("\"{jwt}\""));
        assert_eq!(note.text, "\"[hidden]\"");
        assert_eq!(Note::new(NoteKind::Unknown, jwt, "").title, "[hidden]");
    }
}
