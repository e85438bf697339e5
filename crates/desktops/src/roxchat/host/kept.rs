//! What the product's servers keep while the page in the frame loads anew.

use super::{FaultInjection, Host, HostNotice, HostVisitor};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Kept {
    parent: String,
    allowed: bool,
    numbers: u64,
    visitors: Vec<HostVisitor>,
    notices: Vec<HostNotice>,
    fault_injection: FaultInjection,
}

impl Host {
    /// What outlives the page, as JSON.
    #[must_use]
    pub fn save(&self) -> String {
        let kept = Kept {
            parent: self.parent.clone(),
            allowed: self.allowed,
            numbers: self.numbers,
            visitors: self.visitors.clone(),
            notices: self.notices.clone(),
            fault_injection: self.fault_injection.clone(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The workspace as a page finds it that has loaded anew; `None` for what [`Host::save`] did not write.
    #[must_use]
    pub fn restore(text: &str) -> Option<Self> {
        let Kept { parent, allowed, numbers, visitors, notices, fault_injection } = serde_json::from_str(text).ok()?;
        Some(Self { allowed, numbers, visitors, notices, fault_injection, ..Self::new(&parent, 0) })
    }

    /// The account's configuration names another page: `parent` is its origin.
    pub fn allow(&mut self, parent: &str) {
        parent.clone_into(&mut self.parent);
    }

    /// The origin of the page that the account's configuration names.
    #[must_use]
    pub fn parent(&self) -> &str {
        &self.parent
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Act, VisitorSpec};
    use super::*;
    use deskpane_desk::clock::Millis;

    #[test]
    fn visitors_outlive_the_page_and_the_open_chat_does_not() {
        let mut host = Host::new("https://crm.example", 7);
        let now = Millis(0);
        host.act(Act::Arrive(VisitorSpec::default()), now);
        let no = host.visitors()[0].no;
        host.act(Act::Write(no, "visitor".to_owned(), "Good day".to_owned()), now);
        host.act(Act::Select(no), now);
        host.fault_injection.strings = true;
        let again = Host::restore(&host.save()).unwrap();
        assert_eq!((again.visitors(), again.front(), again.parent()), (host.visitors(), None, "https://crm.example"));
        assert_eq!((again.fault_injection, again.numbers), (host.fault_injection, host.numbers));
        assert!(Host::restore("{}").is_none());
    }
}
