//! English words about a desktop's refusal: what it means, what to do, and the desktop's own words beside.

use crate::store::Desktop;
use deskpane_protocol::desk::{Fault, FaultKind, Notice};

pub(super) fn words(fault: &Fault, desktop: Desktop) -> String {
    let (what, remedy) = meaning(fault.kind, desktop.name);
    joined([what, remedy, own_words(fault)])
}

/// A notification: what it says itself, and what it means where that is known.
pub(super) fn notice(notice: &Notice, desktop: Desktop) -> String {
    let (what, remedy) = notice.fault.map(|kind| meaning(kind, desktop.name)).unwrap_or_default();
    let told = joined([notice.text.clone(), what, remedy]);
    if told.is_empty() { notice.kind.clone() } else { told }
}

fn joined(parts: [String; 3]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn own_words(fault: &Fault) -> String {
    match (fault.words.trim(), fault.code) {
        ("", None) => String::new(),
        ("", Some(code)) => format!("({code})"),
        (words, None) => format!("“{words}”"),
        (words, Some(code)) => format!("“{words}” ({code})"),
    }
}

/// What happened, and what to do.
fn meaning(kind: FaultKind, name: &str) -> (String, String) {
    let (what, remedy) = match kind {
        FaultKind::ContactsOpen => ("You still have open contacts.".to_owned(), "End them first.".to_owned()),
        FaultKind::Gone => ("The contact is over, or its offer has expired.".to_owned(), String::new()),
        FaultKind::Parameters => {
            (format!("{name} does not take what was sent."), format!("Check what you entered, or do it in {name}."))
        }
        FaultKind::Permission => (format!("You lack the permission in {name}."), "Ask your supervisor.".to_owned()),
        FaultKind::Reason => (format!("{name} no longer has this reason."), "Choose another one.".to_owned()),
        FaultKind::Extension => (format!("{name} does not accept this extension."), "Choose another one.".to_owned()),
        FaultKind::Disposition => {
            (format!("{name} does not accept this disposition."), "Choose another one.".to_owned())
        }
        FaultKind::Script => (format!("{name} no longer has this script."), String::new()),
        FaultKind::Session => {
            (format!("{name} has lost its session."), format!("Log in to {name} again, or reload its window."))
        }
        FaultKind::Device => (
            "The microphone or the phone in the browser does not work.".to_owned(),
            format!("Check the headset, and that {name} may use the microphone."),
        ),
        FaultKind::Telephony => {
            ("The telephone system did not do it.".to_owned(), format!("Try again, or use {name}."))
        }
        FaultKind::Server => (format!("{name} could not reach its servers."), "Try again in a moment.".to_owned()),
        FaultKind::OtherDepartment => {
            ("This customer belongs to another department.".to_owned(), "Ask an agent there to write.".to_owned())
        }
        FaultKind::CustomerFirst => {
            ("The customer is starting a chat themselves just now.".to_owned(), format!("Take it in {name}."))
        }
        FaultKind::AlreadyInChat => {
            ("The customer is in a chat already.".to_owned(), format!("Look for it in {name}."))
        }
        FaultKind::Tariff => {
            (format!("{name}'s tariff does not include this."), "Ask whoever administers it.".to_owned())
        }
        FaultKind::NotStarted => {
            (format!("{name} could not start the chat, and does not say why."), "Try again in a moment.".to_owned())
        }
        FaultKind::Other => (format!("{name} said no."), format!("Try again, or use {name}.")),
    };
    (what, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Seat;

    const TEST: Desktop = Desktop { id: "test", name: "Test", seat: Seat::Window, says_ready: true };

    fn fault(code: Option<i64>, words: &str) -> Fault {
        Fault { kind: FaultKind::ContactsOpen, code, words: words.to_owned() }
    }

    #[test]
    fn a_notification_says_what_it_says_then_what_it_means() {
        for (kind, text, fault, told) in [
            ("visitor", "Anna waits", None, "Anna waits"),
            ("visitor", "", None, "visitor"),
            ("error", " ", Some(FaultKind::AlreadyInChat), "The customer is in a chat already. Look for it in Test."),
        ] {
            let at = deskpane_protocol::clock::Millis(0);
            let one = Notice { id: "1".into(), kind: kind.into(), text: text.into(), fault, at };
            assert_eq!(notice(&one, TEST), told);
        }
    }

    #[test]
    fn the_desktops_own_words_stand_beside_ours() {
        for (code, words_sent, end) in [
            (Some(4000), "Active interactions", "first. “Active interactions” (4000)"),
            (Some(4000), " ", "first. (4000)"),
            (None, "Active interactions", "first. “Active interactions”"),
            (None, "", "first."),
        ] {
            let told = words(&fault(code, words_sent), TEST);
            assert!(told.starts_with("You still have open contacts.") && told.ends_with(end), "{told}");
        }
    }
}
