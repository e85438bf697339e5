//! A CRM page, as an author would write it from the contract, which checks all it receives.

use fastrand::Rng;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The page from one load to the next.
pub(crate) struct Page {
    pub(crate) life: u64,
    /// The port of its last `connect`.
    pub(crate) port: u32,
    pub(crate) is_welcome: bool,
    pub(crate) attempts: u32,
    seq: u64,
    /// Its copy of the desk: whether each interaction is muted.
    pub(crate) picture: Option<BTreeMap<String, bool>>,
    /// Unanswered requests, including the one for the desk.
    pub(crate) open: BTreeSet<String>,
    last: u64,
}

/// The page's reaction to a message.
pub(crate) enum Reaction {
    Nothing,
    /// Request the desk, after this many milliseconds.
    Sync(i64),
    /// Answer the panel's request with this id.
    Asked(u64),
}

impl Page {
    pub(crate) fn new(life: u64) -> Self {
        Self { life, port: 0, is_welcome: false, attempts: 0, seq: 0, picture: None, open: BTreeSet::new(), last: 0 }
    }

    /// A new port; all pending requests have ended.
    pub(crate) fn connect(&mut self, port: u32) -> String {
        (self.port, self.is_welcome, self.seq, self.picture) = (port, false, 0, None);
        self.open.clear();
        self.attempts += 1;
        json!({
            "deskpane": "connect", "version": 1, "client": {"name": "Test", "version": "1"},
            "services": ["customer/search"],
        })
        .to_string()
    }

    pub(crate) fn request(&mut self, method: &str, params: Value) -> String {
        self.last += 1;
        let id = format!("{method}#{}", self.last);
        self.open.insert(id.clone());
        json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string()
    }

    /// Any request, valid or not.
    pub(crate) fn any_request(&mut self, rng: &mut Rng) -> String {
        match rng.u8(..8) {
            0 => self.request("desk/get", json!({})),
            1 => self.request("interaction/select", json!({"interaction": "1"})),
            2 => self.request("interaction/act", json!({"interaction": "1", "action": "mute"})),
            3 => self.request("dial", json!({"address": "+4930123456"})),
            4 => self.request("dial", json!({"address": 7})),
            5 => self.request("no/such", json!({})),
            6 => self.request("note/append", json!({"interaction": "1", "text": "x".repeat(70_000)})),
            _ => json!({"jsonrpc": "2.0", "method": "interaction/select", "params": {"interaction": "1"}}).to_string(),
        }
    }

    pub(crate) fn hear(&mut self, message: &Value) -> Reaction {
        let Some(method) = message["method"].as_str() else {
            let id = message["id"].as_str().unwrap();
            assert!(self.open.remove(id), "{id} is answered twice");
            assert!(message["result"].is_object() ^ message["error"].is_object(), "{message}");
            if id.starts_with("desk/get") && message["result"].is_object() {
                let desk = &message["result"];
                assert_eq!(desk["seq"], self.seq, "the picture holds what was told, and no more");
                let interactions = desk["interactions"].as_array().unwrap().iter();
                self.picture = Some(interactions.map(told).collect());
            }
            let is_busy = message["error"]["data"]["reason"] == "busy";
            if id.starts_with("desk/get") && is_busy && self.picture.is_none() {
                return Reaction::Sync(message["error"]["data"]["retryAfter"].as_i64().unwrap());
            }
            return Reaction::Nothing;
        };
        if let Some(id) = message["id"].as_u64() {
            return Reaction::Asked(id);
        }
        let params = &message["params"];
        match method {
            "welcome" => {
                assert!(!self.is_welcome, "welcome once a port");
                self.is_welcome = true;
                return Reaction::Sync(0);
            }
            _ => assert_eq!(params["seq"], self.seq + 1, "{message}"),
        }
        self.seq += 1;
        if let (Some(picture), Some(event)) = (&mut self.picture, method.strip_prefix("interaction/")) {
            let (id, muted) = told(&params["interaction"]);
            let known = match event {
                "removed" => picture.remove(&id),
                _ => picture.insert(id, muted),
            };
            assert_eq!(known.is_none(), event == "added", "{message}");
            assert!(event != "changed" || known != Some(muted), "nothing is told twice: {message}");
        }
        Reaction::Nothing
    }
}

fn told(interaction: &Value) -> (String, bool) {
    (interaction["id"].as_str().unwrap().to_owned(), interaction["muted"].as_bool().unwrap())
}
