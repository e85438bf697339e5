//! Measures how many entries a second the server accepts from fifty panels at once, and how long a match takes with up
//! to a million customers, in both databases. Over HTTP on loopback. Prints JSON for `cargo xtask bench`; `--quick`
//! stops at 1,000.
//!
//! `cargo bench --profile server -p deskpane-crm --bench load`

#[path = "../tests/server/client.rs"]
mod client;
#[path = "../tests/server/place.rs"]
mod place;
#[path = "../tests/server/postgres.rs"]
mod postgres;

use std::ops::Range;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use deskpane_crm::access::Access;
use deskpane_crm::serve::Server;
use deskpane_crm::store::{CustomerDetails, Store};
use deskpane_desk::embedding::shapes::Customer;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use client::Client;
use place::Folder;
use postgres::Postgres;

const WRITERS: u64 = 50;

struct Amounts {
    sizes: &'static [u64],
    entries_each: u64,
    matches: u64,
}

#[tokio::main]
async fn main() -> Result<()> {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let amounts = match quick {
        true => Amounts { sizes: &[1_000], entries_each: 20, matches: 500 },
        false => Amounts { sizes: &[1_000, 100_000, 1_000_000], entries_each: 200, matches: 5_000 },
    };
    let mut samples = Vec::new();
    let folder = Folder::new()?;
    samples.extend(measure("sqlite", &folder.sqlite(), &amounts).await?);
    let postgres = Postgres::start()?;
    samples.extend(measure("postgresql", &postgres.address(), &amounts).await?);
    println!("{}", serde_json::to_string_pretty(&json!({"writers": WRITERS, "samples": samples}))?);
    Ok(())
}

async fn measure(name: &str, database: &str, amounts: &Amounts) -> Result<Vec<Value>> {
    let mut samples = Vec::new();
    let mut there = 0;
    for size in amounts.sizes {
        let store = Store::open(database).await?;
        let began = Instant::now();
        import(&store, there..*size).await?;
        let imported = began.elapsed();
        store.close().await;

        let server = Server::bind("127.0.0.1:0", database, Access::default()).await?;
        let address = server.address().to_string();
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        let began = Instant::now();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| tokio::spawn(write(address.clone(), format!("{size}-{writer}"), amounts.entries_each)))
            .collect();
        for writer in writers {
            writer.await??;
        }
        let logged = began.elapsed();
        let phones =
            find(&address, *size, amounts.matches, |number| format!("address=%2B{}&kind=phone", phone(number))).await?;
        let national = find(&address, *size, amounts.matches, |number| {
            format!("address=0{}&kind=phone", phone(number).get(2..).unwrap_or_default())
        });
        let national = national.await?;
        let words = find(&address, *size, 20, |number| format!("text=somewhere%20customer.{number}@&limit=10")).await?;
        let _ = stop.send(());
        running.await??;
        let sample = json!({
            "database": name,
            "customers": size,
            "importedPerSecond": per_second(size - there, imported),
            "entriesPerSecond": per_second(WRITERS * amounts.entries_each, logged),
            "matchMicroseconds": phones,
            "nationalMatchMicroseconds": national,
            "searchMicroseconds": words,
        });
        // Progress: the whole run takes minutes.
        eprintln!("{sample}");
        samples.push(sample);
        there = *size;
    }
    Ok(samples)
}

async fn import(store: &Store, numbers: Range<u64>) -> Result<()> {
    let numbers: Vec<u64> = numbers.collect();
    for numbers in numbers.chunks(5_000) {
        let customers: Vec<CustomerDetails> = numbers.iter().map(|number| customer(*number)).collect();
        store.put_customers(&customers).await?;
    }
    Ok(())
}

fn customer(number: u64) -> CustomerDetails {
    CustomerDetails {
        customer: Customer {
            reference: format!("c-{number}"),
            name: format!("Customer {number}"),
            detail: Some("Somewhere".into()),
            url: Some(format!("https://crm.example/{number}")),
        },
        phones: vec![format!("+{}", phone(number))],
        emails: vec![format!("customer.{number}@example.org")],
    }
}

/// Different numbers, spread over the whole range.
fn phone(number: u64) -> String {
    format!("4930{:09}", number * 7_368_787 % 1_000_000_007)
}

async fn write(address: String, writer: String, count: u64) -> Result<()> {
    let mut client = Client::connect(&address).await?;
    for number in 0..count {
        let entry = json!({"key": format!("desk/acme/{writer}-{number}"), "revision": 1, "final": true, "desktop": "desk",
            "interaction": number.to_string(), "customer": format!("c-{number}"), "channel": "voice",
            "direction": "inbound", "address": "+4930123456", "startedAt": "2026-11-27T15:04:05Z", "talkSeconds": 61,
            "holdSeconds": 0, "wrapUpSeconds": 3, "outcome": "answered", "disposition": ["Sale"], "note": "x".repeat(400)});
        let status = client.put(&entry).await?;
        ensure!(status == 201, "{status}");
    }
    Ok(())
}

/// Sends requests one after another, each for another customer; returns the median and the 99th percentile.
async fn find(address: &str, customers: u64, count: u64, query: impl Fn(u64) -> String) -> Result<Value> {
    let mut client = Client::connect(address).await?;
    let mut spent = Vec::new();
    for ask in 0..count {
        let number = ask * 104_729 % customers;
        let began = Instant::now();
        let (status, body) = client.get(&format!("/v1/customers?{}", query(number))).await?;
        spent.push(began.elapsed());
        ensure!(
            status == 200 && String::from_utf8_lossy(&body).contains(&format!("\"c-{number}\"")),
            "{number}: {status}"
        );
    }
    spent.sort_unstable();
    let at = |share: usize| spent.get(spent.len() * share / 100).map(Duration::as_micros).context("nothing measured");
    Ok(json!({"median": at(50)?, "slowestHundredth": at(99)?}))
}

fn per_second(count: u64, spent: Duration) -> u128 {
    u128::from(count) * 1_000_000 / spent.as_micros().max(1)
}
