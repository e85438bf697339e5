//! What the panel asks of a page that offers it.

use super::{
    params::{customer_of_answer, link},
    shapes::{Address, Customer, LogEntry, RecordLink},
};
use crate::clock::Span;
use serde_json::{Value, json};

/// Something a page may offer to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// Say who an interaction is with.
    Match,
    /// Look for customers by words.
    Search,
    /// Open a customer's record.
    Open,
    /// Keep what became of an interaction.
    Log,
}

impl Service {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Match, Self::Search, Self::Open, Self::Log];

    /// Its method.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Match => "customer/match",
            Self::Search => "customer/search",
            Self::Open => "record/open",
            Self::Log => "interaction/log",
        }
    }

    /// How long an answer is waited for, unless the page asks for another time.
    #[must_use]
    pub const fn deadline(self) -> Span {
        match self {
            Self::Match | Self::Search => Span::seconds(5),
            Self::Open => Span::seconds(3),
            Self::Log => Span::seconds(15),
        }
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Who is this?
    Match {
        /// The id of the interaction.
        interaction: String,
        /// What is known of them; none that identifies nobody.
        addresses: Vec<Address>,
        /// The desktop's name for them.
        name: Option<String>,
    },
    /// Who is found by these words?
    Search {
        /// The words.
        text: String,
        /// How many at most.
        limit: u32,
    },
    /// Open a record.
    Open {
        /// The id of the interaction.
        interaction: String,
        /// The `ref` of the customer; `None` for nobody in the CRM.
        customer: Option<String>,
        /// Why.
        cause: Cause,
    },
    /// Keep this.
    Log(Box<LogEntry>),
}

/// Why a record is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The interaction was offered.
    Offered,
    /// The agent took it.
    Answered,
    /// The agent asked for it.
    Agent,
}

impl Cause {
    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Answered => "answered",
            Self::Agent => "agent",
        }
    }
}

/// What a page said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Who fits.
    Matches(Vec<Customer>),
    /// Whether a record was opened.
    Opened(bool),
    /// The entry is kept; there, as far as the page says.
    Logged(Option<RecordLink>),
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskFailure {
    /// No page offers it.
    NotOffered,
    /// Nothing came in time. What comes later still counts.
    Silent,
    /// The page is gone: it is not known what it did.
    Lost,
    /// The page says that it can't.
    Error {
        /// The number of the error.
        code: i64,
        /// In how many milliseconds it may be asked again.
        retry_after: Option<i64>,
        /// In its words.
        message: String,
    },
    /// What came is no answer to this question.
    Nonsense,
    /// Too much is asked already.
    Busy,
}

/// The most customers that are taken of one answer.
const MOST: usize = 50;

impl Ask {
    /// Which service it is.
    #[must_use]
    pub const fn service(&self) -> Service {
        match self {
            Self::Match { .. } => Service::Match,
            Self::Search { .. } => Service::Search,
            Self::Open { .. } => Service::Open,
            Self::Log(_) => Service::Log,
        }
    }

    /// Its parameters, as JSON.
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
    /// Reads the result of a question to this service, from a page or, the same, from the body of an HTTP answer.
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
                // Customers that all lack a name are not the same as none.
                if matches.is_empty() && !list.is_empty() {
                    return Err(AskFailure::Nonsense);
                }
                Self::Matches(matches)
            }
            Service::Open => Self::Opened(result.get("opened").and_then(Value::as_bool).ok_or(AskFailure::Nonsense)?),
            // Whatever was said with it, the entry was taken.
            Service::Log => Self::Logged(result.get("record").and_then(record)),
        })
    }
}

fn record(value: &Value) -> Option<RecordLink> {
    let reference = value.get("ref").and_then(Value::as_str)?.to_owned();
    Some(RecordLink { reference, url: value.get("url").and_then(Value::as_str).and_then(link) })
}
