//! What the agent has done today and before: a picture, totals and the list behind them.

pub(crate) mod activity_sheet;
mod day_shown;
mod list;
mod picture;
mod totals;
