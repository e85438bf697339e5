//! In place of the crate of this name: `[patch.crates-io]` in the root's `Cargo.toml` takes it.
//!
//! Why: Leptos 0.8 builds `server_fn` for the browser whatever features are chosen, and with it `wasm-streams`, whose classes are
//! exported to JavaScript: the linker keeps them and all they use. The panel has no server functions. Without them the first load
//! weighs 5.6 KB less: 4.7 of the program, 0.9 of its JavaScript. This is the little that `server_fn` names.
//!
//! Upstream: no issue known. `server_fn`, with its feature `browser`, is a plain dependency of Leptos 0.8.23.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as Raw;

type Piece = Result<JsValue, JsValue>;

/// A stream between the page and a server: nothing in the panel opens one.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// # Panics
    /// Always: sending a stream takes the crate itself.
    pub fn from_stream(_: impl Stream<Item = Piece> + 'static) -> Self {
        unimplemented!(
            "the panel has no server functions: to use them, take crates/wasm-streams out of [patch.crates-io]"
        )
    }

    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// # Panics
    /// Always: reading a stream takes the crate itself.
    pub fn into_stream(self) -> stream::Pending<Piece> {
        unimplemented!(
            "the panel has no server functions: to use them, take crates/wasm-streams out of [patch.crates-io]"
        )
    }
}
