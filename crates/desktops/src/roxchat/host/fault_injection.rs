//! Fault injection: how the workspace can fail, to test panels against.

use deskpane_desk::clock::Span;
use serde::{Deserialize, Serialize};

/// The injected faults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultInjection {
    /// Neither receives nor sends.
    pub silent: bool,
    /// Posts every message as its JSON text.
    pub strings: bool,
    /// Uses the spelling of the tables on the vendor's page (`SiebelId`), with numbers as text.
    pub table_spelling: bool,
    /// Refuses to start chats.
    pub refuse: Option<StartError>,
    /// How it reports that a chat could not be started.
    pub errors: ErrorForm,
    /// Ignores the next command.
    pub drop_next: bool,
    /// The delay of commands.
    pub effect_delay: Span,
}

/// How a workspace reports that a chat could not be started: the vendor's page does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErrorForm {
    /// To its own agent only.
    #[default]
    Unsaid,
    /// In an event of its own, with visitor and visit.
    Event,
    /// In a notification about the visit.
    Notice,
    /// Without a subject.
    Bare,
}

/// Why a chat is not started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum StartError {
    /// The visitor belongs to another department.
    Department,
    /// The visitor is about to begin a chat.
    VisitorFirst,
    /// The visitor is in a chat.
    InChat,
    /// The plan does not include it.
    Tariff,
    /// Unknown.
    Unknown,
}

impl StartError {
    /// All of them, in the order of the vendor's page.
    pub const ALL: [Self; 5] = [Self::Department, Self::VisitorFirst, Self::InChat, Self::Tariff, Self::Unknown];

    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Department => "operator_cant_start_chat_with_visitor_from_another_department",
            Self::VisitorFirst => "visitor_starting_chat_from_his_side",
            Self::InChat => "visitor_already_in_chat",
            Self::Tariff => "no_tariff_option",
            Self::Unknown => "unable_to_start_outgoing_chat",
        }
    }

    /// What the workspace shows its agent, as on the vendor's page.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Department => "You cannot invite visitors from another department to the chat.",
            Self::VisitorFirst => {
                "You cannot invite the visitor to the chat because they are initiating the chat from their side."
            }
            Self::InChat => "The visitor is already chatting.",
            Self::Tariff => {
                "To perform this action, you need to switch to another tariff or connect the appropriate tariff option."
            }
            Self::Unknown => "An error occurred while creating the chat.",
        }
    }
}
