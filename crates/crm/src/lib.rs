//! A small CRM server: it finds customers by address for the panel, and stores the log of interactions. It is for
//! trying the panel, and for installations without a CRM. `docs/crm-server.md` describes how to run it.
//!
//! Read in this order: [`shapes`], the data on the wire in addition to that of [`deskpane_desk`]; [`api`], the routes;
//! [`store`], the database; [`address`], how customers are found by address; [`import`], the CSV import; [`serve`], the
//! server.

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
