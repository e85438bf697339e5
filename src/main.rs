//! The panel of every desktop, beside a CRM or not: the address says which.

use deskpane::{CRM, Page, is_setup_address, run_setup, run_site};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::{ALL, RELEASED};

const DESKTOPS: &[&DesktopSpec] = if cfg!(feature = "unreleased") { ALL } else { &RELEASED };

static PAGES: [Page; DESKTOPS.len()] = Page::all(DESKTOPS, &CRM);

fn main() {
    // `trunk serve` by itself is a debug build.
    if cfg!(any(feature = "setup", debug_assertions)) && is_setup_address() {
        run_setup();
    } else {
        run_site(&PAGES);
    }
}
