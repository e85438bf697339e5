//! The database: an SQLite file, or PostgreSQL. Statements are the same for both; migrations are not.

mod customers;
mod interactions;

pub use customers::{CustomerDetails, Lookup, MAX_LIMIT};
pub use interactions::{Filter, ListedEntry, Put};

use std::str::FromStr;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyPool, Executor, SqlSafeStr};
use unicode_normalization::UnicodeNormalization;

const SQLITE: &str = include_str!("../../migrations/sqlite/0001_customers_and_interactions.sql");
const POSTGRES: &str = include_str!("../../migrations/postgres/0001_customers_and_interactions.sql");

/// The settings of an SQLite connection. An acknowledged entry survives a power cut, so each commit waits for the disk.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                               PRAGMA busy_timeout = 5000";

/// How long a request waits for a free connection.
const WAIT: Duration = Duration::from_secs(5);

/// Connections for reading and, in PostgreSQL, for writing.
const CONNECTIONS: u32 = 8;

/// An open database.
#[derive(Debug, Clone)]
pub struct Store {
    read: AnyPool,
    /// SQLite allows one writer at a time: with one connection, writers wait in a queue instead of polling.
    write: AnyPool,
}

impl Store {
    /// Opens the database, creates a missing SQLite file, and migrates the tables.
    ///
    /// # Errors
    /// If the address is invalid, the database cannot be reached, or its tables belong to a newer version.
    pub async fn open(database: &str) -> Result<Self> {
        install_default_drivers();
        let shown = without_password(database);
        let is_sqlite = database.starts_with("sqlite:");
        if !is_sqlite && !database.starts_with("postgres:") && !database.starts_with("postgresql:") {
            bail!("{shown} is not a database address: use sqlite:FILE or postgres://USER@HOST/DATABASE");
        }
        if is_sqlite && database.contains(":memory:") {
            bail!("{shown}: entries must survive a restart, so SQLite needs a file");
        }
        let options = AnyConnectOptions::from_str(&with_file_created(database, is_sqlite))
            .with_context(|| format!("{shown} is not a database address"))?;
        let pool = |connections: u32| {
            AnyPoolOptions::new().max_connections(connections).acquire_timeout(WAIT).after_connect(
                move |connection, _| {
                    Box::pin(async move {
                        if is_sqlite {
                            connection.execute(SQLITE_SETTINGS).await?;
                        }
                        Ok(())
                    })
                },
            )
        };
        let connections = if is_sqlite { 1 } else { CONNECTIONS };
        let write = pool(connections)
            .connect_with(options.clone())
            .await
            .with_context(|| format!("cannot open the database {shown}"))?;
        migrations(is_sqlite).run(&write).await.with_context(|| format!("cannot prepare the tables in {shown}"))?;
        let read = if is_sqlite { pool(CONNECTIONS).connect_lazy_with(options) } else { write.clone() };
        Ok(Self { read, write })
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

/// A page of a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<Row> {
    /// Its rows, in the order of the list.
    pub rows: Vec<Row>,
    /// The position of its last row, after which the next page starts. `None` for an empty page.
    pub last: Option<Position>,
}

/// A row's position in a list, as the database computed it. Computed again here, it could differ, and a list might
/// never end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The value that the list is sorted by.
    order: String,
    /// Distinguishes rows with the same value.
    id: String,
}

fn migrations(is_sqlite: bool) -> Migrator {
    let sql = if is_sqlite { SQLITE } else { POSTGRES };
    Migrator::with_migrations(vec![Migration::new(
        1,
        "customers and interactions".into(),
        MigrationType::Simple,
        sql.into_sql_str(),
        false,
    )])
}

fn with_file_created(database: &str, is_sqlite: bool) -> String {
    match database.split_once('?') {
        Some((_, query)) if is_sqlite && !query.contains("mode=") => format!("{database}&mode=rwc"),
        None if is_sqlite => format!("{database}?mode=rwc"),
        _ => database.to_owned(),
    }
}

/// The address of a database, without its password.
#[must_use]
pub fn without_password(database: &str) -> String {
    let Some((scheme, rest)) = database.split_once("://") else { return database.to_owned() };
    let without_query = rest.split('?').next().unwrap_or_default();
    match without_query.rsplit_once('@') {
        Some((user, host)) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default()),
        None => format!("{scheme}://{without_query}"),
    }
}

/// `$1, $2, …` in parentheses, for this many rows and columns.
fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let numbers: Vec<String> = (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", numbers.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

/// The words of a search, as `LIKE` patterns.
fn patterns(text: &str) -> Vec<String> {
    /// More words hardly narrow a search any further.
    const WORDS: usize = 8;
    /// Longer texts do not either, and databases have a limit.
    const LETTERS: usize = 500;
    let text: String = folded(text).chars().take(LETTERS).collect();
    let words = match crate::address::phone_lookup(&text) {
        // A number is one word, however it is written. Without its leading zero, it is found after a country code too.
        Ok(_) => vec![digits(&text).trim_start_matches('0').to_owned()],
        Err(_) => text.split_whitespace().take(WORDS).map(ToOwned::to_owned).collect(),
    };
    words
        .iter()
        .map(|word| format!("%{}%", word.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")))
        .collect()
}

/// The text that searches look in: everything without accents in lower case, and numbers also as bare digits.
fn searchable<'a>(texts: impl IntoIterator<Item = &'a str>, numbers: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = texts.into_iter().map(folded).collect();
    for number in numbers {
        let number = folded(number);
        words.push(digits(&number));
        words.push(number);
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// A text as the panel compares it in its own searches.
fn folded(text: &str) -> String {
    deskpane_desk::search::folded(&crate::address::plain(text), |text| text.nfkd().collect())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        for (database, shown) in [
            ("sqlite:deskpane-crm.db", "sqlite:deskpane-crm.db"),
            ("postgres://crm:secret@db/crm?password=secret", "postgres://crm@db/crm"),
            ("postgres://crm:p@ss@db/crm", "postgres://crm@db/crm"),
            ("postgres:///crm?host=/run", "postgres:///crm"),
        ] {
            assert_eq!(without_password(database), shown);
        }
    }

    #[test]
    fn a_search_takes_words_as_words_and_a_number_as_one() {
        assert_eq!(patterns("Ada 100%_"), ["%ada%", r"%100\%\_%"]);
        assert_eq!(patterns("030 / 123-456"), ["%30123456%"]);
        assert!(patterns("  ").is_empty());
    }
}
