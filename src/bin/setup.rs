//! `/setup` alone.

use deskpane::{SETUP, run_tool};

fn main() {
    run_tool(SETUP);
}
