//! The panel of uContact alone.

use deskpane::{Page, run_page};
use deskpane_desktops::ucontact::SPEC;

static PAGE: Page = Page::of(&SPEC);

fn main() {
    run_page(&PAGE);
}
