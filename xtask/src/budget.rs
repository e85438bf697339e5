//! What the panel's first load may weigh. `xtask/first-load.budget` says it: one line each for what is allowed now and
//! what is aimed at. More than is allowed fails `cargo xtask test`; whoever wants more changes the file, in sight of all.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{place, size};

/// Bytes, packed with Brotli 11.
#[derive(Debug, PartialEq, Eq)]
struct Budget {
    allowed: usize,
    goal: usize,
}

/// Weighs what was built for release.
pub(crate) fn check() -> Result<()> {
    let file = place::root().join("xtask/first-load.budget");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let budget = Budget::parse(&text).with_context(|| format!("{} is not a budget", file.display()))?;
    let verdict = budget.judge(size::packed(&place::root().join("dist"))?);
    println!("\n── Size\n{}", verdict.as_ref().map_or_else(ToString::to_string, Clone::clone));
    verdict.map(drop)
}

impl Budget {
    fn parse(text: &str) -> Option<Self> {
        let value = |name: &str| {
            let mut lines =
                text.lines().filter_map(|line| line.split_once('#').map_or(Some(line), |(own, _)| Some(own)));
            lines.find_map(|line| line.trim().strip_prefix(name)?.trim().replace(',', "").parse().ok())
        };
        Some(Self { allowed: value("allowed")?, goal: value("goal")? })
    }

    fn judge(&self, weighs: usize) -> Result<String> {
        let Self { allowed, goal } = self;
        let (is, may, aim) = (size::grouped(weighs), size::grouped(*allowed), size::grouped(*goal));
        if weighs > *allowed {
            bail!(
                "the first load is {is} bytes packed, {may} are allowed: make it smaller, or change xtask/first-load.budget"
            );
        }
        Ok(if weighs > *goal {
            format!("The first load is {is} bytes packed: within the {may} allowed, and short of the goal of {aim}.")
        } else {
            format!("The first load is {is} bytes packed: the goal of {aim} is met.")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget { allowed: 2_000, goal: 1_000 };

    #[test]
    fn the_file_in_the_repository_is_a_budget() {
        let budget = Budget::parse(include_str!("../first-load.budget")).unwrap();
        assert!(budget.goal <= budget.allowed, "{budget:?}");
    }

    #[test]
    fn comments_and_commas_are_for_people() {
        assert_eq!(Budget::parse("# what\nallowed 2,000 # so much\ngoal 1000\n"), Some(BUDGET));
        assert_eq!(Budget::parse("allowed much\ngoal 1000\n"), None);
        assert_eq!(Budget::parse("goal 1000\n"), None);
    }

    #[test]
    fn more_than_allowed_fails_and_a_missed_goal_is_told() {
        assert!(BUDGET.judge(2_001).unwrap_err().to_string().contains("2,001"));
        assert!(BUDGET.judge(2_000).unwrap().contains("short of the goal of 1,000"));
        assert!(BUDGET.judge(1_000).unwrap().contains("is met"));
    }
}
