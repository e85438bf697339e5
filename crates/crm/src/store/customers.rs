//! Customers: found by address or text, written by the import.

use std::collections::BTreeSet;

use deskpane_desk::embedding::shapes::{AddressKind, Customer, RecordLink};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use super::{Page, Position, Store, patterns, placeholders, searchable};
use crate::address;
use crate::web_address::is_link;

/// The most customers in one response.
pub const MAX_LIMIT: u32 = 100;

/// The most customers with the same address: an agent has to choose one of them.
const MAX_MATCHES: i64 = 25;

/// Rows in one statement: few round trips, and well below the databases' limit of parameters.
const ROWS: usize = 500;

const COLUMNS: &str = "c.ref, c.name, c.detail, c.url, c.phones, c.emails";

/// A customer with all stored data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerDetails {
    /// The part that the panel receives.
    pub customer: Customer,
    /// Telephone numbers, as written.
    pub phones: Vec<String>,
    /// E-mail addresses, as written.
    pub emails: Vec<String>,
}

impl CustomerDetails {
    /// The keys that find this customer.
    fn keys(&self) -> BTreeSet<String> {
        let phones = self.phones.iter().filter_map(|phone| address::phone_keys(phone).ok()).flatten();
        phones.chain(self.emails.iter().filter_map(|email| address::email(email).ok())).collect()
    }

    fn search(&self) -> String {
        let Customer { reference, name, detail, .. } = &self.customer;
        let texts = [Some(reference), Some(name), detail.as_ref()].into_iter().flatten().chain(&self.emails);
        searchable(texts.map(String::as_str), self.phones.iter().map(String::as_str))
    }
}

/// How to look customers up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// Any of these address keys.
    Keys(Vec<String>),
    /// The customer's own id.
    Reference(String),
}

impl Lookup {
    /// Reads an address; `None` if it identifies nobody.
    #[must_use]
    pub fn new(kind: AddressKind, text: &str) -> Option<Self> {
        match kind {
            AddressKind::Phone => address::phone_lookup(text).ok().map(Self::Keys),
            AddressKind::Email => address::email(text).ok().map(|key| Self::Keys(vec![key])),
            AddressKind::Account => {
                let reference = text.trim().to_owned();
                let is_one = !reference.is_empty() && !reference.contains(char::is_control);
                is_one.then_some(Self::Reference(reference))
            }
        }
    }
}

impl Store {
    /// The customers with an address, sorted by name.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn matching(&self, lookup: &Lookup) -> sqlx::Result<Vec<Customer>> {
        let rows = match lookup {
            Lookup::Reference(reference) => {
                let sql = "SELECT c.ref, c.name, c.detail, c.url, c.phones, c.emails FROM customers c WHERE c.ref = $1";
                sqlx::query(sql).bind(reference).fetch_all(&self.read).await?
            }
            Lookup::Keys(keys) => {
                let count = keys.len();
                // Limited before the customers are fetched and sorted, so that a number shared by thousands costs no
                // more.
                let sql = format!(
                    "SELECT {COLUMNS} FROM customers c WHERE c.ref IN (SELECT a.ref FROM addresses a \
                     WHERE a.key IN {} ORDER BY a.key, a.ref LIMIT ${}) ORDER BY c.sort_name, c.ref",
                    placeholders(1, count),
                    count + 1
                );
                let query = keys.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, key| query.bind(key));
                query.bind(MAX_MATCHES).fetch_all(&self.read).await?
            }
        };
        rows.iter().map(|row| Ok(read(row)?.customer)).collect()
    }

    /// The customers whose data contain all words of a text, sorted by name; all customers for an empty text. `after`
    /// is where the last page ended.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn search_customers(
        &self,
        text: &str,
        limit: u32,
        after: Option<&Position>,
    ) -> sqlx::Result<Page<CustomerDetails>> {
        let patterns = patterns(text);
        let mut sql = format!(
            "SELECT {COLUMNS}, c.sort_name FROM customers c \
             WHERE c.ref IN (SELECT s.ref FROM customers s WHERE 1 = 1"
        );
        for number in 1..=patterns.len() {
            sql.push_str(&format!(r" AND s.search LIKE ${number} ESCAPE '\'"));
        }
        let next = patterns.len() + 1;
        if after.is_some() {
            sql.push_str(&format!(" AND (s.sort_name, s.ref) > (${}, ${})", next + 1, next + 2));
        }
        sql.push_str(&format!(" ORDER BY s.sort_name, s.ref LIMIT ${next}) ORDER BY c.sort_name, c.ref"));
        let query = patterns.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, pattern| query.bind(pattern));
        let mut query = query.bind(i64::from(limit));
        if let Some(Position { order, id }) = after {
            query = query.bind(order).bind(id);
        }
        let rows = query.fetch_all(&self.read).await?;
        let last =
            rows.last().map(|row| Ok::<_, sqlx::Error>(Position { order: row.try_get(6)?, id: row.try_get(0)? }));
        Ok(Page { rows: rows.iter().map(read).collect::<sqlx::Result<_>>()?, last: last.transpose()? })
    }

    /// The record of a customer, if the customer exists.
    pub(super) async fn record(&self, reference: Option<&str>) -> sqlx::Result<Option<RecordLink>> {
        let Some(lookup) = reference.and_then(|text| Lookup::new(AddressKind::Account, text)) else { return Ok(None) };
        let found = self.matching(&lookup).await?.into_iter().next();
        Ok(found.map(|Customer { reference, url, .. }| RecordLink { reference, url }))
    }

    /// Writes customers: adds new ones, and replaces existing ones with all their addresses. No two may have the same
    /// `ref`.
    ///
    /// # Errors
    /// If the database fails; then none of them is written.
    pub async fn put_customers(&self, customers: &[CustomerDetails]) -> sqlx::Result<()> {
        let mut transaction = self.write.begin().await?;
        for customers in customers.chunks(ROWS) {
            let sql = format!(
                "INSERT INTO customers (ref, name, detail, url, phones, emails, sort_name, search) VALUES {} \
                 ON CONFLICT (ref) DO UPDATE SET name = excluded.name, detail = excluded.detail, url = excluded.url, \
                 phones = excluded.phones, emails = excluded.emails, sort_name = excluded.sort_name, \
                 search = excluded.search",
                placeholders(customers.len(), 8)
            );
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for details @ CustomerDetails { customer, phones, emails } in customers {
                query = query
                    .bind(&customer.reference)
                    .bind(&customer.name)
                    .bind(&customer.detail)
                    .bind(&customer.url)
                    .bind(phones.join(";"))
                    .bind(emails.join(";"))
                    .bind(address::plain(&customer.name))
                    .bind(details.search());
            }
            query.execute(&mut *transaction).await?;
            let sql = format!("DELETE FROM addresses WHERE ref IN {}", placeholders(1, customers.len()));
            let references = customers.iter().map(|details| &details.customer.reference);
            let query = references.fold(sqlx::query(AssertSqlSafe(sql)), |query, reference| query.bind(reference));
            query.execute(&mut *transaction).await?;
            let keys: Vec<(String, &str)> = customers
                .iter()
                .flat_map(|details| details.keys().into_iter().map(|key| (key, details.customer.reference.as_str())))
                .collect();
            for keys in keys.chunks(ROWS) {
                let sql = format!("INSERT INTO addresses (key, ref) VALUES {}", placeholders(keys.len(), 2));
                let query = sqlx::query(AssertSqlSafe(sql));
                let query = keys.iter().fold(query, |query, (key, reference)| query.bind(key).bind(*reference));
                query.execute(&mut *transaction).await?;
            }
        }
        transaction.commit().await
    }
}

fn read(row: &AnyRow) -> sqlx::Result<CustomerDetails> {
    let list = |text: String| text.split(';').filter(|one| !one.is_empty()).map(ToOwned::to_owned).collect();
    let url: Option<String> = row.try_get(3)?;
    Ok(CustomerDetails {
        customer: Customer {
            reference: row.try_get(0)?,
            name: row.try_get(1)?,
            detail: row.try_get(2)?,
            // The table may have been edited by hand.
            url: url.filter(|url| is_link(url)),
        },
        phones: list(row.try_get(4)?),
        emails: list(row.try_get(5)?),
    })
}
