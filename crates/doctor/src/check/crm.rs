//! Whether the CRM server answers the panel's page, speaks the contract, and allows the panel by CORS.

use deskpane_desk::config::{Config, CrmApi};

use crate::finding::Finding;
use crate::observed::{Answer, CrmSeen, Observed};

pub(super) fn check(observed: &Observed, config: &Config) -> Vec<Finding> {
    let (Some(api), Some(seen)) = (&config.crm.api, &observed.crm) else { return Vec::new() };
    let mut found = Vec::new();
    match &seen.customers {
        Err(failure) => {
            found.push(Finding::error(
                "crm-unreachable",
                api.base(),
                format!("the CRM does not answer: {}", failure.reason()),
                "check crm.api in config.json, and whether its server runs",
            ));
            return found;
        }
        Ok(answer) => found.extend(answers(answer)),
    }
    if matches!(api, CrmApi::At { .. }) {
        shared(seen, &observed.origin(), &mut found);
    }
    found
}

/// Whether the answer follows the contract. Without a token, 401 does.
fn answers(answer: &Answer) -> Option<Finding> {
    let speaks = answer.media_type().is_some_and(|kind| kind.ends_with("json"));
    if [401, 403].contains(&answer.status) || (answer.is_success() && speaks) {
        return None;
    }
    let sent = answer.media_type().unwrap_or_else(|| "no type".to_owned());
    Some(Finding::error(
        "crm-answer",
        &answer.url,
        format!("what answers there does not speak the CRM's contract: status {}, {sent}", answer.status),
        "check the path of crm.api in config.json; where it is a path on the panel's server, pass it on to the CRM's (nginx: location ^~ … { proxy_pass …; })",
    ))
}

/// The CORS headers a browser requires before the panel's page may read the answer of another origin.
fn shared(seen: &CrmSeen, origin: &str, found: &mut Vec<Finding>) {
    let Ok(customers) = &seen.customers else { return };
    let is_open = |answer: &Answer| {
        let allowed = answer.header("access-control-allow-origin").map(str::trim);
        match allowed {
            Some("*") => Err((
                "crm-cors-any",
                "the CRM answers everybody (*): with cookies a browser takes that for a no".to_owned(),
            )),
            Some(allowed) if allowed == origin => Ok(()),
            Some(allowed) => {
                Err(("crm-cors-origin", format!("the CRM lets {allowed} read its answers, and the panel is {origin}")))
            }
            None => Err(("crm-cors-origin", format!("the CRM does not let the panel ({origin}) read its answers"))),
        }
    };
    let credentials =
        |answer: &Answer| answer.header("access-control-allow-credentials").is_some_and(|value| value.trim() == "true");
    if let Err((id, wrong)) = is_open(customers) {
        found.push(
            Finding::error(
                id,
                &customers.url,
                wrong,
                "name the panel's origin at the CRM's server (deskpane-crm: --origin)",
            )
            .with_line(format!("Access-Control-Allow-Origin: {origin}")),
        );
        return;
    }
    if !credentials(customers) {
        found.push(
            Finding::error(
                "crm-cors-credentials",
                &customers.url,
                "the CRM does not let the panel send who the agent is",
                "send this header with every answer to the panel",
            )
            .with_line("Access-Control-Allow-Credentials: true"),
        );
    }
    let Some(Ok(preflight)) = &seen.preflight else { return };
    let list = |name: &str| -> Vec<String> {
        preflight.all(name).flat_map(|value| value.split(',')).map(|word| word.trim().to_ascii_lowercase()).collect()
    };
    let is_shut =
        !preflight.is_success() || is_open(preflight).is_err() || (credentials(customers) && !credentials(preflight));
    if is_shut {
        found.push(Finding::error(
            "crm-preflight",
            &preflight.url,
            format!("the CRM does not answer a browser that asks before it writes (OPTIONS, status {})", preflight.status),
            "answer OPTIONS with 204 and the same headers for the panel's origin as any request, without asking who it is",
        ));
        return;
    }
    if !list("access-control-allow-methods").iter().any(|method| method == "put") {
        found.push(
            Finding::error(
                "crm-cors-methods",
                &preflight.url,
                "the CRM does not let the panel write (PUT): nothing is logged",
                "name the method in the answer to OPTIONS",
            )
            .with_line("Access-Control-Allow-Methods: GET, PUT"),
        );
    }
    let headers = list("access-control-allow-headers");
    let lacking: Vec<_> =
        ["authorization", "content-type"].into_iter().filter(|name| !headers.iter().any(|own| own == name)).collect();
    if !lacking.is_empty() {
        found.push(
            Finding::error(
                "crm-cors-headers",
                &preflight.url,
                format!("the CRM does not let the panel send the header {}", lacking.join(" and ")),
                "name the headers in the answer to OPTIONS",
            )
            .with_line("Access-Control-Allow-Headers: Authorization, Content-Type"),
        );
    }
}
