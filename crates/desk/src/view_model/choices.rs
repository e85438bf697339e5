//! A choice of one from many, in groups, with a search where there are many.

use crate::{bidi::joined, search::Query};

/// With more choices than this, there is a search field.
pub const AT_A_GLANCE: usize = 8;

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Its group; may be empty.
    pub group: String,
    /// Its value; never empty, because an empty value means no choice.
    pub value: String,
    /// Its name.
    pub name: String,
}

impl Choice {
    /// A choice in nested groups, the outermost first.
    #[must_use]
    pub fn new(path: &[String], value: impl Into<String>, name: &str) -> Self {
        Self { group: joined(path, " › "), value: value.into(), name: name.to_owned() }
    }

    /// Whether every word of the query occurs in its name or group.
    #[must_use]
    pub fn matches(&self, query: &Query) -> bool {
        query.finds(&[&self.group, &self.name])
    }
}

/// The choices that match the query, and the chosen one, even if it is not in the list. `None` if all match.
#[must_use]
pub fn narrowed(choices: &[Choice], query: &Query, chosen: &str) -> Option<Vec<Choice>> {
    let known = choices.iter().any(|choice| choice.value == chosen);
    if query.is_empty() && (known || chosen.is_empty()) {
        return None;
    }
    let left = choices.iter().filter(|choice| choice.value == chosen || choice.matches(query));
    let mut left: Vec<_> = left.cloned().collect();
    if !known && !chosen.is_empty() {
        left.push(Choice::new(&[], chosen, chosen));
    }
    Some(left)
}

/// The choices by group, in the order of first occurrence.
#[must_use]
pub fn grouped(choices: &[Choice]) -> Vec<(String, Vec<Choice>)> {
    let mut groups: Vec<(String, Vec<Choice>)> = Vec::new();
    for choice in choices {
        match groups.iter_mut().find(|(group, _)| *group == choice.group) {
            Some((_, members)) => members.push(choice.clone()),
            None => groups.push((choice.group.clone(), vec![choice.clone()])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::tests::query;

    fn choices() -> Vec<Choice> {
        let path = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        vec![
            Choice::new(&path(&["Sale", "New"]), "1", "Contract"),
            Choice::new(&[], "2", "Callback"),
            Choice::new(&path(&["Sale", "New"]), "3", "Offer sent"),
        ]
    }

    fn left(typed: &str, chosen: &str) -> Vec<String> {
        let left = narrowed(&choices(), &query(typed), chosen).unwrap_or_else(choices);
        left.into_iter().map(|choice| choice.value).collect()
    }

    #[test]
    fn groups_are_in_order_of_first_occurrence() {
        let groups: Vec<_> = grouped(&choices()).into_iter().map(|(group, members)| (group, members.len())).collect();
        assert_eq!(groups, [("Sale › New".to_owned(), 2), (String::new(), 1)]);
    }

    #[test]
    fn a_search_finds_every_word_in_name_or_group() {
        for (query, found) in [
            ("", vec!["1", "2", "3"]),
            ("  ", vec!["1", "2", "3"]),
            ("SALE", vec!["1", "3"]),
            ("sent new", vec!["3"]),
            ("nothing", vec![]),
        ] {
            assert_eq!(left(query, ""), found, "{query}");
        }
    }

    #[test]
    fn the_chosen_value_stays_in_the_list() {
        assert_eq!(left("sent", "2"), ["2", "3"]);
        assert_eq!(left("", "gone"), ["1", "2", "3", "gone"]);
    }
}
