//! Telephone numbers, compared as numbers: equal with or without a country code, but never with another one.

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Its digits, without `+`, `00` and the extension.
    digits: String,
    /// It certainly begins with a country code.
    is_whole: bool,
    /// The extension behind it; empty for none.
    extension: String,
}

/// "ANONYMOUS" and "UNAVAILABLE" in keypad digits, as some networks send them.
const KEYED: [&str; 2] = ["266696687", "86282452253"];

/// The maximum lengths of a number and of an extension.
const LONGEST: usize = 32;

impl Number {
    /// The minimum length of a number without a country code: shorter ones are internal extensions.
    pub const SHORTEST: usize = 7;

    /// Parses a phone number in normalised lower-case text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (number, extension) = split_extension(text);
        let written: String = number.chars().filter(|c| !is_separator(*c)).collect();
        let (digits, plus) = written.strip_prefix('+').map_or((written.as_str(), false), |digits| (digits, true));
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || digits.len().max(extension.len()) > LONGEST {
            return None;
        }
        // "+44 (0)20": the zero is only dialled without the country code.
        let without_zero = number.contains("(0)").then(|| digits.replacen('0', "", 1)).filter(|_| plus);
        let digits = without_zero.as_deref().unwrap_or(digits);
        let after_zeros = digits.strip_prefix("00").filter(|rest| !plus && rest.len() > Self::SHORTEST);
        Some(Self {
            digits: after_zeros.unwrap_or(digits).to_owned(),
            is_whole: plus || after_zeros.is_some(),
            extension: extension.to_owned(),
        })
    }

    /// Its digits, without `+`, `00` and the extension.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// Whether it certainly begins with a country code.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The extension: many people share one switchboard. Empty for none.
    #[must_use]
    pub fn extension(&self) -> &str {
        &self.extension
    }

    pub(super) fn is_withheld(&self) -> bool {
        is_withheld(&self.digits)
    }

    /// In ITU-T E.164 form, if that is certain: with country code, without extension.
    pub(super) fn e164(&self) -> Option<String> {
        let is_certain = self.is_whole && self.extension.is_empty() && !self.digits.starts_with('0');
        (is_certain && (8..=15).contains(&self.digits.len())).then(|| format!("+{}", self.digits))
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self.extension != other.extension {
            return false;
        }
        match (self.is_whole, other.is_whole) {
            (true, false) => other.is_end_of(&self.digits),
            (false, true) => self.is_end_of(&other.digits),
            (true, true) => self.digits == other.digits,
            (false, false) => {
                let (one, other) = (self.digits.as_str(), other.digits.as_str());
                one == other || without_one(one) == Some(other) || without_one(other) == Some(one)
            }
        }
    }

    /// Whether this equals a number with country code, apart from the code.
    fn is_end_of(&self, whole: &str) -> bool {
        let own = self.digits.as_str();
        let behind = behind_country_code(whole);
        let bare = own.strip_prefix('0').unwrap_or(own);
        own.len() >= Self::SHORTEST && (own == whole || behind == Some(own) || behind == Some(bare))
    }
}

/// Whether these digits are a network's number for withheld callers: one digit repeated, zeros behind a country code, or
/// a word in keypad digits.
#[must_use]
pub fn is_withheld(digits: &str) -> bool {
    let first = digits.chars().next();
    let is_one_digit = digits.chars().all(|digit| Some(digit) == first);
    let after_code = behind_country_code(digits).filter(|rest| rest.len() >= Number::SHORTEST);
    let is_zeros = after_code.is_some_and(|rest| rest.bytes().all(|byte| byte == b'0'));
    is_one_digit || is_zeros || KEYED.iter().any(|keyed| digits.ends_with(keyed))
}

/// The part after the country code. Codes have one to three digits, and none is a prefix of another (ITU-T E.164).
#[must_use]
pub fn behind_country_code(digits: &str) -> Option<&str> {
    let length = match digits.get(..2)?.parse::<u8>().ok()? {
        10..=19 | 70..=79 => 1,
        20 | 27 | 30..=34 | 36 | 39..=41 | 43..=49 | 51..=58 | 60..=66 | 81 | 82 | 84 | 86 | 90..=95 | 98 => 2,
        0..=9 => return None,
        _ => 3,
    };
    digits.get(length..).filter(|rest| !rest.is_empty())
}

/// Ten digits as in North America, written with or without the leading 1.
#[must_use]
pub fn is_north_american(digits: &str) -> bool {
    digits.len() == 10 && digits.starts_with(|first: char| ('2'..='9').contains(&first))
}

/// A North American number without its 1.
#[must_use]
pub fn without_one(digits: &str) -> Option<&str> {
    digits.strip_prefix('1').filter(|rest| is_north_american(rest))
}

/// Separators between digits; the last four are typographic marks and the long vowel that Japanese keyboards put for a
/// hyphen.
pub(super) const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\'' | '\u{b7}' | '\u{2019}' | '\u{2022}' | '\u{30fc}' | '\u{ff70}')
}

/// The number and its extension. Other parameters are about routing.
fn split_extension(text: &str) -> (&str, &str) {
    if let Some((number, parameters)) = text.split_once(';') {
        let extension = parameters.split(';').find_map(|one| one.strip_prefix("ext=")).unwrap_or_default();
        return (number, extension);
    }
    for mark in ["ext.", "ext", "x", "#"] {
        if let Some((number, extension)) = text.split_once(mark) {
            let extension = extension.trim();
            if !extension.is_empty() && extension.bytes().all(|byte| byte.is_ascii_digit()) {
                return (number, extension);
            }
        }
    }
    (text, "")
}
