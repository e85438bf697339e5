//! A note as plain text, with a heading that names the customer.

use crate::{store::Store, text::Texts};
use deskpane_desk::note::ContactNote;

/// The note of a contact, for the clipboard.
pub(crate) fn copied(store: Store, t: Texts, id: &str) -> String {
    let Some(mut note) = store.notes.get(id) else { return String::new() };
    if let Some(contact) = store.contact(id) {
        note.learn(&contact);
    }
    let name = if note.about.is_empty() { t.nameless(id) } else { note.about.clone() };
    let began = note.began.map(|began| t.moment_of(began)).unwrap_or_default();
    let ended = note.ended.map(|ended| t.moment_of(ended)).unwrap_or_default();
    let times = if ended.is_empty() || began.is_empty() { began + &ended } else { format!("{began} – {ended}") };
    whole(&note, t, &name, times)
}

/// The heading, an empty line, and the note.
fn whole(note: &ContactNote, t: Texts, name: &str, times: String) -> String {
    let address = if note.address == name { String::new() } else { note.address.clone() };
    let outcome = Some(&note.outcome).filter(|outcome| !outcome.is_empty());
    let head = [
        name.to_owned(),
        joined(&[address, channel(note, t), note.queue.clone()]),
        times,
        outcome.map(|outcome| format!("{}: {outcome}", t.disposition_name)).unwrap_or_default(),
    ];
    let head: Vec<_> = head.into_iter().filter(|line| !line.is_empty()).collect();
    format!("{}\n\n{}\n", head.join("\n"), note.text.trim_end())
}

fn channel(note: &ContactNote, t: Texts) -> String {
    note.channel().map(|channel| t.channel(&channel)).unwrap_or_default()
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<_> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::EN;

    #[test]
    fn the_heading_names_the_customer_if_known() {
        let mut note = ContactNote { text: "Wants blue\n".into(), ..ContactNote::default() };
        assert_eq!(whole(&note, EN, "Contact 7", String::new()), "Contact 7\n\nWants blue\n");
        note.address = "+1415".into();
        note.channel = "voice".into();
        note.queue = "Support".into();
        note.outcome = "Sale".into();
        assert_eq!(
            whole(&note, EN, "Ada", "then".into()),
            "Ada\n+1415 · Call · Support\nthen\nDisposition: Sale\n\nWants blue\n"
        );
        assert!(whole(&note, EN, "+1415", "then".into()).starts_with("+1415\nCall · Support\nthen\n"));
    }
}
