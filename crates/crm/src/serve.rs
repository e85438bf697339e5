//! The server: everything put together, listening on an address until it is asked to stop.

use std::future::Future;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::serve::ListenerExt;
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tower_http::timeout::TimeoutLayer;

use crate::access::{self, Access};
use crate::api::{self, Problem};
use crate::page;
use crate::store::Store;

/// The longest time for a request, including its body.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The longest time for running requests after the request to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// All routes, with their middleware.
///
/// # Errors
/// If the API description cannot be written.
pub fn router(store: Store, access: Access) -> Result<Router> {
    let description: Arc<str> = api::description()?.into();
    let cors = access.cors();
    let access = Arc::new(access);
    let for_programs = middleware::from_fn_with_state(Arc::clone(&access), access::for_programs);
    let for_people = middleware::from_fn_with_state(Arc::clone(&access), access::for_people);
    let open = Router::new()
        .route("/openapi.json", get(describe).with_state(description))
        .route("/style.css", get(page::style))
        .fallback(async || Problem::not_found("there is no such page"));
    Ok(Router::new()
        .nest("/v1", api::routes().layer(for_programs))
        .merge(page::routes().layer(for_people))
        .with_state(store)
        .merge(open)
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, TIMEOUT))
        .layer(cors)
        .layer(middleware::from_fn_with_state(access, access::at_the_door)))
}

async fn describe(State(description): State<Arc<str>>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], description.to_string())
}

/// A listening server.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    store: Store,
    access: Access,
}

impl Server {
    /// Opens the database and listens. Without a token, it listens on loopback addresses only.
    ///
    /// # Errors
    /// If a network address would be open without a token, the address is taken, or the database cannot be opened.
    pub async fn bind(listen: &str, database: &str, access: Access) -> Result<Self> {
        let addresses: Vec<SocketAddr> = listen
            .to_socket_addrs()
            .with_context(|| format!("--listen {listen} is not an address: write host and port, like 127.0.0.1:8083"))?
            .collect();
        if access.token.is_none() && !addresses.iter().all(|address| address.ip().to_canonical().is_loopback()) {
            bail!(
                "--listen {listen} can be reached from the network, and everybody there could read all customers: set a \
                 token (--token or DESKPANE_CRM_TOKEN), or listen to 127.0.0.1 and put a web server before it"
            );
        }
        let listener =
            TcpListener::bind(addresses.as_slice()).await.with_context(|| format!("cannot listen to {listen}"))?;
        let address = listener.local_addr()?;
        let store = Store::open(database).await?;
        Ok(Self { listener, address, store, access })
    }

    /// Its address.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` completes, then finishes running requests for at most ten seconds.
    ///
    /// # Errors
    /// If the API description cannot be written, or the listener fails.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
        let router = router(self.store.clone(), self.access)?;
        let listener = self.listener.tap_io(|stream| {
            // If this fails, it is only slower.
            let _ = stream.set_nodelay(true);
        });
        let (stopping, stopped) = oneshot::channel();
        let serving = axum::serve(listener, router).with_graceful_shutdown(async move {
            stop.await;
            let _ = stopping.send(());
        });
        let at_last = async move {
            let _ = stopped.await;
            tokio::time::sleep(LAST_REQUESTS).await;
        };
        let result = tokio::select! {
            result = serving.into_future() => result,
            () = at_last => Ok(()),
        };
        self.store.close().await;
        Ok(result?)
    }
}
