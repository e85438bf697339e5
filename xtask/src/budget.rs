//! The size budget of each page's first load, from `xtask/first-load.budget`: a line for each page, and one for the
//! goal. A page above its budget fails `cargo xtask test`; raising a budget is a visible change to that file.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::process::Console;
use crate::size::{self, grouped};

/// Bytes, packed with Brotli 11.
#[derive(Debug, PartialEq, Eq)]
struct Budget<'a> {
    allowed: BTreeMap<&'a str, usize>,
    goal: usize,
}

/// Compares a release build with its budget.
pub(crate) fn check(console: &Console) -> Result<()> {
    let file = paths::root().join("xtask/first-load.budget");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let budget = Budget::parse(&text).with_context(|| format!("{} is not a budget", file.display()))?;
    let table = size::weigh(&paths::root().join("dist"))?;
    console.say(&format!("\n── Size\n{table}"))?;
    console.say(&budget.judge(&table.brotli())?)
}

impl<'a> Budget<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let (mut allowed, mut goal) = (BTreeMap::new(), None);
        for line in text.lines() {
            let line = line.split_once('#').map_or(line, |(own, _)| own).trim();
            if line.is_empty() {
                continue;
            }
            let (name, bytes) = line.split_once(' ')?;
            let bytes = bytes.trim().replace(',', "").parse().ok()?;
            match name.strip_prefix('/') {
                Some(page) => _ = allowed.insert(page, bytes),
                None if name == "goal" => goal = Some(bytes),
                None => return None,
            }
        }
        Some(Self { allowed, goal: goal? })
    }

    fn judge(&self, pages: &BTreeMap<&str, usize>) -> Result<String> {
        let mut wrong = Vec::new();
        for (page, weighs) in pages {
            match self.allowed.get(page) {
                None => wrong.push(format!("/{page} has no line in it")),
                Some(may) if weighs > may => {
                    wrong.push(format!("/{page} is {} bytes packed, {} are allowed", grouped(*weighs), grouped(*may)));
                }
                Some(_) => {}
            }
        }
        for page in self.allowed.keys().filter(|page| !pages.contains_key(*page)) {
            wrong.push(format!("there is no page /{page} in the build"));
        }
        if !wrong.is_empty() {
            bail!("{}: make it smaller, or change xtask/first-load.budget", wrong.join("; "));
        }
        let goal = grouped(self.goal);
        let missed: Vec<_> = pages.iter().filter(|(_, weighs)| **weighs > self.goal).map(|(page, _)| *page).collect();
        Ok(if missed.is_empty() {
            format!("All within what is allowed, and within the goal of {goal}.")
        } else {
            format!("All within what is allowed; short of the goal of {goal}: /{}.", missed.join(", /"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_desktops::RELEASED;

    fn budget() -> Budget<'static> {
        Budget::parse("# what\n/ 3,000\n/one 2,000 # so much\ngoal 1000\n").unwrap()
    }

    #[test]
    fn the_file_in_the_repository_is_a_budget() {
        let budget = Budget::parse(include_str!("../first-load.budget")).unwrap();
        let pages: std::collections::BTreeSet<_> =
            RELEASED.iter().map(|desktop| desktop.id).chain([""]).chain(deskpane_deploy::TOOLS).collect();
        assert_eq!(budget.allowed.keys().copied().collect::<std::collections::BTreeSet<_>>(), pages);
        assert!(budget.allowed.values().all(|allowed| budget.goal <= *allowed), "{budget:?}");
    }

    #[test]
    fn a_budget_needs_pages_and_numbers() {
        for text in ["/one much\ngoal 1000\n", "/one 1000\n", "one 1000\ngoal 1000\n"] {
            assert_eq!(Budget::parse(text), None, "{text}");
        }
    }

    #[test]
    fn more_than_allowed_fails_for_each_page_and_a_missed_goal_is_told() {
        let judge = |all: usize, one: usize| budget().judge(&BTreeMap::from([("", all), ("one", one)]));
        assert!(judge(3_001, 2_000).unwrap_err().to_string().contains("/ is 3,001"));
        assert!(judge(3_000, 2_001).unwrap_err().to_string().contains("/one is 2,001"));
        assert!(judge(1_001, 1_000).unwrap().contains("short of the goal of 1,000: /."));
        assert!(judge(1_000, 1_000).unwrap().contains("within the goal"));
    }

    #[test]
    fn a_page_that_is_not_in_it_or_not_in_the_build_fails() {
        assert!(budget().judge(&BTreeMap::from([("", 1)])).is_err());
        assert!(budget().judge(&BTreeMap::from([("", 1), ("one", 1), ("new", 1)])).is_err());
    }
}
