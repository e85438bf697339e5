//! Searches lists by typed words: ignoring accents, case, and different encodings of the same letters.
//!
//! An accented letter is one character or two, and a full-width letter differs from its plain form. Unicode's
//! compatibility decomposition (NFKD) makes them equal. Its tables are large, but every browser has them, so the caller
//! passes the function.

use crate::address::plain;

/// The compatibility decomposition of a text (NFKD).
pub type Decompose = fn(&str) -> String;

/// A query: words that must all be found.
#[derive(Debug, Clone)]
pub struct Query {
    words: Vec<String>,
    decompose: Decompose,
}

impl Query {
    /// The query for a typed text.
    #[must_use]
    pub fn new(typed: &str, decompose: Decompose) -> Self {
        Self { words: folded(typed, decompose).split_whitespace().map(str::to_owned).collect(), decompose }
    }

    /// Whether nothing was typed; then everything matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is in one of these texts.
    #[must_use]
    pub fn finds(&self, texts: &[&str]) -> bool {
        if self.is_empty() {
            return true;
        }
        let texts: Vec<_> = texts.iter().map(|text| folded(text, self.decompose)).collect();
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    }
}

/// A text as it is compared: without accents, in small letters.
#[must_use]
pub fn folded(text: &str, decompose: Decompose) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in plain(&decompose(text)).chars().flat_map(char::to_lowercase).filter(|c| !is_accent(*c)) {
        match letters(c) {
            "" => folded.push(c),
            plain => folded.push_str(plain),
        }
    }
    folded
}

/// Marks that people leave out: accents, Hebrew points, Arabic vowels, and the Arabic stroke that lengthens letters.
/// Marks of other scripts count as letters.
const fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}'
            | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\u{6d6}'..='\u{6dc}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
    )
}

/// What people type for a letter without a decomposition; empty for the letter itself.
const fn letters(c: char) -> &'static str {
    match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ŋ' => "n",
        'ς' => "σ",
        'ґ' => "г",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => "",
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// As a browser does.
    pub(crate) fn query(typed: &str) -> Query {
        Query::new(typed, |text| text.nfkd().collect())
    }

    #[test]
    fn accents_case_and_encoding_make_no_difference() {
        for (typed, text) in [
            ("reclamacao", "Reclamação"),
            ("Reclamação", "reclamacao"),
            ("Corac\u{327}a\u{303}o", "Coração"),
            ("Coração", "Corac\u{327}a\u{303}o"),
            ("strasse OEUVRE", "œuvre, Straße"),
            ("lodz", "Łódź"),
            ("istanbul IZMIR", "İstanbul, İzmir, ızgara"),
            ("елка", "Ёлка"),
            ("ΟΔΟΣ", "οδός"),
            ("مدرسه احمد", "أَحْمَد مدرسة"),
            ("שלום", "שָׁלוֹם"),
            ("abc 12", "ＡＢＣ １２"),
            ("٥٥٥", "555"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ("ada love", "Ada\u{a0}\u{2068}Love\u{200b}lace\u{2069}"),
            ("", "anything"),
        ] {
            assert!(query(typed).finds(&[text]), "{typed} in {text}");
        }
    }

    #[test]
    fn every_word_must_match_and_other_scripts_are_not_folded() {
        assert!(query("voz ventas").finds(&["Ventas", "Voz"]));
        assert!(!query("voz compras").finds(&["Ventas", "Voz"]));
        assert!(!query("कि").finds(&["क"]));
        assert!(query(" \u{200b} ").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_found_by_itself_in_either_encoding(text in any::<String>()) {
            let (one, two): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert!(query(&one).finds(&[&two]) && query(&two).finds(&[&one]));
        }
    }
}
