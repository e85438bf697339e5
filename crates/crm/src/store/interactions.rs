//! Log entries: the newest revision of each key.

use deskpane_desk::embedding::shapes::{LogEntry, RecordLink};
use sqlx::{AssertSqlSafe, Row};

use super::{Page, Position, Store, patterns, searchable};

/// The result of writing an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Put {
    /// It is the first with its key.
    Created(Option<RecordLink>),
    /// It is stored: it replaced an older revision, or was already stored.
    Stands(Option<RecordLink>),
    /// Not stored: the stored revision is newer, or has the same number and different content.
    Conflict {
        /// The stored revision.
        standing: u64,
    },
}

/// Which entries to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all be in the entry or in its customer's data.
    pub text: String,
    /// Only entries of this customer.
    pub customer: Option<String>,
    /// Only entries after this position, where the last page ended.
    pub after: Option<Position>,
}

/// A listed entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEntry {
    /// The newest revision.
    pub entry: LogEntry,
    /// The name of its customer, if the CRM has one.
    pub customer_name: Option<String>,
}

impl Store {
    /// Writes an entry, unless a newer revision is stored. Each statement is atomic and keys are never deleted, so any
    /// number of writers ends with the newest revision, without a transaction.
    ///
    /// # Errors
    /// If the database fails. Then the entry may be stored or not; sending it again is safe.
    pub async fn put_entry(&self, entry: &LogEntry) -> sqlx::Result<Put> {
        let body = serde_json::to_string(entry).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let revision = i64::try_from(entry.revision).map_err(|error| sqlx::Error::Encode(error.into()))?;
        let search = search(entry);
        let customer = entry.customer.as_deref().map(crate::address::printable);
        let write = |sql: &'static str| {
            sqlx::query(sql)
                .bind(&entry.key)
                .bind(revision)
                .bind(at(entry))
                .bind(&customer)
                .bind(&search)
                .bind(&body)
                .execute(&self.write)
        };
        let inserted = write(
            "INSERT INTO interactions (key, revision, at, customer, search, body) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (key) DO NOTHING",
        )
        .await?;
        if inserted.rows_affected() > 0 {
            return Ok(Put::Created(self.record(customer.as_deref()).await?));
        }
        let updated = write(
            "UPDATE interactions SET revision = $2, at = $3, customer = $4, search = $5, body = $6 \
             WHERE key = $1 AND revision < $2",
        )
        .await?;
        if updated.rows_affected() > 0 {
            return Ok(Put::Stands(self.record(customer.as_deref()).await?));
        }
        // With a writer's connection: it must see what the writers have written.
        let sql = "SELECT revision, body FROM interactions WHERE key = $1";
        let row = sqlx::query(sql).bind(&entry.key).fetch_one(&self.write).await?;
        let (standing, standing_body): (i64, String) = (row.try_get(0)?, row.try_get(1)?);
        if standing == revision && standing_body == body {
            return Ok(Put::Stands(self.record(customer.as_deref()).await?));
        }
        Ok(Put::Conflict { standing: u64::try_from(standing).unwrap_or_default() })
    }

    /// The newest revision of one entry.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entry(&self, key: &str) -> sqlx::Result<Option<LogEntry>> {
        let query = sqlx::query("SELECT body FROM interactions WHERE key = $1").bind(key);
        let row = query.fetch_optional(&self.read).await?;
        row.map(|row| decode(row.try_get(0)?)).transpose()
    }

    /// Entries, the newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn list_entries(&self, filter: &Filter, limit: u32) -> sqlx::Result<Page<ListedEntry>> {
        let patterns = patterns(&filter.text);
        let mut sql =
            "SELECT i.body, c.name, i.at, i.key FROM interactions i LEFT JOIN customers c ON c.ref = i.customer \
                       WHERE 1 = 1"
                .to_owned();
        let mut count = 0;
        let mut next = || {
            count += 1;
            count
        };
        for _ in &patterns {
            let number = next();
            sql.push_str(&format!(r" AND (i.search LIKE ${number} ESCAPE '\' OR c.search LIKE ${number} ESCAPE '\')"));
        }
        if filter.customer.is_some() {
            sql.push_str(&format!(" AND i.customer = ${}", next()));
        }
        if filter.after.is_some() {
            sql.push_str(&format!(" AND (i.at, i.key) < (${}, ${})", next(), next()));
        }
        sql.push_str(&format!(" ORDER BY i.at DESC, i.key DESC LIMIT ${}", next()));
        let mut query = patterns.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, pattern| query.bind(pattern));
        if let Some(customer) = &filter.customer {
            query = query.bind(crate::address::printable(customer));
        }
        if let Some(Position { order, id }) = &filter.after {
            query = query.bind(order).bind(id);
        }
        let rows = query.bind(i64::from(limit)).fetch_all(&self.read).await?;
        let listed =
            rows.iter().map(|row| Ok(ListedEntry { entry: decode(row.try_get(0)?)?, customer_name: row.try_get(1)? }));
        let rows_read = listed.collect::<sqlx::Result<_>>()?;
        let last =
            rows.last().map(|row| Ok::<_, sqlx::Error>(Position { order: row.try_get(2)?, id: row.try_get(3)? }));
        Ok(Page { rows: rows_read, last: last.transpose()? })
    }
}

fn decode(body: String) -> sqlx::Result<LogEntry> {
    serde_json::from_str(&body).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// The time that an entry is sorted by; empty if none is known.
fn at(entry: &LogEntry) -> &str {
    let times = [&entry.started_at, &entry.answered_at, &entry.ended_at];
    times.into_iter().flatten().next().map_or("", String::as_str)
}

fn search(entry: &LogEntry) -> String {
    let LogEntry { key, customer, name, queue, note, .. } = entry;
    let texts = [Some(key), customer.as_ref(), name.as_ref(), queue.as_ref(), note.as_ref()];
    let texts = texts.into_iter().flatten().chain(entry.disposition.iter().flatten());
    searchable(texts.map(String::as_str), entry.address.as_deref())
}
