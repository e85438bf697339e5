//! The desktop's theme and language, for the panel beside it.

/// The appearance that a desktop has reported. Everything is unknown until reported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Appearance {
    /// Light on dark.
    pub dark: Option<bool>,
    /// The colour of what can be pressed, where it came as a plain colour.
    pub primary: Option<Colour>,
    /// The language, as a tag of letters, digits and hyphens.
    pub language: Option<String>,
}

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// The least contrast at which text can be read, by the Web Content Accessibility Guidelines 2.2, level AA.
    pub const READABLE: f64 = 4.5;

    /// Reads `#rgb`, `#rrggbb` and `rgb(r, g, b)`. Names, gradients, variables and anything see-through are refused:
    /// what is taken from the wire into a style must be a colour and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 32 || !text.is_ascii() {
            return None;
        }
        match text.strip_prefix('#') {
            Some(digits) => Self::from_hex(digits),
            None => Self::from_list(text),
        }
    }

    fn from_hex(digits: &str) -> Option<Self> {
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = match digits.len() {
            6 => number.to_be_bytes(),
            // Each digit stands for itself twice.
            3 => ((number & 0xf00) * 0x1100 + (number & 0x0f0) * 0x110 + (number & 0x00f) * 0x11).to_be_bytes(),
            _ => return None,
        };
        Some(Self { red, green, blue })
    }

    fn from_list(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('(')?;
        let list = rest.strip_suffix(')').filter(|_| name.eq_ignore_ascii_case("rgb"))?;
        let mut parts = list.split(',').map(|part| part.trim().parse::<u8>().ok());
        let colour = Self { red: parts.next()??, green: parts.next()??, blue: parts.next()?? };
        parts.next().is_none().then_some(colour)
    }

    /// As `#rrggbb`.
    #[must_use]
    pub fn to_text(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// The contrast between two colours, from 1 to 21, by the Web Content Accessibility Guidelines 2.2.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Whether text of this colour can be read on every one of these backgrounds.
    #[must_use]
    pub fn is_readable_on(self, backgrounds: &[Self]) -> bool {
        backgrounds.iter().all(|background| self.contrast(*background) >= Self::READABLE)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { to_the_2_4((part + 0.055) / 1.055) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

/// A number from 0 to 1 to the power of 2.4: its square, and the square of its fifth root. 2 KB of program less than `powf`.
fn to_the_2_4(number: f64) -> f64 {
    // Newton's method: from 0.09, the least there is, nine steps reach the last digit.
    let root = (0..9).fold(1.0_f64, |root, _| root - (root - number / (root * root * root * root)) / 5.0);
    number * number * root * root
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
    const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

    #[test]
    fn the_power_is_that_of_the_standard_library() {
        for number in (1..=255_u8).map(|part| (f64::from(part) / 255.0 + 0.055) / 1.055) {
            assert!((to_the_2_4(number) - number.powf(2.4)).abs() < 1e-12, "{number}");
        }
    }

    #[test]
    fn plain_colours_are_read() {
        for (text, hex) in
            [("#1976D2", "#1976d2"), (" #f0a ", "#ff00aa"), ("rgb(25, 118, 210)", "#1976d2"), ("RGB(0,0,0)", "#000000")]
        {
            assert_eq!(Colour::parse(text).map(Colour::to_text).as_deref(), Some(hex), "{text}");
        }
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "",
            "#",
            "#12",
            "#12345",
            "#11223344",
            "#+12345",
            "blue",
            "rgb(1,2)",
            "rgb(1,2,3,4)",
            "rgb(300,0,0)",
            "rgba(1,2,3,0.5)",
            "var(--x)",
            "url(https://evil.example)",
            "#fff;background:red",
            "＃ffffff",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((BLACK.contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((WHITE.contrast(WHITE) - 1.0).abs() < 1e-9);
        // The well-known lightest greys that can still be read on white, and the next one that can't.
        let grey = |part| Colour { red: part, green: part, blue: part };
        assert!(grey(0x76).is_readable_on(&[WHITE]));
        assert!(!grey(0x77).is_readable_on(&[WHITE]));
        assert!(grey(0x70).is_readable_on(&[WHITE]) && !grey(0x70).is_readable_on(&[WHITE, BLACK]));
    }
}
