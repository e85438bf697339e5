//! nginx for a test, in a folder of its own.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A running nginx; stopped, and its folder removed, when it is dropped.
pub(crate) struct Nginx {
    child: Child,
    home: PathBuf,
}

impl Nginx {
    /// Starts it with these server blocks. `name` distinguishes its folder from others; in the blocks, the folder is
    /// `@HOME@`.
    pub(crate) fn start(name: &str, servers: &str, files: impl FnOnce(&Path), port: u16) -> Self {
        let home = env::temp_dir().join(format!("deskpane-doctor-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&home);
        fs::create_dir_all(home.join("temp")).unwrap();
        fs::create_dir_all(home.join("panel")).unwrap();
        files(&home.join("panel"));
        let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("    {kind}_temp_path temp/{kind};\n"))
            .concat();
        let text = format!(
            "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr error;\nevents {{}}\nhttp {{\n    access_log off;\n{paths}{}}}\n",
            servers.replace("@HOME@", &home.display().to_string())
        );
        let main = home.join("nginx.conf");
        fs::write(&main, text).unwrap();
        let mut command = Command::new(program());
        command.args(["-e", "stderr", "-p"]).arg(&home).arg("-c").arg(&main).stdin(Stdio::null());
        let mut nginx = Self { child: command.spawn().unwrap(), home };
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = nginx.child.try_wait().unwrap();
            assert!(ended.is_none(), "nginx ended for {name}: its last lines above say why");
            assert!(started.elapsed() < Duration::from_secs(10), "nginx does not listen");
            thread::sleep(Duration::from_millis(5));
        }
        nginx
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// The program that `NGINX` names, as set by `cargo xtask`; otherwise the system's.
fn program() -> PathBuf {
    let named = env::var_os("NGINX").filter(|named| !named.is_empty()).map(PathBuf::from);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    let found = named.or_else(|| folders.map(|folder| folder.join("nginx")).find(|file| file.is_file()));
    found.expect("nginx is missing: install it, or let NGINX name the program (cargo xtask check fetches it)")
}

/// Different free ports.
pub(crate) fn free_ports<const COUNT: usize>() -> [u16; COUNT] {
    let listeners = [(); COUNT].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap());
    listeners.map(|listener| listener.local_addr().unwrap().port())
}
