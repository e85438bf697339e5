//! The server against SQLite and a PostgreSQL that the tests start, in this process and as the program people run.

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
