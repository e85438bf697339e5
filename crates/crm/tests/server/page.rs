//! The web page and its CSV export.

use anyhow::Result;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use deskpane_crm::access::Access;
use deskpane_crm::store::CustomerDetails;
use deskpane_desk::embedding::shapes::Customer;
use serde_json::json;
use tower::ServiceExt;

use crate::contract::{Asked, entry};
use crate::place::Folder;

async fn text(asked: &Asked, path: &str, kind: &str) -> Result<String> {
    let response = asked.0.clone().oneshot(Request::get(path).body(Body::empty())?).await?;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let is_kind = response.headers().get(header::CONTENT_TYPE).is_some_and(|value| value.as_bytes() == kind.as_bytes());
    assert!(is_kind, "{:?}", response.headers());
    Ok(String::from_utf8(to_bytes(response.into_body(), usize::MAX).await?.to_vec())?)
}

#[tokio::test]
async fn data_are_plain_text_on_the_page_and_in_tables() -> Result<()> {
    let folder = Folder::new()?;
    let (asked, store) = Asked::new(&folder.sqlite(), Access::default()).await?;
    let mut evil = entry("desk/acme/1", 1);
    evil["note"] = json!("<script>alert(1)</script> & \"more\"");
    evil["name"] = json!("=HYPERLINK(\"https://evil.example\")");
    evil["customer"] = json!("unknown-to-us");
    let request = Request::put("/v1/interactions/desk%2Facme%2F1").body(Body::from(evil.to_string()))?;
    assert_eq!(asked.answer(request).await?.0, StatusCode::CREATED);

    let page = text(&asked, "/?q=alert", "text/html; charset=utf-8").await?;
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;") && !page.contains("<script"), "{page}");
    assert!(page.contains("No customers fit “alert”.") && page.contains("interactions.csv?q=alert"), "{page}");
    let page = text(&asked, "/", "text/html; charset=utf-8").await?;
    assert!(page.contains("href=\"https://crm.example/c-1\"") && page.contains("Hopper, Grace"), "{page}");
    assert!(!page.contains(" style="), "the policy forbids styles within the page");

    let table = text(&asked, "/interactions.csv?q=alert", "text/csv; charset=utf-8").await?;
    assert!(table.starts_with("\u{feff}key,revision,final,"), "{table}");
    assert!(table.contains(",\"'=HYPERLINK(\"\"https://evil.example\"\")\","), "{table}");
    assert!(
        table.contains(",'+4930123456,") && table.contains(",\"<script>alert(1)</script> & \"\"more\"\"\"\r\n"),
        "{table}"
    );
    assert_eq!(text(&asked, "/interactions.csv?q=nothing", "text/csv; charset=utf-8").await?.lines().count(), 1);
    let table = text(&asked, "/customers.csv?q=grace", "text/csv; charset=utf-8").await?;
    assert_eq!(
        table,
        "\u{feff}ref,name,detail,url,phones,emails\r\n\
         c-2,\"Hopper, Grace\",,,'+1 (415) 555-0123,grace@example.com;ada@example.org\r\n"
    );
    store.close().await;
    Ok(())
}

#[tokio::test]
async fn a_long_table_is_saved_whole_and_the_page_says_that_it_shows_a_part() -> Result<()> {
    let folder = Folder::new()?;
    let (asked, store) = Asked::new(&folder.sqlite(), Access::default()).await?;
    // Many with the same name, so that pages end between them.
    let customers: Vec<_> = (0..2500)
        .map(|number| CustomerDetails {
            customer: Customer { reference: format!("x-{number}"), name: "Same".into(), detail: None, url: None },
            phones: Vec::new(),
            emails: Vec::new(),
        })
        .collect();
    store.put_customers(&customers).await?;
    let table = text(&asked, "/customers.csv", "text/csv; charset=utf-8").await?;
    let mut lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 1 + 3 + 2500);
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 1 + 3 + 2500, "none twice");
    assert!(text(&asked, "/", "text/html; charset=utf-8").await?.contains("These are the first 100."));
    store.close().await;
    Ok(())
}
