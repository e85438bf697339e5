//! The layout: which views draw the optional parts of a desktop's panel.

use crate::view::{
    agent::{agent_controls::agent_controls, dial::dial, start_contact::start_contact},
    card::{
        panel_layout::{AgentView, PanelLayout},
        sections::{self as view, Section},
    },
    whole_program::WholeProgram,
};
use deskpane_desk::desktop::{AgentPart, CardSection, DesktopSpec};

/// The layout for a desktop, with or without the parts of the program of all pages; the order is the same for all.
/// Computed at compile time, so that a desktop's own program contains only the views it needs.
pub(crate) const fn of(desktop: &DesktopSpec, whole: Option<&'static WholeProgram>) -> PanelLayout {
    let (parts, sections) = (desktop.agent_parts, desktop.card_sections);
    PanelLayout {
        agent: [
            agent(parts, AgentPart::Controls, agent_controls),
            agent(parts, AgentPart::Dial, dial),
            agent(parts, AgentPart::StartContact, start_contact),
        ],
        above: [
            section(sections, view::NOTICES),
            section(sections, view::IDENTITIES),
            section(sections, view::UNDERWAY),
            section(sections, view::PARTIES),
            section(sections, view::CONVERSATION),
        ],
        below: [
            section(sections, view::SAVE_NOTE),
            section(sections, view::EARLIER),
            section(sections, view::SCRIPTS),
            section(sections, view::DISPOSITION),
            section(sections, view::KEYPAD),
            section(sections, view::TRANSFER),
            section(sections, view::KEPT_NOTES),
            section(sections, view::RECORD),
            section(sections, view::RECORDED),
            section(sections, view::AGAIN),
            section(sections, view::CUSTOMER_CARD),
        ],
        whole,
    }
}

const fn agent(mut parts: &[AgentPart], part: AgentPart, view: AgentView) -> Option<AgentView> {
    while let [first, rest @ ..] = parts {
        if *first as u8 == part as u8 {
            return Some(view);
        }
        parts = rest;
    }
    None
}

const fn section(mut sections: &[CardSection], section: Section) -> Option<Section> {
    while let [first, rest @ ..] = sections {
        if *first as u8 == section.kind as u8 {
            return Some(section);
        }
        sections = rest;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_desktop_has_one_place_and_there_are_no_others() {
        for desktop in deskpane_desktops::ALL {
            let layout = of(desktop, None);
            let agent = layout.agent.iter().flatten().count();
            let card = layout.above.iter().chain(&layout.below).flatten().count();
            assert_eq!((agent, card), (desktop.agent_parts.len(), desktop.card_sections.len()), "{}", desktop.id);
        }
    }
}
