//! The directory: destinations of transfers, and customer records.

use super::{
    sent_list::SentList,
    work::{CustomerRecord, Destination},
};

/// What was looked up last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Directory {
    /// Where contacts can be sent.
    pub destinations: Listing<Destination>,
    /// What the last search for records was for.
    pub query: String,
    /// The records it found.
    pub records: Listing<CustomerRecord>,
}

/// A list that is fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Listing<T> {
    /// Nobody asked for it.
    #[default]
    Unasked,
    /// On its way.
    Underway,
    /// Here it is; may be empty.
    Listed(SentList<T>),
    /// It did not come.
    Failed,
}
