//! `/setup` alone.

fn main() {
    deskpane::run_setup();
}
