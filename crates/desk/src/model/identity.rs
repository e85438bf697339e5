//! A customer's ids in the systems that know them.

/// One name a customer goes by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// To which system.
    pub kind: IdentityKind,
    /// The name, as sent. Plain text.
    pub value: String,
}

/// Which system knows a customer by a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentityKind {
    /// The system of the desktop's owner, which told the desktop: "provided".
    Provided,
    /// The CRM the desktop is tied to: Siebel.
    Crm,
    /// A task in that CRM.
    Task,
    /// The desktop itself.
    Desktop,
    /// The desktop, for as long as the customer's visit lasts.
    Session,
    /// The desktop, for as long as the conversation lasts.
    Conversation,
    /// The desktop, for the channel the customer came through.
    Channel,
    /// The service behind that channel.
    ChannelUser,
}
