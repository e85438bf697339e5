//! One object store of the browser's database, shared by all tabs: texts by key, each with a revision. The newest
//! revision stays, whoever writes it. Everything may fail: blocked by a setting, in a sandbox, or full.
//!
//! Its methods are called by name: their types would be a large part of the download, for six calls.

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

    /// None: everything fails.
    pub(crate) const fn none() -> Self {
        Self(None)
    }

    /// A transaction on the store, and the store in it.
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

    /// Stores a text under a key, unless a newer revision lies there.
    pub(crate) async fn write(&self, key: &str, revision: f64, text: &str) -> Result<(), JsValue> {
        let entry = js_sys::Object::new();
        Reflect::set(&entry, &"revision".into(), &revision.into())?;
        Reflect::set(&entry, &"text".into(), &text.into())?;
        self.change(key, revision, Some(entry.into())).await
    }

    /// Removes what lies under a key, unless it is of a newer revision.
    pub(crate) async fn remove(&self, key: &str, revision: f64) -> Result<(), JsValue> {
        self.change(key, revision, None).await
    }

    async fn change(&self, key: &str, revision: f64, entry: Option<JsValue>) -> Result<(), JsValue> {
        let (transaction, store) = self.begin("readwrite").await?;
        let finished = settled(&transaction, "oncomplete");
        let key = JsValue::from_str(key);
        let lies = call(&store, "get", std::slice::from_ref(&key))?;
        let own = lies.clone();
        // In the answer's own turn: a transaction that nothing is asked of by then is over.
        let then = Closure::once_into_js(move || {
            let there = get(&own, "result");
            if there.is_object() && get(&there, "revision").as_f64().is_some_and(|there| there > revision) {
                return;
            }
            // One that fails fails the transaction, which is said.
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
        // What could not be made fails with the first use.
        let _ = call(&get(&own, "result"), "createObjectStore", &[STORE.into()]);
    });
    Reflect::set(&request, &"onupgradeneeded".into(), &make)?;
    Ok(future_to_promise(async move { done(&request).await }))
}

async fn done(request: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(settled(request, "onsuccess")).await?;
    Ok(get(request, "result"))
}

/// Kept when it has come to a good end, else broken.
fn settled(target: &JsValue, good: &str) -> Promise {
    Promise::new(&mut |keep, give_up| {
        for (name, function) in [(good, &keep), ("onerror", &give_up), ("onabort", &give_up)] {
            // A request has no `onabort`, and takes it all the same.
            let _ = Reflect::set(target, &name.into(), function);
        }
    })
}

fn call(object: &JsValue, name: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = get(object, name).dyn_into::<Function>()?;
    Reflect::apply(&method, object, &values.iter().collect())
}
