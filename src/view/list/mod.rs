//! The list of contacts: those that are open, and those that are over.

pub(crate) mod contact_list;
pub(crate) mod recent;
