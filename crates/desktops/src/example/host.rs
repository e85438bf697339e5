//! The example's side of the protocol: it drives the simulated desktop, and is the session's counterpart in native
//! tests.

use super::wire::{ANSWER, CommandMessage, SOURCE};
use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{collections::VecDeque, mem};

/// A contact of the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostContact {
    /// Its id.
    pub id: String,
    /// The customer.
    pub customer: String,
    /// The agent has answered it.
    pub answered: bool,
}

/// An act of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// This customer calls.
    Offer(String),
    /// The agent answers a contact in the desktop itself.
    Answer(String),
    /// A contact ends.
    End(String),
    /// An undocumented message.
    Emit,
}

/// The injected faults.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultInjection {
    /// Sends nothing.
    pub silent: bool,
    /// Ignores the next command.
    pub drop_next: bool,
}

/// The desktop.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExampleHost {
    parent: String,
    #[serde(skip)]
    loading: bool,
    numbers: u64,
    contacts: Vec<HostContact>,
    /// Contacts that ended while the page was loading and have not been reported.
    ended: Vec<String>,
    /// The injected faults.
    pub fault_injection: FaultInjection,
    #[serde(skip)]
    outputs: VecDeque<HostOutput<String>>,
}

impl ExampleHost {
    /// A desktop without contacts, in a page of the origin `parent`.
    #[must_use]
    pub fn new(parent: &str) -> Self {
        Self {
            parent: parent.to_owned(),
            loading: false,
            numbers: 0,
            contacts: Vec::new(),
            ended: Vec::new(),
            fault_injection: FaultInjection::default(),
            outputs: VecDeque::new(),
        }
    }

    /// The open contacts, in order of arrival.
    #[must_use]
    pub fn contacts(&self) -> &[HostContact] {
        &self.contacts
    }

    /// The origin of the parent page.
    #[must_use]
    pub fn parent(&self) -> &str {
        &self.parent
    }

    /// Sets the origin of the page that frames the desktop.
    pub fn held_by(&mut self, parent: &str) {
        parent.clone_into(&mut self.parent);
    }

    fn answer(&mut self, id: &str) {
        let offered = self.contacts.iter_mut().find(|contact| contact.id == id && !contact.answered);
        if let Some(contact) = offered {
            contact.answered = true;
            let contact = contact.clone();
            self.tell_changed(&contact);
        }
    }

    fn end(&mut self, id: String) {
        let before = self.contacts.len();
        self.contacts.retain(|contact| contact.id != id);
        if self.contacts.len() == before {
            return;
        }
        if self.loading {
            self.ended.push(id);
        } else {
            self.tell_ended(&id);
        }
    }

    fn tell_changed(&mut self, contact: &HostContact) {
        let state = if contact.answered { "answered" } else { "offered" };
        let told = json!({ "id": contact.id, "customer": contact.customer, "state": state });
        self.post(json!({ "source": SOURCE, "event": "contact-changed", "contact": told }).to_string());
    }

    fn tell_ended(&mut self, id: &str) {
        self.post(json!({ "source": SOURCE, "event": "contact-ended", "contact": { "id": id } }).to_string());
    }

    fn post(&mut self, text: String) {
        if !self.loading && !self.fault_injection.silent {
            self.outputs.push_back(HostOutput::Post { to: self.parent.clone(), text });
        }
    }
}

impl Host for ExampleHost {
    type Act = Act;
    type Peer = str;
    type FaultInjection = FaultInjection;
    type State = Vec<HostContact>;

    fn receive(&mut self, from: &str, text: &str, _now: Millis) {
        if self.loading || from != self.parent {
            return;
        }
        match serde_json::from_str::<CommandMessage>(text) {
            Ok(_) if mem::take(&mut self.fault_injection.drop_next) => {}
            Ok(message) if message.command == ANSWER => self.answer(&message.contact),
            _ => self.outputs.push_back(HostOutput::Warn("A message that is no command".to_owned())),
        }
    }

    fn act(&mut self, act: Act, _now: Millis) {
        match act {
            Act::Offer(customer) => {
                self.numbers = self.numbers.wrapping_add(1);
                let contact = HostContact { id: self.numbers.to_string(), customer, answered: false };
                self.contacts.push(contact.clone());
                self.tell_changed(&contact);
            }
            Act::Answer(id) => self.answer(&id),
            Act::End(id) => self.end(id),
            Act::Emit => {
                self.post(json!({ "source": SOURCE, "event": "contact-dreamt", "token": "t0p-s3cret" }).to_string())
            }
        }
    }

    fn fault_injection(&mut self) -> &mut FaultInjection {
        &mut self.fault_injection
    }

    fn wake(&mut self, _now: Millis) {}

    fn wake_at(&self) -> Option<Millis> {
        None
    }

    fn poll(&mut self) -> Option<HostOutput<String>> {
        self.outputs.pop_front()
    }

    fn state(&self) -> Vec<HostContact> {
        self.contacts.clone()
    }

    fn page_loaded(&mut self, _now: Millis) {
        self.loading = false;
        for id in mem::take(&mut self.ended) {
            self.tell_ended(&id);
        }
        for contact in self.contacts.clone() {
            self.tell_changed(&contact);
        }
    }

    fn save(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    fn restore(text: &str, _now: Millis) -> Option<Self> {
        let saved: Self = serde_json::from_str(text).ok()?;
        Some(Self { loading: true, ..saved })
    }
}
