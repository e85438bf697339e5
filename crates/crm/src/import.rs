//! Imports customers from a CSV file. A line with an error is refused as a whole, with its number and all reasons; the
//! import continues.

use std::collections::HashMap;
use std::io::Read;

use anyhow::{Context, Result, bail};
use csv::{ByteRecord, ReaderBuilder};
use deskpane_desk::embedding::shapes::Customer;

use crate::address::{AddressError, email, phone_keys};
use crate::entry::MAX_REFERENCE;
use crate::store::{CustomerDetails, Store};
use crate::table;
use crate::web_address::is_link;

/// The columns of the file, in any order; only the first two are required.
pub const COLUMNS: [&str; 6] = ["ref", "name", "detail", "url", "phones", "emails"];

/// Customers in one transaction.
const BATCH: usize = 1000;

/// The longest name, in characters: lists are sorted by name, and an index holds no long texts.
const MAX_NAME: usize = 200;
/// The longest detail, in characters.
const MAX_DETAIL: usize = 500;
/// The most telephone numbers, and the most e-mail addresses, of one customer.
const MAX_ADDRESSES: usize = 50;

/// A refused line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The number of its first line in the file, from 1.
    pub line: u64,
    /// All errors in it, in words.
    pub reason: String,
}

/// The result of an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Customers written.
    pub taken: u64,
    /// Lines refused.
    pub refused: u64,
}

/// Imports customers from a file. Repeating it changes nothing; customers who are not in the file stay.
///
/// # Errors
/// If the file cannot be read, its first line does not name the columns, or the database fails. Customers written
/// before stay.
pub async fn import(store: &Store, file: impl Read, tell: &mut dyn FnMut(&Refusal)) -> Result<Summary> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record).context("the file cannot be read")?;
    let columns = Columns::read(&record)?;
    let mut seen = HashMap::new();
    let mut batch = Vec::new();
    let mut summary = Summary::default();
    while reader.read_byte_record(&mut record).context("the file cannot be read to its end")? {
        let line = record.position().map_or(0, csv::Position::line);
        let customer =
            columns.customer(&record).and_then(|details| match seen.insert(details.customer.reference.clone(), line) {
                None => Ok(details),
                Some(first) => {
                    seen.insert(details.customer.reference.clone(), first);
                    Err(format!("ref {} stands in line {first} already", details.customer.reference))
                }
            });
        match customer {
            Ok(details) => batch.push(details),
            Err(reason) => {
                summary.refused += 1;
                tell(&Refusal { line, reason });
            }
        }
        if batch.len() == BATCH {
            summary.taken += write(store, &mut batch).await?;
        }
    }
    summary.taken += write(store, &mut batch).await?;
    Ok(summary)
}

async fn write(store: &Store, batch: &mut Vec<CustomerDetails>) -> Result<u64> {
    store.put_customers(batch).await.context("the database failed; import the file again")?;
    let written = batch.len();
    batch.clear();
    Ok(u64::try_from(written)?)
}

/// The positions of the columns.
struct Columns {
    places: [Option<usize>; 6],
    count: usize,
}

impl Columns {
    fn read(header: &ByteRecord) -> Result<Self> {
        let names: Vec<String> = header
            .iter()
            .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_lowercase())
            .collect();
        if let [name] = names.as_slice()
            && name.contains([';', '\t'])
        {
            bail!("line 1: columns are separated by commas");
        }
        if let Some(name) = names.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
            bail!("line 1: there is no column {name:?}; the columns are {}", COLUMNS.join(","));
        }
        let mut places = [None; 6];
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            let mut found = names.iter().enumerate().filter(|(_, name)| *name == column).map(|(at, _)| at);
            *place = found.next();
            if found.next().is_some() {
                bail!("line 1: the column {column} stands there twice");
            }
            if place.is_none() && matches!(column, "ref" | "name") {
                bail!("line 1: the column {column} is missing; the columns are {}", COLUMNS.join(","));
            }
        }
        Ok(Self { places, count: names.len() })
    }

    fn customer(&self, record: &ByteRecord) -> Result<CustomerDetails, String> {
        if record.len() != self.count {
            return Err(format!("{} values where line 1 names {} columns", record.len(), self.count));
        }
        let mut reasons = Vec::new();
        let [reference, name, detail, url, phones, emails] = self.places.map(|place| {
            let value = place.and_then(|place| record.get(place)).unwrap_or_default();
            std::str::from_utf8(value).map_or_else(
                |_| {
                    reasons.push("is not in UTF-8".to_owned());
                    String::new()
                },
                |value| table::without_guard(value.trim()).to_owned(),
            )
        });
        if reasons.is_empty() {
            reasons.extend(text_faults("ref", &reference, MAX_REFERENCE, true));
            reasons.extend(text_faults("name", &name, MAX_NAME, true));
            reasons.extend(text_faults("detail", &detail, MAX_DETAIL, false));
            if !url.is_empty() && !is_link(&url) {
                reasons.push(format!("url {url:?} is no https address"));
            }
        }
        let phones = list("phones", &phones, &mut reasons, |phone| phone_keys(phone).map(drop));
        let emails = list("emails", &emails, &mut reasons, |address| email(address).map(drop));
        if !reasons.is_empty() {
            return Err(reasons.join("; "));
        }
        let present = |text: String| Some(text).filter(|text| !text.is_empty());
        let customer = Customer { reference, name, detail: present(detail), url: present(url) };
        Ok(CustomerDetails { customer, phones, emails })
    }
}

fn text_faults(column: &str, text: &str, longest: usize, is_needed: bool) -> Option<String> {
    if text.is_empty() && is_needed {
        Some(format!("{column} is empty"))
    } else if text.chars().count() > longest {
        Some(format!("{column} is longer than {longest} characters"))
    } else if text.contains(char::is_control) {
        Some(format!("{column} holds a line break or another control character (is a quotation mark missing?)"))
    } else {
        None
    }
}

fn list(
    column: &str,
    text: &str,
    reasons: &mut Vec<String>,
    check: impl Fn(&str) -> Result<(), AddressError>,
) -> Vec<String> {
    let values: Vec<String> =
        text.split(';').map(str::trim).filter(|one| !one.is_empty()).map(ToOwned::to_owned).collect();
    if values.len() > MAX_ADDRESSES {
        reasons.push(format!("{column} has more than {MAX_ADDRESSES}"));
        return values;
    }
    for value in &values {
        let shown: String = value.chars().take(60).collect();
        match check(value) {
            _ if value.contains(char::is_control) => {
                reasons.push(format!("{column}: {shown:?} holds a control character"))
            }
            Ok(()) => {}
            Err(AddressError::IdentifiesNobody) => reasons.push(format!("{column}: {shown:?} identifies nobody")),
            Err(AddressError::Malformed) => reasons.push(format!("{column}: {shown:?} cannot be read")),
        }
    }
    values
}
