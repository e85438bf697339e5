//! The contact-centre desktops that Deskpane supports, one folder each: `wire` is the message format, `session` the
//! panel's side of the protocol, `host` the desktop's side, which drives simulator and tests, and `mod.rs` describes
//! the desktop to everything else.
//!
//! No desktop knows another, and none knows a browser, a clock or a source of randomness.

#![warn(missing_docs)]

pub mod example;
pub mod max;
pub mod roxchat;
pub mod skylight;
pub mod ucontact;

use deskpane_desk::{config::ConfigSection, desktop::DesktopSpec};

/// All desktops, in the order of the start page.
pub const ALL: &[&DesktopSpec] = &[&max::SPEC, &skylight::SPEC, &roxchat::SPEC, &ucontact::SPEC, &example::SPEC];

/// The released ones.
pub const RELEASED: [&DesktopSpec; count_released()] = released();

/// How each of [`RELEASED`] reads its part of `config.json`. A constant, so that a program that reads all of them
/// links no session but those it names itself.
pub const RELEASED_SECTIONS: [ConfigSection; RELEASED.len()] = sections(&RELEASED);

/// The same for [`ALL`].
pub const SECTIONS: [ConfigSection; ALL.len()] = sections(ALL);

const fn count_released() -> usize {
    let (mut count, mut at) = (0, 0);
    while at < ALL.len() {
        count += ALL[at].is_released as usize;
        at += 1;
    }
    count
}

const fn released() -> [&'static DesktopSpec; count_released()] {
    let mut released = [ALL[0]; _];
    let (mut count, mut at) = (0, 0);
    while at < ALL.len() {
        if ALL[at].is_released {
            released[count] = ALL[at];
            count += 1;
        }
        at += 1;
    }
    released
}

const fn sections<const COUNT: usize>(desktops: &[&DesktopSpec]) -> [ConfigSection; COUNT] {
    let mut sections = [ALL[0].section(); COUNT];
    let mut at = 0;
    while at < COUNT {
        sections[at] = desktops[at].section();
        at += 1;
    }
    sections
}

#[cfg(test)]
mod session_bench;
#[cfg(test)]
mod tests;
