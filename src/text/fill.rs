//! Fills the placeholders of a text with others' text.

use deskpane_desk::bidi::{isolated, turns};

/// A text with its placeholders filled. If a value has another direction, the inserted values are isolated.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    if !turns(text) && !values.iter().any(|(_, value)| turns(value)) {
        return deskpane_words::fill(text, values);
    }
    let kept: Vec<_> = values.iter().map(|(name, value)| (*name, isolated(value))).collect();
    let kept: Vec<_> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
    deskpane_words::fill(text, &kept)
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_name_from_right_to_left_turns_nothing_around_it() {
        let words = "{customer} ({number}) is typing";
        assert_eq!(fill(words, &[("customer", "Ada"), ("number", "+1 302")]), "Ada (+1 302) is typing");
        assert_eq!(
            fill(words, &[("customer", "محمد"), ("number", "+1 302")]),
            "\u{2068}محمد\u{2069} (\u{2068}+1 302\u{2069}) is typing"
        );
    }
}
