//! The keys that a telephone number is stored under and looked up with.
//!
//! | key | what |
//! |---|---|
//! | `+4930123456` | with the country code |
//! | `=30123456` | such a number without the country code, for lookups without it |
//! | `~030123456` | as written, without `+`: the country code may be missing |

use deskpane_desk::address::{
    Number,
    number::{behind_country_code, is_north_american, without_one},
};

/// The keys under which a customer with this number is stored.
pub(super) fn stored(number: &Number) -> Vec<String> {
    let digits = number.digits();
    let keys = match number.is_whole() {
        true => [Some(('+', digits)), behind_country_code(digits).map(|rest| ('=', rest))],
        false => [Some(('~', digits)), None],
    };
    keys.into_iter().flatten().map(|(mark, digits)| key(number, mark, digits)).collect()
}

/// The keys that find the customers with this number.
pub(super) fn lookup(number: &Number) -> Vec<String> {
    let digits = number.digits();
    let changed;
    let mut forms = Vec::new();
    if number.is_whole() {
        forms.push(('+', digits));
        forms.push(('~', digits));
        if let Some(rest) = behind_country_code(digits) {
            changed = format!("0{rest}");
            forms.extend([('~', rest), ('~', changed.as_str())]);
        }
        // An internal extension is not a number without its country code.
        forms.retain(|(mark, form)| *mark == '+' || form.len() >= Number::SHORTEST);
    } else {
        forms.push(('~', digits));
        if digits.len() >= Number::SHORTEST {
            forms.extend([('+', digits), ('=', digits)]);
            forms.extend(digits.strip_prefix('0').map(|bare| ('=', bare)));
        }
        if is_north_american(digits) {
            changed = format!("1{digits}");
            forms.push(('~', changed.as_str()));
        } else if let Some(rest) = without_one(digits) {
            forms.push(('~', rest));
        }
    }
    forms.into_iter().map(|(mark, digits)| key(number, mark, digits)).collect()
}

fn key(number: &Number, mark: char, digits: &str) -> String {
    match number.extension() {
        "" => format!("{mark}{digits}"),
        extension => format!("{mark}{digits}x{extension}"),
    }
}
