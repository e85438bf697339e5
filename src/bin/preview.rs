//! The preview on `/setup` alone.

use deskpane::run_preview;

fn main() {
    run_preview();
}
