//! A contact's card, a file for each part.

pub(crate) mod card_context;
pub(crate) mod contact_card;
pub(crate) mod conversation;
pub(crate) mod crm_customer;
pub(crate) mod customer_card;
pub(crate) mod customer_record;
pub(crate) mod desktop_notes;
pub(crate) mod details;
pub(crate) mod disposition;
pub(crate) mod earlier_notes;
pub(crate) mod identities;
pub(crate) mod keypad;
pub(crate) mod panel_layout;
pub(crate) mod parties;
pub(crate) mod recorded_disposition;
pub(crate) mod screen_pops;
pub(crate) mod scripts;
pub(crate) mod sections;
pub(crate) mod transfer;
