//! The list of contacts: open and ended.

pub(crate) mod contact_list;
pub(crate) mod recent;
