//! What the product's servers keep while the page in the frame loads anew.

use super::{FaultInjection, Host, Interaction};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Kept {
    numbers: u64,
    interactions: Vec<Interaction>,
    dark: bool,
    primary: String,
    language: String,
    fault_injection: FaultInjection,
}

impl Host {
    /// What outlives the page, as JSON.
    #[must_use]
    pub fn save(&self) -> String {
        let kept = Kept {
            numbers: self.numbers,
            interactions: self.interactions.clone(),
            dark: self.dark,
            primary: self.primary.clone(),
            language: self.language.clone(),
            fault_injection: self.fault_injection.clone(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The desktop as a page finds it that has loaded anew, in a page of the origin `parent`; `None` for what
    /// [`Host::save`] did not write.
    #[must_use]
    pub fn restore(text: &str, parent: &str) -> Option<Self> {
        let Kept { numbers, interactions, dark, primary, language, fault_injection } =
            serde_json::from_str(text).ok()?;
        Some(Self { numbers, interactions, dark, primary, language, fault_injection, ..Self::new(parent, 0) })
    }

    /// The origin of the page around.
    #[must_use]
    pub fn parent(&self) -> &str {
        &self.parent
    }

    /// How it looks: whether light on dark, the primary colour, the language.
    #[must_use]
    pub fn looks(&self) -> (bool, &str, &str) {
        (self.dark, &self.primary, &self.language)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Act;
    use super::*;
    use deskpane_desk::clock::Millis;

    #[test]
    fn interactions_and_looks_outlive_the_page() {
        let mut host = Host::new("https://crm.example", 7);
        let (campaign, channel, client) = ("Demo<-".to_owned(), "telephony".to_owned(), "+15550100".to_owned());
        host.act(Act::Assign { campaign, channel, client }, Millis(0));
        host.act(Act::Theme { dark: true, primary: "teal".to_owned() }, Millis(0));
        let again = Host::restore(&host.save(), "https://other.example").unwrap();
        assert_eq!(again.truth(), host.truth());
        assert_eq!((again.looks(), again.parent()), ((true, "teal", "en"), "https://other.example"));
        assert!(Host::restore("{}", "https://crm.example").is_none());
    }
}
