//! Requests from the panel to a page that offers the service.

use super::{
    params::{customer_of_answer, link},
    shapes::{Address, Customer, LogEntry, RecordLink},
};
use crate::clock::Span;
use serde_json::{Value, json};

/// A service a page may offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Match an interaction to a customer.
    Match,
    /// Search customers by text.
    Search,
    /// Open a customer's record.
    Open,
    /// Log an interaction.
    Log,
}

impl Service {
    /// All services.
    pub const ALL: [Self; 4] = [Self::Match, Self::Search, Self::Open, Self::Log];

    /// Its method name.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Match => "customer/match",
            Self::Search => "customer/search",
            Self::Open => "record/open",
            Self::Log => "interaction/log",
        }
    }

    /// The default timeout of an answer.
    #[must_use]
    pub const fn deadline(self) -> Span {
        match self {
            Self::Match | Self::Search => Span::seconds(5),
            Self::Open => Span::seconds(3),
            Self::Log => Span::seconds(15),
        }
    }
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Match a customer.
    Match {
        /// The id of the interaction.
        interaction: String,
        /// Their addresses, only those that identify somebody.
        addresses: Vec<Address>,
        /// The desktop's name for them.
        name: Option<String>,
    },
    /// Search customers.
    Search {
        /// The search text.
        text: String,
        /// The maximum number of results.
        limit: u32,
    },
    /// Open a record.
    Open {
        /// The id of the interaction.
        interaction: String,
        /// The `ref` of the customer; `None` for nobody in the CRM.
        customer: Option<String>,
        /// The reason.
        cause: Cause,
    },
    /// Log this entry.
    Log(Box<LogEntry>),
}

/// Why a record opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The interaction was offered.
    Offered,
    /// The agent accepted it.
    Answered,
    /// The agent asked for it.
    Agent,
}

impl Cause {
    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Answered => "answered",
            Self::Agent => "agent",
        }
    }
}

/// A page's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The matching customers.
    Matches(Vec<Customer>),
    /// Whether a record was opened.
    Opened(bool),
    /// The entry was logged; with its record, if the page names one.
    Logged(Option<RecordLink>),
}

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskFailure {
    /// No page offers it.
    NotOffered,
    /// No answer in time. A late answer still counts.
    Silent,
    /// The page is gone: the result is unknown.
    Lost,
    /// The page answered with an error.
    Error {
        /// The error code.
        code: i64,
        /// When to retry, in milliseconds.
        retry_after: Option<i64>,
        /// The page's message.
        message: String,
    },
    /// The answer does not fit the request.
    Nonsense,
    /// Too many requests are under way.
    Busy,
}

/// The maximum number of customers read from one answer.
const MOST: usize = 50;

impl Ask {
    /// The requested service.
    #[must_use]
    pub const fn service(&self) -> Service {
        match self {
            Self::Match { .. } => Service::Match,
            Self::Search { .. } => Service::Search,
            Self::Open { .. } => Service::Open,
            Self::Log(_) => Service::Log,
        }
    }

    /// Its parameters as JSON.
    pub(super) fn params(&self) -> String {
        match self {
            Self::Match { interaction, addresses, name } => {
                let mut params = json!({ "interaction": interaction, "addresses": addresses });
                if let (Some(params), Some(name)) = (params.as_object_mut(), name) {
                    params.insert("name".to_owned(), Value::from(name.as_str()));
                }
                params.to_string()
            }
            Self::Search { text, limit } => json!({ "text": text, "limit": limit }).to_string(),
            Self::Open { interaction, customer, cause } => {
                json!({ "interaction": interaction, "customer": customer, "cause": cause.name() }).to_string()
            }
            Self::Log(entry) => serde_json::to_string(entry).unwrap_or_default(),
        }
    }
}

impl Answer {
    /// Parses the result of this service, from a page or from the body of an HTTP answer (the shapes are the same).
    pub(super) fn read(service: Service, result: &Value) -> Result<Self, AskFailure> {
        Ok(match service {
            Service::Match | Service::Search => {
                let list = result.get("matches").and_then(Value::as_array).ok_or(AskFailure::Nonsense)?;
                let mut matches: Vec<Customer> = Vec::new();
                for customer in list.iter().filter_map(customer_of_answer).take(MOST) {
                    if matches.iter().all(|other| other.reference != customer.reference) {
                        matches.push(customer);
                    }
                }
                // If all customers lack a name, the answer is invalid, not empty.
                if matches.is_empty() && !list.is_empty() {
                    return Err(AskFailure::Nonsense);
                }
                Self::Matches(matches)
            }
            Service::Open => Self::Opened(result.get("opened").and_then(Value::as_bool).ok_or(AskFailure::Nonsense)?),
            // The entry was accepted, whatever else the result says.
            Service::Log => Self::Logged(result.get("record").and_then(record)),
        })
    }
}

fn record(value: &Value) -> Option<RecordLink> {
    let reference = value.get("ref").and_then(Value::as_str)?.to_owned();
    Some(RecordLink { reference, url: value.get("url").and_then(Value::as_str).and_then(link) })
}
