//! A small CRM server: it tells the panel who has an address, and keeps the record of each interaction. It is for trying the
//! panel with, and for installations that have no CRM. `docs/crm-server.md` says how to run it.
//!
//! Read in this order: [`shapes`] is what goes over the wire beside the shapes of [`deskpane_desk`], [`api`] the routes, [`store`] the database, [`address`] how a
//! customer is found by a number. [`import`] fills it, [`serve`] puts it on an address.

pub mod access;
pub mod address;
pub mod api;
pub mod entry;
pub mod import;
mod page;
pub mod serve;
pub mod shapes;
pub mod store;
pub mod table;
pub mod web_address;
