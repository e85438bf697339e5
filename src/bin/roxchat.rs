//! The panel of Rox.Chat alone.

use deskpane::{Page, run_page};
use deskpane_desktops::roxchat::SPEC;

static PAGE: Page = Page::of(&SPEC);

fn main() {
    run_page(&PAGE);
}
