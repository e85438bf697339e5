//! The customers of the preview. None of them exists.

/// A customer: name, telephone number, and name in a chat.
pub(crate) type Person = (&'static str, &'static str, &'static str);

const PEOPLE: [Person; 4] = [
    ("Amara Okafor", "+15550100142", "amara.okafor"),
    ("Jonas Lindqvist", "+46705550117", "jonas.lindqvist"),
    ("Rafael Domínguez", "+34600555123", "rafael.dominguez"),
    ("Priya Raghunathan", "+912255501234", "priya.r"),
];

/// The `turn`th customer, cyclic.
pub(crate) fn person(turn: usize) -> Person {
    PEOPLE.get(turn % PEOPLE.len()).copied().unwrap_or_default()
}
