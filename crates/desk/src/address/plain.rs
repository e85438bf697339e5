//! Normalises an address to plain characters. Pasted text, trunks and browsers contain invisible marks and look-alike
//! digits; compared or dialled as they are, two spellings of one number would be two numbers.

/// The zero of each script with consecutive digits (Unicode general category Nd) that is in
/// use for phone numbers.
const ZEROS: [char; 16] = [
    '\u{660}',  // Arabic
    '\u{6f0}',  // Persian and Urdu
    '\u{7c0}',  // N’Ko
    '\u{966}',  // Devanagari
    '\u{9e6}',  // Bengali
    '\u{a66}',  // Gurmukhi
    '\u{ae6}',  // Gujarati
    '\u{b66}',  // Oriya
    '\u{be6}',  // Tamil
    '\u{c66}',  // Telugu
    '\u{ce6}',  // Kannada
    '\u{d66}',  // Malayalam
    '\u{e50}',  // Thai
    '\u{ed0}',  // Lao
    '\u{1040}', // Myanmar
    '\u{17e0}', // Khmer
];

/// The text without invisible marks, with ASCII digits, hyphens, spaces and letters for their variants.
#[must_use]
pub fn plain(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !is_invisible(*c)).map(plain_char).collect();
    plain.trim().to_owned()
}

/// Zero-width marks, direction marks, fillers, tags, variation selectors, and control characters other than white space.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    ) || c.is_control() && !c.is_whitespace()
}

fn plain_char(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\t' | '\n' | '\r' => {
            ' '
        }
        // All full-width forms have the same offset from ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21).unwrap_or(c),
        _ => digit(c).unwrap_or(c),
    }
}

fn digit(c: char) -> Option<char> {
    let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn invisible_characters_are_removed_and_look_alikes_are_equal() {
        for text in [
            "\u{202a}+1 302 555 0174\u{202c}",
            "+1\u{a0}302\u{202f}555\u{2009}0174",
            "\u{feff}+1 302 555 0174\u{200b}",
            "＋１ ３０２ ５５５ ０１７４",
            "+١ ٣٠٢ ٥٥٥ ٠١٧٤",
            "+۱ ۳۰۲ ۵۵۵ ۰۱۷۴",
            "\u{2066}+1 302 555 0174\u{2069}\n",
            "+१ ३०२ ५५५ ०१७४",
            "\u{3164}+1 302 555 0174\u{e0001}\u{fffb}",
            "+1\u{fe0f} 302 555 0\u{180b}174\u{2028}",
        ] {
            assert_eq!(plain(text), "+1 302 555 0174", "{text:?}");
        }
        assert_eq!(plain("+1\u{2011}302\u{2013}555\u{2212}0174"), "+1-302-555-0174");
        assert_eq!(plain("Ада Ада"), "Ада Ада");
    }
}
