//! What the vendor's servers keep while the page in the frame reloads.

use super::{engine::UcontactHost, fault_injection::FaultInjection, interaction::Interaction};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Saved {
    parent: String,
    allowed: bool,
    numbers: u64,
    interactions: Vec<Interaction>,
    dark: bool,
    primary: String,
    language: String,
    fault_injection: FaultInjection,
}

pub(super) fn save(host: &UcontactHost) -> Option<String> {
    let saved = Saved {
        parent: host.parent.clone(),
        allowed: host.allowed,
        numbers: host.numbers,
        interactions: host.interactions.clone(),
        dark: host.dark,
        primary: host.primary.clone(),
        language: host.language.clone(),
        fault_injection: host.fault_injection.clone(),
    };
    serde_json::to_string(&saved).ok()
}

pub(super) fn restore(text: &str) -> Option<UcontactHost> {
    let Saved { parent, allowed, numbers, interactions, dark, primary, language, fault_injection } =
        serde_json::from_str(text).ok()?;
    let fresh = UcontactHost::new(&parent, 0);
    Some(UcontactHost {
        allowed,
        loading: true,
        numbers,
        interactions,
        dark,
        primary,
        language,
        fault_injection,
        ..fresh
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Act, Host};
    use super::*;
    use deskpane_desk::clock::Millis;

    #[test]
    fn interactions_and_appearance_outlive_the_page() {
        let mut host = UcontactHost::new("https://crm.example", 7);
        let (campaign, channel, client) = ("Demo<-".to_owned(), "telephony".to_owned(), "+15550100".to_owned());
        host.act(Act::Assign { campaign, channel, client }, Millis(0));
        host.act(Act::Theme { dark: true, primary: "teal".to_owned() }, Millis(0));
        let mut again = UcontactHost::restore(&host.save().unwrap(), Millis(0)).unwrap();
        assert_eq!(again.state(), host.state());
        assert_eq!((again.appearance(), again.parent()), ((true, "teal", "en"), "https://crm.example"));
        again.held_by("https://other.example");
        assert_eq!(again.parent(), "https://other.example");
        assert!(UcontactHost::restore("{}", Millis(0)).is_none());
    }
}
