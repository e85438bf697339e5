//! English words about the connection: where it stands, why not, and what to do.

use super::fault;
use crate::{
    store::{Desktop, Seat},
    text::Advice,
};
use deskpane_protocol::desk::{Connection, FrameSwitch, Guarded, Problem, SubscriptionRefusal};

pub(super) fn words(connection: &Connection, desktop: Desktop) -> Advice {
    let name = desktop.name;
    match connection {
        Connection::Starting => plain(format!("Waiting for {name}.")),
        Connection::Opening if desktop.seat == Seat::Beside => plain(format!("{name} is loading…")),
        Connection::Opening => Advice {
            remedy: "Log in there if it asks, and leave it open.".to_owned(),
            ..plain(format!("{name} is loading in its own window."))
        },
        Connection::Trying { problem: None, .. } if desktop.seat == Seat::Window => {
            plain(format!("Waiting for {name} to answer…"))
        }
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
        Connection::Waiting { problem: None, .. } => {
            plain(format!("{name} is here. It speaks when something happens: nothing has come from it yet."))
        }
        Connection::Waiting { problem: Some(problem), .. } => explain(problem, desktop),
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
            format!("Add a \"{}\" section with {name}'s address to config.json:", desktop.id),
            Some(config_line(desktop, "https://…")),
        ),
        Problem::OriginUnknown => (
            format!("The browser does not say where {name} is, and config.json names no origin exactly."),
            "Add the origin that agents see in their address bar to config.json:".to_owned(),
            Some(config_line(desktop, "https://…")),
        ),
        Problem::OriginNotAllowed { origin } if origin == "null" || origin.is_empty() => (
            format!("{name}'s page has no origin: it runs in a sandbox."),
            "Remove the sandbox, or give its frame allow-same-origin.".to_owned(),
            None,
        ),
        Problem::OriginNotAllowed { origin } if desktop.seat != Seat::Around => (
            format!("{name}'s {} sent something from {origin}, which is not its configured address.", held_in(desktop)),
            format!("If {name} is there, change the address in config.json:"),
            Some(config_line(desktop, origin)),
        ),
        Problem::OriginNotAllowed { origin } => (
            format!("{origin} is not an allowed origin."),
            format!("If that is {name}, add it to config.json:"),
            Some(config_line(desktop, origin)),
        ),
        Problem::WindowSilent { .. } => (
            format!("{name} does not answer."),
            format!(
                "Log in to {name} in its window. If that does not help, close that window and press “Open {name}”."
            ),
            None,
        ),
        Problem::Silent { .. } => (
            format!("{name} does not answer."),
            format!(
                "Either this window is not {name}, or {name} still counts an earlier registration: reload {name} then."
            ),
            None,
        ),
        Problem::WentSilent if desktop.seat == Seat::Window => (
            format!("The connection to {name} is lost: it has stopped answering."),
            format!("If it stays like this, close its window and press “Open {name}”."),
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
        Problem::NotOpened => (
            format!("{name} has not been opened."),
            format!("Press “Open {name}”: it opens in a window of its own and stays open while you work here."),
            None,
        ),
        Problem::PopupBlocked => (
            format!("The browser blocked {name}'s window."),
            format!(
                "Allow pop-ups for this site, in the address bar or the browser's settings, then press “Open {name}” again."
            ),
            None,
        ),
        Problem::WindowClosed => (
            format!("{name}'s window was closed, or has let go of this page."),
            format!("Press “Open {name}” to go on."),
            None,
        ),
        Problem::BoundElsewhere => (
            format!("{name} is bound to another page and takes nothing from this one."),
            format!("Close {name}'s window, then press “Open {name}” here."),
            None,
        ),
        Problem::FrameSlow => (
            format!("{name} has been loading for a while."),
            format!("Check the network, then press “Reload {name}”."),
            None,
        ),
        Problem::FrameSilent(switch) => {
            let (what, remedy) = silent_frame(switch, name);
            (what, remedy, Some(switch.origin.clone()))
        }
        Problem::Trouble(fault) => (format!("{name} reports trouble."), fault::words(fault, desktop), None),
    };
    Advice { what, remedy, line }
}

/// It may be well: nothing has happened, or the agent has not logged in. Or it is the one setting everybody forgets.
fn silent_frame(switch: &FrameSwitch, name: &str) -> (String, String) {
    let FrameSwitch { name: setting, guards, origin: _ } = switch;
    let what = format!("Nothing has come from {name} yet.");
    let remedy = match guards {
        Guarded::Messages => format!(
            "That is normal until something happens in it. If nothing comes when it does, {name} is not told to speak \
             to this page: have its administrator add this origin to {setting}:"
        ),
        Guarded::Page => format!(
            "That is normal until something happens in it. If there is an error in its place, {name} does not let \
             this page hold it: have its administrator add this origin to {setting}:"
        ),
    };
    (what, remedy)
}

const fn held_in(desktop: Desktop) -> &'static str {
    match desktop.seat {
        Seat::Beside => "frame",
        Seat::Around | Seat::Window => "window",
    }
}

fn config_line(desktop: Desktop, origin: &str) -> String {
    match desktop.seat {
        Seat::Window | Seat::Beside => format!("\"{}\": {{ \"url\": \"{origin}/\" }}", desktop.id),
        Seat::Around => format!("\"{}\": {{ \"origins\": [\"{origin}\"] }}", desktop.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: Desktop = Desktop { id: "max", name: "MAX", seat: Seat::Around, says_ready: false };
    const FRAME: Desktop = Desktop { id: "frame", name: "Frame", seat: Seat::Beside, says_ready: false };
    const POPUP: Desktop = Desktop { id: "popup", name: "Popup", seat: Seat::Window, says_ready: true };

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

    #[test]
    fn every_standing_of_a_window_of_its_own_is_told_apart() {
        let stopped = |problem| words(&Connection::Stopped(problem), POPUP);
        let trying = |problem| words(&Connection::Trying { attempt: 1, problem, next: None }, POPUP);
        let all = [
            stopped(Problem::NotOpened),
            stopped(Problem::PopupBlocked),
            words(&Connection::Opening, POPUP),
            trying(None),
            words(&Connection::Connected { since: deskpane_protocol::clock::Millis(0), caution: None }, POPUP),
            stopped(Problem::WindowClosed),
            trying(Some(Problem::WentSilent)),
            trying(Some(Problem::WindowSilent { tries: 3 })),
            stopped(Problem::BoundElsewhere),
            stopped(Problem::SessionEnded),
        ];
        for (at, advice) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other.what != advice.what), "{}", advice.what);
        }
        for problem in [Problem::NotOpened, Problem::PopupBlocked, Problem::WindowClosed, Problem::BoundElsewhere] {
            assert!(stopped(problem).remedy.contains("“Open Popup”"));
        }
    }

    #[test]
    fn every_standing_of_a_frame_is_told_apart_and_the_last_names_the_setting_and_our_origin() {
        let since = deskpane_protocol::clock::Millis(0);
        let waiting = |problem| words(&Connection::Waiting { since, problem }, FRAME);
        let silent = |guards| {
            let switch = FrameSwitch { name: "allowed_parents", guards, origin: "https://panel.example".into() };
            waiting(Some(Problem::FrameSilent(switch)))
        };
        let all = [
            words(&Connection::Starting, FRAME),
            words(&Connection::Opening, FRAME),
            waiting(Some(Problem::FrameSlow)),
            waiting(None),
            silent(Guarded::Messages),
            words(&Connection::Connected { since, caution: None }, FRAME),
            waiting(Some(Problem::OriginNotAllowed { origin: "https://a.example".into() })),
        ];
        for (at, advice) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other.what != advice.what), "{}", advice.what);
        }
        for guards in [Guarded::Messages, Guarded::Page] {
            let advice = silent(guards);
            assert_eq!(advice.line.as_deref(), Some("https://panel.example"));
            assert!(advice.remedy.ends_with("add this origin to allowed_parents:"), "{}", advice.remedy);
        }
        assert!(waiting(Some(Problem::FrameSlow)).remedy.contains("“Reload Frame”"));
    }

    #[test]
    fn an_address_that_is_wrong_comes_with_the_line_to_write() {
        let problem = Problem::OriginNotAllowed { origin: "https://a.example".into() };
        let line = words(&Connection::Stopped(problem), POPUP).line;
        assert_eq!(line.as_deref(), Some(r#""popup": { "url": "https://a.example/" }"#));
    }
}
