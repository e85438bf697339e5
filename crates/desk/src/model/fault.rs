//! A desktop's reasons for not doing a command.

/// A desktop's refusal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fault {
    /// What it means, as far as it is one of the known kinds.
    pub kind: FaultKind,
    /// The vendor's number for it.
    pub code: Option<i64>,
    /// The vendor's own words; may be empty.
    pub words: String,
}

/// What a desktop's refusal means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// Contacts are still open.
    ContactsOpen,
    /// The contact is over, or its offer has expired.
    Gone,
    /// What was sent is not what the desktop takes.
    Parameters,
    /// The agent may not do that.
    Permission,
    /// The reason for not being ready is none of the desktop's.
    Reason,
    /// The phone is none of the agent's.
    Extension,
    /// The outcome is none of this contact's.
    Disposition,
    /// The script is gone.
    Script,
    /// The desktop has lost its own session or its connection.
    Session,
    /// The microphone or the phone in the browser does not work.
    Device,
    /// The telephone system did not do it.
    Telephony,
    /// The desktop could not reach its own servers, or they failed.
    Server,
    /// The customer belongs to another department.
    OtherDepartment,
    /// The customer is about to begin a conversation themselves.
    CustomerFirst,
    /// The customer is in a conversation already.
    AlreadyInChat,
    /// The vendor's tariff does not include it.
    Tariff,
    /// The conversation could not be begun; the desktop does not say why.
    NotStarted,
    /// Anything else.
    Other,
}
