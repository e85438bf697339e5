//! The most likely next acts at a Rox.Chat.

use super::people::{ANSWERS, CHANNELS, WORDS, visitor};
use deskpane_desktops::roxchat::host::{Act, HostVisitor, RoxchatHost};
use fastrand::Rng;

/// With this many open chats no visitor arrives.
const MOST_OPEN: usize = 4;
/// The most visitors.
const MOST_VISITORS: usize = 24;

/// Acts with their weights.
type Acts = Vec<(u32, Option<Act>)>;

pub(super) fn acts(host: &RoxchatHost, turn: usize, random: &mut Rng) -> Acts {
    let by_visitor = |no, random: &mut Rng| Some(Act::Write(no, "visitor".to_owned(), words(&WORDS, random)));
    // New visitors write first.
    if let Some(new) = host.visitors().iter().find(|visitor| visitor.chat.is_none()) {
        return vec![(1, by_visitor(new.no, random))];
    }
    let (open, closed): (Vec<_>, Vec<_>) = host.visitors().iter().partition(|visitor| talks(visitor));
    let room = open.len() < MOST_OPEN && host.visitors().len() < MOST_VISITORS;
    match random.u8(..12) {
        0 if !host.notices().is_empty() => {
            host.notices().iter().take(1).map(|notice| (1, Some(Act::Dismiss(notice.id.clone())))).collect()
        }
        0..3 if room => CHANNELS.map(|(channel, _)| (1, Some(Act::Arrive(visitor(channel, turn))))).into(),
        // A visitor with a closed chat writes again, or is written to.
        3 => random.choice(closed).map_or_else(Vec::new, |visitor| {
            let no = visitor.no;
            vec![(1, Some(Act::Start(no))), (1, Some(Act::Revisit(no))), (1, by_visitor(no, random))]
        }),
        _ => random.choice(open).map_or_else(Vec::new, |visitor| talk(host, visitor, random)),
    }
}

fn talk(host: &RoxchatHost, visitor: &HostVisitor, random: &mut Rng) -> Acts {
    let no = visitor.no;
    let write = |kind: &str, text: String| Some(Act::Write(no, kind.to_owned(), text));
    let (answer, question) = (words(&ANSWERS, random), words(&WORDS, random));
    let known = visitor.spec.provided.is_some();
    vec![
        (if host.front() == Some(no) { 0 } else { 16 }, Some(Act::Select(no))),
        (6, write("operator", answer)),
        (5, write("visitor", question)),
        (1, write("file_visitor", "receipt.pdf".to_owned())),
        (
            1,
            if known {
                write("operator_note", "Calls on Fridays.".to_owned())
            } else {
                Some(Act::Authorize(no, (8800 + no.0).to_string()))
            },
        ),
        (1, Some(Act::Notify(no, "visitor".to_owned(), "Visitor left the site".to_owned()))),
        (1, Some(Act::Close(no, true))),
        (2, Some(Act::Close(no, false))),
    ]
}

fn words(words: &[&str], random: &mut Rng) -> String {
    random.choice(words).copied().unwrap_or_default().to_owned()
}

pub(super) fn talks(visitor: &HostVisitor) -> bool {
    visitor.chat.as_ref().is_some_and(|chat| chat.open)
}
