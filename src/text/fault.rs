//! Words about a desktop's refusal: its meaning, what to do, and the desktop's own words.

use crate::text::fill::fill;
use crate::{store::Desktop, text::table::Texts};
use deskpane_desk::model::{Fault, FaultKind, Notice};

impl Texts {
    pub(crate) fn fault(self, fault: &Fault, desktop: Desktop) -> String {
        let [what, remedy] = self.meaning(fault.kind, desktop.name);
        joined([what, remedy, self.own_words(fault)])
    }

    /// A notification: its own words, and its meaning if known.
    pub(crate) fn notice(self, notice: &Notice, desktop: Desktop) -> String {
        let [what, remedy] = notice.fault.map(|kind| self.meaning(kind, desktop.name)).unwrap_or_default();
        let told = joined([notice.text.clone(), what, remedy]);
        if told.is_empty() { notice.kind.clone() } else { told }
    }

    /// Quotes a desktop's own words.
    pub(crate) fn quoted(self, words: &str) -> String {
        fill(self.quoted, &[("words", words)])
    }

    fn own_words(self, fault: &Fault) -> String {
        match (fault.words.trim(), fault.code) {
            ("", None) => String::new(),
            ("", Some(code)) => format!("({code})"),
            (words, None) => self.quoted(words),
            (words, Some(code)) => fill(self.quoted_code, &[("words", words), ("code", &code.to_string())]),
        }
    }

    /// What happened, and what to do.
    fn meaning(self, kind: FaultKind, desktop: &str) -> [String; 2] {
        let parts = match kind {
            FaultKind::ContactsOpen => [self.fault_contacts_open, self.fault_contacts_open_do],
            FaultKind::Gone => [self.fault_gone, ""],
            FaultKind::Parameters => [self.fault_parameters, self.fault_parameters_do],
            FaultKind::Permission => [self.fault_permission, self.fault_permission_do],
            FaultKind::Reason => [self.fault_reason, self.fault_choose_reason],
            FaultKind::Extension => [self.fault_extension, self.fault_choose_extension],
            FaultKind::Disposition => [self.fault_disposition, self.fault_choose_disposition],
            FaultKind::Script => [self.fault_script, ""],
            FaultKind::Session => [self.fault_session, self.fault_session_do],
            FaultKind::Device => [self.fault_device, self.fault_device_do],
            FaultKind::Telephony => [self.fault_telephony, self.fault_try_or_use],
            FaultKind::Server => [self.fault_server, self.fault_try_again],
            FaultKind::OtherDepartment => [self.fault_other_department, self.fault_other_department_do],
            FaultKind::CustomerFirst => [self.fault_customer_first, self.fault_customer_first_do],
            FaultKind::AlreadyInChat => [self.fault_already_in_chat, self.fault_already_in_chat_do],
            FaultKind::Tariff => [self.fault_tariff, self.fault_tariff_do],
            FaultKind::NotStarted => [self.fault_not_started, self.fault_try_again],
            FaultKind::Other => [self.fault_other, self.fault_try_or_use],
        };
        parts.map(|words| fill(words, &[("desktop", desktop)]))
    }
}

fn joined(parts: [String; 3]) -> String {
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{test_desktops::POPUP, text::table::EN};

    const TEST: Desktop = &POPUP;

    fn fault(code: Option<i64>, words: &str) -> Fault {
        Fault { kind: FaultKind::ContactsOpen, code, words: words.to_owned() }
    }

    #[test]
    fn a_notification_shows_its_text_then_its_meaning() {
        for (kind, text, fault, told) in [
            ("visitor", "Anna waits", None, "Anna waits"),
            ("visitor", "", None, "visitor"),
            ("error", " ", Some(FaultKind::AlreadyInChat), "The customer is already in a chat. Find it in Popup."),
        ] {
            let at = deskpane_desk::clock::Millis(0);
            let one = Notice { id: "1".into(), kind: kind.into(), text: text.into(), fault, at };
            assert_eq!(EN.notice(&one, TEST), told);
        }
    }

    #[test]
    fn the_desktops_own_words_are_shown_beside_ours() {
        for (code, words_sent, end) in [
            (Some(4000), "Active interactions", "first. “Active interactions” (4000)"),
            (Some(4000), " ", "first. (4000)"),
            (None, "Active interactions", "first. “Active interactions”"),
            (None, "", "first."),
        ] {
            let told = EN.fault(&fault(code, words_sent), TEST);
            assert!(told.starts_with("You still have open contacts.") && told.ends_with(end), "{told}");
        }
    }
}
