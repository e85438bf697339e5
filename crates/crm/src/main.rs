//! `deskpane-crm serve` and `deskpane-crm import`.

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, Parser, Subcommand};
use deskpane_crm::access::Access;
use deskpane_crm::import::{self, Summary};
use deskpane_crm::serve::Server;
use deskpane_crm::store::{Store, without_password};
use deskpane_crm::web_address::Origin;

#[derive(Parser)]
#[command(
    version,
    about = "A small CRM server for Deskpane: customers by address, and the record of each interaction."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests until stopped
    Serve(Serve),
    /// Import customers from a CSV file with the columns ref,name,detail,url,phones,emails
    Import(Import),
}

#[derive(Args)]
struct Database {
    /// The database: sqlite:FILE or postgres://USER@HOST/DATABASE
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, default_value = "sqlite:deskpane-crm.db")]
    database: String,
}

#[derive(Args)]
struct Serve {
    /// The address and port to listen on
    #[arg(long, default_value = "127.0.0.1:8083")]
    listen: String,
    #[command(flatten)]
    database: Database,
    /// An origin whose pages may send requests, such as the panel's; may be repeated
    #[arg(long = "origin", value_name = "ORIGIN", value_parser = Origin::parse)]
    origins: Vec<Origin>,
    /// The bearer token that every request must carry. Other users of this machine can see the option: prefer the
    /// variable
    #[arg(long, env = "DESKPANE_CRM_TOKEN", hide_env_values = true, value_parser = read_token)]
    token: Option<String>,
}

#[derive(Args)]
struct Import {
    /// The CSV file
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve(options) => serve(options).await,
        Command::Import(options) => import(options).await,
    }
}

async fn serve(Serve { listen, database: Database { database }, origins, token }: Serve) -> Result<ExitCode> {
    let stop = stop_signal()?;
    let server = Server::bind(&listen, &database, Access { token, origins }).await?;
    println!("Listening on http://{} with {}", server.address(), without_password(&database));
    server.run(stop).await?;
    println!("Stopped");
    Ok(ExitCode::SUCCESS)
}

async fn import(Import { file, database: Database { database } }: Import) -> Result<ExitCode> {
    let name = file.display();
    let input = File::open(&file).with_context(|| format!("cannot open {name}"))?;
    let store = Store::open(&database).await?;
    let mut tell = |refusal: &import::Refusal| eprintln!("{name}:{}: {}", refusal.line, refusal.reason);
    let result = import::import(&store, input, &mut tell).await;
    store.close().await;
    let Summary { taken, refused } = result.with_context(|| name.to_string())?;
    println!("{taken} customers imported, {refused} lines rejected");
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read_token(text: &str) -> Result<String> {
    let is_one = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_one {
        bail!("a token has no spaces and only ASCII characters");
    }
    Ok(text.to_owned())
}

/// Completes when the process is asked to stop.
#[cfg(unix)]
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Completes when the process is asked to stop.
#[cfg(not(unix))]
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
