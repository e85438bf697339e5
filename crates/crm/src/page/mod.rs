//! The web page: customers and interactions as tables, with a search and CSV export. No script.

mod view;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream, StreamExt};
use serde::Deserialize;

use crate::api::Problem;
use crate::import;
use crate::store::{Filter, MAX_LIMIT, Page, Position, Store};
use crate::table;

/// Rows that are fetched at a time for an export.
const BATCH: u32 = 1000;

/// The page and its tables.
pub(crate) fn routes() -> Router<Store> {
    Router::new()
        .route("/", get(page))
        .route("/customers.csv", get(save_customers))
        .route("/interactions.csv", get(save_interactions))
}

/// The style sheet. It is no secret, so it needs no token.
pub(crate) async fn style() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("page.css"))
}

#[derive(Deserialize)]
struct Search {
    #[serde(default)]
    q: String,
}

async fn page(State(store): State<Store>, Query(Search { q }): Query<Search>) -> Result<Html<String>, Problem> {
    // One more than is shown, to know whether there are more.
    let customers = store.search_customers(&q, MAX_LIMIT + 1, None).await?;
    let filter = Filter { text: q.clone(), ..Filter::default() };
    let interactions = store.list_entries(&filter, MAX_LIMIT + 1).await?;
    Ok(Html(view::page(&q, &customers.rows, &interactions.rows).into_string()))
}

async fn save_customers(State(store): State<Store>, Query(Search { q }): Query<Search>) -> Response {
    let rows = pages(move |after: Option<Position>| {
        let (store, q) = (store.clone(), q.clone());
        async move {
            let Page { rows, last } = store.search_customers(&q, BATCH, after.as_ref()).await?;
            Ok((table::customers(&rows), last))
        }
    });
    csv("customers.csv", &import::COLUMNS, rows)
}

async fn save_interactions(State(store): State<Store>, Query(Search { q }): Query<Search>) -> Response {
    let rows = pages(move |after: Option<Position>| {
        let (store, filter) = (store.clone(), Filter { text: q.clone(), customer: None, after });
        async move {
            let Page { rows, last } = store.list_entries(&filter, BATCH).await?;
            Ok((table::interactions(&rows), last))
        }
    });
    csv("interactions.csv", &table::INTERACTION_COLUMNS, rows)
}

/// A long table, page by page. `fetch` receives the position where the last page ended, and returns the text of the
/// next page and where it ends; no position if it is the last.
fn pages<Fetched>(
    fetch: impl Fn(Option<Position>) -> Fetched + Send + 'static,
) -> impl Stream<Item = sqlx::Result<Bytes>> + Send
where
    Fetched: Future<Output = sqlx::Result<(Vec<u8>, Option<Position>)>> + Send,
{
    stream::try_unfold((fetch, Some(None)), async |(fetch, at)| {
        let Some(after) = at else { return Ok(None) };
        let (text, last) = fetch(after).await?;
        let next = last.map(Some);
        Ok(Some((Bytes::from(text), (fetch, next))))
    })
}

fn csv(name: &str, columns: &[&str], rows: impl Stream<Item = sqlx::Result<Bytes>> + Send + 'static) -> Response {
    let header = stream::iter([Ok(Bytes::from(table::header(columns)))]);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, Body::from_stream(header.chain(rows))).into_response()
}
