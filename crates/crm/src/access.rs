//! Access control: a bearer token or none, the server's own host names, and the origins whose pages may read responses.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::api::Problem;
use crate::web_address::{Origin, is_loopback_authority};

/// Sent with every response: nothing runs, only our style sheet loads, and nothing is cached or framed.
const HEADERS: [(HeaderName, HeaderValue); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// Who has access.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// The token that every request must carry. `None`: everybody who can reach the server has access.
    pub token: Option<String>,
    /// The origins whose pages may read responses.
    pub origins: Vec<Origin>,
}

impl Access {
    /// Cross-origin requests from the listed origins, with cookies and token.
    pub(crate) fn cors(&self) -> CorsLayer {
        let origins = self.origins.iter().filter_map(|origin| HeaderValue::from_str(origin.as_str()).ok());
        CorsLayer::new()
            .allow_origin(AllowOrigin::list(origins))
            .allow_credentials(true)
            .allow_methods([Method::GET, Method::PUT])
            .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
            .expose_headers([header::RETRY_AFTER])
            .max_age(Duration::from_secs(600))
    }

    /// Without a token, a page anywhere could point its own host name at this machine (DNS rebinding) and read
    /// responses as its own. The request's host name gives it away.
    fn is_known_host(&self, headers: &HeaderMap) -> bool {
        let Some(host) = headers.get(header::HOST) else { return true };
        let host = host.to_str().unwrap_or_default();
        is_loopback_authority(host) || self.origins.iter().any(|origin| origin.authority().eq_ignore_ascii_case(host))
    }

    fn is_token(&self, sent: Option<&[u8]>) -> bool {
        let Some(token) = &self.token else { return true };
        sent.is_some_and(|sent| is_equal(sent, token.as_bytes()))
    }
}

/// Compares in constant time.
fn is_equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |sum, (one, other)| sum | (one ^ other)) == 0
}

fn credentials<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a [u8]> {
    let (sent, rest) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    sent.eq_ignore_ascii_case(scheme).then(|| rest.trim().as_bytes())
}

/// Accepts requests with the token as a bearer token.
pub(crate) async fn for_programs(State(access): State<Arc<Access>>, request: Request, next: Next) -> Response {
    if access.is_token(credentials(request.headers(), "Bearer")) {
        return next.run(request).await;
    }
    let problem = Problem::new(StatusCode::UNAUTHORIZED, "the token is missing or wrong: send Authorization: Bearer …");
    with_challenge(problem, HeaderValue::from_static("Bearer"))
}

/// Accepts requests with the token as a password, which browsers ask for by themselves.
pub(crate) async fn for_people(State(access): State<Arc<Access>>, request: Request, next: Next) -> Response {
    let basic = credentials(request.headers(), "Basic").and_then(|text| STANDARD.decode(text).ok());
    let password = basic.as_deref().and_then(|pair| pair.splitn(2, |byte| *byte == b':').nth(1));
    if access.is_token(password) || access.is_token(credentials(request.headers(), "Bearer")) {
        return next.run(request).await;
    }
    let problem = Problem::new(StatusCode::UNAUTHORIZED, "the password is the server's token; the user name is free");
    with_challenge(problem, HeaderValue::from_static("Basic realm=\"Deskpane CRM\", charset=\"UTF-8\""))
}

fn with_challenge(problem: Problem, challenge: HeaderValue) -> Response {
    let mut response = problem.into_response();
    response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    response
}

/// Refuses requests for unknown host names, and adds [`HEADERS`] to every response.
pub(crate) async fn at_the_door(State(access): State<Arc<Access>>, request: Request, next: Next) -> Response {
    let mut response = if access.token.is_none() && !access.is_known_host(request.headers()) {
        let words = "without a token this server answers to localhost and to the hosts of its --origin only";
        Problem::new(StatusCode::MISDIRECTED_REQUEST, words).into_response()
    } else {
        next.run(request).await
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, value);
    }
    response
}
