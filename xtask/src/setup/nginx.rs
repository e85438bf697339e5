//! nginx with its Brotli module, for the tests of how the panel is served: the system's, or Debian's packages unpacked
//! into the cache. Installing them would start a web server on this machine.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::apt;
use crate::{paths, process};

/// The program, and its module if there is one.
pub(crate) struct Nginx {
    pub(crate) program: PathBuf,
    pub(crate) brotli: Option<PathBuf>,
}

/// The variable that names another program.
const VARIABLE: &str = "NGINX";
const MODULE: &str = "ngx_http_brotli_static_module.so";
const PACKAGES: [&str; 2] = ["nginx", "libnginx-mod-http-brotli-static"];

/// nginx, unpacked into the cache if necessary and possible.
pub(crate) fn need_nginx() -> Result<Nginx> {
    if let Some(chosen) = env::var_os(VARIABLE).filter(|chosen| !chosen.is_empty()).map(PathBuf::from) {
        if !chosen.is_file() {
            bail!("{VARIABLE} names {}, which does not exist", chosen.display());
        }
        return Ok(Nginx { program: chosen, brotli: module_in(Path::new("/")) });
    }
    // Without the module, the system's nginx could test only half of it.
    let system =
        paths::on_path("nginx").or_else(|| Some("/usr/sbin/nginx".into()).filter(|file: &PathBuf| file.is_file()));
    if let Some(program) = &system
        && let Some(brotli) = module_in(Path::new("/"))
    {
        return Ok(Nginx { program: program.clone(), brotli: Some(brotli) });
    }
    let own = paths::cache().join("nginx");
    if let Some(nginx) = unpacked(&own) {
        return Ok(nginx);
    }
    if apt::unpack("nginx", "a few seconds, once", &PACKAGES, &own)?
        && let Some(nginx) = unpacked(&own)
    {
        return Ok(nginx);
    }
    match system {
        Some(program) => Ok(Nginx { program, brotli: None }),
        None => bail!("nginx is missing: install it, or let {VARIABLE} name the program"),
    }
}

fn unpacked(folder: &Path) -> Option<Nginx> {
    let program = folder.join("usr/sbin/nginx");
    // A program from another system does not run here.
    process::output(Command::new(&program).arg("-h"))?;
    Some(Nginx { brotli: module_in(folder), program })
}

fn module_in(root: &Path) -> Option<PathBuf> {
    let folders = ["usr/lib/nginx/modules", "usr/lib64/nginx/modules", "usr/share/nginx/modules"];
    folders.iter().map(|folder| root.join(folder).join(MODULE)).find(|file| file.is_file())
}
