//! The panel of Skylight alone.

use deskpane::{Page, run_page};
use deskpane_desktops::skylight::SPEC;

static PAGE: Page = Page::of(&SPEC);

fn main() {
    run_page(&PAGE);
}
