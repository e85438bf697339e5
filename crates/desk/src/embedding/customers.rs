//! The customers of interactions: matched once, chosen by the agent if several match, and kept with the interaction.

use super::{
    ask::Ask,
    event::Call,
    shapes::{Address, AddressKind, Customer},
};
use crate::{
    address::{self, address_of, is_same_address, plain},
    model::{Contact, ContactId, IdentityKind},
};
use litemap::LiteMap;
use serde::{Deserialize, Serialize};

/// The match state of an interaction's customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Its address identifies nobody, so no match is requested.
    Anonymous,
    /// No answer yet.
    Unanswered,
    /// No answer in time, or a failure. A late answer still counts.
    Failed,
    /// Not in the CRM, or the agent rejected the match.
    Nobody,
    /// Several match: the agent has to choose.
    Several(Vec<Customer>),
    /// The customer.
    Known(Customer),
}

/// What the caller has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatchOutput {
    /// Ask a page or the CRM server; pass the answer to [`CustomerMatches::answered`].
    Ask(Call, Ask),
    /// The match state of this interaction has changed.
    Changed(ContactId),
    /// Keep this text until the page is closed, also across reloads; it replaces the previous one.
    Keep(String),
}

/// The maximum number of interactions kept across a reload; the oldest leave first.
const MOST_KEPT: usize = 200;
/// The maximum number of requests remembered for late answers.
const MOST_CALLS: usize = 2_000;
/// The maximum number of dialled numbers remembered.
const MOST_DIALLED: usize = 8;
/// The maximum number of external ids in a request.
const MOST_ACCOUNTS: usize = 4;

/// The customers of all interactions.
#[derive(Debug, Default)]
pub struct CustomerMatches {
    entries: LiteMap<ContactId, Entry>,
    /// Decisions from before the page was reloaded.
    kept: Vec<Kept>,
    calls: LiteMap<u64, (ContactId, u32)>,
    /// Dialled numbers with their customer, the latest last.
    dialled: Vec<(String, String)>,
    last: u64,
    is_available: bool,
}

#[derive(Debug)]
struct Entry {
    addresses: Vec<Address>,
    name: Option<String>,
    matched: Match,
    /// Chosen by the agent or the page: no later match changes it.
    is_decided: bool,
    is_asked: bool,
    /// Incremented when the addresses change: answers about earlier addresses are ignored.
    edition: u32,
}

impl Entry {
    /// Identifies it across reloads, besides its id; empty if it has no address.
    fn address(&self) -> &str {
        self.addresses.first().map_or("", |address| &address.value)
    }

    /// Restores the decision made before the page was reloaded.
    fn restore(&mut self, id: &ContactId, kept: &[Kept]) {
        let address = self.address();
        let is_same = |kept: &&Kept| kept.address == address || is_same_address(&kept.address, address);
        let Some(kept) = kept.iter().filter(|kept| kept.id == id.as_str()).find(is_same) else { return };
        match (&kept.customer, kept.decided) {
            (Some(customer), _) => self.matched = Match::Known(customer.clone()),
            (None, true) => self.matched = Match::Nobody,
            (None, false) => {}
        }
        (self.is_decided, self.is_asked) = (kept.decided, kept.customer.is_some());
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    id: String,
    address: String,
    customer: Option<Customer>,
    decided: bool,
}

impl CustomerMatches {
    /// Starts with the text of [`MatchOutput::Keep`] from before a reload.
    #[must_use]
    pub fn new(kept: Option<&str>) -> Self {
        let kept = kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        Self { kept, ..Self::default() }
    }

    /// An interaction's match state.
    #[must_use]
    pub fn of(&self, id: &ContactId) -> Option<&Match> {
        self.entries.get(id).map(|entry| &entry.matched)
    }

    /// An interaction's customer, if it has one.
    #[must_use]
    pub fn customer(&self, id: &ContactId) -> Option<&Customer> {
        match self.of(id)? {
            Match::Known(customer) => Some(customer),
            Match::Anonymous | Match::Unanswered | Match::Failed | Match::Nobody | Match::Several(_) => None,
        }
    }

    /// An interaction is new or has changed.
    pub fn contact(&mut self, contact: &Contact) -> Vec<MatchOutput> {
        let addresses = addresses(contact);
        let name = contact.customer.name.as_deref().map(plain).filter(|name| !name.is_empty());
        let mut outputs = Vec::new();
        match self.entries.get_mut(&contact.id) {
            None => {
                let matched = if addresses.is_empty() { Match::Anonymous } else { Match::Unanswered };
                let mut entry = Entry { addresses, name, matched, is_decided: false, is_asked: false, edition: 0 };
                entry.restore(&contact.id, &self.kept);
                self.entries.insert(contact.id.clone(), entry);
                outputs.push(MatchOutput::Changed(contact.id.clone()));
            }
            Some(entry) => {
                entry.name = name;
                // A desktop that no longer sends an address has not withdrawn it.
                let is_news = !addresses.is_empty() && !are_same(&entry.addresses, &addresses);
                if is_news {
                    entry.addresses = addresses;
                    entry.edition = entry.edition.wrapping_add(1);
                    if !entry.is_decided {
                        entry.is_asked = false;
                        entry.matched = Match::Unanswered;
                        entry.restore(&contact.id, &self.kept);
                        outputs.push(MatchOutput::Changed(contact.id.clone()));
                    }
                }
            }
        }
        self.ask(Some(&contact.id), &mut outputs);
        outputs
    }

    /// Whether a page or the CRM server can be asked now. Call it again when there is a reason to ask
    /// again: a page was reloaded, or the network is back.
    pub fn available(&mut self, is_available: bool) -> Vec<MatchOutput> {
        let mut outputs = Vec::new();
        self.is_available = is_available;
        let failed = self.entries.iter_mut().filter(|(_, entry)| is_available && entry.matched == Match::Failed);
        for (id, entry) in failed {
            (entry.matched, entry.is_asked) = (Match::Unanswered, false);
            outputs.push(MatchOutput::Changed(id.clone()));
        }
        self.ask(None, &mut outputs);
        outputs
    }

    /// Handles an answer; `None` if there is none yet. Late answers count.
    pub fn answered(&mut self, call: u64, matches: Option<Vec<Customer>>) -> Vec<MatchOutput> {
        let Some((id, edition)) = self.calls.get(&call).cloned() else { return Vec::new() };
        let entry = self.entries.get_mut(&id).filter(|entry| entry.edition == edition);
        let Some(entry) = entry else {
            self.calls.remove(&call);
            return Vec::new();
        };
        let Some(mut matches) = matches else {
            if entry.matched != Match::Unanswered {
                return Vec::new();
            }
            entry.matched = Match::Failed;
            return vec![MatchOutput::Changed(id)];
        };
        self.calls.remove(&call);
        if entry.is_decided {
            return Vec::new();
        }
        let is_dialled = |customer: &Customer| {
            let mut dialled = self.dialled.iter().filter(|(_, reference)| *reference == customer.reference);
            dialled.any(|(number, _)| entry.addresses.iter().any(|own| is_same_address(number, &own.value)))
        };
        if let Some(at) = matches.iter().position(is_dialled) {
            matches = vec![matches.swap_remove(at)];
        }
        let one = if matches.len() == 1 { matches.pop() } else { None };
        let matched = match one {
            Some(customer) => Match::Known(customer),
            None if matches.is_empty() => Match::Nobody,
            None => Match::Several(matches),
        };
        if entry.matched == matched {
            return Vec::new();
        }
        entry.matched = matched;
        self.changed(id)
    }

    /// A page dials this number for a customer: if several customers share it, this one is meant.
    pub fn dialled(&mut self, number: &str, reference: &str) {
        self.dialled.retain(|(other, _)| other != number);
        self.dialled.push((number.to_owned(), reference.to_owned()));
        let surplus = self.dialled.len().saturating_sub(MOST_DIALLED);
        self.dialled.drain(..surplus);
    }

    /// The agent chose a match or a search result, or the page set the customer. `None` for
    /// "Not this customer". Only another choice changes it.
    pub fn decide(&mut self, id: &ContactId, customer: Option<Customer>) -> Vec<MatchOutput> {
        let Some(entry) = self.entries.get_mut(id) else { return Vec::new() };
        let matched = customer.map_or(Match::Nobody, Match::Known);
        if entry.is_decided && entry.matched == matched {
            return Vec::new();
        }
        entry.is_decided = true;
        entry.matched = matched;
        self.changed(id.clone())
    }

    /// An interaction's id has changed. If the new id is known already, a decision for either one stays.
    pub fn renamed(&mut self, from: &ContactId, to: &ContactId) -> Vec<MatchOutput> {
        let Some(entry) = self.entries.remove(from) else { return Vec::new() };
        let stays = self.entries.get(to).is_some_and(|there| there.is_decided || !entry.is_decided);
        if !stays {
            self.entries.insert(to.clone(), entry);
        }
        for (_, (id, _)) in self.calls.iter_mut().filter(|(_, (id, _))| id == from) {
            id.clone_from(to);
        }
        self.kept.retain(|kept| kept.id != from.as_str());
        self.changed(to.clone())
    }

    /// An interaction and its card are gone.
    pub fn forget(&mut self, id: &ContactId) {
        self.entries.remove(id);
        self.calls.retain(|_, (own, _)| own != id);
    }

    fn ask(&mut self, only: Option<&ContactId>, outputs: &mut Vec<MatchOutput>) {
        if !self.is_available {
            return;
        }
        let open = self.entries.iter_mut().filter(|(id, entry)| {
            let is_open = entry.matched == Match::Unanswered && !entry.is_asked && !entry.is_decided;
            is_open && only.is_none_or(|only| only == *id)
        });
        for (id, entry) in open {
            entry.is_asked = true;
            self.last += 1;
            self.calls.insert(self.last, (id.clone(), entry.edition));
            let (addresses, name) = (entry.addresses.clone(), entry.name.clone());
            outputs.push(MatchOutput::Ask(
                Call::Match(self.last),
                Ask::Match { interaction: id.to_string(), addresses, name },
            ));
        }
        let surplus = self.calls.len().saturating_sub(MOST_CALLS);
        let first = self.calls.keys().nth(surplus).copied().unwrap_or_default();
        self.calls.retain(|call, _| *call >= first);
    }

    fn changed(&mut self, id: ContactId) -> Vec<MatchOutput> {
        if let Some(entry) = self.entries.get(&id) {
            let customer = match &entry.matched {
                Match::Known(customer) => Some(customer.clone()),
                _ => None,
            };
            self.kept.retain(|kept| kept.id != id.as_str());
            let address = entry.address().to_owned();
            self.kept.push(Kept { id: id.to_string(), address, customer, decided: entry.is_decided });
            let surplus = self.kept.len().saturating_sub(MOST_KEPT);
            self.kept.drain(..surplus);
        }
        let kept = serde_json::to_string(&self.kept).unwrap_or_default();
        vec![MatchOutput::Changed(id), MatchOutput::Keep(kept)]
    }
}

/// The addresses in a request: only those that identify somebody.
fn addresses(contact: &Contact) -> Vec<Address> {
    let own = contact.customer.address.as_deref().zip(address_of(contact));
    let own = own.map(|(sent, address)| {
        let value = plain(sent);
        let kind = match &address {
            address::Address::Number(_) => AddressKind::Phone,
            address::Address::Text(text) if text.contains('@') => AddressKind::Email,
            address::Address::Text(_) => AddressKind::Account,
        };
        Address { kind, value, e164: address.e164() }
    });
    let accounts = contact.work.identities.iter();
    let accounts = accounts.filter(|identity| matches!(identity.kind, IdentityKind::Provided | IdentityKind::Crm));
    let accounts =
        accounts.map(|identity| Address { kind: AddressKind::Account, value: plain(&identity.value), e164: None });
    let mut all: Vec<Address> = Vec::new();
    for address in own.into_iter().chain(accounts.take(MOST_ACCOUNTS)) {
        if !address.value.is_empty() && all.iter().all(|other| other.value != address.value) {
            all.push(address);
        }
    }
    all
}

fn are_same(old: &[Address], new: &[Address]) -> bool {
    old.len() == new.len()
        && old.iter().zip(new).all(|(old, new)| old.kind == new.kind && is_same_address(&old.value, &new.value))
}

#[cfg(test)]
mod tests;
