//! Replaces the crate of this name by `[patch.crates-io]` in the root's `Cargo.toml`.
//!
//! Why: Leptos 0.8 builds `server_fn` for the browser whichever features are chosen, and with it `wasm-streams`, whose
//! classes are exported to JavaScript, so that the linker keeps them and all they use. The panel has no server
//! functions. Without them, the first load is 5.6 KB smaller: 4.7 of the program, 0.9 of its JavaScript. This file has
//! only what `server_fn` names.
//!
//! Upstream: no issue known. `server_fn`, with its feature `browser`, is a plain dependency of Leptos 0.8.23.

use futures_util::stream::{self, Stream};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ReadableStream as Raw, ReadableStreamDefaultController};

type Piece = Result<JsValue, JsValue>;

/// The error of a stream that is used all the same.
const ABSENT: &str =
    "the panel has no server functions: to use them, take crates/wasm-streams out of [patch.crates-io]";

/// A stream between the page and a server: nothing in the panel opens one.
#[derive(Debug)]
pub struct ReadableStream(Raw);

impl ReadableStream {
    /// A stream that fails when it is read: sending needs the original crate.
    pub fn from_stream(_: impl Stream<Item = Piece> + 'static) -> Self {
        let fail = |controller: ReadableStreamDefaultController| controller.error_with_e(&ABSENT.into());
        let source = Object::new();
        // A plain object accepts any property, and a stream accepts any object.
        let _ = Reflect::set(&source, &"start".into(), &Closure::once_into_js(fail));
        Self(Raw::new_with_underlying_source(&source).unwrap_or_else(|absent| absent.unchecked_into()))
    }

    pub fn from_raw(raw: Raw) -> Self {
        Self(raw)
    }

    pub fn into_raw(self) -> Raw {
        self.0
    }

    /// A stream that fails: reading needs the original crate.
    pub fn into_stream(self) -> stream::Iter<std::iter::Once<Piece>> {
        stream::iter(std::iter::once(Err(ABSENT.into())))
    }
}
