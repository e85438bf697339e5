//! The panel of MAX alone.

use deskpane::{Page, run_page};
use deskpane_desktops::max::SPEC;

static PAGE: Page = Page::of(&SPEC);

fn main() {
    run_page(&PAGE);
}
