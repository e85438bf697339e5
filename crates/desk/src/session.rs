//! The contract every vendor's session fulfils: a state machine without I/O.
//!
//! Messages, commands, window events and the time go in by method calls. What shall be done comes out of
//! [`Session::poll`] as values, to be drained after every call; [`Session::wake_at`] says when the session
//! wants to be woken next, whatever else happens.

use crate::{
    clock::Millis,
    kit::secret::without_tokens,
    model::{AgentIntent, Change, Command, CommandId, Denial},
    origin::Origin,
};

/// One side of a conversation with a contact-centre desktop.
///
/// All that every desktop needs is [`Self::receive`] and [`Self::poll`]. A session that does not do the rest has windows
/// come and go without a word, no timers, and takes no commands.
pub trait Session {
    /// A message from the expected window and an allowed origin, as JSON text.
    fn receive(&mut self, text: &str, from: &Origin, now: Millis);

    /// Something happened to a window.
    fn window(&mut self, event: WindowEvent, now: Millis) {
        let (_, _) = (event, now);
    }

    /// The agent wants something done to a contact.
    ///
    /// # Errors
    /// Why it can't be done now, or at all; nothing was sent.
    fn command(&mut self, command: Command, now: Millis) -> Result<CommandId, Denial> {
        let (_, _) = (command, now);
        Err(Denial::NotTaken)
    }

    /// The agent wants something done that is about no contact.
    ///
    /// # Errors
    /// Why it can't be done now, or at all; nothing was sent.
    fn agent_command(&mut self, intent: AgentIntent, now: Millis) -> Result<CommandId, Denial> {
        let (_, _) = (intent, now);
        Err(Denial::NotTaken)
    }

    /// Time has passed; call it at [`Session::wake_at`] or later, more often does no harm.
    fn wake(&mut self, now: Millis) {
        let _ = now;
    }

    /// The next thing to be done, in order; `None` when there is nothing left.
    fn poll(&mut self) -> Option<Output>;

    /// When the session wants [`Session::wake`] called; `None` for never.
    fn wake_at(&self) -> Option<Millis> {
        None
    }
}

/// What happened to a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowEvent {
    /// The desktop's window is there. `origin` is what the browser says of it; `None` where it says nothing.
    Found {
        /// The origin as text, on the list or not.
        origin: Option<String>,
    },
    /// There is no desktop's window.
    Absent,
    /// The desktop's window sent something from an origin that is not on the list. Its content was not read.
    Stranger {
        /// The origin as the browser gives it.
        origin: String,
        /// How long the message is, where it is a text; of another nothing is known without reading it.
        size: Option<u32>,
    },
    /// The agent had the desktop's window opened; it is loading.
    Opened,
    /// The desktop's window was open before our page was, and is ours again.
    Regained,
    /// The browser would not open the desktop's window.
    Blocked,
    /// The desktop's window is gone.
    Closed,
    /// The desktop's page in our own frame began to load, for the first time or again.
    FrameLoading,
    /// The page in our own frame has loaded, or what the browser shows in its place: it does not say which. Without
    /// [`Self::FrameLoading`] before it, the desktop has reloaded itself.
    FrameLoaded,
    /// Our page is about to go away, perhaps to come back.
    Leaving,
    /// Our page came back from the browser's cache, or into view.
    Shown,
}

/// What a session wants done.
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
    /// Keep this text until the page is closed, over reloads of it, in place of the snapshot before.
    Snapshot(String),
}

/// Something an integrator wants to see and an agent need not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of thing.
    pub kind: NoteKind,
    /// A short title: an event's type, or what is wrong.
    pub title: String,
    /// The content, with secrets hidden and cut to [`Note::LONGEST`] bytes; may be empty.
    pub text: String,
}

impl Note {
    /// The most text a note carries, in bytes.
    pub const LONGEST: usize = 2048;

    /// A note, without tokens of a known shape, and cut to what a note may carry.
    #[must_use]
    pub fn new(kind: NoteKind, title: &str, text: &str) -> Self {
        let (title, text) = (without_tokens(title), without_tokens(text));
        Self { kind, title: cut(&title, 120).to_owned(), text: cut(&text, Self::LONGEST).to_owned() }
    }
}

/// What kind of thing a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// A message or event that is understood and changes nothing the agent sees.
    Event,
    /// A message or event of a kind this version does not know.
    Unknown,
    /// A message that is not what the protocol says.
    Malformed,
    /// A message of somebody else's protocol.
    Foreign,
}

/// The first part of `text`, at most `longest` bytes, cut between characters.
#[must_use]
pub fn cut(text: &str, longest: usize) -> &str {
    text.get(..text.floor_char_boundary(longest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContactId, Intent};

    /// All that a session must do.
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
