//! The ports the commands listen on, and whether they are free.

use std::env;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use anyhow::{Context, Result, bail};

/// The panel of `cargo xtask serve`.
pub(crate) const PANEL: u16 = 8080;
/// The simulated desktops of `cargo xtask serve`.
pub(crate) const SIMULATORS: u16 = 8081;
/// The pages of the example CRM of `cargo xtask serve`.
pub(crate) const CRM_PAGES: u16 = 8082;
/// The CRM server of `cargo xtask serve`, by its own default.
pub(crate) const CRM_SERVER: u16 = 8083;
/// The first of the twelve ports of the end-to-end tests, unless `DESKPANE_TEST_PORT` names another.
const TEST: u16 = 8180;

/// Fails, with advice, if another program listens on the port.
pub(crate) fn require_free(port: u16) -> Result<()> {
    let local = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let local6 = SocketAddr::from((Ipv6Addr::LOCALHOST, port));
    if is_taken(local) || is_taken(local6) {
        bail!("port {port} is in use by another program: stop that program and try again (`ss -ltnp` shows its name)");
    }
    Ok(())
}

/// Three consecutive ports of the end-to-end tests: the panel, the desktops, a stranger's pages. Tests that run at
/// the same time have three each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ports(u16);

impl Ports {
    /// Used by the benchmark too.
    pub(crate) const CHROMIUM: Self = Self(0);
    pub(crate) const FIREFOX: Self = Self(3);
    pub(crate) const SERVED: Self = Self(6);
    pub(crate) const WEBKIT: Self = Self(9);
    /// The environment variable that names the first: read here, and set for the tests.
    pub(crate) const VARIABLE: &str = "DESKPANE_TEST_PORT";

    /// The first of the three.
    pub(crate) fn first(self) -> Result<u16> {
        let first = match env::var(Self::VARIABLE) {
            Ok(text) => text.parse().with_context(|| format!("{} is not a port number: {text}", Self::VARIABLE))?,
            Err(_) => TEST,
        };
        Ok(first.saturating_add(self.0))
    }

    /// Fails unless all three are free.
    pub(crate) fn require_free(self) -> Result<()> {
        let first = self.first()?;
        (first..first.saturating_add(3)).try_for_each(require_free)
    }
}

/// Whether this machine has the loopback address `::1`, which a browser may try first for `localhost`.
pub(crate) fn has_ipv6_loopback() -> bool {
    TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok()
}

fn is_taken(address: SocketAddr) -> bool {
    // Other failures, such as a machine without IPv6, do not mean that the port is in use.
    TcpListener::bind(address).is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let error = require_free(port).unwrap_err().to_string();
        assert!(error.contains(&port.to_string()), "{error}");
        // Port 0 is always free; any other may be taken as soon as it is released.
        require_free(0).unwrap();
    }
}
