//! `GET /v1/customers`: customers by address or by search.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use deskpane_desk::embedding::shapes::AddressKind;
use serde::Deserialize;
use utoipa::IntoParams;

use super::problem::{Answer, AnyProblem, Problem};
use crate::address;
use crate::shapes::{ErrorBody, Matches};
use crate::store::{Lookup, MAX_LIMIT, Store};

const DEFAULT_LIMIT: u32 = 10;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Find {
    /// The address to match; nobody is matched by one that is withheld.
    address: Option<String>,
    /// What the address is; an account is a customer's `ref`. Guessed where it is absent.
    #[param(inline, value_type = Option<AddressKind>)]
    kind: Option<String>,
    /// Words to search for instead: each somewhere in `ref`, name, detail or addresses. All customers where it is empty.
    text: Option<String>,
    /// At most so many for `text`: 10 where it is absent, never more than 100.
    #[param(value_type = Option<u32>)]
    limit: Option<String>,
}

/// Customers with an address, or customers who fit a text.
#[utoipa::path(
    get,
    path = "/v1/customers",
    operation_id = "findCustomers",
    params(Find),
    responses(
        (status = 200, body = Matches),
        (status = 400, description = "A parameter is missing or wrong; `path` names it", body = ErrorBody),
        AnyProblem
    )
)]
pub(super) async fn find(
    State(store): State<Store>,
    query: Result<Query<Find>, QueryRejection>,
) -> Result<Answer<Matches>, Problem> {
    let Query(Find { address, kind, text, limit }) = query?;
    let limit = read_limit(limit.as_deref(), DEFAULT_LIMIT)?;
    let matches = match (address, text) {
        (Some(_), Some(_)) => return Err(bad("text", "ask for address or for text, not for both")),
        (None, None) => return Err(bad("address", "is missing: ask for address=… or text=…")),
        (None, Some(text)) => {
            let found = store.search_customers(&text, limit, None).await?;
            found.rows.into_iter().map(|details| details.customer).collect()
        }
        (Some(address), None) => {
            let kind = match kind.as_deref() {
                None => address::guess(&address),
                Some(name) => read_kind(name)?,
            };
            match Lookup::new(kind, &address) {
                Some(lookup) => store.matching(&lookup).await?,
                None => Vec::new(),
            }
        }
    };
    Ok(Answer(StatusCode::OK, Matches { matches }))
}

fn read_kind(name: &str) -> Result<AddressKind, Problem> {
    let kinds = [AddressKind::Phone, AddressKind::Email, AddressKind::Account];
    let kind = kinds.into_iter().find(|kind| kind.name() == name);
    kind.ok_or_else(|| bad("kind", "must be phone, email or account"))
}

pub(super) fn read_limit(limit: Option<&str>, default: u32) -> Result<u32, Problem> {
    let Some(limit) = limit else { return Ok(default) };
    let number: u32 = limit.parse().map_err(|_| bad("limit", "must be a number from 1 to 100"))?;
    Ok(number.clamp(1, MAX_LIMIT))
}

fn bad(path: &str, message: &str) -> Problem {
    Problem::value(StatusCode::BAD_REQUEST, path, message)
}
