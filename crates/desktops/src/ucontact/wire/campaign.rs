//! Campaign names, which may end in a direction.

use deskpane_desk::model::Direction;

/// A campaign's name, split: `Demo<-` is *Demo*, inbound; `Demo->` is *Demo*, outbound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// The name without the direction.
    pub name: String,
    /// The direction, if the name has one.
    pub direction: Option<Direction>,
}

impl Campaign {
    /// Splits a name. A direction alone is not a name and stays as it is.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let ends = [("<-", Direction::Inbound), ("->", Direction::Outbound)];
        let parts = ends.into_iter().find_map(|(end, way)| Some((text.strip_suffix(end)?.trim_end(), way)));
        match parts.filter(|(name, _)| !name.is_empty()) {
            Some((name, way)) => Self { name: name.to_owned(), direction: Some(way) },
            None => Self { name: text.to_owned(), direction: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_direction_is_a_suffix() {
        for (text, name, direction) in [
            ("Demo<-", "Demo", Some(Direction::Inbound)),
            ("Demo->", "Demo", Some(Direction::Outbound)),
            (" Demo -> ", "Demo", Some(Direction::Outbound)),
            ("Demo", "Demo", None),
            ("A->B", "A->B", None),
            ("<-", "<-", None),
            ("", "", None),
        ] {
            assert_eq!(Campaign::read(text), Campaign { name: name.into(), direction }, "{text}");
        }
    }
}
