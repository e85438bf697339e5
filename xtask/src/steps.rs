//! Runs the steps of a long command, side by side where they are independent, and prints a table of their durations.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::Console;

/// A step of a command.
pub(crate) struct Step<'a> {
    name: &'static str,
    /// What must have succeeded before.
    needs: &'static [&'static str],
    /// What must have ended before, successfully or not.
    follows: &'static [&'static str],
    gives_way: bool,
    work: Work<'a>,
}

type Work<'a> = Box<dyn FnOnce(&Console) -> Result<()> + Send + 'a>;

impl<'a> Step<'a> {
    pub(crate) fn new(name: &'static str, work: impl FnOnce(&Console) -> Result<()> + Send + 'a) -> Self {
        Self { name, needs: &[], follows: &[], gives_way: false, work: Box::new(work) }
    }

    /// Begins when these have succeeded, and is skipped when one has failed. A name that is not among the steps is
    /// ignored.
    pub(crate) fn needs(mut self, names: &'static [&'static str]) -> Self {
        self.needs = names;
        self
    }

    /// Begins when these have ended, successfully or not.
    pub(crate) fn follows(mut self, names: &'static [&'static str]) -> Self {
        self.follows = names;
        self
    }

    /// Runs at low priority.
    pub(crate) fn gives_way(mut self) -> Self {
        self.gives_way = true;
        self
    }
}

/// The result of a step, and its times.
struct Ended {
    name: &'static str,
    /// The last step it waited for.
    after: Option<&'static str>,
    from: Duration,
    to: Duration,
    outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// Skipped: a step it needs has not passed.
    LeftOut,
}

/// Runs the steps one after the other, printing as they go.
pub(crate) fn in_turn(steps: Vec<Step<'_>>) -> Result<()> {
    let began = Instant::now();
    let mut ended: Vec<Ended> = Vec::new();
    for step in steps {
        let after = ended.last().map(|one| one.name);
        let is_left_out = lacks(&step, &ended);
        let one = carry_out(step, after, is_left_out, began, &Console::default());
        ended.push(one);
    }
    judge(&ended, began.elapsed())
}

/// Runs each step as soon as possible. Its output goes into a file in `logs`, and is shown if it fails.
pub(crate) fn side_by_side(steps: Vec<Step<'_>>, logs: &Path) -> Result<()> {
    fs::create_dir_all(logs).with_context(|| format!("cannot create {}", logs.display()))?;
    let began = Instant::now();
    let names: Vec<_> = steps.iter().map(|step| step.name).collect();
    let ended = Mutex::new(Vec::<Ended>::new());
    let has_ended = Condvar::new();
    thread::scope(|scope| {
        for step in steps {
            let (names, ended, has_ended) = (&names, &ended, &has_ended);
            scope.spawn(move || {
                let mut awaited = [step.needs, step.follows].concat();
                awaited.retain(|name| names.contains(name));
                let is_early = |so_far: &mut Vec<Ended>| awaited.iter().any(|name| find(so_far, name).is_none());
                let so_far = lock(ended);
                let so_far = has_ended.wait_while(so_far, is_early).unwrap_or_else(PoisonError::into_inner);
                let after = so_far.iter().rev().map(|one| one.name).find(|name| awaited.contains(name));
                let is_left_out = lacks(&step, &so_far);
                drop(so_far);
                let log = logs.join(format!("{}.log", step.name.to_lowercase().replace(' ', "-")));
                let console = Console::of_step(log, step.gives_way);
                let one = carry_out(step, after, is_left_out, began, &console);
                lock(ended).push(one);
                has_ended.notify_all();
            });
        }
    });
    let ended = ended.into_inner().unwrap_or_else(PoisonError::into_inner);
    judge(&ended, began.elapsed())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn find<'a>(ended: &'a [Ended], name: &str) -> Option<&'a Ended> {
    ended.iter().find(|one| one.name == name)
}

/// Whether a step that this one needs has not passed.
fn lacks(step: &Step<'_>, ended: &[Ended]) -> bool {
    step.needs.iter().filter_map(|name| find(ended, name)).any(|one| one.outcome != Outcome::Passed)
}

fn carry_out(
    step: Step<'_>,
    after: Option<&'static str>,
    is_left_out: bool,
    began: Instant,
    console: &Console,
) -> Ended {
    let (name, from) = (step.name, began.elapsed());
    let outcome = if is_left_out {
        println!("✗ {name}: skipped, because a step it needs failed");
        Outcome::LeftOut
    } else {
        console.announce(name);
        match (step.work)(console) {
            Ok(()) => Outcome::Passed,
            Err(error) => {
                console.show_log();
                println!("✗ {name}: {error:#}");
                Outcome::Failed
            }
        }
    };
    let to = began.elapsed();
    if outcome == Outcome::Passed {
        println!("✓ {name}, {}", clock(to.saturating_sub(from)));
    }
    Ended { name, after, from, to, outcome }
}

/// Prints the table. An error if a step has not passed.
fn judge(ended: &[Ended], whole: Duration) -> Result<()> {
    println!("\n{}", table(ended));
    let not_passed: Vec<_> = ended.iter().filter(|one| one.outcome != Outcome::Passed).map(|one| one.name).collect();
    if !not_passed.is_empty() {
        bail!("{} did not pass, after {}", not_passed.join(", "), clock(whole));
    }
    println!("All passed, in {}.", clock(whole));
    Ok(())
}

fn table(ended: &[Ended]) -> String {
    let mut rows: Vec<_> = ended.iter().collect();
    rows.sort_by_key(|one| one.from);
    let mut table = format!("{:<26}{:>7}{:>7}{:>7}  {}\n", "step", "took", "from", "to", "waited for");
    for one in rows {
        let took = match one.outcome {
            Outcome::LeftOut => "–".to_owned(),
            _ => clock(one.to.saturating_sub(one.from)),
        };
        let (from, to) = (clock(one.from), clock(one.to));
        let _ = writeln!(table, "{:<26}{took:>7}{from:>7}{to:>7}  {}", one.name, one.after.unwrap_or("–"));
    }
    table
}

/// Minutes and seconds: `12:05`.
fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    fn logs(name: &str) -> std::path::PathBuf {
        env::temp_dir().join(format!("deskpane-steps-{name}-{}", std::process::id()))
    }

    #[test]
    fn a_step_waits_for_others_and_is_skipped_without_what_it_needs() {
        let done = Mutex::new(Vec::new());
        let note = |name: &'static str| {
            let done = &done;
            move |_: &Console| {
                lock(done).push(name);
                Ok(())
            }
        };
        let steps = vec![
            Step::new("tests", note("tests")).needs(&["build"]).follows(&["lints", "not asked for"]),
            Step::new("served", note("served")).needs(&["release"]),
            Step::new("docs", note("docs")).follows(&["release", "tests"]),
            Step::new("release", |_| bail!("does not compile")).follows(&["build"]),
            Step::new("lints", note("lints")).follows(&["build"]),
            Step::new("build", note("build")).gives_way(),
        ];
        let logs = logs("order");
        let error = side_by_side(steps, &logs).unwrap_err().to_string();
        fs::remove_dir_all(&logs).unwrap();
        assert_eq!(done.into_inner().unwrap(), ["build", "lints", "tests", "docs"]);
        assert!(error.starts_with("release, served did not pass"), "{error}");
    }

    #[test]
    fn steps_that_wait_for_nobody_run_at_the_same_time() {
        let (here, there) = (std::sync::Barrier::new(2), logs("together"));
        let meet = |_: &Console| {
            here.wait();
            Ok(())
        };
        // Run one after the other, the first would wait forever.
        side_by_side(vec![Step::new("one", meet), Step::new("other", meet)], &there).unwrap();
        fs::remove_dir_all(&there).unwrap();
    }

    #[test]
    fn the_table_says_where_the_time_went() {
        let second = Duration::from_secs;
        let ended = [
            Ended {
                name: "Chromium",
                after: Some("Build"),
                from: second(62),
                to: second(200),
                outcome: Outcome::Failed,
            },
            Ended { name: "Build", after: None, from: second(0), to: second(62), outcome: Outcome::Passed },
            Ended {
                name: "nginx",
                after: Some("Chromium"),
                from: second(200),
                to: second(200),
                outcome: Outcome::LeftOut,
            },
        ];
        let lines: Vec<String> =
            table(&ended).lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            lines[1..],
            ["Build 1:02 0:00 1:02 –", "Chromium 2:18 1:02 3:20 Build", "nginx – 3:20 3:20 Chromium"]
        );
    }
}
