//! How something stands that an agent may want: whether it can be had, and what became of it last. The same for
//! what is about a contact and for what is about none.

use crate::{leptos_workarounds::erased::words, text::texts, view::context::store};
use deskpane_desk::model::{AgentControl, Availability, CommandStatus, Control, Denial, change::ContactEntry};
use leptos::prelude::*;

/// How it stands.
#[derive(Clone, Default)]
pub(crate) struct CommandFeedback {
    /// Why it can't be had now.
    pub(crate) denied: Option<String>,
    /// It can't be had only because the same is on its way.
    pub(crate) waits: bool,
    /// The reason is worth a word before anybody asks.
    pub(crate) telling: bool,
    /// What became of it last: how that looks, in a word, and in words; nothing once it is done.
    pub(crate) look: &'static str,
    pub(crate) short: &'static str,
    pub(crate) status: String,
}

impl CommandFeedback {
    /// What there is to say of it.
    pub(crate) fn told(self) -> String {
        self.denied.unwrap_or(self.status)
    }

    fn deny(&mut self, availability: &Availability, words: impl Fn(&Denial) -> String) {
        if let Availability::Denied(denial) = availability {
            self.denied = Some(words(denial));
            self.waits = *denial == Denial::InFlight;
            self.telling = !matches!(denial, Denial::InFlight | Denial::AlreadySo | Denial::State(_));
        }
    }

    fn live(&mut self, status: &CommandStatus, words: impl Fn() -> String) {
        self.look = life_kind(status);
        self.short = texts().life_short(status);
        if *status != CommandStatus::Confirmed {
            self.status = words();
        }
    }
}

/// How a command's life looks.
pub(crate) const fn life_kind(status: &CommandStatus) -> &'static str {
    match status {
        CommandStatus::Sent => "sent",
        CommandStatus::Unreported | CommandStatus::Confirmed => "done",
        CommandStatus::Refused(_) | CommandStatus::NoEffect => "failed",
    }
}

/// Nothing stands in the way, and nothing comes of it at once.
pub(crate) fn always_available() -> Signal<CommandFeedback> {
    Signal::derive(CommandFeedback::default)
}

/// How a control of a contact stands.
pub(crate) fn of_contact(entry: RwSignal<ContactEntry>, control: Control) -> Signal<CommandFeedback> {
    let (store, t) = (store(), texts());
    Signal::derive(move || {
        let mut standing = CommandFeedback::default();
        entry.with(|entry| {
            match entry.controls.iter().find(|offer| offer.control == control) {
                Some(offer) => standing.deny(&offer.availability, |denial| t.denial(denial, store.desktop)),
                None => standing.denied = Some(t.denial(&Denial::NotTaken, store.desktop)),
            }
            if let Some(record) = entry.commands.get(&control) {
                standing.live(&record.status, || t.status(record, store.desktop));
            }
        });
        standing
    })
}

/// How a control stands that is about no contact.
pub(crate) fn of_agent(control: AgentControl) -> Signal<CommandFeedback> {
    let (store, t) = (store(), texts());
    Signal::derive(move || {
        let mut standing = CommandFeedback::default();
        store.board.with(|board| {
            match board.controls.iter().find(|offer| offer.control == control) {
                Some(offer) => standing.deny(&offer.availability, |denial| t.denial(denial, store.desktop)),
                None => standing.denied = Some(t.denial(&Denial::NotTaken, store.desktop)),
            }
            if let Some(record) = board.commands.get(&control) {
                standing.live(&record.status, || t.agent_life(record, store.desktop));
            }
        });
        standing
    })
}

/// The line that says why something is off or what became of it; its place is kept.
pub(crate) fn feedback_line(id: String, standing: Signal<CommandFeedback>) -> AnyView {
    explanation(id, words(move || standing.get().told()))
}

/// A line of such words.
pub(crate) fn explanation(id: String, words: Signal<String>) -> AnyView {
    view! { <p class="told" id=id>{words}</p> }.into_any()
}
