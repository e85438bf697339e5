//! The key `max` of `config.json`.

use super::wire::SUBSCRIPTION_TYPES;
use deskpane_desk::{
    config::{Configured, Section, quoted},
    origin::AllowList,
};

/// Names of CXone Agent's own windows, which use another protocol.
const OTHER_PROTOCOLS: [&str; 2] = ["agent-assist", "naia"];

/// The configuration of a panel in MAX.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaxConfig {
    /// The allowed origins of MAX.
    pub origins: AllowList,
    /// The subscription types to request, in lower case, at least one.
    pub subscriptions: Vec<String>,
    /// The name the panel gives itself in MAX's logs.
    pub issuer: String,
}

/// Reads the configuration.
pub(super) fn read(section: &mut Section<'_>) -> Option<Configured> {
    section.known(&["origins", "subscriptions", "issuer"]);
    let origins = section.origins(Some("https://max.niceincontact.com"));
    let subscriptions = subscriptions(section);
    let issuer = section.word("issuer").unwrap_or("Deskpane").to_owned();
    if OTHER_PROTOCOLS.iter().any(|name| issuer.eq_ignore_ascii_case(name)) {
        let wrong = format!("{} would make CXone Agent speak another protocol", quoted(&issuer));
        section.error("issuer", wrong, "write any other name, such as \"Deskpane\"");
    }
    Some(Configured::from(origins.clone(), MaxConfig { origins, subscriptions, issuer }))
}

fn subscriptions(section: &mut Section<'_>) -> Vec<String> {
    let mut subscriptions = Vec::new();
    let words = section.words("subscriptions");
    let given = words.is_some();
    for (at, word) in words.into_iter().flatten().enumerate() {
        let word = word.trim().to_ascii_lowercase();
        if !SUBSCRIPTION_TYPES.contains(&word.as_str()) {
            let wrong = format!("{} is an unknown subscription type", quoted(&word));
            section.warn(
                &format!("subscriptions[{at}]"),
                wrong,
                format!("known types: {}", SUBSCRIPTION_TYPES.join(", ")),
            );
        }
        if !word.is_empty() && !subscriptions.contains(&word) {
            subscriptions.push(word);
        }
    }
    if given && subscriptions.is_empty() {
        section.error("subscriptions", "has no subscription type", "write [\"all\"], or leave the key out");
    }
    if subscriptions.is_empty() {
        subscriptions.push("all".to_owned());
    }
    subscriptions
}

#[cfg(test)]
mod tests {
    use super::{super::SPEC, *};
    use deskpane_desk::config::parse;

    fn errors(text: &str) -> Vec<String> {
        SPEC.configure(text).unwrap_err().into_iter().map(|finding| finding.key).collect()
    }

    #[test]
    fn every_error_names_its_key() {
        for (text, key) in [
            (r#"{"max": {}}"#, "max.origins"),
            (r#"{"max": {"origins": []}}"#, "max.origins"),
            (r#"{"max": {"origins": ["https://a.com"], "subscriptions": []}}"#, "max.subscriptions"),
            (r#"{"max": {"origins": ["https://a.com"], "subscriptions": "all"}}"#, "max.subscriptions"),
            (r#"{"max": {"origins": ["https://a.com"], "issuer": 7}}"#, "max.issuer"),
            (r#"{"max": {"origins": ["https://a.com"], "issuer": "agent-assist"}}"#, "max.issuer"),
            (r#"{"max": {"origins": ["https://a.com"], "issuer": " NAIA "}}"#, "max.issuer"),
        ] {
            assert_eq!(errors(text), [key], "{text}");
        }
    }

    #[test]
    fn subscription_types_are_folded_and_unknown_ones_kept_with_a_warning() {
        let text =
            r#"{"max": {"origins": ["https://a.com"], "subscriptions": ["Agent", "agent", "Contacts", "future"]}}"#;
        let report = parse(text, &[SPEC.section()]);
        let config = SPEC.configured(&report.outcome.unwrap()).unwrap().own::<MaxConfig>().unwrap().clone();
        assert_eq!(config.subscriptions, ["agent", "contacts", "future"]);
        assert_eq!(report.warnings.first().map(|w| w.key.as_str()), Some("max.subscriptions[3]"));
    }
}
