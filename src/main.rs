//! The panel of every desktop, with every part: the address says which.

use deskpane::{Page, WHOLE, is_setup_address, run_setup, run_site};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::{ALL, RELEASED};

const DESKTOPS: &[&DesktopSpec] = if cfg!(feature = "unreleased") { ALL } else { &RELEASED };

static PAGES: [Page; DESKTOPS.len()] = Page::all(DESKTOPS, &WHOLE);

fn main() {
    // `trunk serve` by itself is a debug build.
    if cfg!(any(feature = "setup", debug_assertions)) && is_setup_address() {
        run_setup();
    } else {
        run_site(&PAGES);
    }
}
