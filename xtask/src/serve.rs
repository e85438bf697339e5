//! `cargo xtask serve`: the panel and the simulated desktops, each on its own site, rebuilt when a file changes, and the CRM
//! server with a few customers.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::setup::Tools;
use crate::{paths, ports, process};

#[derive(Args)]
pub(crate) struct Options {
    /// Serve release builds: slower to build, as fast as in production
    #[arg(long)]
    release: bool,
}

/// One of the servers: each of the two apps is served by a Trunk.
struct Served {
    name: &'static str,
    port: u16,
    /// An address that answers once everything is ready.
    page: &'static str,
    child: Child,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    ports::require_free(ports::PANEL)?;
    ports::require_free(ports::SIMULATORS)?;
    ports::require_free(ports::CRM_PAGES)?;
    ports::require_free(ports::CRM_SERVER)?;
    let tools = if options.release { Tools::for_release()? } else { Tools::for_trunk()? };

    let stopping = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stopping);
    ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed)).context("cannot listen for Ctrl-C")?;

    println!("Building the panel, the simulated desktops and the CRM server (about 5 minutes the first time)");
    let mut apps = Vec::new();
    let result = serve(&tools, options, &mut apps, &stopping);
    for app in &mut apps {
        process::stop_group(&mut app.child);
    }
    result
}

/// Returns when asked to stop, or with an error when a server has stopped by itself.
fn serve(tools: &Tools, options: &Options, apps: &mut Vec<Served>, stopping: &AtomicBool) -> Result<()> {
    let child = start(tools, options, ".", &["127.0.0.1"], &["tools"])?;
    apps.push(Served { name: "the panel", port: ports::PANEL, page: "/index.html", child });
    // The simulators are at `localhost`, which a browser may look up at either address.
    let addresses: &[&str] = if ports::has_ipv6_loopback() { &["127.0.0.1", "::1"] } else { &["127.0.0.1"] };
    let child = start(tools, options, "crates/simulator", addresses, &[])?;
    apps.push(Served { name: "the simulated desktops", port: ports::SIMULATORS, page: "/index.html", child });
    let child = start_crm_pages(tools)?;
    apps.push(Served { name: "the CRM pages", port: ports::CRM_PAGES, page: "/embed.js", child });
    // cargo blocks it until the two are compiled.
    let child = start_crm()?;
    apps.push(Served { name: "the CRM server", port: ports::CRM_SERVER, page: "/openapi.json", child });

    let mut announced = false;
    while !stopping.load(Ordering::Relaxed) {
        for app in apps.iter_mut() {
            if let Some(status) = app.child.try_wait()? {
                if stopping.load(Ordering::Relaxed) {
                    return Ok(());
                }
                bail!("{} stopped ({status}), so all were stopped: see its last lines above", app.name);
            }
        }
        if !announced && apps.iter().all(|app| answers(app.port, app.page)) {
            announced = true;
            announce();
        }
        thread::sleep(Duration::from_millis(200));
    }
    println!("\nStopped.");
    Ok(())
}

/// The panel alone, rebuilt when a file changes.
pub(crate) fn panel_alone(tools: &Tools) -> Result<Child> {
    process::start_group(&mut trunk(tools, &Options { release: false }, ".", &["127.0.0.1"], &["tools"])?)
}

fn start(tools: &Tools, options: &Options, folder: &str, addresses: &[&str], features: &[&str]) -> Result<Child> {
    let mut trunk = trunk(tools, options, folder, addresses, features)?;
    // Read by the panel's last hook (xtask/serve/config.mjs).
    trunk.env("DESKPANE_SERVE_CRM", format!("http://127.0.0.1:{}/v1", ports::CRM_SERVER));
    trunk.env("DESKPANE_SERVE_CRM_PAGES", format!("http://localhost:{}", ports::CRM_PAGES));
    process::start_group(&mut trunk)
}

/// A Trunk that serves an app.
fn trunk(tools: &Tools, options: &Options, folder: &str, addresses: &[&str], features: &[&str]) -> Result<Command> {
    let root = paths::root();
    let mut trunk = tools.trunk(&root.join(folder));
    // Separate from the release builds in the two `dist` folders, which may be under test at the same time.
    let built = root.join("target/serve").join(Path::new(folder).file_name().unwrap_or("panel".as_ref()));
    fs::create_dir_all(&built).with_context(|| format!("cannot create {}", built.display()))?;
    trunk.arg("serve").arg("--dist").arg(built);
    for address in addresses {
        trunk.args(["--address", address]);
    }
    if options.release {
        trunk.arg("--release");
    }
    for feature in features {
        trunk.args(["--features", feature]);
    }
    Ok(trunk)
}

/// The CRM server, once it has its customers. Logged interactions stay until `target` is cleared.
fn start_crm() -> Result<Child> {
    let root = paths::root();
    let folder = root.join("target/serve");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let database = format!("sqlite:{}", folder.join("crm.db").display());
    let crm = |arguments: &[&str]| {
        let mut command = Command::new("cargo");
        command.args(["run", "--quiet", "--locked", "--package", "deskpane-crm", "--"]).args(arguments);
        command.args(["--database", &database]).env_remove("DESKPANE_CRM_TOKEN").current_dir(&root);
        command
    };
    process::run("Customers of the CRM server", &mut crm(&["import", "crates/crm/examples/customers.csv"]))?;
    let [listen, pages, panel] = [
        format!("127.0.0.1:{}", ports::CRM_SERVER),
        format!("http://localhost:{}", ports::CRM_PAGES),
        format!("http://127.0.0.1:{}", ports::PANEL),
    ];
    process::start_group(&mut crm(&["serve", "--listen", &listen, "--origin", &pages, "--origin", &panel]))
}

/// The pages of the example CRM, with the kit built from its source.
fn start_crm_pages(tools: &Tools) -> Result<Child> {
    let kit = paths::root().join("packages/embed");
    process::run("Building the kit for CRM pages", tools.command("node", &kit).arg("build.mjs"))?;
    process::start_group(tools.command("node", &kit).arg("example/serve.mjs").arg(ports::CRM_PAGES.to_string()))
}

/// Whether the page is served, not only the server running: Trunk listens even while the code does not compile.
pub(crate) fn answers(port: u16, page: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET {page} HTTP/1.0\r\nHost: localhost\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b"200"))
    };
    ask().unwrap_or(false)
}

fn announce() {
    let (panel, simulators) = (ports::PANEL, ports::SIMULATORS);
    let (pages, crm) = (ports::CRM_PAGES, ports::CRM_SERVER);
    println!(
        "
  Open first   http://localhost:{simulators}/max     a simulated MAX with the panel inside it
  The panel    http://127.0.0.1:{panel}/
  Desktops     http://localhost:{simulators}/
  A CRM        http://localhost:{pages}/            its pages, with the panel beside them
               http://localhost:{simulators}/max?panel=http://localhost:{pages}   the same inside MAX
  CRM server   http://127.0.0.1:{crm}/              customers, and logged interactions

  Saved changes are rebuilt and reloaded. Ctrl-C stops everything.
"
    );
}
