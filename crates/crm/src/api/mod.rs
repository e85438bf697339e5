//! The HTTP API under `/v1`, in JSON.

mod customers;
mod interactions;
mod problem;

pub use problem::Problem;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use crate::entry::MAX_ENTRY_BYTES;
use crate::store::Store;

/// The routes under `/v1`.
pub(crate) fn routes() -> Router<Store> {
    Router::new()
        .route("/customers", get(customers::find))
        .route("/interactions", get(interactions::list))
        // A proxy may have decoded the slashes of a key.
        .route("/interactions/{*key}", get(interactions::read).put(interactions::log))
        .layer(DefaultBodyLimit::max(MAX_ENTRY_BYTES))
        .fallback(async || Problem::not_found("there is no such address; /openapi.json lists them"))
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Deskpane CRM", description = "Customers by address, and the record of each interaction."),
    paths(customers::find, interactions::list, interactions::read, interactions::log),
    security((), ("token" = [])),
    modifiers(&Token)
)]
struct Description;

struct Token;

impl utoipa::Modify for Token {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        description.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// The OpenAPI description of the API, as committed in `openapi.json`.
///
/// # Errors
/// If it cannot be written as JSON, which is not expected.
pub fn description() -> Result<String, serde_json::Error> {
    Ok(Description::openapi().to_pretty_json()? + "\n")
}
