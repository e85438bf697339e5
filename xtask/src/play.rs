//! `cargo xtask recording play`: a page that stands in for a recording's desktop and posts its messages to a panel in the browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use deskpane_desk::desktop::{DesktopSpec, Placement};
use deskpane_desk::recording::{Entry, Recording};
use serde_json::json;

use crate::setup::Tools;
use crate::{ports, process, serve};

const PAGE: &str = include_str!("../play/page.html");
const SCRIPT: &str = include_str!("../play/play.js");
/// The most bytes of a request that are read.
const LONGEST: u64 = 8 * 1024;

#[derive(Args)]
pub(crate) struct Options {
    /// The recording
    pub(crate) file: PathBuf,
    /// Address of a running panel whose config.json names this page's origin [default: the panel is built and served]
    #[arg(long)]
    panel: Option<String>,
    /// Port of the page; 0 takes any that is free. The shipped config.json names the default
    #[arg(long, default_value_t = ports::SIMULATORS)]
    port: u16,
    /// How many times faster it plays
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    speed: u32,
}

/// Plays until it is stopped.
pub(crate) fn run(spec: &DesktopSpec, recording: &Recording, options: &Options) -> Result<()> {
    ports::require_free(options.port)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).context("cannot listen")?;
    let port = listener.local_addr().context("cannot listen")?.port();
    let own = format!("http://127.0.0.1:{}", ports::PANEL);
    let panel = options.panel.as_deref().unwrap_or(&own).trim_end_matches('/');
    let played = played(spec, recording, panel, options.speed)?;
    let is_around = spec.placement == Placement::Around;
    let address = panel_address(spec, recording, panel);

    let stopping = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stopping);
    ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).context("cannot listen for Ctrl-C")?;
    let mut child = match options.panel {
        Some(_) => None,
        None => {
            ports::require_free(ports::PANEL)?;
            println!("Building the panel (some minutes the first time)");
            Some(serve::panel_alone(&Tools::for_trunk()?)?)
        }
    };
    // A browser may look `localhost` up at either address.
    let also = TcpListener::bind((Ipv6Addr::LOCALHOST, port)).ok();
    for listener in [Some(listener), also].into_iter().flatten() {
        let played = played.clone();
        thread::spawn(move || listen(&listener, &played));
    }
    let mut announced = false;
    while !stopping.load(Ordering::Relaxed) {
        if let Some(status) = child.as_mut().map(std::process::Child::try_wait).transpose()?.flatten() {
            bail!("the panel stopped ({status}): see its last lines above");
        }
        if !announced && (child.is_none() || serve::answers(ports::PANEL, "/index.html")) {
            announced = true;
            let open = if is_around { format!("http://localhost:{port}/") } else { address.clone() };
            println!(
                "\n  Open   {open}\n\n  {} is played at http://localhost:{port}, which the panel's config.json must name. Ctrl-C stops.",
                spec.name
            );
        }
        thread::sleep(Duration::from_millis(100));
    }
    if let Some(child) = &mut child {
        process::stop_group(child);
    }
    Ok(())
}

/// The address of the recorded panel's page.
fn panel_address(spec: &DesktopSpec, recording: &Recording, panel: &str) -> String {
    let query = &recording.header.query;
    let sign = if query.is_empty() { "" } else { "?" };
    format!("{panel}/{}{sign}{query}", spec.id)
}

/// What the page plays, as JSON.
fn played(spec: &DesktopSpec, recording: &Recording, panel: &str, speed: u32) -> Result<String> {
    let messages = recording.lines.iter().filter_map(|line| match &line.entry {
        Entry::Message { text, .. } => Some(json!([line.at, text])),
        _ => None,
    });
    let messages: Vec<_> = messages.collect();
    if messages.is_empty() {
        bail!("there is no message of {} in it, so there is nothing to play", spec.name);
    }
    let played = json!({
        "name": spec.name,
        "isAround": spec.placement == Placement::Around,
        "panel": panel_address(spec, recording, panel),
        "speed": speed,
        "messages": messages,
    });
    Ok(played.to_string())
}

fn listen(listener: &TcpListener, played: &str) {
    for stream in listener.incoming().flatten() {
        let played = played.to_owned();
        // A browser that goes away needs no answer.
        thread::spawn(move || _ = answer(&stream, &played));
    }
}

fn answer(mut stream: &TcpStream, played: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut reader = BufReader::new(stream.take(LONGEST));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    // The rest of the request is read, so that closing does not reset the connection.
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let path = first.split(' ').nth(1).unwrap_or("/");
    let (kind, body) = file(path, played);
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// The page is at every address: a panel opens or frames the one that its configuration names.
fn file<'a>(path: &str, played: &'a str) -> (&'static str, &'a str) {
    match path.split('?').next() {
        Some("/play.js") => ("text/javascript", SCRIPT),
        Some("/recording.json") => ("application/json", played),
        _ => ("text/html; charset=utf-8", PAGE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desktops::ALL;

    fn spec(is_around: bool) -> &'static DesktopSpec {
        ALL.iter().find(|spec| (spec.placement == Placement::Around) == is_around).unwrap()
    }

    fn recording(lines: &str) -> Recording {
        let header = r#"{"deskpane":"recording","v":1,"desktop":"x","config":{},"query":"contactId=7","startedAt":"2026-11-27T13:00:00Z"}"#;
        Recording::read(&format!("{header}\n{lines}\n")).unwrap()
    }

    #[test]
    fn messages_are_played_at_their_times_and_nothing_else_is() {
        let message = r#"{"t":15,"in":"message","origin":"https://a.example","text":"{\"a\":1}"}"#;
        let recording = recording(&format!("{message}\n{{\"t\":20,\"in\":\"wake\"}}"));
        for is_around in [true, false] {
            let spec = spec(is_around);
            let played = played(spec, &recording, "http://127.0.0.1:8080", 4).unwrap();
            let played: serde_json::Value = serde_json::from_str(&played).unwrap();
            assert_eq!(played["messages"], json!([[15, "{\"a\":1}"]]));
            assert_eq!(played["panel"], format!("http://127.0.0.1:8080/{}?contactId=7", spec.id));
            assert_eq!(played["isAround"], is_around);
        }
        let silent = super::played(spec(true), &self::recording(""), "http://127.0.0.1:8080", 1);
        assert!(silent.unwrap_err().to_string().contains("nothing to play"));
    }

    #[test]
    fn a_browser_gets_the_page_at_every_address_and_its_parts() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || listen(&listener, "[1]"));
        for (path, holds) in [("/a/desktop?x=1", "<h1>"), ("/play.js", "postMessage"), ("/recording.json", "[1]")] {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            assert!(text.starts_with("HTTP/1.1 200") && text.contains(holds), "{path}: {text}");
        }
    }
}
