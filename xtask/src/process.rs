//! Runs other programs, and reports failures.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Runs a command whose own output the user wants to see.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    Console::default().run(what, command)
}

/// Where programs print, and their priority: the terminal and high, unless they run beside others.
#[derive(Debug, Default)]
pub(crate) struct Console {
    log: Option<PathBuf>,
    gives_way: bool,
}

impl Console {
    /// For a step that runs beside others: prints into a file. One that gives way takes the processor time they
    /// leave.
    pub(crate) fn of_step(log: PathBuf, gives_way: bool) -> Self {
        let _ = fs::remove_file(&log);
        Self { log: Some(log), gives_way }
    }

    /// Runs a command to its end. An error if it fails.
    pub(crate) fn run(&self, what: &str, command: &mut Command) -> Result<()> {
        self.say(&format!("\n── {what}\n"))?;
        if let Some(log) = &self.log {
            let file = File::options().create(true).append(true).open(log);
            let file = file.with_context(|| format!("cannot write {}", log.display()))?;
            command.stdout(file.try_clone()?).stderr(file);
        }
        let mut child = command.stdin(Stdio::null()).spawn().with_context(|| cannot_start(command))?;
        if self.gives_way {
            // Child processes inherit the priority. Without `nice`, all have the same.
            let mut renice = Command::new("renice");
            renice.args(["-n", "10", "-p", &child.id().to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
            let _ = renice.status();
        }
        if !child.wait()?.success() {
            bail!("{what} failed");
        }
        Ok(())
    }

    /// Prints where the programs print.
    pub(crate) fn say(&self, words: &str) -> Result<()> {
        let Some(log) = &self.log else {
            println!("{}", words.trim_end());
            return Ok(());
        };
        let mut file = File::options().create(true).append(true).open(log)?;
        writeln!(file, "{}", words.trim_end()).with_context(|| format!("cannot write {}", log.display()))
    }

    /// Announces a step on the terminal, if nothing else will.
    pub(crate) fn announce(&self, step: &str) {
        if let Some(log) = &self.log {
            println!("  {step} begins: {}", log.display());
        }
    }

    /// Shows the content of the file on the terminal.
    pub(crate) fn show_log(&self) {
        if let Some(text) = self.log.as_ref().and_then(|log| fs::read(log).ok()) {
            println!("{}", String::from_utf8_lossy(&text));
        }
    }
}

/// How often a long installation reports its progress.
const PROGRESS: Duration = Duration::from_secs(30);

/// Runs a command whose output matters only if it fails: then its last lines are shown, and `remedy`. Each line names
/// `what`, because two of these may run at the same time.
pub(crate) fn install(what: &str, usual: &str, remedy: &str, log: &Path, command: &mut Command) -> Result<()> {
    println!("Installing {what} ({usual})");
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| cannot_start(command))?;

    let started = Instant::now();
    let mut said = Duration::ZERO;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(Duration::from_millis(100));
        let elapsed = started.elapsed();
        if elapsed >= said + PROGRESS {
            said = elapsed;
            println!("  {what}, after {}: {}", spoken(elapsed), last_lines(&read_lossy(log), 1).trim());
        }
    };
    if !status.success() {
        bail!(
            "{what} could not be installed. The last lines of its output:\n\n{}\n\n{remedy}\nThe whole output is in {}",
            last_lines(&read_lossy(log), 15),
            log.display(),
        );
    }
    println!("  {what}: done after {}", spoken(started.elapsed()));
    Ok(())
}

fn read_lossy(log: &Path) -> String {
    String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned()
}

fn spoken(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// The output of a program, if it runs and succeeds.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Starts a program that can be stopped together with everything it starts: it leads its own process group.
pub(crate) fn start_group(command: &mut Command) -> Result<Child> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command.stdin(Stdio::null()).spawn().with_context(|| cannot_start(command))
}

/// Stops a program started by [`start_group`], and its children.
pub(crate) fn stop_group(child: &mut Child) {
    #[cfg(unix)]
    {
        let group = format!("-{}", child.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        for _ in 0..20 {
            if !matches!(child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", command.get_program().to_string_lossy())
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let skipped = lines.len().saturating_sub(count);
    lines.iter().skip(skipped).map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_lines_are_indented_and_skip_blank_ones() {
        assert_eq!(last_lines("one\n\ntwo\nthree\n", 2), "  two\n  three");
        assert_eq!(last_lines("", 2), "");
    }

    #[test]
    fn a_time_is_spoken_in_minutes_only_when_there_are_any() {
        assert_eq!(
            [59, 60, 155].map(|seconds| spoken(Duration::from_secs(seconds))),
            ["59 s", "1 min 0 s", "2 min 35 s"]
        );
    }

    #[test]
    fn a_failed_installation_shows_what_the_tool_said_and_what_to_do() {
        let log = std::env::temp_dir().join(format!("deskpane-install-{}.log", std::process::id()));
        let mut broken = Command::new("cargo");
        broken.arg("no-such-subcommand");
        let error = install("Broken", "at once", "Do this instead.", &log, &mut broken).unwrap_err().to_string();
        let _ = fs::remove_file(&log);
        assert!(error.contains("no-such-subcommand"), "{error}");
        assert!(error.contains("Do this instead."), "{error}");
    }
}
