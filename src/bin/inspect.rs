//! `/inspect` alone.

use deskpane::{INSPECT, run_tool};

fn main() {
    run_tool(INSPECT);
}
