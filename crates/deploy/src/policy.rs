//! The headers of every response: what the panel's page may do, and who may frame it.

use deskpane_desk::{
    config::{Config, Configured, CrmApi},
    desktop::{DesktopSpec, Placement},
    origin::{AllowList, Origin, OriginPattern},
};
use deskpane_desktops::ALL;

use super::site::Header;

/// The headers, and what the operator should know about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The headers of every response.
    pub headers: Vec<Header>,
    /// Limits of what headers can express, and settings suitable for a trial only.
    pub remarks: Vec<String>,
}

/// The browser features the panel itself uses: it plays a tone and copies a line for the integrator.
const OWN: [&str; 2] = ["autoplay", "clipboard-write"];

/// Unused features, denied so that injected code cannot use them either.
const UNUSED: [&str; 23] = [
    "accelerometer",
    "bluetooth",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// The headers for this configuration. `frames` are additional origins a desktop's frame may navigate to.
#[must_use]
pub fn headers(config: &Config, frames: &[OriginPattern]) -> Policy {
    let mut remarks = Vec::new();
    let header = |name, value: &str| Header { name, value: value.to_owned() };
    let headers = vec![
        Header { name: "Content-Security-Policy", value: content_security(config, frames, &mut remarks) },
        Header { name: "Permissions-Policy", value: permissions(config) },
        header("Referrer-Policy", "strict-origin"),
        header("X-Content-Type-Options", "nosniff"),
        header("Cross-Origin-Resource-Policy", "same-origin"),
        // A stricter value would cut the link to the opener or to an opened window.
        header("Cross-Origin-Opener-Policy", "unsafe-none"),
    ];
    let local = local_origins(config);
    if !local.is_empty() {
        remarks.push(format!(
            "config.json names this machine itself ({}): right for a trial, not for agents",
            local.join(", ")
        ));
    }
    Policy { headers, remarks }
}

/// The loopback origins in a configuration, without duplicates: suitable for a trial only.
#[must_use]
pub fn local_origins(config: &Config) -> Vec<String> {
    let mut local: Vec<_> = origins(config).filter(is_loopback).map(|origin| origin.to_string()).collect();
    local.dedup();
    local
}

fn content_security(config: &Config, frames: &[OriginPattern], remarks: &mut Vec<String>) -> String {
    let held = held(config).map(|(origin, _)| OriginPattern::Exact(origin.clone()));
    // Only a framed desktop can lead to a login page.
    let frames = if held.clone().next().is_some() { frames } else { &[] };
    let framed = sources(held.chain(frames.iter().cloned()), remarks);
    let around = sources(around(config), remarks);
    let api = sources(api(config), remarks);
    let connect = if api == "'none'" { "'self'".to_owned() } else { format!("'self' {api}") };
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' https: data:",
        &format!("connect-src {connect}"),
        &format!("frame-src {framed}"),
        &format!("frame-ancestors {around}"),
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    ]
    .join("; ")
}

/// Who may frame the panel: the desktops that embed it, and the CRM.
fn around(config: &Config) -> impl Iterator<Item = OriginPattern> {
    let desktops = configured(config).filter(|(spec, _)| spec.placement == Placement::Around);
    desktops.flat_map(|(_, desktop)| lines(&desktop.origins)).chain(lines(&config.crm.origins))
}

/// The CRM server, unless it has the panel's own origin.
fn api(config: &Config) -> impl Iterator<Item = OriginPattern> {
    config.crm.api.iter().filter_map(|api| match api {
        CrmApi::At { origin, .. } => Some(OriginPattern::Exact(origin.clone())),
        CrmApi::Own(_) => None,
    })
}

fn lines(list: &AllowList) -> impl Iterator<Item = OriginPattern> {
    list.0.iter().cloned()
}

/// The enabled desktops.
fn configured(config: &Config) -> impl Iterator<Item = (&'static DesktopSpec, &Configured)> + Clone {
    ALL.iter().filter_map(|spec| Some((*spec, spec.configured(config)?)))
}

/// The desktops the panel frames, and the features each may use.
fn held(config: &Config) -> impl Iterator<Item = (&Origin, &'static [&'static str])> + Clone {
    configured(config).filter_map(|(spec, desktop)| match spec.placement {
        Placement::Beside { permissions, .. } => Some((&desktop.address.as_ref()?.origin, permissions)),
        Placement::Around | Placement::Popup { .. } => None,
    })
}

fn origins(config: &Config) -> impl Iterator<Item = OriginPattern> {
    configured(config)
        .flat_map(|(_, desktop)| lines(&desktop.origins))
        .chain(lines(&config.crm.origins))
        .chain(api(config))
}

fn is_loopback(pattern: &OriginPattern) -> bool {
    let text = pattern.to_string();
    let host = text.split_once("://").map(|(_, host)| host).unwrap_or_default();
    let host = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')).map_or(host, |(host, _)| host);
    deskpane_desk::origin::is_loopback(host)
}

/// A list of origins in policy syntax, without duplicates; `'none'` if empty. A leading `*.` means the same to
/// a policy as to the panel: one or more whole labels, never the domain alone.
fn sources(patterns: impl Iterator<Item = OriginPattern>, remarks: &mut Vec<String>) -> String {
    let mut words: Vec<String> = Vec::new();
    for pattern in patterns {
        let word = pattern.to_string();
        if word.contains('[') {
            remarks.push(format!("{word} cannot be written in a Content-Security-Policy: use localhost or 127.0.0.1"));
        } else if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() { "'none'".to_owned() } else { words.join(" ") }
}

/// A feature is denied unless the panel or a framed desktop needs it. A feature for the frame must also be allowed
/// for the page around it: browsers do not delegate features a page does not have.
fn permissions(config: &Config) -> String {
    let mut names: Vec<&str> = OWN.iter().chain(&UNUSED).copied().collect();
    names.extend(held(config).flat_map(|(_, powers)| powers.iter().copied()));
    names.sort_unstable();
    names.dedup();
    let directives: Vec<_> = names
        .into_iter()
        .map(|name| {
            let mut holders: Vec<_> = held(config)
                .filter(|(_, powers)| powers.contains(&name))
                .map(|(origin, _)| format!("\"{origin}\""))
                .collect();
            holders.dedup();
            if OWN.contains(&name) || !holders.is_empty() {
                holders.insert(0, "self".to_owned());
            }
            format!("{name}=({})", holders.join(" "))
        })
        .collect();
    directives.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desk::config::{self, ConfigReport};
    use deskpane_desktops::SECTIONS;

    fn parse(text: &str) -> ConfigReport {
        config::parse(text, &SECTIONS)
    }

    fn policy(config: &str, frames: &[&str]) -> Policy {
        let frames: Vec<_> = frames.iter().map(|text| OriginPattern::parse(text).unwrap()).collect();
        headers(&parse(config).outcome.unwrap(), &frames)
    }

    fn value(policy: &Policy, name: &str) -> String {
        policy.headers.iter().find(|header| header.name == name).unwrap().value.clone()
    }

    fn directive(policy: &Policy, name: &str) -> String {
        let text = value(policy, "Content-Security-Policy");
        let found = text.split("; ").find_map(|part| part.strip_prefix(&format!("{name} ")).map(str::to_owned));
        found.unwrap_or_else(|| panic!("no {name} in {text}"))
    }

    fn power(policy: &Policy, name: &str) -> String {
        let text = value(policy, "Permissions-Policy");
        let found = text.split(", ").find_map(|part| part.strip_prefix(&format!("{name}=")).map(str::to_owned));
        found.unwrap_or_else(|| panic!("no {name} in {text}"))
    }

    /// A desktop's address in these tests.
    fn origin(spec: &DesktopSpec) -> String {
        match spec.placement {
            Placement::Around => format!("https://*.{}.test", spec.id),
            Placement::Popup { .. } | Placement::Beside { .. } => format!("https://{}.test:8443", spec.id),
        }
    }

    /// These desktops, and a CRM.
    fn config_of<'a>(desktops: impl IntoIterator<Item = &'a &'static DesktopSpec>) -> String {
        let lines = desktops.into_iter().map(|spec| spec.config_line(&origin(spec)) + ", ");
        format!(r#"{{ {} "crm": {{ "origins": ["https://crm.test"] }} }}"#, lines.collect::<String>())
    }

    fn whole() -> String {
        config_of(ALL)
    }

    /// The framed desktops, and the features each may use.
    fn beside() -> Vec<(&'static DesktopSpec, &'static [&'static str])> {
        let held = |spec: &&'static DesktopSpec| match spec.placement {
            Placement::Beside { permissions, .. } => Some((*spec, permissions)),
            Placement::Around | Placement::Popup { .. } => None,
        };
        ALL.iter().filter_map(held).collect()
    }

    #[test]
    fn surrounding_pages_may_frame_the_panel_and_framed_desktops_are_allowed() {
        let policy = policy(&whole(), &[]);
        let around = ALL.iter().filter(|spec| spec.placement == Placement::Around).map(|spec| origin(spec) + " ");
        let held: Vec<_> = beside().into_iter().map(|(spec, _)| origin(spec)).collect();
        assert!(held.len() > 1, "{held:?}");
        assert_eq!(directive(&policy, "frame-ancestors"), around.collect::<String>() + "https://crm.test");
        assert_eq!(directive(&policy, "frame-src"), held.join(" "));
        assert!(policy.remarks.is_empty(), "{:?}", policy.remarks);
    }

    #[test]
    fn the_crm_is_asked_at_its_api_and_nowhere_else() {
        let connect = |crm: &str| directive(&policy(&format!(r#"{{"crm": {crm}}}"#), &[]), "connect-src");
        assert_eq!(connect(r#"{"origins": ["https://crm.test"]}"#), "'self'");
        assert_eq!(connect(r#"{"api": "/crm/v1"}"#), "'self'");
        assert_eq!(connect(r#"{"api": "https://api.crm.test:8443/v1"}"#), "'self' https://api.crm.test:8443");
        let policy = policy(r#"{"crm": {"api": "https://api.crm.test/v1"}}"#, &[]);
        assert_eq!(directive(&policy, "frame-ancestors"), "'none'");
    }

    #[test]
    fn unconfigured_features_are_forbidden() {
        let policy = policy("{}", &["https://login.example"]);
        assert_eq!(directive(&policy, "frame-ancestors"), "'none'");
        assert_eq!(directive(&policy, "frame-src"), "'none'");
        assert_eq!(power(&policy, "microphone"), "()");
        assert_eq!(power(&policy, "autoplay"), "(self)");
    }

    #[test]
    fn nothing_inline_is_run_and_nothing_but_webassembly_is_evaluated() {
        let policy = policy(&whole(), &[]);
        assert_eq!(directive(&policy, "default-src"), "'none'");
        assert_eq!(directive(&policy, "script-src"), "'self' 'wasm-unsafe-eval'");
        assert_eq!(directive(&policy, "style-src"), "'self'");
        let text = value(&policy, "Content-Security-Policy");
        assert!(!text.contains("unsafe-inline") && !text.contains("'unsafe-eval'") && !text.contains(" * "), "{text}");
    }

    #[test]
    fn a_login_page_may_be_let_into_the_frame() {
        let (held, _) = beside()[0];
        let policy = policy(&config_of([&held]), &["https://*.login.test"]);
        assert_eq!(directive(&policy, "frame-src"), format!("{} https://*.login.test", origin(held)));
    }

    #[test]
    fn powers_are_the_desktops_in_the_frame_and_the_page_around_it() {
        let policy = policy(&whole(), &[]);
        for name in ["microphone", "clipboard-read"] {
            let holders = beside().into_iter().filter(|(_, permissions)| permissions.contains(&name));
            let holders: String = holders.map(|(spec, _)| format!(" \"{}\"", origin(spec))).collect();
            assert!(!holders.is_empty(), "no desktop may use the {name}");
            assert_eq!(power(&policy, name), format!("(self{holders})"));
        }
        assert_eq!(power(&policy, "geolocation"), "()");
    }

    #[test]
    fn the_link_to_the_opener_is_never_cut() {
        assert_eq!(value(&policy(&whole(), &[]), "Cross-Origin-Opener-Policy"), "unsafe-none");
    }

    #[test]
    fn a_trial_is_called_one() {
        let remarks = policy(r#"{"crm":{"origins":["http://localhost:8081"]}}"#, &[]).remarks;
        assert!(remarks.iter().any(|remark| remark.contains("http://localhost:8081")), "{remarks:?}");
    }

    #[test]
    fn origins_that_a_policy_cannot_express_are_omitted_and_reported() {
        let policy = policy(r#"{"crm":{"origins":["http://[::1]:8081"]}}"#, &[]);
        assert_eq!(directive(&policy, "frame-ancestors"), "'none'");
        assert!(policy.remarks.iter().any(|remark| remark.contains("[::1]:8081 cannot be written")));
    }

    /// No configuration value can inject a line break or a semicolon, which would end a header or a directive.
    #[test]
    fn no_configuration_reaches_out_of_its_directive() {
        for origin in
            ["https://a.example; script-src *", "https://a.example\nX: y", "https://a.example 'unsafe-inline'"]
        {
            let mut text = serde_json::json!({ "crm": { "origins": [origin] } });
            for spec in ALL {
                text[spec.id] = serde_json::json!({ "origins": [origin], "url": origin });
            }
            let Ok(config) = parse(&text.to_string()).outcome else { continue };
            for header in headers(&config, &[]).headers {
                assert!(!header.value.contains(['\n', '\r']), "{header:?}");
                assert!(!header.value.contains("unsafe-inline") && !header.value.contains("src *"), "{header:?}");
            }
        }
    }
}
