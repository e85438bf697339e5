//! The server with SQLite, and with a PostgreSQL started by the tests; in this process, and as a program.

mod access;
mod client;
mod contract;
mod crash;
mod import;
mod openapi;
mod page;
mod place;
mod postgres;
mod program;
