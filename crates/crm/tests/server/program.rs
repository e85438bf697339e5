//! The program as users run it.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};

/// A server that is killed after the test.
pub(crate) struct Program {
    child: Child,
    output: BufReader<ChildStdout>,
    pub(crate) address: String,
}

pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskpane-crm"));
    command.args(arguments).env_remove("DATABASE_URL").env_remove("DESKPANE_CRM_TOKEN").stdin(Stdio::null());
    command
}

impl Program {
    /// Starts it and waits until it listens.
    pub(crate) fn serve(listen: &str, database: &str) -> Result<Self> {
        let mut child =
            command(&["serve", "--listen", listen, "--database", database]).stdout(Stdio::piped()).spawn()?;
        let mut output = BufReader::new(child.stdout.take().context("no output")?);
        let mut line = String::new();
        output.read_line(&mut line)?;
        let address = line.strip_prefix("Listening on http://").and_then(|rest| rest.split(' ').next());
        let address = address.with_context(|| format!("it does not listen: {line:?}"))?.to_owned();
        Ok(Self { child, output, address })
    }

    /// Kills it, as a power cut would.
    pub(crate) fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop; returns its output and whether it stopped normally.
    pub(crate) fn stop(mut self) -> Result<(String, bool)> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        let mut said = String::new();
        while self.output.read_line(&mut said)? > 0 {}
        Ok((said, self.child.wait()?.success()))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
