//! Fills the placeholders of a text.

/// A text with its placeholders filled: `{name}` becomes the value of that name. Placeholders in a value are not
/// filled, and a brace that opens no placeholder is kept.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((place, end)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        let value = values.iter().find(|(name, _)| *name == place);
        debug_assert!(value.is_some(), "nothing to put into {{{place}}} of {text:?}");
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = end;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn every_placeholder_is_filled() {
        for (text, filled) in
            [("", ""), ("plain", "plain"), ("{a} and {b}, {a}", "{b} and 2, {b}"), ("{a", "{a"), ("a}{b}", "a}2")]
        {
            assert_eq!(fill(text, &[("a", "{b}"), ("b", "2")]), filled);
        }
    }
}
