//! Access control, and the headers for browsers.

use anyhow::Result;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use deskpane_crm::access::Access;
use deskpane_crm::web_address::Origin;
use tower::ServiceExt;

use crate::contract::Asked;
use crate::place::Folder;
use crate::program::{Program, command};

const PANEL: &str = "https://desk.example.com";
const API: &str = "/v1/customers?text=";

struct Server {
    asked: Asked,
    _folder: Folder,
}

impl Server {
    async fn new(token: Option<&str>) -> Result<Self> {
        let folder = Folder::new()?;
        let origins = Origin::parse(PANEL).into_iter().collect();
        let (asked, _) = Asked::new(&folder.sqlite(), Access { token: token.map(ToOwned::to_owned), origins }).await?;
        Ok(Self { asked, _folder: folder })
    }

    async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<(StatusCode, HeaderMap)> {
        let request = headers
            .iter()
            .fold(Request::builder().method(method).uri(path), |request, (name, value)| request.header(*name, *value));
        let response = self.asked.0.clone().oneshot(request.body(Body::empty())?).await?;
        Ok((response.status(), response.headers().clone()))
    }
}

#[tokio::test]
async fn only_pages_of_listed_origins_may_read_the_answers() -> Result<()> {
    let server = Server::new(Some("secret")).await?;
    let allowed = |headers: &HeaderMap| {
        let text = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        (text(header::ACCESS_CONTROL_ALLOW_ORIGIN), text(header::ACCESS_CONTROL_ALLOW_CREDENTIALS))
    };
    // Error responses too.
    for path in [API, "/v1/customers", "/v1/nothing"] {
        let (_, headers) = server.ask("GET", path, &[("origin", PANEL)]).await?;
        assert_eq!(allowed(&headers), (Some(PANEL.to_owned()), Some("true".to_owned())), "{path}");
        for other in
            ["https://evil.example", "http://desk.example.com", "https://desk.example.com.evil.example", "null"]
        {
            let (_, headers) = server.ask("GET", path, &[("origin", other)]).await?;
            assert_eq!(allowed(&headers).0, None, "{other}");
        }
    }
    let preflight = [("access-control-request-method", "PUT"), ("access-control-request-headers", "authorization")];
    let (status, headers) =
        server.ask("OPTIONS", "/v1/interactions/a", &[&preflight[..], &[("origin", PANEL)]].concat()).await?;
    assert_eq!((status, allowed(&headers).0), (StatusCode::OK, Some(PANEL.to_owned())));
    let list = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).to_lowercase());
    assert_eq!(list(header::ACCESS_CONTROL_ALLOW_METHODS).as_deref(), Some("get,put"));
    assert_eq!(list(header::ACCESS_CONTROL_ALLOW_HEADERS).as_deref(), Some("authorization,content-type"));
    assert_eq!(list(header::VARY).map(|vary| vary.contains("origin")), Some(true));
    let (_, headers) =
        server.ask("OPTIONS", API, &[&preflight[..], &[("origin", "https://evil.example")]].concat()).await?;
    assert_eq!(allowed(&headers).0, None);
    Ok(())
}

#[tokio::test]
async fn a_token_is_asked_of_programs_and_people() -> Result<()> {
    let server = Server::new(Some("secret")).await?;
    let basic = |pair: &str| format!("Basic {}", STANDARD.encode(pair));
    let bearer = "Bearer secret".to_owned();
    for (path, sent, status) in [
        (API, None, 401),
        (API, Some("Bearer wrong".to_owned()), 401),
        (API, Some("Bearer secre".to_owned()), 401),
        (API, Some("secret".to_owned()), 401),
        (API, Some(basic("any:secret")), 401),
        (API, Some("bearer secret".to_owned()), 200),
        (API, Some(bearer.clone()), 200),
        ("/v1/nothing", None, 401),
        ("/", None, 401),
        ("/", Some(basic("any:wrong")), 401),
        ("/", Some(basic("secret")), 401),
        ("/", Some("Basic %%%".to_owned()), 401),
        ("/", Some(basic("any:secret")), 200),
        ("/", Some(bearer.clone()), 200),
        ("/customers.csv", None, 401),
        ("/interactions.csv", None, 401),
        ("/interactions.csv", Some(basic(":secret")), 200),
        ("/openapi.json", None, 200),
        ("/style.css", None, 200),
    ] {
        let headers: Vec<_> = sent.iter().map(|sent| ("authorization", sent.as_str())).collect();
        let (answered, headers) = server.ask("GET", path, &headers).await?;
        assert_eq!(answered.as_u16(), status, "{path} {sent:?}");
        let challenge = headers.get(header::WWW_AUTHENTICATE).map(|value| value.as_bytes().to_vec());
        // With a challenge that browsers know, they would ask the agent for a password during a call.
        let is_basic = challenge.is_some_and(|value| value.starts_with(b"Basic"));
        assert_eq!(is_basic, status == 401 && !path.starts_with("/v1"), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn without_a_token_no_foreign_name_reaches_it() -> Result<()> {
    let open = Server::new(None).await?;
    for (host, status) in [
        ("localhost:8083", 200),
        ("127.0.0.1:8083", 200),
        ("[::1]:8083", 200),
        ("desk.example.com", 200),
        ("evil.example:8083", 421),
        ("localhost.evil.example", 421),
    ] {
        for path in [API, "/", "/customers.csv"] {
            assert_eq!(open.ask("GET", path, &[("host", host)]).await?.0.as_u16(), status, "{host} {path}");
        }
    }
    let closed = Server::new(Some("secret")).await?;
    let headers = [("host", "crm.example.com"), ("authorization", "Bearer secret")];
    assert_eq!(closed.ask("GET", API, &headers).await?.0, StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn every_answer_brings_a_strict_policy() -> Result<()> {
    let server = Server::new(None).await?;
    for (path, host) in [("/", "localhost"), (API, "localhost"), ("/nothing", "localhost"), ("/", "evil.example")] {
        let (_, headers) = server.ask("GET", path, &[("host", host)]).await?;
        let policy = headers.get(header::CONTENT_SECURITY_POLICY).map(|value| value.as_bytes().to_vec());
        assert!(policy.is_some_and(|policy| policy.starts_with(b"default-src 'none'; style-src 'self'")), "{path}");
        assert_eq!(headers.get(header::X_CONTENT_TYPE_OPTIONS).map(|value| value.as_bytes()), Some(&b"nosniff"[..]));
        assert_eq!(headers.get(header::CACHE_CONTROL).map(|value| value.as_bytes()), Some(&b"no-store"[..]));
    }
    Ok(())
}

#[test]
fn it_does_not_open_itself_to_a_network_without_a_token() -> Result<()> {
    let folder = Folder::new()?;
    for (arguments, words) in [
        (&["--listen", "0.0.0.0:0"][..], "set a token"),
        (&["--listen", "[::]:0"], "set a token"),
        (&["--listen", "8083"], "write host and port"),
        (&["--origin", "*"], "without *"),
        (&["--origin", "http://desk.example.com"], "use https"),
        (&["--token", ""], "a token"),
        (&["--listen", "127.0.0.1:0", "--database", "mysql://localhost/crm"], "use sqlite:FILE or postgres://"),
        (&["--listen", "127.0.0.1:0", "--database", "sqlite::memory:"], "needs a file"),
        (&["--listen", "127.0.0.1:0", "--database", "sqlite:/nowhere/at/all.db"], "cannot open the database"),
    ] {
        let output = command(&["serve"]).args(arguments).current_dir(folder.path()).output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(words), "{arguments:?}: {said}");
    }
    Ok(())
}

#[test]
fn it_stops_when_it_is_asked_to() -> Result<()> {
    let folder = Folder::new()?;
    let program = Program::serve("127.0.0.1:0", &folder.sqlite())?;
    assert_eq!(program.stop()?, ("Stopped\n".to_owned(), true));
    Ok(())
}
