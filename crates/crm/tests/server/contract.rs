//! The HTTP API, the same on both databases.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use deskpane_crm::access::Access;
use deskpane_crm::entry::MAX_ENTRY_BYTES;
use deskpane_crm::import::import;
use deskpane_crm::serve::router;
use deskpane_crm::store::Store;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::place::Folder;
use crate::postgres::Postgres;

pub(crate) const CUSTOMERS: &str = "\
ref,name,detail,url,phones,emails
c-1,Ada Lovelace,Analytical Engines,https://crm.example/c-1,+49 (0)30 123456; 0049 170 1111222,Ada@Example.org
c-2,\"Hopper, Grace\",,,+1 (415) 555-0123,grace@example.com;ada@example.org
c-3,Zoë 100%_Müller,,http://localhost:8082/c-3,1001,
";

/// A server with the customers above.
pub(crate) struct Asked(pub(crate) Router);

impl Asked {
    pub(crate) async fn new(database: &str, access: Access) -> Result<(Self, Store)> {
        let store = Store::open(database).await?;
        import(&store, CUSTOMERS.as_bytes(), &mut |refusal| eprintln!("{refusal:?}")).await?;
        Ok((Self(router(store.clone(), access)?), store))
    }

    pub(crate) async fn answer(&self, request: Request<Body>) -> Result<(StatusCode, Value)> {
        let response = self.0.clone().oneshot(request).await?;
        let status = response.status();
        let is_json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
        assert!(is_json, "{:?}", response.headers());
        Ok((status, serde_json::from_slice(&to_bytes(response.into_body(), usize::MAX).await?)?))
    }

    pub(crate) async fn get(&self, path: &str) -> Result<(StatusCode, Value)> {
        self.answer(Request::get(path).body(Body::empty())?).await
    }

    async fn put(&self, entry: &Value) -> Result<(StatusCode, Value)> {
        let key = entry.pointer("/key").and_then(Value::as_str).context("an entry without a key")?;
        self.put_raw(&key.replace('/', "%2F"), entry.to_string()).await
    }

    async fn put_raw(&self, key: &str, body: String) -> Result<(StatusCode, Value)> {
        let request = Request::put(format!("/v1/interactions/{key}")).header("content-type", "application/json");
        self.answer(request.body(Body::from(body))?).await
    }

    /// The refs of the customers found.
    async fn found(&self, query: &str) -> Result<Vec<String>> {
        let (status, body) = self.get(&format!("/v1/customers?{query}")).await?;
        assert_eq!(status, StatusCode::OK, "{query} {body}");
        let matches = body.pointer("/matches").and_then(Value::as_array).context("no matches")?;
        Ok(matches.iter().filter_map(|one| one.pointer("/ref")?.as_str()).map(ToOwned::to_owned).collect())
    }
}

pub(crate) fn entry(key: &str, revision: u64) -> Value {
    json!({"key": key, "revision": revision, "final": true, "desktop": "desk", "interaction": "1",
        "customer": "c-1", "channel": "voice", "direction": "inbound", "address": "+4930123456",
        "startedAt": "2026-11-27T15:04:05.250Z", "talkSeconds": 61, "holdSeconds": 0, "wrapUpSeconds": 3,
        "outcome": "answered", "disposition": ["Sale"], "note": format!("revision {revision}")})
}

#[tokio::test]
async fn sqlite_keeps_the_contract() -> Result<()> {
    let folder = Folder::new()?;
    keeps_the_contract(&folder.sqlite()).await
}

#[tokio::test]
async fn postgresql_keeps_the_contract() -> Result<()> {
    let postgres = Postgres::start()?;
    keeps_the_contract(&postgres.address()).await
}

async fn keeps_the_contract(database: &str) -> Result<()> {
    let (asked, store) = Asked::new(database, Access::default()).await?;
    customers_are_matched_by_address(&asked).await?;
    customers_are_searched_by_words(&asked).await?;
    bad_parameters_are_named(&asked).await?;
    the_newest_revision_stands(&asked).await?;
    bad_entries_are_refused(&asked).await?;
    entries_are_listed(&asked).await?;
    // After reopening, everything is still there, and the tables are not created again.
    store.close().await;
    let (asked, store) = Asked::new(database, Access::default()).await?;
    assert_eq!(asked.found("address=c-2&kind=account").await?, ["c-2"]);
    assert_eq!(asked.get("/v1/interactions/desk/acme/1").await?, (StatusCode::OK, entry("desk/acme/1", 3)));
    store.close().await;
    Ok(())
}

async fn customers_are_matched_by_address(asked: &Asked) -> Result<()> {
    let ada = json!({"matches": [{"ref": "c-1", "name": "Ada Lovelace", "detail": "Analytical Engines",
        "url": "https://crm.example/c-1"}]});
    assert_eq!(asked.get("/v1/customers?address=%2B4930123456&kind=phone").await?, (StatusCode::OK, ada));
    for (query, refs) in [
        ("kind=phone&address=tel:%2B49-30-123456", &["c-1"][..]),
        ("kind=phone&address=030%20123456", &["c-1"]),
        ("kind=phone&address=0049301%2023456", &["c-1"]),
        ("kind=phone&address=sip:%2B491701111222@pbx.example", &["c-1"]),
        ("kind=phone&address=%EF%BC%8B%EF%BC%944930123456", &[]),
        ("kind=phone&address=%EF%BC%8B%EF%BC%9430%E2%80%8B123456", &[]),
        ("kind=phone&address=%EF%BC%8B%EF%BC%94%EF%BC%9930%E2%80%8B123456", &["c-1"]),
        ("kind=phone&address=4155550123", &["c-2"]),
        ("kind=phone&address=1001", &["c-3"]),
        ("kind=phone&address=100", &[]),
        ("kind=phone&address=anonymous", &[]),
        ("kind=phone&address=", &[]),
        ("kind=phone&address=%00", &[]),
        ("kind=phone&address=ada@example.org", &[]),
        ("kind=email&address=ADA@example.ORG", &["c-1", "c-2"]),
        ("kind=email&address=", &[]),
        ("kind=account&address=c-3", &["c-3"]),
        ("kind=account&address=%00", &[]),
        ("address=grace@example.com", &["c-2"]),
        ("address=4155550123", &["c-2"]),
        ("address=c-1", &["c-1"]),
    ] {
        assert_eq!(asked.found(query).await?, refs, "{query}");
    }
    Ok(())
}

async fn customers_are_searched_by_words(asked: &Asked) -> Result<()> {
    assert!(asked.found(&format!("text={}", "x".repeat(60_000))).await?.is_empty());
    for (query, refs) in [
        ("text=", &["c-1", "c-2", "c-3"][..]),
        ("text=&limit=2", &["c-1", "c-2"]),
        ("text=&limit=0", &["c-1"]),
        ("text=&limit=4000000000", &["c-1", "c-2", "c-3"]),
        ("text=grace%20HOPPER", &["c-2"]),
        ("text=ada%20hopper", &["c-2"]),
        ("text=ENGINES", &["c-1"]),
        ("text=M%C3%9CLLER", &["c-3"]),
        ("text=muller", &["c-3"]),
        ("text=Mu%CC%88ller", &["c-3"]),
        ("text=%25_", &["c-3"]),
        ("text=030/1234", &["c-1"]),
        ("text=c-2", &["c-2"]),
        ("text=%00%27%22;--", &[]),
        ("text=nobody", &[]),
    ] {
        assert_eq!(asked.found(query).await?, refs, "{query}");
    }
    Ok(())
}

async fn bad_parameters_are_named(asked: &Asked) -> Result<()> {
    for (path, parameter) in [
        ("/v1/customers", "address"),
        ("/v1/customers?kind=phone", "address"),
        ("/v1/customers?address=1001&kind=fax", "kind"),
        ("/v1/customers?address=1001&text=ada", "text"),
        ("/v1/customers?text=ada&limit=many", "limit"),
        ("/v1/customers?text=ada&limit=-1", "limit"),
        ("/v1/interactions?limit=x", "limit"),
    ] {
        let (status, body) = asked.get(path).await?;
        assert_eq!((status, body.pointer("/path")), (StatusCode::BAD_REQUEST, Some(&json!(parameter))), "{path}");
    }
    assert_eq!(asked.get("/v1/customers?text=a&text=b").await?.0, StatusCode::BAD_REQUEST);
    assert_eq!(asked.get("/v1/nothing").await?.0, StatusCode::NOT_FOUND);
    Ok(())
}

async fn the_newest_revision_stands(asked: &Asked) -> Result<()> {
    let key = "desk/acme/1";
    let record = json!({"record": {"ref": "c-1", "url": "https://crm.example/c-1"}});
    assert_eq!(asked.get("/v1/interactions/desk%2Facme%2F1").await?.0, StatusCode::NOT_FOUND);
    assert_eq!(asked.put(&entry(key, 2)).await?, (StatusCode::CREATED, record.clone()));
    assert_eq!(asked.put(&entry(key, 2)).await?, (StatusCode::OK, record.clone()));
    assert_eq!(asked.put(&entry(key, 3)).await?, (StatusCode::OK, record));
    let mut other = entry(key, 3);
    other.as_object_mut().context("no object")?.insert("note".into(), json!("other"));
    for entry in [entry(key, 2), other] {
        let (status, body) = asked.put(&entry).await?;
        assert_eq!((status, body.pointer("/revision")), (StatusCode::CONFLICT, Some(&json!(3))), "{body}");
    }
    assert_eq!(asked.get("/v1/interactions/desk%2Facme%2F1").await?, (StatusCode::OK, entry(key, 3)));

    // Unknown values are not refused, and characters that a database cannot store do not cause a failure.
    let strange = json!({"key": "desk/é ?#%/1", "revision": 1, "final": false, "desktop": "desk",
        "interaction": "1", "customer": "gone\u{0}", "channel": "voice", "talkSeconds": 0, "holdSeconds": 0,
        "wrapUpSeconds": 0, "outcome": "missed", "note": "\u{0}\u{1f600}"});
    let encoded = "desk%2F%C3%A9%20%3F%23%25%2F1";
    assert_eq!(asked.put_raw(encoded, strange.to_string()).await?, (StatusCode::CREATED, json!({})));
    assert_eq!(asked.get(&format!("/v1/interactions/{encoded}")).await?, (StatusCode::OK, strange));
    Ok(())
}

async fn bad_entries_are_refused(asked: &Asked) -> Result<()> {
    let refused = async |key: &str, body: String| -> Result<(u16, Option<String>)> {
        let (status, body) = asked.put_raw(key, body).await?;
        assert!(body.pointer("/error").is_some_and(Value::is_string), "{body}");
        Ok((status.as_u16(), body.pointer("/path").and_then(Value::as_str).map(ToOwned::to_owned)))
    };
    let good = entry("desk/acme/9", 1).to_string();
    let named = |path: &str| Some(path.to_owned());
    assert_eq!(refused("desk%2Facme%2F8", good.clone()).await?, (400, named("key")));
    assert_eq!(refused("desk%2Facme%2F9", good.replace("61", "\"61\"")).await?, (422, named("talkSeconds")));
    assert_eq!(refused("desk%2Facme%2F9", good.replace("\"Sale\"", "1")).await?, (422, named("disposition[0]")));
    assert_eq!(refused("%FF", good.clone()).await?, (400, named("key")));
    assert_eq!(refused("desk", "{".to_owned()).await?, (400, None));
    assert_eq!(refused("desk", String::new()).await?, (400, None));

    let padded = |length: usize| good.replace("revision 1", &"x".repeat(length + "revision 1".len() - good.len()));
    assert_eq!(refused("desk%2Facme%2F9", padded(MAX_ENTRY_BYTES + 1)).await?, (413, None));
    assert_eq!(asked.get("/v1/interactions/desk/acme/9").await?.0, StatusCode::NOT_FOUND);
    assert_eq!(asked.put_raw("desk%2Facme%2F9", padded(MAX_ENTRY_BYTES)).await?.0, StatusCode::CREATED);
    Ok(())
}

async fn entries_are_listed(asked: &Asked) -> Result<()> {
    let mut later = entry("desk/acme/5", 1);
    later.as_object_mut().context("no object")?.insert("startedAt".into(), json!("2026-11-27T16:00:00Z"));
    later.as_object_mut().context("no object")?.insert("customer".into(), json!("c-2"));
    asked.put(&later).await?;
    for (query, keys) in [
        ("customer=c-1&limit=1", &["desk/acme/9"][..]),
        ("customer=c-1&text=revision", &["desk/acme/1"]),
        ("customer=c-2", &["desk/acme/5"]),
        ("text=hopper", &["desk/acme/5"]),
        ("text=SALE%20hopper", &["desk/acme/5"]),
        ("text=030%20123456&limit=2", &["desk/acme/5", "desk/acme/9"]),
        ("customer=nobody", &[]),
        ("customer=%00", &[]),
    ] {
        let (status, body) = asked.get(&format!("/v1/interactions?{query}")).await?;
        let listed = body.pointer("/interactions").and_then(Value::as_array).context("no interactions")?;
        let listed: Vec<_> = listed.iter().filter_map(|one| one.pointer("/key")?.as_str()).collect();
        assert_eq!((status, listed.as_slice()), (StatusCode::OK, keys), "{query}");
    }
    Ok(())
}
