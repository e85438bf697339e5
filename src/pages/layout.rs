//! Which views draw the parts of the panel that a desktop shows.

use crate::view::{
    agent::{agent_controls::agent_controls, dial::dial, start_contact::start_contact},
    card::{
        panel_layout::{AgentView, PanelLayout},
        sections::{self as view, Section},
    },
};
use deskpane_desk::desktop::PanelPart;

/// The layout for these parts; the order is the same for all desktops. To be worked out while compiling: then a program
/// of one desktop holds no view but those this one shows.
pub(super) const fn of(shown: &[PanelPart]) -> PanelLayout {
    use PanelPart as Part;
    PanelLayout {
        agent: [
            agent(shown, Part::AgentControls, agent_controls),
            agent(shown, Part::Dial, dial),
            agent(shown, Part::Start, start_contact),
        ],
        above: [
            section(shown, Part::Notices, view::NOTICES),
            section(shown, Part::Identities, view::IDENTITIES),
            section(shown, Part::Underway, view::UNDERWAY),
            section(shown, Part::Parties, view::PARTIES),
            section(shown, Part::Conversation, view::CONVERSATION),
        ],
        below: [
            section(shown, Part::SaveNote, view::SAVE_NOTE),
            section(shown, Part::Earlier, view::EARLIER),
            section(shown, Part::Scripts, view::SCRIPTS),
            section(shown, Part::Disposition, view::DISPOSITION),
            section(shown, Part::Keypad, view::KEYPAD),
            section(shown, Part::Transfer, view::TRANSFER),
            section(shown, Part::KeptNotes, view::KEPT_NOTES),
            section(shown, Part::Record, view::RECORD),
            section(shown, Part::Recorded, view::RECORDED),
            section(shown, Part::Again, view::AGAIN),
            section(shown, Part::CustomerCard, view::CUSTOMER_CARD),
        ],
    }
}

const fn agent(shown: &[PanelPart], part: PanelPart, view: AgentView) -> Option<AgentView> {
    if is_among(shown, part) { Some(view) } else { None }
}

const fn section(shown: &[PanelPart], part: PanelPart, section: Section) -> Option<Section> {
    if is_among(shown, part) { Some(section) } else { None }
}

const fn is_among(mut shown: &[PanelPart], part: PanelPart) -> bool {
    while let [first, rest @ ..] = shown {
        if *first as u8 == part as u8 {
            return true;
        }
        shown = rest;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_one_place_and_a_desktop_that_shows_none_has_no_view() {
        let count = |shown: &[PanelPart]| {
            let layout = of(shown);
            layout.agent.iter().flatten().count() + layout.above.iter().chain(&layout.below).flatten().count()
        };
        assert_eq!(count(&[]), 0);
        for desktop in deskpane_desktops::ALL {
            assert_eq!(count(desktop.shows), desktop.shows.len(), "{}", desktop.id);
        }
    }
}
