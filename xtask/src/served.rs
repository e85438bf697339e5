//! The panel as it is deployed: a copy of the release build behind a real nginx, configured by what
//! `cargo xtask deploy-config` writes, on the panel's port of the end-to-end tests.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use deskpane_deploy::{Base, Root, Server, Site};

use crate::setup::Nginx;
use crate::{deploy, paths, ports, process};

/// A second path for the same files, as on a server shared with other tools.
const DEEPER: &str = "/tools/deskpane/";

/// A running nginx, stopped when it is dropped.
pub(crate) struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        process::stop_group(&mut self.0);
    }
}

/// Serves on the first of the tests' ports.
pub(crate) fn start(nginx: &Nginx, first: u16) -> Result<Served> {
    let home = paths::root().join("target/served");
    let files = home.join("panel");
    deploy_copy(&paths::root().join("dist"), &files, first)?;
    let main = configure(nginx, &home, &files, first)?;
    let mut command = Command::new(&nginx.program);
    command.arg("-e").arg("stderr").arg("-p").arg(&home).arg("-c").arg(&main);
    let mut served = Served(process::start_group(&mut command)?);
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, first)).is_err() {
        if let Some(status) = served.0.try_wait()? {
            bail!("nginx stopped ({status}): see its last lines above");
        }
        if started.elapsed() > Duration::from_secs(10) {
            bail!("nginx does not listen on port {first}");
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(served)
}

/// Copies the build to where it is served, with a `config.json` that points at the tests' desktops. It names no CRM, so
/// that each desktop's page runs its own program; a test that needs a CRM adds it.
fn deploy_copy(built: &Path, files: &Path, first: u16) -> Result<()> {
    let _ = fs::remove_dir_all(files);
    fs::create_dir_all(files).with_context(|| format!("cannot create {}", files.display()))?;
    for entry in fs::read_dir(built).with_context(|| format!("cannot read {}", built.display()))? {
        let path = entry?.path();
        // Trunk leaves a folder of its own behind when it is stopped.
        if !path.is_file() {
            continue;
        }
        let to = files.join(path.file_name().unwrap_or_default());
        fs::copy(&path, &to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    let config = files.join("config.json");
    let shipped = fs::read_to_string(&config)?;
    let desktops = format!("http://localhost:{}", first.saturating_add(1));
    let pointed = shipped.replace(&format!("http://localhost:{}", ports::SIMULATORS), &desktops);
    let mut parts: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&pointed)?;
    parts.remove("crm");
    fs::write(&config, serde_json::to_string(&parts)?)?;
    Ok(())
}

/// Writes a complete nginx configuration around the generated files: everything in one folder, one process, the current
/// user.
fn configure(nginx: &Nginx, home: &Path, files: &Path, first: u16) -> Result<PathBuf> {
    let (config, _) = deploy::read_config(&files.join("config.json"))?;
    let headers = deskpane_deploy::headers(&config, &[]).headers;
    let root = Root::parse(&files.display().to_string()).map_err(anyhow::Error::msg)?;
    let mut includes = String::new();
    for (name, base) in [("root.conf", "/"), ("deeper.conf", DEEPER)] {
        let site = Site {
            base: Base::parse(base).map_err(anyhow::Error::msg)?,
            root: root.clone(),
            headers: headers.clone(),
            brotli: nginx.brotli.is_some(),
            has_crm: false,
            hashed: Vec::new(),
        };
        for file in Server::Nginx.files(&site) {
            fs::write(home.join(name), file.text)?;
        }
        includes.push_str(&format!("        include {name};\n"));
    }
    let module = nginx.brotli.as_ref().map(|file| format!("load_module \"{}\";\n", file.display())).unwrap_or_default();
    let main = home.join("nginx.conf");
    let text = format!(
        "\
{module}daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path temp/body;
    proxy_temp_path temp/proxy;
    fastcgi_temp_path temp/fastcgi;
    uwsgi_temp_path temp/uwsgi;
    scgi_temp_path temp/scgi;
    server {{
        listen 127.0.0.1:{first};
{includes}    }}
}}
"
    );
    fs::create_dir_all(home.join("temp"))?;
    fs::write(&main, text).with_context(|| format!("cannot write {}", main.display()))?;
    Ok(main)
}
