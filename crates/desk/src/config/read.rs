//! The reading of `config.json`.

use super::{Choice, Config, CrmConfig, DesktopAddress, DialMetadata, MaxConfig, SkylightConfig, Theme};
use crate::{
    origin::{AllowList, Origin, OriginPattern},
    safe::SafeLink,
    session::cut,
};
use serde_json::{Map, Value};

/// Something about the file that its author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The key it is about, with dots between levels; empty for the file as a whole.
    pub key: String,
    /// What is wrong with it.
    pub wrong: String,
    /// What to do.
    pub remedy: String,
}

/// A configuration and what there is to say about the file it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigReport {
    /// The configuration, or the reasons why there is none; at least one.
    pub outcome: Result<Config, Vec<Finding>>,
    /// What does no harm, such as keys nobody knows.
    pub warnings: Vec<Finding>,
}

/// Reads `config.json`.
#[must_use]
pub fn parse(text: &str) -> ConfigReport {
    let mut reader = Reader { errors: Vec::new(), warnings: Vec::new() };
    let config = match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(map)) => reader.config(&map),
        Ok(_) => {
            reader.error("", "config.json is not an object", "put everything between { and }");
            Config::default()
        }
        Err(error) if text.trim_start().starts_with('<') => {
            reader.error(
                "",
                format!("config.json is a page, not JSON ({error})"),
                "put config.json beside index.html and have the server send it",
            );
            Config::default()
        }
        Err(error) => {
            reader.error(
                "",
                format!("config.json is not valid JSON: {error}"),
                "mend it at that place; a missing or surplus comma or quote is the usual cause",
            );
            Config::default()
        }
    };
    ConfigReport {
        outcome: if reader.errors.is_empty() { Ok(config) } else { Err(reader.errors) },
        warnings: reader.warnings,
    }
}

/// What makes Skylight listen to the page that opened it.
const LISTENING: [(&str, &str); 2] = [("standalonePopup", "true"), ("skylightController", "true")];

struct Reader {
    errors: Vec<Finding>,
    warnings: Vec<Finding>,
}

/// What MAX can be asked to tell of, in lower case.
pub const SUBSCRIPTION_TYPES: [&str; 6] = ["all", "agent", "contact", "contacts", "sessioninfo", "agentassist"];

const TOP: [&str; 9] =
    ["max", "skylight", "roxchat", "ucontact", "crm", "confirmHangup", "keepDays", "locale", "theme"];

impl Reader {
    fn config(&mut self, map: &Map<String, Value>) -> Config {
        self.surplus("", map, &TOP);
        let default = Config::default();
        Config {
            max: self.section(map, "max").map(|max| self.max(max)),
            skylight: self.section(map, "skylight").and_then(|section| self.skylight(section)),
            roxchat: self.embedded(map, "roxchat"),
            ucontact: self.embedded(map, "ucontact"),
            crm: self.section(map, "crm").map(|crm| self.crm(crm)).unwrap_or_default(),
            confirm_hangup: self.flag(map, "", "confirmHangup", default.confirm_hangup),
            keep_days: self.days(map, "keepDays", default.keep_days),
            locale: match self.word(map, "", "locale") {
                None | Some("auto") => Choice::Auto,
                Some(tag) => Choice::Fixed(tag.to_owned()),
            },
            theme: match self.word(map, "", "theme") {
                None | Some("auto") => Theme::Auto,
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                Some(other) => {
                    self.error(
                        "theme",
                        format!("{} is no theme", quoted(other)),
                        "write \"auto\", \"light\" or \"dark\"",
                    );
                    Theme::Auto
                }
            },
        }
    }

    fn max(&mut self, map: &Map<String, Value>) -> MaxConfig {
        self.surplus("max.", map, &["origins", "subscriptions", "issuer"]);
        let origins = self.origins(map, "max.", true);
        let mut subscriptions = Vec::new();
        let words = self.words(map, "max.", "subscriptions");
        let given = words.is_some();
        for (at, word) in words.into_iter().flatten().enumerate() {
            let word = word.trim().to_ascii_lowercase();
            if !SUBSCRIPTION_TYPES.contains(&word.as_str()) {
                let wrong = format!("MAX is not known to offer {}", quoted(&word));
                self.warn(
                    &format!("max.subscriptions[{at}]"),
                    wrong,
                    format!("known are {}", SUBSCRIPTION_TYPES.join(", ")),
                );
            }
            if !word.is_empty() && !subscriptions.contains(&word) {
                subscriptions.push(word);
            }
        }
        if given && subscriptions.is_empty() {
            self.error("max.subscriptions", "no subscription type is left", "write [\"all\"], or leave the key out");
        }
        if subscriptions.is_empty() {
            subscriptions.push("all".to_owned());
        }
        let issuer = self.word(map, "max.", "issuer").unwrap_or("Deskpane").to_owned();
        MaxConfig { origins, subscriptions, issuer }
    }

    fn crm(&mut self, map: &Map<String, Value>) -> CrmConfig {
        self.surplus("crm.", map, &["origins", "screenPop"]);
        CrmConfig {
            origins: self.origins(map, "crm.", false),
            screen_pop: self.word(map, "crm.", "screenPop").unwrap_or_default().to_owned(),
        }
    }

    fn skylight(&mut self, section: &Map<String, Value>) -> Option<SkylightConfig> {
        self.surplus("skylight.", section, &["url", "fullControl", "dialMetadata"]);
        let dial_metadata = match self.word(section, "skylight.", "dialMetadata") {
            None | Some("both") => DialMetadata::Both,
            Some("flat") => DialMetadata::Flat,
            Some("outboundDialer") => DialMetadata::OutboundDialer,
            Some(other) => {
                let wrong = format!("{} is no place for metadata", quoted(other));
                self.error("skylight.dialMetadata", wrong, "write \"both\", \"flat\" or \"outboundDialer\"");
                DialMetadata::Both
            }
        };
        let full_control = self.flag(section, "skylight.", "fullControl", false);
        let address = self.address(section, "skylight")?;
        Some(SkylightConfig { address: address.with_query(&LISTENING)?, full_control, dial_metadata })
    }

    fn embedded(&mut self, map: &Map<String, Value>, name: &str) -> Option<DesktopAddress> {
        let section = self.section(map, name)?;
        self.surplus(&format!("{name}."), section, &["url"]);
        self.address(section, name)
    }

    fn address(&mut self, section: &Map<String, Value>, name: &str) -> Option<DesktopAddress> {
        let prefix = format!("{name}.");
        let key = format!("{prefix}url");
        let Some(text) = self.word(section, &prefix, "url") else {
            if !section.contains_key("url") {
                self.error(
                    &key,
                    "is missing",
                    format!("write the desktop's address, or take \"{name}\" out to turn it off"),
                );
            }
            return None;
        };
        let address = SafeLink::parse(text)
            .and_then(|url| Some(DesktopAddress { origin: Origin::of_address(url.as_str())?, url }));
        if address.is_none() {
            self.error(
                &key,
                format!("{} is no address the panel may open", quoted(text)),
                "write a full https address (http is for localhost only)",
            );
        }
        address
    }

    fn origins(&mut self, map: &Map<String, Value>, prefix: &str, needed: bool) -> AllowList {
        let key = format!("{prefix}origins");
        let lines = self.words(map, prefix, "origins");
        if needed && (!map.contains_key("origins") || lines.as_ref().is_some_and(Vec::is_empty)) {
            self.error(
                &key,
                "names no origin, so every message would be refused",
                "write the origin the agents see in their address bar, like [\"https://max.niceincontact.com\"]",
            );
        }
        let mut list = Vec::new();
        for (at, line) in lines.into_iter().flatten().enumerate() {
            match OriginPattern::parse(line) {
                Ok(pattern) => list.push(pattern),
                Err(error) => {
                    self.error(&format!("{key}[{at}]"), format!("{} is no origin", quoted(line)), error.remedy())
                }
            }
        }
        AllowList(list)
    }

    fn section<'a>(&mut self, map: &'a Map<String, Value>, name: &str) -> Option<&'a Map<String, Value>> {
        match map.get(name)? {
            Value::Object(section) => Some(section),
            Value::Null => None,
            _ => {
                self.error(name, "is not an object", "write { … }, or take it out");
                None
            }
        }
    }

    fn words<'a>(&mut self, map: &'a Map<String, Value>, prefix: &str, name: &str) -> Option<Vec<&'a str>> {
        let words = match map.get(name)? {
            Value::Array(items) => items.iter().map(Value::as_str).collect(),
            _ => None,
        };
        if words.is_none() {
            self.error(&format!("{prefix}{name}"), "is not a list of texts", "write it like [\"…\", \"…\"]");
        }
        words
    }

    fn word<'a>(&mut self, map: &'a Map<String, Value>, prefix: &str, name: &str) -> Option<&'a str> {
        let word = map.get(name)?.as_str().map(str::trim);
        if word.is_none() {
            self.error(&format!("{prefix}{name}"), "is not a text", "put it in quotes");
        }
        word
    }

    fn flag(&mut self, map: &Map<String, Value>, prefix: &str, name: &str, default: bool) -> bool {
        match map.get(name).map(Value::as_bool) {
            None => default,
            Some(Some(value)) => value,
            Some(None) => {
                self.error(
                    &format!("{prefix}{name}"),
                    "is neither true nor false",
                    "write true or false, without quotes",
                );
                default
            }
        }
    }

    fn days(&mut self, map: &Map<String, Value>, name: &str, default: u32) -> u32 {
        match map.get(name) {
            None => default,
            Some(value) => value
                .as_u64()
                .and_then(|days| u32::try_from(days).ok())
                .filter(|days| *days <= 3650)
                .unwrap_or_else(|| {
                    self.error(name, "is not a number of days", "write a whole number from 0 to 3650, without quotes");
                    default
                }),
        }
    }

    fn surplus(&mut self, prefix: &str, map: &Map<String, Value>, known: &[&str]) {
        for key in map.keys().filter(|key| !known.contains(&key.as_str())).take(20) {
            let near = known.iter().find(|own| own.eq_ignore_ascii_case(key));
            let remedy = near
                .map_or_else(|| format!("known are {}", known.join(", ")), |own| format!("did you mean \"{own}\"?"));
            self.warn(&format!("{prefix}{}", cut(key, 60)), "is not a key Deskpane knows, and has no effect", remedy);
        }
    }

    fn error(&mut self, key: &str, wrong: impl Into<String>, remedy: impl Into<String>) {
        self.errors.push(Finding { key: key.to_owned(), wrong: wrong.into(), remedy: remedy.into() });
    }

    fn warn(&mut self, key: &str, wrong: impl Into<String>, remedy: impl Into<String>) {
        self.warnings.push(Finding { key: key.to_owned(), wrong: wrong.into(), remedy: remedy.into() });
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", cut(text, 80))
}
