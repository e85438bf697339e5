//! Requests over a persistent connection.

use anyhow::Result;
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

pub(crate) struct Client {
    address: String,
    connection: SendRequest<Full<Bytes>>,
}

impl Client {
    pub(crate) async fn connect(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (connection, work) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(work);
        Ok(Self { address: address.to_owned(), connection })
    }

    pub(crate) async fn get(&mut self, path: &str) -> Result<(StatusCode, Bytes)> {
        self.send(Method::GET, path, Bytes::new()).await
    }

    /// Sends an entry to the address of its key.
    pub(crate) async fn put(&mut self, entry: &Value) -> Result<StatusCode> {
        let key = entry.pointer("/key").and_then(Value::as_str).unwrap_or_default().replace('/', "%2F");
        let (status, _) = self.send(Method::PUT, &format!("/v1/interactions/{key}"), entry.to_string().into()).await?;
        Ok(status)
    }

    async fn send(&mut self, method: Method, path: &str, body: Bytes) -> Result<(StatusCode, Bytes)> {
        self.connection.ready().await?;
        let request =
            Request::builder().method(method).uri(path).header("host", &self.address).body(Full::new(body))?;
        let response = self.connection.send_request(request).await?;
        Ok((response.status(), response.into_body().collect().await?.to_bytes()))
    }
}
