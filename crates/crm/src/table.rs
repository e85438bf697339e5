//! Tables for spreadsheets: comma-separated values (RFC 4180) in UTF-8 with a byte order mark.

use csv::{Terminator, WriterBuilder};
use deskpane_desk::embedding::shapes::{Customer, LogEntry};

use crate::shapes::word;
use crate::store::{CustomerDetails, ListedEntry};

/// The columns of the table of interactions.
pub const INTERACTION_COLUMNS: [&str; 21] = [
    "key",
    "revision",
    "final",
    "desktop",
    "interaction",
    "customer",
    "customer_name",
    "channel",
    "direction",
    "address",
    "name",
    "queue",
    "started",
    "answered",
    "ended",
    "talk_seconds",
    "hold_seconds",
    "wrap_up_seconds",
    "outcome",
    "disposition",
    "note",
];

/// The first line of a table. Without the byte order mark, some spreadsheets assume an older encoding.
#[must_use]
pub fn header(columns: &[&str]) -> Vec<u8> {
    let mut text = "\u{feff}".as_bytes().to_vec();
    text.extend(lines([columns]));
    text
}

/// Customers, in the columns of the import.
#[must_use]
pub fn customers(rows: &[CustomerDetails]) -> Vec<u8> {
    lines(rows.iter().map(|CustomerDetails { customer, phones, emails }| {
        let Customer { reference, name, detail, url } = customer.clone();
        [reference, name, detail.unwrap_or_default(), url.unwrap_or_default(), phones.join(";"), emails.join(";")]
    }))
}

/// Interactions.
#[must_use]
pub fn interactions(rows: &[ListedEntry]) -> Vec<u8> {
    lines(rows.iter().map(|ListedEntry { entry, customer_name }| {
        let LogEntry {
            key,
            revision,
            is_final,
            desktop,
            interaction,
            customer,
            channel,
            direction,
            address,
            name,
            queue,
            started_at,
            answered_at,
            ended_at,
            talk_seconds,
            hold_seconds,
            wrap_up_seconds,
            outcome,
            disposition,
            note,
        } = entry.clone();
        [
            key,
            revision.to_string(),
            is_final.to_string(),
            desktop,
            interaction,
            customer.unwrap_or_default(),
            customer_name.clone().unwrap_or_default(),
            word(channel),
            direction.map(word).unwrap_or_default(),
            address.unwrap_or_default(),
            name.unwrap_or_default(),
            queue.unwrap_or_default(),
            started_at.unwrap_or_default(),
            answered_at.unwrap_or_default(),
            ended_at.unwrap_or_default(),
            talk_seconds.to_string(),
            hold_seconds.to_string(),
            wrap_up_seconds.to_string(),
            word(outcome),
            disposition.unwrap_or_default().join(" / "),
            note.unwrap_or_default(),
        ]
    }))
}

fn lines<Row: IntoIterator<Item: AsRef<str>>>(rows: impl IntoIterator<Item = Row>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Writing to memory, with the same number of cells in each line, cannot fail.
        let _ = writer.write_record(row.into_iter().map(|cell| guarded(cell.as_ref())));
    }
    writer.into_inner().unwrap_or_default()
}

/// The first characters of what spreadsheets take for a formula.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A cell. If a spreadsheet would take it for a formula, an apostrophe is put in front.
fn guarded(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

/// A cell without the apostrophe that protects it from being taken for a formula.
#[must_use]
pub fn without_guard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str]) -> String {
        String::from_utf8(lines([cells])).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(
            line(&["a", "b,c", "say \"x\"", "two\nlines", ""]),
            "a,\"b,c\",\"say \"\"x\"\"\",\"two\nlines\",\r\n"
        );
        assert!(header(&["key"]).starts_with(&[0xef, 0xbb, 0xbf]));
    }

    #[test]
    fn no_cell_is_a_formula_and_an_import_takes_the_apostrophe_away_again() {
        for text in ["=1+1", "+4930123456", "-1", "@SUM(A1)", "\u{ff1d}1", "\t=1"] {
            let guarded = guarded(text);
            assert_eq!(guarded, format!("'{text}"));
            assert_eq!(without_guard(&guarded), text);
        }
        assert_eq!(without_guard("'t Hooft"), "'t Hooft");
    }
}
