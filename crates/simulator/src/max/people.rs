//! The customers of the simulated contact centre. None of them exists.

use deskpane_protocol::max::host::{ContactSpec, Kind};

const PEOPLE: [(&str, &str, &str); 12] = [
    ("Amara Okafor", "+1 555 010 0142", "amara.okafor"),
    ("Jonas Lindqvist", "+46 70 555 0117", "jonas.lindqvist"),
    ("Mei-Ling Zhou", "+1 555 010 0178", "meiling.zhou"),
    ("Rafael Domínguez", "+34 600 555 123", "rafael.dominguez"),
    ("Hannah Weiss", "+49 30 5550 1990", "hannah.weiss"),
    ("Priya Raghunathan", "+91 22 5550 1234", "priya.r"),
    ("Tomasz Zieliński", "+48 22 555 01 88", "tomasz.zielinski"),
    ("Leila Haddad", "+1 555 010 0165", "leila.haddad"),
    ("Samuel Adeyemi", "+44 20 7946 0321", "samuel.adeyemi"),
    ("Ingrid Solheim", "+47 22 55 01 73", "ingrid.solheim"),
    ("Noah Castellanos", "+1 555 010 0133", "noah.castellanos"),
    ("Yuki Tanabe", "+81 3 5550 0198", "yuki.tanabe"),
];

const SKILLS: [&str; 4] = ["Customer Support", "Billing", "Orders EN", "Retention"];

/// The `turn`th contact of a kind: name, address and skill go round.
pub(crate) fn contact(kind: Kind, turn: usize) -> ContactSpec {
    let (name, phone, user) = PEOPLE.iter().copied().cycle().nth(turn % PEOPLE.len()).unwrap_or_default();
    let skill = SKILLS.iter().copied().cycle().nth(turn % SKILLS.len()).unwrap_or_default();
    // The wire carries numbers without their spaces.
    let number: String = phone.chars().filter(|c| !c.is_whitespace()).collect();
    let address = match kind {
        Kind::Call | Kind::Voicemail => number,
        Kind::Chat => format!("{user}@chat.example"),
        Kind::Email => format!("{user}@mail.example"),
        Kind::WorkItem => format!("TICKET-{}", 1040 + turn),
        Kind::Digital => format!("@{user}"),
    };
    ContactSpec::new(kind, name, &address, skill)
}
