//! What a vendor tells of a contact that the model has no place for.

use std::{ops::Deref, sync::Arc};

/// One such fact. Both sides are plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The vendor's name for it.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The facts of one contact, a name once, in the order they came. Shared between copies of a contact: most changes leave
/// them as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(Arc<Vec<Field>>);

impl Facts {
    /// The most that are kept of one contact.
    pub const MOST: usize = 80;

    /// Adds a fact, or gives it another value. Beyond [`Facts::MOST`], new ones are left out.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.0.iter().position(|own| own.name == name) {
            Some(at) if self.0.get(at).is_some_and(|own| own.value == value) => {}
            Some(at) => {
                if let Some(own) = Arc::make_mut(&mut self.0).get_mut(at) {
                    value.clone_into(&mut own.value);
                }
            }
            None if self.0.len() < Self::MOST => {
                Arc::make_mut(&mut self.0).push(Field { name: name.to_owned(), value: value.to_owned() });
            }
            None => {}
        }
    }

    /// Takes a fact away.
    pub fn remove(&mut self, name: &str) {
        if self.0.iter().any(|own| own.name == name) {
            Arc::make_mut(&mut self.0).retain(|own| own.name != name);
        }
    }
}

impl Deref for Facts {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(facts: &Facts) -> Vec<(&str, &str)> {
        facts.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect()
    }

    #[test]
    fn a_fact_has_one_value_and_keeps_its_place() {
        let mut facts = Facts::default();
        facts.set("a", "1");
        facts.set("b", "2");
        let before = facts.clone();
        facts.set("a", "3");
        assert_eq!((told(&facts), told(&before)), (vec![("a", "3"), ("b", "2")], vec![("a", "1"), ("b", "2")]));
        facts.remove("a");
        facts.remove("c");
        assert_eq!(told(&facts), [("b", "2")]);
    }

    #[test]
    fn new_ones_stay_out_when_there_are_too_many_and_known_ones_still_change() {
        let mut facts = Facts::default();
        (0..=Facts::MOST).for_each(|number| facts.set(&number.to_string(), "old"));
        facts.set("0", "new");
        assert_eq!((facts.len(), told(&facts)[0]), (Facts::MOST, ("0", "new")));
    }
}
