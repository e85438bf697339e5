//! The database: SQLite in a file, or PostgreSQL. Statements are the same for both; migrations are not.

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

const SQLITE: &str = include_str!("../../migrations/sqlite/0001_customers_and_interactions.sql");
const POSTGRES: &str = include_str!("../../migrations/postgres/0001_customers_and_interactions.sql");

/// What a connection to SQLite begins with. An entry that was acknowledged survives a power cut, so each commit waits for
/// the disk.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                               PRAGMA busy_timeout = 5000";

/// How long a request waits for a free connection.
const WAIT: Duration = Duration::from_secs(5);

/// Connections that read, and in PostgreSQL those that write.
const CONNECTIONS: u32 = 8;

/// An open database.
#[derive(Debug, Clone)]
pub struct Store {
    read: AnyPool,
    /// SQLite has one writer at a time: writers wait here in a queue instead of trying again and again.
    write: AnyPool,
}

impl Store {
    /// Opens the database, creates the file of SQLite where there is none, and brings the tables up to date.
    ///
    /// # Errors
    /// Where the address is none, nobody answers at it, or the tables are those of a newer version.
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

    /// Lets go of all connections.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

/// Part of a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<Row> {
    /// Its rows, in the order of the list.
    pub rows: Vec<Row>,
    /// Where its last row stands: the next page begins behind it. `None` for an empty page.
    pub last: Option<Position>,
}

/// Where a row stands in a list, as the database has it: worked out anew, it could differ, and a list never end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// What the list is ordered by.
    order: String,
    /// What tells rows of the same order apart.
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

/// The address of a database as it may be shown.
#[must_use]
pub fn without_password(database: &str) -> String {
    let Some((scheme, rest)) = database.split_once("://") else { return database.to_owned() };
    let without_query = rest.split('?').next().unwrap_or_default();
    match without_query.rsplit_once('@') {
        Some((user, host)) => format!("{scheme}://{}@{host}", user.split(':').next().unwrap_or_default()),
        None => format!("{scheme}://{without_query}"),
    }
}

/// `$1, $2, …` in parentheses, so many rows of so many columns.
fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let numbers: Vec<String> = (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", numbers.join(","))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(",")
}

/// The words of a search, as patterns that look for each anywhere.
fn patterns(text: &str) -> Vec<String> {
    /// More words than this do not narrow a search any further.
    const WORDS: usize = 8;
    /// Nor do more letters, and databases have a limit.
    const LETTERS: usize = 500;
    let text: String = crate::address::plain(text).chars().take(LETTERS).collect();
    let words = match crate::address::phone_lookup(&text) {
        // A number is one word, however it is written; without the zero in front it is found behind a country's code too.
        Ok(_) => vec![digits(&text).trim_start_matches('0').to_owned()],
        Err(_) => text.split_whitespace().take(WORDS).map(ToOwned::to_owned).collect(),
    };
    words
        .iter()
        .map(|word| format!("%{}%", word.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")))
        .collect()
}

/// What a search looks into: all texts in small letters, and numbers once more as bare digits.
fn searchable<'a>(texts: impl IntoIterator<Item = &'a str>, numbers: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = texts.into_iter().map(crate::address::plain).collect();
    for number in numbers {
        let number = crate::address::plain(number);
        words.push(digits(&number));
        words.push(number);
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
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
