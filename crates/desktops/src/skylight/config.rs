//! The key `skylight` of `config.json`.

use deskpane_desk::config::{Configured, DesktopAddress, Section, quoted};

/// Skylight, which the panel opens in a window of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkylightConfig {
    /// The page to open, with the query parameters that make it listen, and its origin.
    pub address: DesktopAddress,
    /// Enables `interactions.accept` and `session.setActiveTenant`, which the vendor calls not fully supported.
    pub full_control: bool,
    /// Where the metadata of a dialled call goes.
    pub dial_metadata: DialMetadata,
}

/// Where Skylight's flows look for the metadata of a dialled call: the vendor's two samples differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DialMetadata {
    /// In both places.
    #[default]
    Both,
    /// Directly under `interactionMetadata`.
    Flat,
    /// Under `interactionMetadata.outboundDialer`.
    OutboundDialer,
}

/// The query that makes Skylight listen to its opener.
const LISTENING: [(&str, &str); 2] = [("standalonePopup", "true"), ("skylightController", "true")];

/// Reads it.
pub(super) fn read(section: &mut Section<'_>) -> Option<Configured> {
    section.known(&["url", "fullControl", "dialMetadata"]);
    let dial_metadata = match section.word("dialMetadata") {
        None | Some("both") => DialMetadata::Both,
        Some("flat") => DialMetadata::Flat,
        Some("outboundDialer") => DialMetadata::OutboundDialer,
        Some(other) => {
            let wrong = format!("{} is not a place for metadata", quoted(other));
            section.error("dialMetadata", wrong, "write \"both\", \"flat\" or \"outboundDialer\"");
            DialMetadata::Both
        }
    };
    let full_control = section.flag("fullControl", false);
    let address = section.address()?.with_query(&LISTENING)?;
    Some(Configured::at(address.clone(), SkylightConfig { address, full_control, dial_metadata }))
}

#[cfg(test)]
mod tests {
    use super::{super::SPEC, *};

    #[test]
    fn the_address_gets_what_makes_it_listen_where_that_is_missing() {
        for (given, opened) in [
            ("https://s.example/", "https://s.example/?standalonePopup=true&skylightController=true"),
            ("https://s.example/?", "https://s.example/?standalonePopup=true&skylightController=true"),
            ("https://s.example/?a=1#b", "https://s.example/?a=1&standalonePopup=true&skylightController=true#b"),
            (
                "https://s.example/?skylightController=yes",
                "https://s.example/?skylightController=yes&standalonePopup=true",
            ),
        ] {
            let configured = SPEC.configure(&format!(r#"{{"skylight":{{"url":"{given}"}}}}"#)).unwrap();
            let config = configured.own::<SkylightConfig>().unwrap();
            assert_eq!(config.address.url.as_str(), opened);
            assert_eq!(configured.address.as_ref(), Some(&config.address));
            assert!(!config.full_control);
        }
    }

    #[test]
    fn an_unknown_place_for_metadata_is_an_error_with_its_key() {
        let text = r#"{"skylight":{"url":"https://s.example/","dialMetadata":"there","fullControl":1}}"#;
        let keys: Vec<_> = SPEC.configure(text).unwrap_err().into_iter().map(|finding| finding.key).collect();
        assert_eq!(keys, ["skylight.dialMetadata", "skylight.fullControl"]);
    }
}
