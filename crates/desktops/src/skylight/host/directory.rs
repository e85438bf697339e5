//! The tenant's directory: customers, colleagues, queues, outcomes.

use super::ids;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The most customer records: every caller gets one.
pub(super) const MOST_CONTACTS: usize = 200;

/// A customer's record.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Contact {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) phone: String,
    pub(super) email: String,
    pub(super) company: String,
}

impl Contact {
    /// As on the wire.
    pub(super) fn json(&self) -> Value {
        json!({
            "id": self.id,
            "attributes": {
                "name": self.name,
                "phone": self.phone,
                "email": self.email,
                "company": self.company,
            },
        })
    }

    /// Whether any field contains the search words.
    pub(super) fn answers(&self, query: &str) -> bool {
        let query = query.to_lowercase();
        [&self.name, &self.phone, &self.email, &self.company]
            .into_iter()
            .any(|field| field.to_lowercase().contains(query.trim()))
    }

    /// A field by its name.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        Some(match name {
            "name" => &self.name,
            "phone" => &self.phone,
            "email" => &self.email,
            "company" => &self.company,
            _ => return None,
        })
    }
}

/// The customers known from the start.
pub(super) fn contacts() -> Vec<Contact> {
    [
        ("Ada Byron", "+15550142", "ada@analytical.example", "Analytical Engines"),
        ("Grace Murray", "+15550199", "grace@cobol.example", "Navy Yard"),
        ("Emmy Noether", "+15550117", "emmy@ring.example", "Göttingen & Sons"),
        ("Alan Mathison", "+15550163", "alan@bombe.example", "Hut Eight"),
        ("Ada Yonath", "+15550128", "yonath@ribosome.example", "Crystal Works"),
    ]
    .into_iter()
    .zip(1..)
    .map(|((name, phone, email, company), number)| Contact {
        id: ids::fixed(0xc0_0000, number),
        name: name.to_owned(),
        phone: phone.to_owned(),
        email: email.to_owned(),
        company: company.to_owned(),
    })
    .collect()
}

/// The agent's colleagues: id and name.
#[must_use]
pub fn colleagues() -> Vec<(String, String)> {
    ["Mary Jackson", "Dorothy Vaughan", "Karl Weierstrass"]
        .into_iter()
        .zip(1..)
        .map(|(name, number)| (ids::fixed(0xa6e_0000, number), name.to_owned()))
        .collect()
}

/// The queues: id and name.
#[must_use]
pub fn queues() -> Vec<(String, String)> {
    ["Billing", "Technical support", "Returns"]
        .into_iter()
        .zip(1..)
        .map(|(name, number)| (ids::fixed(0x00e_0000, number), name.to_owned()))
        .collect()
}

/// The answer of `entities.getUsers`. It includes the agent, as everywhere else in the tenant.
pub(super) fn users_json(agent: &str) -> Value {
    let agent = (ids::AGENT.to_owned(), agent.to_owned());
    let users: Vec<_> = std::iter::once(agent)
        .chain(colleagues())
        .map(|(id, name)| {
            let (first, last) = name.split_once(' ').unwrap_or((&name, ""));
            let email = format!("{}@tenant.example", first.to_lowercase());
            json!({ "id": id, "firstName": first, "lastName": last, "email": email, "status": "accepted", "state": "ready" })
        })
        .collect();
    json!({ "result": users })
}

/// The answer of `entities.getQueues`.
pub(super) fn queues_json() -> Value {
    let queues: Vec<_> =
        queues().into_iter().map(|(id, name)| json!({ "id": id, "name": name, "active": true })).collect();
    json!({ "result": queues })
}

/// The outcomes: id and JSON.
pub(super) fn dispositions() -> Vec<(String, Value)> {
    const OUTCOMES: [(&str, &[&str]); 4] =
        [("Solved", &["Done"]), ("Sold", &["Done", "With an order"]), ("Calls back", &["Open"]), ("Wrong number", &[])];
    OUTCOMES
        .into_iter()
        .zip(1..)
        .map(|((name, hierarchy), number)| {
            let id = ids::fixed(0xd15_0000, number);
            let disposition = json!({
                "dispositionId": id,
                "name": name,
                "sortOrder": number,
                "hierarchy": hierarchy,
                "active": true,
                "shared": true,
                "tenantId": ids::TENANT,
                "externalId": null,
                "description": "",
            });
            (id, disposition)
        })
        .collect()
}

/// A script as JSON, to be put into a string.
pub(super) fn script(customer: &str) -> Value {
    json!({
        "id": "5c4e0000-0000-4000-8000-000000000001",
        "name": "Welcome",
        "autoScriptDismiss": false,
        "scriptReporting": true,
        "elements": [
            { "name": "greeting", "type": "text", "text": format!("Greet {customer} by name.") },
            { "name": "matter", "type": "freeform", "text": "What is it about?" },
            {
                "name": "mood", "type": "dropdown", "text": "How do they sound?",
                "options": [{ "value": "calm", "name": "Calm" }, { "value": "cross", "name": "Cross" }],
            },
            {
                "name": "products", "type": "checkbox", "text": "Which products?",
                "options": [{ "value": "lamp", "name": "Lamp" }, { "value": "table", "name": "Table" }],
            },
            { "name": "stars", "type": "scale", "text": "How satisfied are they?", "lowerBound": 1, "upperBound": 5 },
        ],
    })
}
