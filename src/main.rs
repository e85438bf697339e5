//! The panel of every desktop, with every part: the address says which.

use deskpane::{Page, WHOLE, run_site, run_tool, tool_of_address};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::{ALL, RELEASED};

const DESKTOPS: &[&DesktopSpec] = if cfg!(feature = "unreleased") { ALL } else { &RELEASED };

static PAGES: [Page; DESKTOPS.len()] = Page::all(DESKTOPS, &WHOLE);

fn main() {
    // `trunk serve` by itself is a debug build.
    // Asked for only where there are any: the release's program of everything links none.
    let tool = if cfg!(any(feature = "tools", debug_assertions)) { tool_of_address() } else { None };
    match tool {
        Some(tool) => run_tool(tool),
        None => run_site(&PAGES),
    }
}
