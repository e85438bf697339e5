//! The transfer form.

use super::choices::Choice;
use crate::model::{
    Directory, Listing,
    work::{Destination, LineKind, Target},
};

/// The line types, with their values in the list.
pub const LINE_KINDS: [(LineKind, &str); 3] =
    [(LineKind::Telephone, "telephone"), (LineKind::Sip, "sip"), (LineKind::WebRtc, "webrtc")];
/// The value of a cold transfer; any other value means warm.
pub const COLD: &str = "cold";

/// A kind of destination with a list of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Agents.
    Agents,
    /// Queues.
    Queues,
}

/// The state of the list of destinations, if it needs a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListState {
    /// Being fetched.
    Underway,
    /// Could not be fetched.
    Failed,
    /// Empty.
    Empty,
}

impl ListState {
    /// The message; `None` if the list needs none.
    #[must_use]
    pub fn of(known: &Directory) -> Option<Self> {
        match &known.destinations {
            Listing::Underway => Some(Self::Underway),
            Listing::Failed => Some(Self::Failed),
            Listing::Listed(list) if list.is_empty() => Some(Self::Empty),
            Listing::Unasked | Listing::Listed(_) => None,
        }
    }
}

/// The destinations to choose from, with these names for the groups.
#[must_use]
pub fn destinations(known: &Directory, name: impl Fn(Group) -> String) -> Vec<Choice> {
    let choice = |to: &Destination| {
        let (group, value) = value(to)?;
        Some(Choice { group: name(group), value, name: to.name.clone() })
    };
    listed(known).iter().filter_map(choice).collect()
}

/// The destination: the typed one, or else the chosen one; `None` if there is neither.
#[must_use]
pub fn destination(known: &Directory, chosen: &str, line: &str, kind: &str) -> Option<Destination> {
    let line = line.trim();
    if line.is_empty() {
        return listed(known).iter().find(|to| value(to).is_some_and(|(_, value)| value == chosen)).cloned();
    }
    let kind = LINE_KINDS.iter().find(|(_, value)| *value == kind).map_or(LineKind::Telephone, |(kind, _)| *kind);
    Some(Destination { target: Target::Line(kind, line.to_owned()), name: line.to_owned() })
}

fn listed(known: &Directory) -> &[Destination] {
    match &known.destinations {
        Listing::Listed(list) => list,
        _ => &[],
    }
}

fn value(to: &Destination) -> Option<(Group, String)> {
    match &to.target {
        Target::Resource(id) => Some((Group::Agents, format!("agent {id}"))),
        Target::Queue(id) => Some((Group::Queues, format!("queue {id}"))),
        Target::Line(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_number_takes_precedence_and_an_empty_form_has_no_destination() {
        let queue = Destination { target: Target::Queue("7".into()), name: "Billing".into() };
        let known = Directory { destinations: Listing::Listed(vec![queue.clone()].into()), ..Directory::default() };
        let line = |kind, address: &str| {
            Some(Destination { target: Target::Line(kind, address.to_owned()), name: address.to_owned() })
        };
        for (chosen, typed, kind, to) in [
            ("queue 7", "", "", Some(queue)),
            ("queue 7", " +1302 ", "", line(LineKind::Telephone, "+1302")),
            ("", "sip:a@example.org", "sip", line(LineKind::Sip, "sip:a@example.org")),
            ("agent 7", "", "", None),
            ("", " ", "", None),
        ] {
            assert_eq!(destination(&known, chosen, typed, kind), to, "{chosen} {typed}");
        }
    }

    #[test]
    fn agents_and_queues_are_listed_in_groups_and_lines_are_written() {
        let to = |target, name: &str| Destination { target, name: name.into() };
        let list = vec![
            to(Target::Resource("1".into()), "Grace"),
            to(Target::Queue("1".into()), "Billing"),
            to(Target::Line(LineKind::Telephone, "+1".into()), "Bank"),
        ];
        let known = Directory { destinations: Listing::Listed(list.into()), ..Directory::default() };
        let found = destinations(&known, |group| format!("{group:?}"));
        let found: Vec<_> = found.iter().map(|choice| (choice.group.as_str(), choice.value.as_str())).collect();
        assert_eq!(found, [("Agents", "agent 1"), ("Queues", "queue 1")]);
        assert_eq!(ListState::of(&known), None);
        assert_eq!(ListState::of(&Directory { destinations: Listing::Failed, ..known }), Some(ListState::Failed));
    }
}
