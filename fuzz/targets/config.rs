//! `config.json`: any text gives a configuration that obeys the trust rules, or a list of errors.
#![no_main]

use deskpane_desk::{
    config::{self, DesktopAddress},
    desktop::{AddressKey, DesktopSpec},
};
use deskpane_desktops::{ALL, SECTIONS};
use deskpane_fuzz::document::Document;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::LazyLock;

/// The initial files: the shipped one, and a minimal one.
static FILES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let lines: Vec<_> = ALL.iter().map(|spec| spec.config_line(spec.example_origin)).collect();
    let texts = [include_str!("../../public/config.json"), &format!("{{{}}}", lines.join(",")), "{}"];
    texts.map(|text| serde_json::from_str(text).expect("a configuration")).into()
});

fuzz_target!(|file: Document| {
    let report = config::parse(&file.text(&FILES), &SECTIONS);
    let findings = report.warnings.iter().chain(report.outcome.as_ref().err().into_iter().flatten());
    for finding in findings {
        assert!(!finding.wrong.is_empty() && !finding.remedy.is_empty(), "{finding:?}");
    }
    match report.outcome {
        Err(findings) => assert!(!findings.is_empty(), "refused without a reason"),
        Ok(config) => {
            assert!(config.keep_days <= 3650);
            for spec in ALL {
                let Some(configured) = spec.configured(&config) else { continue };
                assert!(!configured.origins.0.is_empty(), "{} may speak from nowhere", spec.id);
                assert_eq!(configured.address.is_some(), spec.address_key == AddressKey::Url, "{}", spec.id);
                configured.address.iter().for_each(|own| address(spec, own));
            }
        }
    }
});

/// The opened page has the origin that messages are exchanged with.
fn address(spec: &DesktopSpec, desktop: &DesktopAddress) {
    let Ok(url) = url::Url::parse(desktop.url.as_str()) else { return };
    let browsers = url.origin().ascii_serialization();
    let numeric = url.host_str().is_some_and(|host| host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
    assert!(browsers == desktop.origin.as_str() || numeric, "{}: {} is on {browsers}", spec.id, desktop.url.as_str());
}
