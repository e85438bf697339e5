//! English words about the connection: where it stands, why not, and what to do.

use crate::{store::Desktop, text::Advice};
use deskpane_protocol::desk::{Connection, Problem, SubscriptionRefusal};

pub(super) fn words(connection: &Connection, desktop: Desktop) -> Advice {
    let name = desktop.name;
    match connection {
        Connection::Starting => plain(format!("Waiting for {name}.")),
        Connection::Trying { problem: None, .. } => plain(format!("Connecting to {name}…")),
        Connection::Trying { problem: Some(problem), .. } => {
            let mut advice = explain(problem, desktop);
            advice.remedy.push_str(" Deskpane keeps trying.");
            advice
        }
        Connection::Connected { caution: None, .. } => plain(format!("Connected to {name}")),
        Connection::Connected { caution: Some(problem), .. } => {
            let advice = explain(problem, desktop);
            Advice { what: format!("Connected to {name}. {}", advice.what), ..advice }
        }
        Connection::Stopped(problem) => {
            let advice = explain(problem, desktop);
            Advice { what: format!("Not connected. {}", advice.what), ..advice }
        }
    }
}

fn plain(what: String) -> Advice {
    Advice { what, remedy: String::new(), line: None }
}

fn explain(problem: &Problem, desktop: Desktop) -> Advice {
    let name = desktop.name;
    let (what, remedy, line) = match problem {
        Problem::NotEmbedded => (
            format!("This page is not inside {name}."),
            format!("Add its address to {name} as a custom workspace or a contact panel, and open it there."),
            None,
        ),
        Problem::NotConfigured => (
            format!("{name} is not configured."),
            format!("Add a \"{}\" section with {name}'s origin to config.json:", desktop.id),
            Some(origins_line(desktop, "https://…")),
        ),
        Problem::OriginUnknown => (
            format!("The browser does not say where {name} is, and config.json names no origin exactly."),
            "Add the origin that agents see in their address bar to config.json:".to_owned(),
            Some(origins_line(desktop, "https://…")),
        ),
        Problem::OriginNotAllowed { origin } if origin == "null" || origin.is_empty() => (
            format!("{name}'s page has no origin: it runs in a sandbox."),
            "Remove the sandbox, or give its frame allow-same-origin.".to_owned(),
            None,
        ),
        Problem::OriginNotAllowed { origin } => (
            format!("{origin} is not an allowed origin."),
            format!("If that is {name}, add it to config.json:"),
            Some(origins_line(desktop, origin)),
        ),
        Problem::Silent { .. } => (
            format!("{name} does not answer."),
            format!(
                "Either this window is not {name}, or {name} still counts an earlier registration: reload {name} then."
            ),
            None,
        ),
        Problem::WentSilent => {
            (format!("{name} has stopped answering."), format!("If it stays like this, reload {name}."), None)
        }
        Problem::SubscriptionRefused { kind, words } => {
            let remedy = match kind {
                SubscriptionRefusal::ContactId => "Check the contactId in this page's address.".to_owned(),
                SubscriptionRefusal::Types => format!("Check \"subscriptions\" of \"{}\" in config.json.", desktop.id),
                SubscriptionRefusal::Other => format!("Ask whoever administers {name}."),
            };
            (format!("{name} refused: “{words}”."), remedy, None)
        }
        Problem::ContactIdUnreadable { given } => (
            format!("The contactId “{given}” in this page's address is no number, so all contacts are shown."),
            "Check the address of the panel.".to_owned(),
            None,
        ),
        Problem::TooManyContacts => {
            ("There are more open contacts than are shown.".to_owned(), "Close some of them.".to_owned(), None)
        }
        Problem::SessionEnded => (format!("Your session in {name} is over."), format!("Log in to {name} again."), None),
    };
    Advice { what, remedy, line }
}

fn origins_line(desktop: Desktop, origin: &str) -> String {
    format!("\"{}\": {{ \"origins\": [\"{origin}\"] }}", desktop.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: Desktop = Desktop { id: "max", name: "MAX" };

    #[test]
    fn an_origin_that_is_not_allowed_comes_with_the_line_to_add() {
        let problem = Problem::OriginNotAllowed { origin: "https://a.example".into() };
        let advice = words(&Connection::Stopped(problem), MAX);
        assert!(advice.what.contains("https://a.example"));
        assert_eq!(advice.line.as_deref(), Some(r#""max": { "origins": ["https://a.example"] }"#));
    }

    #[test]
    fn retrying_does_not_change_the_words() {
        let at =
            |attempt| Connection::Trying { attempt, problem: Some(Problem::Silent { tries: attempt }), next: None };
        assert_eq!(words(&at(1), MAX), words(&at(7), MAX));
    }
}
