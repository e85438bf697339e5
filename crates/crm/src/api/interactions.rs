//! `/v1/interactions`: log entries, written by the panel and read by others.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use deskpane_desk::embedding::shapes::LogEntry;
use serde::Deserialize;
use utoipa::IntoParams;

use super::customers::read_limit;
use super::problem::{Answer, AnyProblem, Problem};
use crate::entry;
use crate::shapes::{ErrorBody, Interactions, Logged};
use crate::store::{Filter, Put, Store};

const DEFAULT_LIMIT: u32 = 50;

/// Take an entry. Sending the same again changes nothing; of several revisions the newest stands, in whatever order they
/// come.
#[utoipa::path(
    put,
    path = "/v1/interactions/{key}",
    operation_id = "logInteraction",
    params(("key" = String, Path, description = "The entry's `key`, percent-encoded")),
    request_body = LogEntry,
    responses(
        (status = 200, description = "It stands, in the place of an older revision or as it stood before", body = Logged),
        (status = 201, description = "It is the first of its key", body = Logged),
        (status = 400, description = "The body is no JSON, or `key` is not that of the address", body = ErrorBody),
        (status = 409, description = "`revision` stands: newer, or the same with other content", body = ErrorBody),
        (status = 413, description = "The entry is longer than 64 KiB", body = ErrorBody),
        (status = 422, description = "A value is missing or wrong; `path` names it", body = ErrorBody),
        AnyProblem
    )
)]
pub(super) async fn log(
    State(store): State<Store>,
    key: Result<Path<String>, PathRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Answer<Logged>, Problem> {
    let key = read_key(key)?;
    let body = body.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(error.status(), "an entry has at most 64 KiB: shorten its note"),
        status => Problem::new(status, error.body_text()),
    })?;
    let entry = entry::read(&body)?;
    if entry.key != key {
        let message = format!("is {:?} in the body and {key:?} in the address", entry.key);
        return Err(Problem::value(StatusCode::BAD_REQUEST, "key", &message));
    }
    match store.put_entry(&entry).await? {
        Put::Created(record) => Ok(Answer(StatusCode::CREATED, Logged { record })),
        Put::Stands(record) => Ok(Answer(StatusCode::OK, Logged { record })),
        Put::Conflict { standing } => Err(Problem::conflict(entry.revision, standing)),
    }
}

/// The newest revision of an entry.
#[utoipa::path(
    get,
    path = "/v1/interactions/{key}",
    operation_id = "readInteraction",
    params(("key" = String, Path, description = "The entry's `key`, percent-encoded")),
    responses(
        (status = 200, body = LogEntry),
        (status = 404, description = "No entry has this key", body = ErrorBody),
        AnyProblem
    )
)]
pub(super) async fn read(
    State(store): State<Store>,
    key: Result<Path<String>, PathRejection>,
) -> Result<Answer<LogEntry>, Problem> {
    let entry = store.entry(&read_key(key)?).await?.ok_or_else(|| Problem::not_found("no entry has this key"))?;
    Ok(Answer(StatusCode::OK, entry))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct List {
    /// Words to search for: each somewhere in the entry, or in what is known of its customer.
    text: Option<String>,
    /// Only those of the customer with this `ref`.
    customer: Option<String>,
    /// At most so many: 50 where it is absent, never more than 100.
    #[param(value_type = Option<u32>)]
    limit: Option<String>,
}

/// Entries, the newest first.
#[utoipa::path(
    get,
    path = "/v1/interactions",
    operation_id = "listInteractions",
    params(List),
    responses(
        (status = 200, body = Interactions),
        (status = 400, description = "A parameter is wrong; `path` names it", body = ErrorBody),
        AnyProblem
    )
)]
pub(super) async fn list(
    State(store): State<Store>,
    query: Result<Query<List>, QueryRejection>,
) -> Result<Answer<Interactions>, Problem> {
    let Query(List { text, customer, limit }) = query?;
    let limit = read_limit(limit.as_deref(), DEFAULT_LIMIT)?;
    let filter = Filter { text: text.unwrap_or_default(), customer, after: None };
    let interactions = store.list_entries(&filter, limit).await?.rows.into_iter().map(|listed| listed.entry).collect();
    Ok(Answer(StatusCode::OK, Interactions { interactions }))
}

fn read_key(key: Result<Path<String>, PathRejection>) -> Result<String, Problem> {
    let Path(key) = key.map_err(|error| Problem::value(StatusCode::BAD_REQUEST, "key", &error.body_text()))?;
    entry::check_key(&key)?;
    Ok(key)
}
