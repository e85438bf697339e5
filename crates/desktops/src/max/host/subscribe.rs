//! Registration: who may subscribe, and what they are sent at once.

use super::{
    contact::{Card, HostContact, Kind},
    engine::MaxHost,
    event::Event,
    fault_injection::Refusal,
    ids::{ContactNo, WindowId},
    subscriber::{Subscriber, Types, envelope},
};
use crate::max::wire::{Flavour, PanelMessage, SUBSCRIPTION_TYPES};
use serde_json::{Value, json};

/// A registration's contact id, checked.
enum Asked {
    Absent,
    Invalid,
    Id(Value, Option<ContactNo>),
}

/// MAX refuses zero and anything but a whole number. CXone Agent refuses only what JavaScript cannot convert to a
/// number, takes zero for absent, and ignores a negative one.
fn asked(flavour: Flavour, id: Option<&Value>) -> Asked {
    let number = match id {
        None | Some(Value::Null) => return Asked::Absent,
        Some(Value::Number(n)) => n.as_f64(),
        Some(Value::String(text)) if text.trim().is_empty() && flavour == Flavour::Cxa => return Asked::Absent,
        Some(Value::String(text)) => text.trim().parse().ok(),
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => None,
    };
    let Some(number) = number.filter(|n: &f64| n.is_finite()) else { return Asked::Invalid };
    let whole = (number.fract() == 0.0 && number > 0.0).then_some(ContactNo(number as u64));
    let echo = id.cloned().unwrap_or_default();
    match flavour {
        Flavour::Max if number == 0.0 || number.fract() != 0.0 => Asked::Invalid,
        Flavour::Max => Asked::Id(json!(number as i64), whole),
        Flavour::Cxa if number <= 0.0 => Asked::Absent,
        Flavour::Cxa => Asked::Id(echo, whole),
    }
}

impl MaxHost {
    pub(super) fn register(&mut self, window: WindowId, message: &PanelMessage) {
        let issuer = message.issuer.clone().unwrap_or_default();
        if let Some(first) = self.subscribers.iter().find(|s| s.window == window) {
            let text = format!(
                "Error processing Client Event Subscription. Issuer: [{issuer}] has already subscribed (as [{}]).",
                first.issuer
            );
            return self.warn(text);
        }
        let panel = self.windows.iter().find(|(own, _)| *own == window).map(|(_, no)| *no);
        let (echo, contact) = match asked(self.flavour, message.contact_id.as_ref()) {
            _ if self.fault_injection.refuse == Some(Refusal::ContactId) => {
                return self.refuse(window, Refusal::ContactId);
            }
            Asked::Invalid => return self.refuse(window, Refusal::ContactId),
            Asked::Id(echo, contact) => (echo, contact),
            // MAX knows which contact a Contact Panel belongs to.
            Asked::Absent if self.flavour == Flavour::Max => (panel.map_or(Value::Null, |no| json!(no.0)), panel),
            Asked::Absent => (Value::Null, None),
        };
        let Some(types) = self.types(message).filter(|_| self.fault_injection.refuse.is_none()) else {
            return self.refuse(window, Refusal::Types);
        };
        let types = match &message.subscription_types {
            None => Types { unfiltered: contact.is_none(), contact: contact.is_some(), ..types },
            Some(_) => types,
        };
        let subscriber = Subscriber { window, issuer, echo, contact, types };
        let mut events = self.snapshot(&subscriber);
        let ack = self.ack(&subscriber.echo, "OK", "Success");
        match self.flavour {
            Flavour::Max => events.insert(0, ack),
            Flavour::Cxa => events.push(ack),
        }
        let texts: Vec<_> = events.iter().map(|e| &*e.text).collect();
        let text = subscriber.envelope(self.flavour, &texts);
        self.subscribers.push(subscriber);
        self.post(window, text);
    }

    /// The requested types; `None` if none of them is known.
    fn types(&mut self, message: &PanelMessage) -> Option<Types> {
        let Some(list) = &message.subscription_types else {
            return (self.flavour == Flavour::Cxa).then(Types::default);
        };
        let known = match self.flavour {
            Flavour::Max => SUBSCRIPTION_TYPES.len() - 1,
            Flavour::Cxa => SUBSCRIPTION_TYPES.len(),
        };
        let mut types = Types::default();
        let mut any = false;
        for word in list {
            let lower = word.to_lowercase();
            let Some(index) = SUBSCRIPTION_TYPES.iter().take(known).position(|name| *name == lower) else {
                self.warn(format!("Invalid subscription type [{}]", deskpane_desk::session::cut(word, 80)));
                continue;
            };
            any = true;
            match index {
                0 => types.all = true,
                1 => types.agent = true,
                2 => types.contact = true,
                3 => types.contacts = true,
                4 => types.session_info = true,
                _ => types.agent_assist = true,
            }
        }
        any.then_some(types)
    }

    /// The current states for a new subscriber: complete, even where the filter for live events fails. With no agent
    /// signed in there is nothing to report.
    fn snapshot(&self, subscriber: &Subscriber) -> Vec<Event> {
        let types = subscriber.types;
        let mut events = Vec::new();
        if !self.agent.signed_in {
            return events;
        }
        if types.all || types.agent {
            events.push(self.agent.event());
        }
        let listed = self.contacts.iter().filter(|c| self.is_listed(c));
        let wanted = |no| types.all || types.contacts || types.contact && subscriber.contact == Some(no);
        events.extend(listed.filter(|c| wanted(c.no)).map(|c| c.event(self.flavour, false)));
        if types.session_info || self.flavour == Flavour::Cxa && types.all {
            events.push(Event::token(&self.token()));
        }
        events
    }

    /// Whether a contact is reported to a new subscriber. CXone Agent reports calls until the customer has left, and
    /// work items; nothing else.
    fn is_listed(&self, contact: &HostContact) -> bool {
        match contact.spec.kind {
            _ if self.flavour == Flavour::Max => true,
            Kind::Call => contact.status.is_live(),
            Kind::WorkItem => self.contacts.iter().any(HostContact::is_live_call),
            Kind::Chat | Kind::Email | Kind::Voicemail | Kind::Digital => false,
        }
    }

    fn ack(&self, contact: &Value, status: &str, reason: &str) -> Event {
        let mut json = json!({
            "messageType": "ClientEventSubscriptionAcknowledge",
            "contactId": contact,
            "status": status,
            "reason": reason,
        });
        // CXone Agent leaves the id undefined if there is none, and structured clone drops the key.
        if let (Flavour::Cxa, true, Some(fields)) = (self.flavour, contact.is_null(), json.as_object_mut()) {
            fields.remove("contactId");
        }
        Event::raw(None, &json)
    }

    fn refuse(&mut self, window: WindowId, why: Refusal) {
        let reason = match (why, self.flavour) {
            (Refusal::ContactId, _) => "Invalid Contact Id",
            (Refusal::Types, Flavour::Max) => "Invalid Subscription Types",
            (Refusal::Types, Flavour::Cxa) => "Invalid Subscription Types.",
        };
        let ack = self.ack(&Value::Null, "ERROR", reason);
        self.post(window, envelope(self.flavour, &Value::Null, &[&ack.text]));
    }

    /// MAX shows the customer on the contact named, or the panel's own, or the one in front; CXone Agent ignores the
    /// message.
    pub(super) fn show_card(&mut self, window: WindowId, message: PanelMessage) {
        let Some(data) = message.contact_card_data.filter(|_| self.flavour == Flavour::Max) else {
            return self.warn("ContactCardData without effect".to_owned());
        };
        let named = match asked(self.flavour, message.contact_id.as_ref()) {
            Asked::Id(_, contact) => contact,
            Asked::Absent | Asked::Invalid => None,
        };
        let panel = self.windows.iter().find(|(own, _)| *own == window).map(|(_, no)| *no);
        let target = named.or(panel).or(self.front);
        match target.and_then(|no| self.contact_mut(no)) {
            Some(contact) => contact.card = Some(Card { name: data.name, picture: data.user_img }),
            None => self.warn("ContactCardData for no contact".to_owned()),
        }
    }
}
