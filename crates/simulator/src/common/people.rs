//! The customers of the simulated contact centres. None of them exists.

/// A customer: name, telephone number and online name.
pub(crate) type Person = (&'static str, &'static str, &'static str);

const PEOPLE: [Person; 12] = [
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

/// The `turn`th customer, cyclic.
pub(crate) fn person(turn: usize) -> Person {
    in_turn(&PEOPLE, turn)
}

/// The `turn`th item of a list, cyclic.
pub(crate) fn in_turn<T: Copy + Default>(list: &[T], turn: usize) -> T {
    turn.checked_rem(list.len()).and_then(|at| list.get(at)).copied().unwrap_or_default()
}

/// A telephone number for the wire: without spaces.
pub(crate) fn number(phone: &str) -> String {
    phone.chars().filter(|c| !c.is_whitespace()).collect()
}
