//! Reads `config.json`.

use super::{
    Choice, Config, ConfigReport, ConfigSection, Theme, crm,
    finding::Findings,
    section::{Section, quoted},
};
use serde_json::Value;

/// The file's keys besides the desktops.
const COMMON: [&str; 5] = ["crm", "confirmHangup", "keepDays", "locale", "theme"];

/// Parses `config.json` with the parts of these desktops.
#[must_use]
pub fn parse(text: &str, desktops: &[ConfigSection]) -> ConfigReport {
    let mut findings = Findings::default();
    let map = match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(("config.json is not an object".to_owned(), "put everything between { and }")),
        Err(error) if text.trim_start().starts_with('<') => Err((
            format!("config.json is a page, not JSON ({error})"),
            "put config.json beside index.html and make the server send it",
        )),
        Err(error) => Err((
            format!("config.json is not valid JSON: {error}"),
            "correct it there; the usual cause is a missing or extra comma or quote",
        )),
    };
    let map = map.unwrap_or_else(|(wrong, remedy)| {
        Section::whole(&serde_json::Map::new(), &mut findings).error("", wrong, remedy);
        serde_json::Map::new()
    });
    let config = whole(&mut Section::whole(&map, &mut findings), desktops);
    ConfigReport {
        outcome: if findings.errors.is_empty() { Ok(config) } else { Err(findings.errors) },
        warnings: findings.warnings,
    }
}

fn whole(file: &mut Section<'_>, desktops: &[ConfigSection]) -> Config {
    let known: Vec<_> = desktops.iter().map(|desktop| desktop.id).chain(COMMON).collect();
    file.known(&known);
    let default = Config::default();
    let configured = desktops.iter().filter_map(|desktop| {
        let configured = (desktop.read)(&mut file.section(desktop.id)?)?;
        Some((desktop.id, configured))
    });
    Config {
        desktops: configured.collect(),
        crm: file.section("crm").map(|mut section| crm::read(&mut section)).unwrap_or_default(),
        confirm_hangup: file.flag("confirmHangup", default.confirm_hangup),
        keep_days: file.days("keepDays", default.keep_days),
        locale: match file.word("locale") {
            None | Some("auto") => Choice::Auto,
            Some(tag) => Choice::Fixed(tag.to_owned()),
        },
        theme: match file.word("theme") {
            None | Some("auto") => Theme::Auto,
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            Some(other) => {
                let wrong = format!("{} is not a theme", quoted(other));
                file.error("theme", wrong, "write \"auto\", \"light\" or \"dark\"");
                Theme::Auto
            }
        },
    }
}
