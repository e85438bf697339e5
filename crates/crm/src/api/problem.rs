//! Error responses: always JSON, with what happened and what to do.

use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::entry::EntryError;
use crate::shapes::ErrorBody;

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    body: ErrorBody,
}

/// The responses that any request may get, for the description.
#[derive(utoipa::IntoResponses)]
#[expect(dead_code, reason = "answers are given as `Problem`")]
pub(super) enum AnyProblem {
    /// The token is missing or wrong
    #[response(status = 401)]
    Token(ErrorBody),
    /// The database does not answer: try again
    #[response(status = 503)]
    Database(ErrorBody),
}

impl Problem {
    pub(crate) fn new(status: StatusCode, error: impl Into<String>) -> Self {
        Self { status, body: ErrorBody { error: error.into(), path: None, revision: None } }
    }

    /// A value of the request is wrong.
    pub(crate) fn value(status: StatusCode, path: &str, message: &str) -> Self {
        let mut problem = Self::new(status, format!("{path}: {message}"));
        problem.body.path = Some(path.to_owned());
        problem
    }

    pub(crate) fn not_found(error: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, error)
    }

    /// A conflict with the stored revision.
    pub(crate) fn conflict(sent: u64, standing: u64) -> Self {
        let error = if standing > sent {
            format!("revision {standing} stands, which is newer than {sent}: nothing was changed")
        } else {
            format!("revision {standing} stands with other content: send changes with a higher revision")
        };
        let mut problem = Self::new(StatusCode::CONFLICT, error);
        problem.body.revision = Some(standing);
        problem
    }
}

impl From<QueryRejection> for Problem {
    fn from(error: QueryRejection) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error.body_text())
    }
}

impl From<EntryError> for Problem {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::NotJson(message) => {
                Self::new(StatusCode::BAD_REQUEST, format!("the body is no JSON: {message}"))
            }
            EntryError::Value { path, message } => Self::value(StatusCode::UNPROCESSABLE_ENTITY, &path, &message),
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        eprintln!("database: {error}");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer: try again in a moment")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let text = serde_json::to_string(&self.body).unwrap_or_default();
        let mut response = (self.status, json(text)).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        response
    }
}

fn json(text: String) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text)
}

/// A JSON response.
pub(super) struct Answer<T>(pub(super) StatusCode, pub(super) T);

impl<T: serde::Serialize> IntoResponse for Answer<T> {
    fn into_response(self) -> Response {
        match serde_json::to_string(&self.1) {
            Ok(text) => (self.0, json(text)).into_response(),
            Err(error) => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        }
    }
}
