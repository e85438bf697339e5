//! The form that shows a customer's name and picture in the desktop.

use crate::{model::CustomerCard, safe::ImageAddress};

/// The error in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// The picture's address may not be shown.
    Picture,
    /// Both fields are empty.
    Empty,
}

/// The customer card from the typed values.
///
/// # Errors
/// The error in the form.
pub fn customer_card(name: &str, picture: &str) -> Result<CustomerCard, Mistake> {
    let (name, address) = (name.trim(), picture.trim());
    let picture = ImageAddress::parse(address);
    match (&picture, address.is_empty(), name.is_empty()) {
        (None, false, _) => Err(Mistake::Picture),
        (None, true, true) => Err(Mistake::Empty),
        _ => Ok(CustomerCard { name: name.to_owned(), picture }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_has_a_name_or_a_picture_that_may_be_shown() {
        let picture = "https://a.example/1.png";
        assert_eq!(customer_card(" ", ""), Err(Mistake::Empty));
        assert_eq!(customer_card("Ada", "javascript:1"), Err(Mistake::Picture));
        assert!(customer_card(" Ada ", " ").is_ok_and(|card| card.name == "Ada" && card.picture.is_none()));
        assert!(customer_card("", picture).is_ok_and(|card| card.name.is_empty() && card.picture.is_some()));
    }
}
