//! The panel of every desktop, with every part. The address selects the desktop.

use deskpane::{Page, WHOLE, is_preview, run_preview, run_site, run_tool, tool_of_address};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::{ALL, RELEASED};

const DESKTOPS: &[&DesktopSpec] = if cfg!(feature = "unreleased") { ALL } else { &RELEASED };

static PAGES: [Page; DESKTOPS.len()] = Page::all(DESKTOPS, &WHOLE);

fn main() {
    // `trunk serve` by itself makes a debug build. The release's program of all pages contains no pages for
    // integrators, so it does not check for them.
    let has_tools = cfg!(any(feature = "tools", debug_assertions));
    let tool = if has_tools { tool_of_address() } else { None };
    match tool {
        _ if has_tools && is_preview() => run_preview(),
        Some(tool) => run_tool(tool),
        None => run_site(&PAGES),
    }
}
