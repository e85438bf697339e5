//! What the vendor's servers keep while the page in the frame reloads.

use super::{engine::RoxchatHost, fault_injection::FaultInjection, notice::HostNotice, visitor::HostVisitor};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Saved {
    parent: String,
    allowed: bool,
    numbers: u64,
    visitors: Vec<HostVisitor>,
    notices: Vec<HostNotice>,
    fault_injection: FaultInjection,
}

pub(super) fn save(host: &RoxchatHost) -> Option<String> {
    let saved = Saved {
        parent: host.parent.clone(),
        allowed: host.allowed,
        numbers: host.numbers,
        visitors: host.visitors.clone(),
        notices: host.notices.clone(),
        fault_injection: host.fault_injection.clone(),
    };
    serde_json::to_string(&saved).ok()
}

pub(super) fn restore(text: &str) -> Option<RoxchatHost> {
    let Saved { parent, allowed, numbers, visitors, notices, fault_injection } = serde_json::from_str(text).ok()?;
    let fresh = RoxchatHost::new(&parent, 0);
    Some(RoxchatHost { allowed, loading: true, numbers, visitors, notices, fault_injection, ..fresh })
}

#[cfg(test)]
mod tests {
    use super::super::{Act, Host, VisitorSpec};
    use super::*;
    use deskpane_desk::clock::Millis;

    #[test]
    fn visitors_outlive_the_page_and_the_open_chat_does_not() {
        let mut host = RoxchatHost::new("https://crm.example", 7);
        let now = Millis(0);
        host.act(Act::Arrive(VisitorSpec::default()), now);
        let no = host.visitors()[0].no;
        host.act(Act::Write(no, "visitor".to_owned(), "Good day".to_owned()), now);
        host.act(Act::Select(no), now);
        host.fault_injection.strings = true;
        let again = RoxchatHost::restore(&host.save().unwrap(), now).unwrap();
        assert_eq!((again.visitors(), again.front(), again.parent()), (host.visitors(), None, "https://crm.example"));
        assert_eq!((again.fault_injection, again.numbers), (host.fault_injection, host.numbers));
        assert!(RoxchatHost::restore("{}", now).is_none());
    }
}
