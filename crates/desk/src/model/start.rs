//! Contacts that an agent starts: the data that a desktop needs, and the choices.

/// What a desktop needs to begin a contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct StartRequest {
    /// On behalf of which campaign.
    pub campaign: String,
    /// Through which channel, in the vendor's word.
    pub channel: String,
    /// With whom: a number, an address, or whatever the channel tells people apart by.
    pub client: String,
}

/// What there is to choose from when a contact is begun. Anything else may be typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct StartChoices {
    /// Campaigns that were seen, the latest first.
    pub campaigns: Vec<String>,
    /// Channels, in the vendor's words.
    pub channels: Vec<String>,
}
