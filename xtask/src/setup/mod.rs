//! Set-up: installs once what a command needs and this machine lacks.
//!
//! Programs that cargo builds go into a cache outside the repository ([`crate::paths::cache`]), npm packages into
//! `node_modules` where they are used; browsers and Node come from the system. Every `need_*` returns at once when
//! there is nothing to do.

mod apt;
mod browsers;
mod cargo_tools;
mod lockfile;
mod nginx;
mod node;
mod postgres;
mod tools;

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{paths, process};

pub(crate) use browsers::Browser;
pub(crate) use nginx::{Nginx, need_nginx};
pub(crate) use postgres::need_postgres;
pub(crate) use tools::Tools;

impl Tools {
    /// What `trunk serve` needs, with the hooks of Trunk.toml.
    pub(crate) fn for_trunk() -> Result<Self> {
        need_wasm_target()?;
        let mut tools = Self::default();
        tools.add(node::need_node()?);
        node::need_packages(&tools, "xtask/styles")?;
        node::need_packages(&tools, "packages/embed")?;
        tools.add(cargo_tools::need_trunk_and_wasm_bindgen()?);
        Ok(tools)
    }

    /// What `trunk build --release` needs: wasm-opt too, which comes from npm.
    pub(crate) fn for_release() -> Result<Self> {
        let mut tools = Self::for_trunk()?;
        tools.add([node::need_packages(&tools, "end2end")?]);
        Ok(tools)
    }

    /// What `cargo xtask test` needs beside browsers: the bridges' packages too.
    pub(crate) fn for_tests() -> Result<Self> {
        let tools = Self::for_release()?;
        node::need_packages(&tools, "bridge")?;
        Ok(tools)
    }

    /// What the end-to-end tests need beside the browser itself.
    pub(crate) fn for_end2end() -> Result<Self> {
        let mut tools = Self::default();
        tools.add(node::need_node()?);
        tools.add([node::need_packages(&tools, "end2end")?]);
        Ok(tools)
    }

    /// What the bench needs beside the browser: the end-to-end tests' driver, and the rivals' packages.
    pub(crate) fn for_bench() -> Result<Self> {
        let mut tools = Self::for_end2end()?;
        tools.add([node::need_packages(&tools, "bench")?]);
        Ok(tools)
    }
}

fn need_wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut ask = Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", TARGET]);
    if process::output(&mut ask).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if paths::on_path("rustup").is_none() {
        bail!("this Rust has no {TARGET} target and there is no rustup to add it: install Rust from https://rustup.rs");
    }
    process::install(
        "the WebAssembly target of Rust",
        "about 20 seconds, once",
        "Is the network reachable? By hand: rustup target add wasm32-unknown-unknown",
        &paths::cache().join("wasm-target.log"),
        Command::new("rustup").args(["target", "add", TARGET]),
    )
}
