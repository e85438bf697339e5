//! The panel of every desktop: the address says which.

use deskpane::{Page, run_site};
use deskpane_desktops::RELEASED;

static PAGES: [Page; RELEASED.len()] = Page::all(&RELEASED);

fn main() {
    run_site(&PAGES);
}
