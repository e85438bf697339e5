//! Words about the connection: its state, the reason, and what to do.

use crate::text::fill::fill;
use crate::{
    store::Desktop,
    text::table::{Advice, Texts},
};
use deskpane_desk::model::{Connection, Guarded, Problem, SubscriptionRefusal};

impl Texts {
    pub(crate) fn open_desktop(self, desktop: Desktop) -> String {
        fill(self.open_desktop, &[("desktop", desktop.name)])
    }

    pub(crate) fn reload_desktop(self, desktop: Desktop) -> String {
        fill(self.reload_desktop, &[("desktop", desktop.name)])
    }

    pub(crate) fn attempt(self, attempt: u32) -> String {
        fill(self.attempt, &[("attempt", &attempt.to_string())])
    }

    pub(crate) fn next_try(self, face: &str) -> String {
        fill(self.next_try, &[("face", face)])
    }

    /// The state of the connection.
    pub(crate) fn connected(self, connection: &Connection, desktop: Desktop) -> Advice {
        let named = |words| fill(words, &[("desktop", desktop.name)]);
        let plain = |words| Advice { what: named(words), remedy: String::new(), line: None };
        match connection {
            Connection::Starting => plain(self.waiting_for),
            Connection::Opening => {
                let [what, remedy] = desktop.words.opening.map(|words| words(&self));
                Advice { remedy: named(remedy), ..plain(what) }
            }
            Connection::Trying { problem: None, .. } => plain((desktop.words.trying)(&self)),
            Connection::Trying { problem: Some(problem), .. } => {
                let mut advice = self.problem(problem, desktop);
                advice.remedy.push(' ');
                advice.remedy.push_str(self.keeps_trying);
                advice
            }
            Connection::Connected { caution: None, .. } => plain(self.connected),
            Connection::Connected { caution: Some(problem), .. } => {
                let advice = self.problem(problem, desktop);
                let values = [("desktop", desktop.name), ("caution", advice.what.as_str())];
                Advice { what: fill(self.connected_but, &values), ..advice }
            }
            Connection::Waiting { problem: None, .. } => plain(self.connected_quiet),
            Connection::Waiting { problem: Some(problem), .. } => self.problem(problem, desktop),
            Connection::Stopped(problem) => {
                let advice = self.problem(problem, desktop);
                Advice { what: fill(self.not_connected, &[("why", &advice.what)]), ..advice }
            }
        }
    }

    fn problem(self, problem: &Problem, desktop: Desktop) -> Advice {
        let line = line(problem, desktop);
        if let Problem::Trouble(fault) = problem {
            let what = fill(self.trouble, &[("desktop", desktop.name)]);
            return Advice { what, remedy: self.fault(fault, desktop), line };
        }
        let (what, remedy) = self.problem_words(problem, desktop);
        let (mut origin, mut words, mut given, mut setting) = ("", "", "", "");
        match problem {
            Problem::OriginNotAllowed { origin: sent } => origin = sent,
            Problem::SubscriptionRefused { words: sent, .. } => words = sent,
            Problem::ContactIdUnreadable { given: sent } => given = sent,
            Problem::FrameSilent(switch) => setting = switch.name,
            _ => {}
        }
        let values = [
            ("desktop", desktop.name),
            ("key", desktop.id),
            ("origin", origin),
            ("words", words),
            ("given", given),
            ("setting", setting),
        ];
        Advice { what: fill(what, &values), remedy: fill(remedy, &values), line }
    }

    /// The problem, and what to do about it.
    fn problem_words(self, problem: &Problem, desktop: Desktop) -> (&'static str, &'static str) {
        match problem {
            Problem::NotEmbedded => (self.not_embedded, self.not_embedded_do),
            Problem::NotConfigured => (self.desktop_not_configured, self.desktop_not_configured_do),
            Problem::OriginUnknown => (self.origin_unknown, self.origin_unknown_do),
            Problem::OriginNotAllowed { origin } if is_sandbox(origin) => (self.sandboxed, self.sandboxed_do),
            Problem::OriginNotAllowed { .. } => desktop.words.wrong_origin.map(|words| words(&self)).into(),
            Problem::WindowSilent { .. } => (self.no_answer, self.window_silent_do),
            Problem::Silent { .. } => (self.no_answer, self.silent_do),
            Problem::WentSilent => desktop.words.went_silent.map(|words| words(&self)).into(),
            Problem::SubscriptionRefused { kind, .. } => {
                let remedy = match kind {
                    SubscriptionRefusal::ContactId => self.check_contact_id,
                    SubscriptionRefusal::Types => self.check_subscriptions,
                    SubscriptionRefusal::Other => self.ask_administrator,
                };
                (self.subscription_refused, remedy)
            }
            Problem::ContactIdUnreadable { .. } => (self.contact_id_unreadable, self.contact_id_unreadable_do),
            Problem::NoLiveEvents { .. } => (self.no_live_events, self.no_live_events_do),
            Problem::TooManyContacts => (self.too_many_contacts, self.too_many_contacts_do),
            Problem::SessionEnded => (self.session_ended, self.session_ended_do),
            Problem::NotOpened => (self.not_opened, self.not_opened_do),
            Problem::PopupBlocked => (self.popup_blocked, self.popup_blocked_do),
            Problem::WindowClosed => (self.window_closed, self.window_closed_do),
            Problem::StateUntold => (self.state_untold, self.state_untold_do),
            Problem::FrameSlow => (self.frame_slow, self.frame_slow_do),
            // It may not be an error: nothing has happened, or the agent has not logged in. Or the one setting that is
            // easy to forget is missing.
            Problem::FrameSilent(switch) => {
                let remedy = match switch.guards {
                    Guarded::Messages => self.frame_silent_messages,
                    Guarded::Page => self.frame_silent_page,
                };
                (self.frame_silent, remedy)
            }
            // The desktop's own words explain it.
            Problem::Trouble(_) => (self.trouble, ""),
        }
    }
}

/// A page in a sandbox has an opaque origin.
fn is_sandbox(origin: &str) -> bool {
    origin == "null" || origin.is_empty()
}

/// A line to copy, where the advice ends with one.
fn line(problem: &Problem, desktop: Desktop) -> Option<String> {
    match problem {
        Problem::NotConfigured | Problem::OriginUnknown => Some(desktop.config_line("https://…")),
        Problem::OriginNotAllowed { origin } if !is_sandbox(origin) => Some(desktop.config_line(origin)),
        Problem::FrameSilent(switch) => Some(switch.origin.clone()),
        Problem::NoLiveEvents { line } => Some(line.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        test_desktops::{AROUND, BESIDE, POPUP},
        text::EN,
    };
    use deskpane_desk::model::FrameSwitch;

    #[test]
    fn an_origin_that_is_not_allowed_comes_with_the_line_to_add() {
        let problem = Problem::OriginNotAllowed { origin: "https://a.example".into() };
        let advice = EN.connected(&Connection::Stopped(problem), &AROUND);
        assert!(advice.what.contains("https://a.example"));
        assert_eq!(advice.line.as_deref(), Some(r#""around": { "origins": ["https://a.example"] }"#));
    }

    #[test]
    fn retrying_does_not_change_the_words() {
        let at =
            |attempt| Connection::Trying { attempt, problem: Some(Problem::Silent { tries: attempt }), next: None };
        assert_eq!(EN.connected(&at(1), &AROUND), EN.connected(&at(7), &AROUND));
    }

    #[test]
    fn every_state_of_a_popup_is_distinguished() {
        let stopped = |problem| EN.connected(&Connection::Stopped(problem), &POPUP);
        let trying = |problem| EN.connected(&Connection::Trying { attempt: 1, problem, next: None }, &POPUP);
        let all = [
            stopped(Problem::NotOpened),
            stopped(Problem::PopupBlocked),
            EN.connected(&Connection::Opening, &POPUP),
            trying(None),
            EN.connected(&Connection::Connected { since: deskpane_desk::clock::Millis(0), caution: None }, &POPUP),
            stopped(Problem::WindowClosed),
            trying(Some(Problem::WentSilent)),
            trying(Some(Problem::WindowSilent { tries: 3 })),
            stopped(Problem::StateUntold),
            stopped(Problem::SessionEnded),
        ];
        for (at, advice) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other.what != advice.what), "{}", advice.what);
        }
        for problem in [Problem::NotOpened, Problem::PopupBlocked, Problem::WindowClosed, Problem::StateUntold] {
            assert!(stopped(problem).remedy.contains("“Open Popup”"));
        }
    }

    #[test]
    fn every_state_of_a_frame_is_distinguished_and_silence_names_the_setting() {
        let since = deskpane_desk::clock::Millis(0);
        let waiting = |problem| EN.connected(&Connection::Waiting { since, problem }, &BESIDE);
        let silent = |guards| {
            let switch = FrameSwitch { name: "allowed_parents", guards, origin: "https://panel.example".into() };
            waiting(Some(Problem::FrameSilent(switch)))
        };
        let all = [
            EN.connected(&Connection::Starting, &BESIDE),
            EN.connected(&Connection::Opening, &BESIDE),
            waiting(Some(Problem::FrameSlow)),
            waiting(None),
            silent(Guarded::Messages),
            EN.connected(&Connection::Connected { since, caution: None }, &BESIDE),
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
        let line = EN.connected(&Connection::Stopped(problem), &POPUP).line;
        assert_eq!(line.as_deref(), Some(r#""popup": { "url": "https://a.example/" }"#));
    }
}
