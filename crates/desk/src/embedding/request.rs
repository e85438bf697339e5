//! Requests from a page to the panel.

use super::{
    failure::Failure,
    params::{LONGEST, Params, customer},
    shapes::Customer,
    token::BearerToken,
};
use crate::{
    address::dialable,
    clock::Millis,
    model::{ContactId, Intent},
};
use serde_json::{Map, Value};

/// A valid request from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Get the state of the desk.
    Desk,
    /// Dial.
    Dial(Dial),
    /// Act on an interaction.
    Act {
        /// The interaction.
        interaction: ContactId,
        /// The action.
        intent: Intent,
    },
    /// Open an interaction's card.
    Select(ContactId),
    /// Set an interaction's customer; `None` for nobody in the CRM.
    SetCustomer {
        /// The interaction.
        interaction: ContactId,
        /// The customer.
        customer: Option<Customer>,
    },
    /// Append text to an interaction's note.
    AppendNote {
        /// The interaction.
        interaction: ContactId,
        /// The text.
        text: String,
    },
    /// Use this token for the HTTP contract.
    Token(BearerToken),
}

/// A dial request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dial {
    /// The number in dialable form, or another address in plain characters.
    pub address: String,
    /// The `ref` of the customer.
    pub customer: Option<String>,
    /// Further facts, by name.
    pub metadata: Vec<(String, String)>,
}

/// All methods, as listed in `capabilities`.
pub(super) const METHODS: [&str; 7] =
    ["desk/get", "dial", "interaction/act", "interaction/select", "customer/set", "note/append", "auth/token"];

/// The maximum length of an appended text, in bytes.
const LONGEST_NOTE: usize = 16 * 1024;

impl Request {
    /// Parses a request of this method.
    pub(super) fn read(method: &str, message: &Map<String, Value>) -> Result<Self, Failure> {
        if !METHODS.contains(&method) {
            return Err(Failure::NoMethod);
        }
        let params = Params::of(message)?;
        Ok(match method {
            "desk/get" => Self::Desk,
            "dial" => {
                let address = dialable(params.text("address", LONGEST)?);
                if address.is_empty() {
                    return Err(Failure::parameter("address", "a number or another address"));
                }
                let customer = params.optional_text("customer")?.map(str::to_owned);
                Self::Dial(Dial { address, customer, metadata: params.facts("metadata", 40)? })
            }
            "interaction/act" => {
                let interaction = interaction(params)?;
                let intent = Intent::of_action(params.text("action", LONGEST)?);
                let intent =
                    intent.ok_or_else(|| Failure::parameter("action", "one of the actions of the contract"))?;
                Self::Act { interaction, intent }
            }
            "interaction/select" => Self::Select(interaction(params)?),
            "customer/set" => {
                let interaction = interaction(params)?;
                if !params.has("customer") {
                    return Err(Failure::parameter("customer", "a customer or null"));
                }
                let customer = params.get("customer").map(|value| customer(value, "customer")).transpose()?;
                Self::SetCustomer { interaction, customer }
            }
            "note/append" => Self::AppendNote {
                interaction: interaction(params)?,
                text: params.text("text", LONGEST_NOTE)?.to_owned(),
            },
            _ => {
                let token = params.text("token", BearerToken::LONGEST)?;
                let expires = Millis::parse(params.text("expiresAt", LONGEST)?);
                let expires = expires.ok_or_else(|| Failure::parameter("expiresAt", "a time of ISO 8601"))?;
                let token = BearerToken::new(token, expires);
                Self::Token(token.ok_or_else(|| Failure::parameter("token", "visible characters without spaces"))?)
            }
        })
    }

    /// The interaction it is about.
    #[must_use]
    pub const fn interaction(&self) -> Option<&ContactId> {
        match self {
            Self::Act { interaction, .. }
            | Self::Select(interaction)
            | Self::SetCustomer { interaction, .. }
            | Self::AppendNote { interaction, .. } => Some(interaction),
            Self::Desk | Self::Dial(_) | Self::Token(_) => None,
        }
    }
}

fn interaction(params: Params<'_>) -> Result<ContactId, Failure> {
    let id = ContactId::new(params.text("interaction", ContactId::LONGEST)?);
    id.ok_or_else(|| Failure::parameter("interaction", "the id of an interaction"))
}
