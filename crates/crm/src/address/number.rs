//! Telephone numbers, and the keys they are stored under and looked up with.
//!
//! | key | what |
//! |---|---|
//! | `+4930123456` | with the code of the country |
//! | `=30123456` | the part of such a number behind the code, for those who ask without it |
//! | `~030123456` | as written, without `+`: perhaps without the code |

use super::{AddressError, inside_brackets};

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Without `+`, `00` and the extension.
    digits: String,
    /// It begins with the code of a country, beyond doubt.
    is_whole: bool,
    /// Behind one switchboard sit many people; empty for none.
    extension: String,
}

/// What stands in the place of a number that is withheld.
const WITHHELD: &[&str] = &[
    "anonymous",
    "blocked",
    "invalid",
    "n/a",
    "none",
    "null",
    "private",
    "restricted",
    "unavailable",
    "undefined",
    "unknown",
    "withheld",
];

/// "ANONYMOUS" on a telephone's keys, as some networks write it.
const ANONYMOUS: &str = "266696687";

/// The shortest that may lack the code of a country: shorter ones are extensions of the house.
const SHORTEST: usize = 7;

/// The longest that is taken for a number, and for an extension.
const LONGEST: usize = 32;

impl Number {
    /// Reads a number from text in small letters and ASCII digits.
    pub(super) fn parse(text: &str) -> Result<Self, AddressError> {
        let user = user_part(inside_brackets(text))?;
        if user.is_empty() || WITHHELD.contains(&user.as_str()) {
            return Err(AddressError::IdentifiesNobody);
        }
        let (number, extension) = split_extension(&user);
        let written: String = number.chars().filter(|c| !is_separator(*c)).collect();
        let (digits, plus) = written.strip_prefix('+').map_or((written.as_str(), false), |digits| (digits, true));
        if digits.is_empty()
            || digits.len().max(extension.len()) > LONGEST
            || !digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Err(AddressError::Malformed);
        }
        let first = digits.chars().next();
        if digits.chars().all(|digit| Some(digit) == first) || digits.ends_with(ANONYMOUS) {
            return Err(AddressError::IdentifiesNobody);
        }
        // "+44 (0)20": the zero is for those who leave the code of the country out.
        let without_zero = number.contains("(0)").then(|| digits.replacen('0', "", 1)).filter(|_| plus);
        let digits = without_zero.as_deref().unwrap_or(digits);
        let after_zeros = digits.strip_prefix("00").filter(|rest| !plus && rest.len() > SHORTEST);
        Ok(Self {
            digits: after_zeros.unwrap_or(digits).to_owned(),
            is_whole: plus || after_zeros.is_some(),
            extension: extension.to_owned(),
        })
    }

    /// What a customer with this number is stored under.
    pub(super) fn stored_keys(&self) -> Vec<String> {
        let digits = self.digits.as_str();
        let keys = match self.is_whole {
            true => [Some(('+', digits)), behind_code(digits).map(|rest| ('=', rest))],
            false => [Some(('~', digits)), None],
        };
        keys.into_iter().flatten().map(|(mark, digits)| self.key(mark, digits)).collect()
    }

    /// What finds the customers with this number.
    pub(super) fn lookup_keys(&self) -> Vec<String> {
        let digits = self.digits.as_str();
        let with_zero;
        let mut forms = Vec::new();
        if self.is_whole {
            forms.push(('+', digits));
            forms.push(('~', digits));
            if let Some(rest) = behind_code(digits) {
                with_zero = format!("0{rest}");
                forms.extend([('~', rest), ('~', with_zero.as_str())]);
            }
            // A house's extension is no number that lacks its code.
            forms.retain(|(mark, form)| *mark == '+' || form.len() >= SHORTEST);
        } else {
            forms.push(('~', digits));
            if digits.len() >= SHORTEST {
                forms.extend([('+', digits), ('=', digits)]);
                forms.extend(digits.strip_prefix('0').map(|bare| ('=', bare)));
            }
            if is_north_american(digits) {
                with_zero = format!("1{digits}");
                forms.push(('~', with_zero.as_str()));
            } else if let Some(rest) = digits.strip_prefix('1').filter(|rest| is_north_american(rest)) {
                forms.push(('~', rest));
            }
        }
        forms.into_iter().map(|(mark, digits)| self.key(mark, digits)).collect()
    }

    fn key(&self, mark: char, digits: &str) -> String {
        match self.extension.as_str() {
            "" => format!("{mark}{digits}"),
            extension => format!("{mark}{digits}x{extension}"),
        }
    }
}

/// The number in `tel:number;ext=1` and `sip:number@host;user=phone`, with its extension.
fn user_part(text: &str) -> Result<String, AddressError> {
    let scheme = ["tel:", "sips:", "sip:", "callto:"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let Some(rest) = scheme else { return Ok(text.to_owned()) };
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (user, host) = rest.split_once('@').unwrap_or((rest, ""));
    let host = host.split([';', '?', ':']).next().unwrap_or_default();
    if host.ends_with(".invalid") {
        return Err(AddressError::IdentifiesNobody);
    }
    let mut parts = user.split([';', '?']);
    let number = parts.next().unwrap_or_default().replace("%2b", "+");
    let extension = parts.find_map(|part| part.strip_prefix("ext="));
    Ok(extension.map_or_else(|| number.clone(), |extension| format!("{number}x{extension}")).trim().to_owned())
}

/// The number, and the extension that follows it.
fn split_extension(text: &str) -> (&str, &str) {
    for mark in [";ext=", "ext.", "ext", "x", "#"] {
        if let Some((number, extension)) = text.split_once(mark) {
            let extension = extension.trim();
            if !extension.is_empty() && extension.bytes().all(|byte| byte.is_ascii_digit()) {
                return (number, extension);
            }
        }
    }
    (text, "")
}

const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\'' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{b7}')
}

/// Ten digits as in North America, where many write them without the 1 and many with it.
fn is_north_american(digits: &str) -> bool {
    digits.len() == 10 && digits.starts_with(|first: char| ('2'..='9').contains(&first))
}

/// What follows the code of the country. Codes have one to three digits, and none is the beginning of another (ITU-T
/// E.164).
fn behind_code(digits: &str) -> Option<&str> {
    let length = match digits.get(..2)?.parse::<u8>().ok()? {
        10..=19 | 70..=79 => 1,
        20 | 27 | 30..=34 | 36 | 39..=41 | 43..=49 | 51..=58 | 60..=66 | 81 | 82 | 84 | 86 | 90..=95 | 98 => 2,
        0..=9 => return None,
        _ => 3,
    };
    digits.get(length..).filter(|rest| !rest.is_empty())
}
