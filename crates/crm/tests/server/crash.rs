//! Fifty writers at once. The server is killed while they write, and again at the end: no acknowledged entry is lost,
//! none is stored twice, and each key has its newest revision.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, ensure};
use hyper::StatusCode;
use serde_json::Value;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use crate::client::Client;
use crate::contract::entry;
use crate::place::Folder;
use crate::postgres::Postgres;
use crate::program::Program;

const WRITERS: u64 = 50;
/// In each round, a writer sends all revisions of a key of its own, and one revision of the keys shared by all.
const ROUNDS: u64 = 5;
const OWN_REVISIONS: u64 = 3;
const SHARED_KEYS: u64 = 2;
const ENTRIES: u64 = WRITERS * ROUNDS * (OWN_REVISIONS + SHARED_KEYS);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_there_twice_in_sqlite() -> Result<()> {
    let folder = Folder::new()?;
    nothing_is_lost_or_there_twice(&folder.sqlite()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_there_twice_in_postgresql() -> Result<()> {
    let postgres = Postgres::start()?;
    nothing_is_lost_or_there_twice(&postgres.address()).await
}

/// State shared by the writers.
struct Scene {
    /// The server's address, and how often it was started.
    life: watch::Receiver<(u32, String)>,
    answered: AtomicU32,
    half: Notify,
}

async fn nothing_is_lost_or_there_twice(database: &str) -> Result<()> {
    let program = Program::serve("127.0.0.1:0", database)?;
    let address = program.address.clone();
    let (lives, life) = watch::channel((0, address.clone()));
    let scene = Arc::new(Scene { life, answered: AtomicU32::new(0), half: Notify::new() });
    let mut writers: JoinSet<_> = (0..WRITERS).map(|writer| write(Arc::clone(&scene), writer)).collect();

    let mut sent = Vec::new();
    loop {
        tokio::select! {
            () = scene.half.notified() => break,
            // A writer may finish before the others are half done.
            entries = writers.join_next() => sent.extend(entries.context("all writers are done")???),
        }
    }
    program.kill()?;
    let before = scene.answered.load(Ordering::SeqCst);
    let program = Program::serve(&address, database)?;
    lives.send((1, program.address.clone()))?;
    while let Some(entries) = writers.join_next().await {
        sent.extend(entries??);
    }
    let after = u64::from(scene.answered.load(Ordering::SeqCst));
    assert!(u64::from(before) < after, "it was killed in the middle");
    assert_eq!(after, ENTRIES);
    program.kill()?;

    let mut newest = BTreeMap::new();
    for entry in sent {
        let (key, revision) = (text(&entry, "/key")?.to_owned(), number(&entry)?);
        match newest.get(&key) {
            Some((standing, _)) if *standing >= revision => {}
            _ => drop(newest.insert(key, (revision, entry))),
        }
    }
    let program = Program::serve(&address, database)?;
    let mut client = Client::connect(&program.address).await?;
    for (key, (_, entry)) in &newest {
        let (status, body) = client.get(&format!("/v1/interactions/{key}")).await?;
        assert_eq!((status, &serde_json::from_slice::<Value>(&body)?), (StatusCode::OK, entry), "{key}");
    }
    let (_, table) = client.get("/interactions.csv").await?;
    assert_eq!(String::from_utf8(table.to_vec())?.lines().count(), newest.len() + 1);
    assert_eq!(newest.len() as u64, (WRITERS + SHARED_KEYS) * ROUNDS);
    Ok(())
}

/// Sends all entries of a writer, each until it is answered, and returns them.
async fn write(scene: Arc<Scene>, writer: u64) -> Result<Vec<Value>> {
    let round = |round: u64| {
        let own = (1..=OWN_REVISIONS).map(move |revision| entry(&format!("desk/own/{writer}-{round}"), revision));
        // Some writers start with a high revision, others with a low one.
        let revision = (writer * 7 + round * 3) % WRITERS + 1;
        let shared = (0..SHARED_KEYS).map(move |number| entry(&format!("desk/shared/{round}-{number}"), revision));
        // The last acknowledged entry has a key of its own: the second kill follows immediately.
        shared.chain(own)
    };
    let entries: Vec<Value> = (0..ROUNDS).flat_map(round).collect();
    let mut life = scene.life.clone();
    let mut connected: Option<(u32, Client)> = None;
    for entry in &entries {
        loop {
            let (number, address) = life.borrow_and_update().clone();
            // A connection to the previous server is useless.
            connected = connected.filter(|(life, _)| *life == number);
            let status = match &mut connected {
                Some((_, client)) => client.put(entry).await,
                None => match Client::connect(&address).await {
                    Ok(client) => connected.insert((number, client)).1.put(entry).await,
                    Err(error) => Err(error),
                },
            };
            match status {
                // On a busy machine: the server has already waited for the database.
                Ok(StatusCode::SERVICE_UNAVAILABLE) => {}
                Ok(status) => {
                    let is_own = text(entry, "/key")?.contains("own");
                    let is_fine = status.is_success() || (status == StatusCode::CONFLICT && !is_own);
                    ensure!(is_fine, "{status} for {entry}");
                    break;
                }
                Err(error) => {
                    // A request may fail only because the server is gone.
                    connected = None;
                    ensure!(number == 0, "no answer: {error:#}");
                    life.wait_for(|(next, _)| *next > number).await?;
                }
            }
        }
        let answered = u64::from(scene.answered.fetch_add(1, Ordering::SeqCst)) + 1;
        if answered == ENTRIES / 2 {
            scene.half.notify_one();
        }
    }
    Ok(entries)
}

fn text<'a>(entry: &'a Value, path: &str) -> Result<&'a str> {
    entry.pointer(path).and_then(Value::as_str).with_context(|| format!("no {path}"))
}

fn number(entry: &Value) -> Result<u64> {
    entry.pointer("/revision").and_then(Value::as_u64).context("no revision")
}
