//! Isolates other people's text by direction. An Arabic name between two numbers would reverse their order, and a
//! direction mark reaches to the end of its line, unless the text is isolated: put between two marks that limit its
//! direction (Unicode Standard Annex 9, "Explicit Directional Isolates").
//!
//! Where a text has an element of its own, the element isolates it. This is for composed texts: sentences, lists in a
//! line, names of elements, announcements, notifications.

use std::borrow::Cow;

/// Whether a text contains right-to-left characters or directional marks.
#[must_use]
pub fn turns(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            c,
            '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
                | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
        )
    })
}

/// A text, isolated: its direction does not affect its surroundings. Marks inside it that would end the isolation are
/// removed.
#[must_use]
pub fn isolated(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
    let inner: Cow<'_, str> =
        if text.contains(is_mark) { text.replace(is_mark, "").into() } else { Cow::Borrowed(text) };
    if inner.is_empty() { String::new() } else { format!("\u{2068}{inner}\u{2069}") }
}

/// The non-empty texts in a line, joined by this separator; isolated if one of them has another direction.
#[must_use]
pub fn joined<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let texts: Vec<_> = texts.iter().map(AsRef::as_ref).filter(|text| !text.is_empty()).collect();
    if texts.len() > 1 && texts.iter().any(|text| turns(text)) {
        return texts.into_iter().map(isolated).collect::<Vec<_>>().join(between);
    }
    texts.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_between_arabic_words_keeps_its_order() {
        assert_eq!(
            joined(&["محمد", "+598 99 555 111", "", "دعم"], " · "),
            "\u{2068}محمد\u{2069} · \u{2068}+598 99 555 111\u{2069} · \u{2068}دعم\u{2069}"
        );
    }

    #[test]
    fn text_without_directional_characters_is_unchanged() {
        assert_eq!(joined(&["Chat", "", "Ада", "+598 99"], " · "), "Chat · Ада · +598 99");
        assert_eq!(joined(&["محمد"], " · "), "محمد");
        assert_eq!(joined::<&str>(&[], " · "), "");
    }

    #[test]
    fn nothing_gets_out_of_an_isolate() {
        for sent in ["\u{202e}txt.exe", "a\u{2069}\u{202e}b", "\u{2067}a", "שלום"] {
            assert!(turns(sent), "{sent:?}");
            let kept = isolated(sent);
            let inner = kept.strip_prefix('\u{2068}').and_then(|rest| rest.strip_suffix('\u{2069}')).unwrap();
            assert!(!inner.contains(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']), "{kept:?}");
        }
    }
}
