//! Vendor data about a contact that has no place in the model.

use std::{ops::Deref, sync::Arc};

/// One such fact. Both sides are plain text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Field {
    /// The vendor's name for it.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The facts of one contact, a name once, in the order they came. Shared between copies of a contact: most changes leave
/// them as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Facts {
    fields: Arc<Vec<Field>>,
    is_cut: bool,
}

impl Facts {
    /// The most that are kept of one contact: several times as many as any desktop's event has.
    pub const MOST: usize = 400;

    /// Adds a fact, or gives it another value. Beyond [`Facts::MOST`], new ones are left out.
    pub fn set(&mut self, name: &str, value: &str) {
        match self.fields.iter().position(|own| own.name == name) {
            Some(at) if self.fields.get(at).is_some_and(|own| own.value == value) => {}
            Some(at) => {
                if let Some(own) = Arc::make_mut(&mut self.fields).get_mut(at) {
                    value.clone_into(&mut own.value);
                }
            }
            None if self.fields.len() < Self::MOST => {
                Arc::make_mut(&mut self.fields).push(Field { name: name.to_owned(), value: value.to_owned() });
            }
            None => self.is_cut = true,
        }
    }

    /// Takes a fact away.
    pub fn remove(&mut self, name: &str) {
        if self.fields.iter().any(|own| own.name == name) {
            Arc::make_mut(&mut self.fields).retain(|own| own.name != name);
        }
    }

    /// Whether there were more than there is room for.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.is_cut
    }
}

impl Deref for Facts {
    type Target = [Field];

    fn deref(&self) -> &[Field] {
        &self.fields
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
        (0..Facts::MOST).for_each(|number| facts.set(&number.to_string(), "old"));
        assert!(!facts.is_cut());
        facts.set("one more", "old");
        facts.set("0", "new");
        assert_eq!((facts.len(), facts.is_cut(), told(&facts)[0]), (Facts::MOST, true, ("0", "new")));
    }
}
