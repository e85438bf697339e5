//! The most likely next acts at a uContact.

use super::people::{CHANNELS, interaction, levels};
use crate::common::simulated::Simulated as _;
use deskpane_desktops::ucontact::host::{Act, Interaction, UcontactHost};
use fastrand::Rng;

/// The most interactions.
const MOST_OPEN: usize = 4;
const COMMENTS: [&str; 4] = ["", "Calls again on Friday.", "Wants the shade in green.", "Sent the form."];
const COLOURS: [&str; 4] = ["#1976d2", "#2e7d32", "#6a1b9a", "rebeccapurple"];
const LANGUAGES: [&str; 3] = ["en", "es", "pt-BR"];

/// Acts with their weights.
type Acts = Vec<(u32, Option<Act>)>;

pub(super) fn acts(host: &UcontactHost, turn: usize, random: &mut Rng) -> Acts {
    let colour = random.choice(COLOURS).unwrap_or_default().to_owned();
    let language = random.choice(LANGUAGES).unwrap_or_default().to_owned();
    match random.u8(..40) {
        0 => return vec![(1, Some(Act::Theme { dark: random.bool(), primary: colour }))],
        1 => return vec![(1, Some(Act::Language(language)))],
        2..=13 if host.open() < MOST_OPEN => {
            return CHANNELS.map(|(channel, _)| (1, Some(interaction(channel, turn)))).into();
        }
        _ => {}
    }
    let mut acts = Vec::new();
    let open: Vec<_> = host.interactions().iter().filter(|own| !own.finished).collect();
    if let Some(own) = random.choice(open) {
        let outcome = own.disposition.is_none().then(|| dispose(own, random));
        acts.extend([(1, Some(Act::Finish(own.guid.clone()))), (1, outcome), (4, None)]);
    }
    // A disposition may come after the end.
    let without = host.interactions().iter().rev().find(|own| own.finished && own.disposition.is_none());
    acts.extend(without.map(|own| (3, Some(dispose(own, random)))));
    acts
}

fn dispose(own: &Interaction, random: &mut Rng) -> Act {
    let comment = random.choice(COMMENTS).unwrap_or_default().to_owned();
    let levels = levels(random.usize(..3), random.usize(..4));
    Act::Dispose { guid: own.guid.clone(), comment, levels }
}
