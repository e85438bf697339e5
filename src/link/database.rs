//! One IndexedDB object store, shared by all tabs: texts by key, each with a revision. The newest revision is kept,
//! whichever tab writes it. Every operation can fail: blocked by a setting, in a sandbox, or full.
//!
//! Its methods are called by name: for six calls, their bindings would take too much of the download.

use super::peer::get;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

const STORE: &str = "entries";

/// The database.
#[derive(Clone)]
pub(crate) struct Database(Option<Promise>);

impl Database {
    /// Opens the database with this name, or creates it.
    pub(crate) fn open(name: &str) -> Self {
        Self(open(name).ok())
    }

    /// No database: every operation fails.
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    /// Begins a transaction; returns it and its object store.
    async fn begin(&self, mode: &str) -> Result<(JsValue, JsValue), JsValue> {
        let database = JsFuture::from(self.0.clone().ok_or(JsValue::NULL)?).await?;
        let transaction = call(&database, "transaction", &[STORE.into(), mode.into()])?;
        let store = call(&transaction, "objectStore", &[STORE.into()])?;
        Ok((transaction, store))
    }

    /// All texts.
    pub(crate) async fn read_all(&self) -> Result<Vec<String>, JsValue> {
        let (_, store) = self.begin("readonly").await?;
        let all = done(&call(&store, "getAll", &[])?).await?;
        Ok(Array::from(&all).iter().filter_map(|entry| get(&entry, "text").as_string()).collect())
    }

    /// Stores a text under a key, unless a newer revision is stored there.
    pub(crate) async fn write(&self, key: &str, revision: f64, text: &str) -> Result<(), JsValue> {
        let entry = js_sys::Object::new();
        Reflect::set(&entry, &"revision".into(), &revision.into())?;
        Reflect::set(&entry, &"text".into(), &text.into())?;
        self.change(key, revision, Some(entry.into())).await
    }

    /// Removes the text under a key, unless it has a newer revision.
    pub(crate) async fn remove(&self, key: &str, revision: f64) -> Result<(), JsValue> {
        self.change(key, revision, None).await
    }

    async fn change(&self, key: &str, revision: f64, entry: Option<JsValue>) -> Result<(), JsValue> {
        let (transaction, store) = self.begin("readwrite").await?;
        let finished = settled(&transaction, "oncomplete");
        let key = JsValue::from_str(key);
        let lies = call(&store, "get", std::slice::from_ref(&key))?;
        let own = lies.clone();
        // Inside the answer's event: a transaction without a pending request ends.
        let then = Closure::once_into_js(move || {
            let there = get(&own, "result");
            if there.is_object() && get(&there, "revision").as_f64().is_some_and(|there| there > revision) {
                return;
            }
            // A failure aborts the transaction, which is reported below.
            let _ = match entry {
                Some(entry) => call(&store, "put", &[entry, key]),
                None => call(&store, "delete", &[key]),
            };
        });
        Reflect::set(&lies, &"onsuccess".into(), &then)?;
        JsFuture::from(finished).await.map(|_| ())
    }
}

fn open(name: &str) -> Result<Promise, JsValue> {
    let factory = get(&JsValue::from(web_sys::window()), "indexedDB");
    let request = call(&factory, "open", &[name.into(), 1.into()])?;
    let own = request.clone();
    let make = Closure::once_into_js(move || {
        // If creation fails, the first use fails.
        let _ = call(&get(&own, "result"), "createObjectStore", &[STORE.into()]);
    });
    Reflect::set(&request, &"onupgradeneeded".into(), &make)?;
    Ok(future_to_promise(async move { done(&request).await }))
}

async fn done(request: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(settled(request, "onsuccess")).await?;
    Ok(get(request, "result"))
}

/// Resolves when the event `good` comes, rejects on an error or abort.
fn settled(target: &JsValue, good: &str) -> Promise {
    Promise::new(&mut |keep, give_up| {
        for (name, function) in [(good, &keep), ("onerror", &give_up), ("onabort", &give_up)] {
            // A request has no `onabort`; setting it does no harm.
            let _ = Reflect::set(target, &name.into(), function);
        }
    })
}

fn call(object: &JsValue, name: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = get(object, name).dyn_into::<Function>()?;
    Reflect::apply(&method, object, &values.iter().collect())
}
