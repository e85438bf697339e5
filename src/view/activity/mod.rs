//! The agent's activity: a picture of the day, totals and the list behind them.

pub(crate) mod activity_sheet;
mod day_shown;
mod list;
mod picture;
mod totals;
