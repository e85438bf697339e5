//! The files beside the page: present, intact, of one version, with the right type, compressed, and cached correctly.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use deskpane_deploy::{ASK, FOREVER, SHARED, is_hashed};
use deskpane_desk::config::Config;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::wanted::pages;
use crate::finding::Finding;
use crate::observed::{Answer, File, Observed};
use crate::packed::unpacked;
use crate::page::Page;

/// Below this size, compression is not worth a finding.
const WORTH_PACKING: usize = 1024;

/// A month, in seconds.
const LONG: u64 = 30 * 24 * 3600;

pub(super) fn check(observed: &Observed, config: Option<&Config>) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &observed.files {
        // Only CRM pages load it.
        if file.name == SHARED && config.is_none_or(|config| config.crm.origins.0.is_empty()) {
            continue;
        }
        one(file, &mut found);
    }
    for answer in pages(observed) {
        found.extend(kind(answer, &["text/html"], "mime-page"));
        found.extend(not_asked_again(answer, "cache-page"));
        for loaded in Page::read(&answer.text()).loads.iter().filter(|loaded| loaded.integrity.is_none()) {
            let wrong = format!("the page names no integrity for {}", loaded.name);
            found.push(Finding::warning(
                "integrity-missing",
                &answer.url,
                wrong,
                "serve the page as cargo xtask build wrote it",
            ));
        }
    }
    if let Ok(answer) = &observed.config.plain
        && answer.is_success()
        && answer.media_type().as_deref() != Some("text/html")
    {
        found.extend(not_asked_again(answer, "cache-config"));
        found.extend(kind(answer, &["application/json"], "mime-config"));
    }
    found.extend(mixed(observed));
    found
}

fn one(file: &File, found: &mut Vec<Finding>) {
    let name = &file.name;
    let answer = match &file.plain {
        Ok(answer) if answer.is_success() => answer,
        Ok(answer) => {
            let wrong = format!("{name} answers with status {}", answer.status);
            found.push(Finding::error(
                "asset-missing",
                &answer.url,
                wrong,
                "copy the whole build to the server, the pages last",
            ));
            return;
        }
        Err(failure) => {
            let wrong = format!("{name} does not come: {}", failure.reason());
            found.push(Finding::error("asset-missing", name, wrong, "check the server's configuration for that file"));
            return;
        }
    };
    for integrity in file.integrity.iter().filter(|integrity| !fits(integrity, &answer.body)) {
        let wrong = format!("{name} is not what the page was built with ({integrity}): the browser does not run it");
        found.push(Finding::error(
            "asset-integrity",
            &answer.url,
            wrong,
            "copy the whole build of one version to the server, and let no proxy or CDN change (minify, inject) its files",
        ));
    }
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("wasm") => found.extend(kind(answer, &["application/wasm"], "mime-wasm")),
        Some("js") => found.extend(kind(answer, &["text/javascript", "application/javascript"], "mime-script")),
        Some("css") => found.extend(kind(answer, &["text/css"], "mime-style")),
        _ => {}
    }
    packed(file, answer, found);
    if is_hashed(name) {
        if !lasts(answer) {
            let wrong = format!(
                "files whose name changes with their content are asked for again and again ({})",
                cache(answer)
            );
            found.push(
                Finding::warning(
                    "cache-hashed",
                    &answer.url,
                    wrong,
                    "let browsers keep files with a hash in their name",
                )
                .with_line(format!("Cache-Control: {FOREVER}")),
            );
        }
    } else {
        found.extend(not_asked_again(answer, "cache-file"));
    }
    if name == SHARED && answer.header("access-control-allow-origin") != Some("*") {
        found.push(
            Finding::error(
                "embed-cors",
                &answer.url,
                format!("pages of a CRM may not load {name}"),
                "send this header with that file alone",
            )
            .with_line("Access-Control-Allow-Origin: *"),
        );
    }
}

/// Whether the content matches the hash, by the algorithms browsers know.
fn fits(integrity: &str, body: &[u8]) -> bool {
    integrity.split_ascii_whitespace().any(|word| match word.split_once('-') {
        Some(("sha256", hash)) => hash == STANDARD.encode(Sha256::digest(body)),
        Some(("sha384", hash)) => hash == STANDARD.encode(Sha384::digest(body)),
        Some(("sha512", hash)) => hash == STANDARD.encode(Sha512::digest(body)),
        _ => false,
    })
}

fn kind(answer: &Answer, wanted: &[&str], id: &'static str) -> Option<Finding> {
    let sent = answer.media_type();
    if sent.as_deref().is_some_and(|sent| wanted.contains(&sent)) {
        return None;
    }
    let (sent, wanted) = (sent.unwrap_or_else(|| "no type".to_owned()), wanted.first().copied().unwrap_or_default());
    let wrong = format!(
        "the file is sent as {sent}: with nosniff a browser does not take it for what it is, and WebAssembly starts later or not at all"
    );
    let finding =
        Finding::error(id, &answer.url, wrong, "name the type in the server's table of types (nginx: types { … })");
    Some(finding.with_line(format!("Content-Type: {wanted}")))
}

fn packed(file: &File, plain: &Answer, found: &mut Vec<Finding>) {
    let mut is_packed = false;
    for (packing, answer) in &file.packed {
        let Ok(answer) = answer else { continue };
        let encoding = answer.header("content-encoding").unwrap_or("identity");
        is_packed |= encoding != "identity";
        if unpacked(answer).is_none_or(|body| body != plain.body) {
            let wrong = format!(
                "{} packed as {} is not the same file: an older copy lies beside it",
                file.name,
                packing.name()
            );
            found.push(Finding::error(
                "packed-differs",
                &answer.url,
                wrong,
                "copy the .br and .gz files of the same build, or delete them",
            ));
        }
        let is_varied = answer
            .all("vary")
            .any(|value| value.to_ascii_lowercase().contains("accept-encoding") || value.contains('*'));
        if encoding != "identity" && !is_varied {
            let wrong = "a cache between may hand the packed file to whoever cannot unpack it";
            found.push(
                Finding::warning(
                    "vary-missing",
                    &answer.url,
                    wrong,
                    "say that the answer depends on the packing (nginx: gzip_vary on)",
                )
                .with_line("Vary: Accept-Encoding"),
            );
        }
    }
    if !is_packed && plain.body.len() > WORTH_PACKING {
        found.push(Finding::warning(
            "compression",
            &plain.url,
            "files are sent unpacked: about four times as much as need be",
            "send the .br and .gz files beside it (nginx: brotli_static on; gzip_static on)",
        ));
    }
}

fn cache(answer: &Answer) -> String {
    answer
        .header("cache-control")
        .map_or_else(|| "no Cache-Control".to_owned(), |value| format!("Cache-Control: {value}"))
}

/// The words of Cache-Control, in lower case.
fn cache_words(answer: &Answer) -> Vec<String> {
    let values = answer.all("cache-control").flat_map(|value| value.split(','));
    values.map(|word| word.trim().to_ascii_lowercase()).collect()
}

fn max_age(words: &[String]) -> Option<u64> {
    words.iter().find_map(|word| word.strip_prefix("max-age=")?.trim_matches('"').parse().ok())
}

fn lasts(answer: &Answer) -> bool {
    let words = cache_words(answer);
    let is_shut = words.iter().any(|word| ["no-cache", "no-store"].contains(&word.as_str()));
    !is_shut && max_age(&words).is_some_and(|seconds| seconds >= LONG)
}

/// A file whose name is the same in every version must be revalidated each time.
fn not_asked_again(answer: &Answer, id: &'static str) -> Option<Finding> {
    let words = cache_words(answer);
    let is_asked =
        words.iter().any(|word| ["no-cache", "no-store"].contains(&word.as_str())) || max_age(&words) == Some(0);
    if is_asked {
        return None;
    }
    let wrong = format!(
        "browsers may keep this file without asking whether it is still so ({}): agents get an old version, or a mixture",
        cache(answer)
    );
    let finding =
        Finding::error(id, &answer.url, wrong, "let browsers ask each time for files whose name does not change");
    Some(finding.with_line(format!("Cache-Control: {ASK}")))
}

/// Pages of different builds.
fn mixed(observed: &Observed) -> Option<Finding> {
    let ours = |answer: &&Answer| Page::read(&answer.text()).is_ours;
    let mut pages = pages(observed).filter(ours);
    // All pages of a build have the same style sheet and the same script that starts them.
    let common = |answer: &Answer| {
        let mut loads = Page::read(&answer.text()).loads;
        loads.retain(|loaded| loaded.name.ends_with(".css") || !is_hashed(loaded.name.trim_start_matches("./")));
        loads.sort_by(|one, other| one.name.cmp(&other.name));
        loads.into_iter().map(|loaded| (loaded.name, loaded.integrity)).collect::<Vec<_>>()
    };
    let first = pages.next()?;
    let other = pages.find(|page| common(page) != common(first))?;
    let wrong = format!("this page and {} are of different versions", first.url);
    Some(Finding::error("versions-mixed", &other.url, wrong, "copy all pages of one build to the server"))
}
