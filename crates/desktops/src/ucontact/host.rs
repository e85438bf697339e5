//! uContact's side of the contract, as a state machine without I/O: the engine of the simulated desktop, and the
//! panel's opposite number in native tests.
//!
//! It keeps interactions, their outcomes and its own looks; messages of the page around it, acts of people and the
//! time go in, posts come out of [`UcontactHost::poll`]. It owes nothing to the panel's code but the type of the one command,
//! and builds its events from the vendor's names itself, so that the two can contradict each other.

mod act;
mod date;
mod fault_injection;
mod saved;
mod state;

pub use act::{Act, Extra, Level};
pub use fault_injection::{DateForm, FaultInjection};
pub use state::DesktopState;

use super::wire::{START_INTERACTION, StartData, StartMessage};
use deskpane_desk::{
    clock::Millis,
    kit::host::{Host, HostOutput},
    session::cut,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::VecDeque;

/// An interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interaction {
    /// `guid`
    pub guid: String,
    /// `campaign`, with the direction where it has one.
    pub campaign: String,
    /// `channel`
    pub channel: String,
    /// `clientId`
    pub client: String,
    /// The outcome, where one was recorded: comment and levels.
    pub disposition: Option<(String, Vec<Level>)>,
    /// It is closed.
    pub finished: bool,
}

/// How many interactions that are closed stay in view.
const MOST_CLOSED: usize = 20;

/// The desktop.
#[derive(Debug)]
pub struct UcontactHost {
    parent: String,
    /// Whether the instance may be held by the page around the frame.
    allowed: bool,
    /// The page in the frame is loading: it neither hears nor speaks.
    loading: bool,
    numbers: u64,
    interactions: Vec<Interaction>,
    dark: bool,
    primary: String,
    language: String,
    /// How the desktop goes wrong from now on.
    pub fault_injection: FaultInjection,
    pending: VecDeque<(Millis, StartData)>,
    outputs: VecDeque<HostOutput<String>>,
}

impl Host for UcontactHost {
    type Act = Act;
    type Peer = str;
    type FaultInjection = FaultInjection;
    type State = DesktopState;

    fn receive(&mut self, origin: &str, text: &str, now: Millis) {
        if !self.speaks() {
            return;
        }
        if origin != self.parent {
            return self.warn(format!("A message from {}, which is not the page around", cut(origin, 200)));
        }
        match serde_json::from_str::<StartMessage>(text) {
            Ok(message) if message.event != START_INTERACTION => {
                self.warn(format!("An event that is no action: {}", cut(&message.event, 80)));
            }
            Ok(_) if self.fault_injection.drop_next => self.fault_injection.drop_next = false,
            Ok(message) => self.pending.push_back((now + self.fault_injection.effect_delay, message.data)),
            Err(_) => self.warn(format!("A message that is no action: {}", cut(text, 200))),
        }
        self.wake(now);
    }

    fn act(&mut self, act: Act, now: Millis) {
        match act {
            Act::Assign { campaign, channel, client } => self.assign(campaign, channel, client),
            Act::Finish(guid) => self.finish(&guid, now),
            Act::Dispose { guid, comment, levels } => self.dispose(&guid, comment, levels),
            Act::Theme { dark, primary } => {
                self.dark = dark;
                self.primary = primary;
                let dark = if self.fault_injection.loose_types { json!(dark.to_string()) } else { json!(dark) };
                self.tell("changedTheme", json!({"dark": dark, "primary": self.primary}));
            }
            Act::Language(tag) => {
                self.language = tag;
                self.tell("changedLanguage", json!(self.language));
            }
            Act::AllowParent(allowed) => self.allowed = allowed,
            Act::Emit(extra) => self.emit(extra),
        }
    }

    fn fault_injection(&mut self) -> &mut FaultInjection {
        &mut self.fault_injection
    }

    fn wake(&mut self, now: Millis) {
        while let Some((_, data)) = self.pending.pop_front_if(|(due, _)| *due <= now) {
            let campaign = if self.fault_injection.suffixes { format!("{}->", data.campaign) } else { data.campaign };
            self.assign(campaign, data.channel, data.client_id);
        }
    }

    fn wake_at(&self) -> Option<Millis> {
        self.pending.front().map(|(due, _)| *due)
    }

    fn poll(&mut self) -> Option<HostOutput<String>> {
        self.outputs.pop_front()
    }

    fn state(&self) -> DesktopState {
        DesktopState::of(self)
    }

    fn page_loaded(&mut self, _now: Millis) {
        self.loading = false;
    }

    fn save(&self) -> Option<String> {
        saved::save(self)
    }

    fn restore(text: &str, _now: Millis) -> Option<Self> {
        saved::restore(text)
    }
}

impl UcontactHost {
    /// A desktop without interactions, light and English, in a page of the origin `parent`, which may hold it. Ids
    /// count from `first`: one desktop after another, as when a simulated page reloads, must not use them twice.
    #[must_use]
    pub fn new(parent: &str, first: u32) -> Self {
        Self {
            parent: parent.to_owned(),
            allowed: true,
            loading: false,
            numbers: u64::from(first),
            interactions: Vec::new(),
            dark: false,
            primary: "#1976d2".to_owned(),
            language: "en".to_owned(),
            fault_injection: FaultInjection::default(),
            pending: VecDeque::new(),
            outputs: VecDeque::new(),
        }
    }

    /// Whether what happens now is told to the page around the frame.
    #[must_use]
    pub const fn speaks(&self) -> bool {
        self.allowed && !self.loading && !self.fault_injection.silent
    }

    fn assign(&mut self, campaign: String, channel: String, client: String) {
        self.numbers = self.numbers.wrapping_add(1);
        // The shape of a UUID; what it is made of does not matter.
        let guid = format!("7d3f{:04x}-5a1c-4e0b-9b62-{:012x}", self.numbers & 0xffff, self.numbers);
        let data = json!({"guid": guid, "campaign": campaign, "channel": channel, "clientId": client});
        self.interactions.push(Interaction { guid, campaign, channel, client, disposition: None, finished: false });
        self.tell("assignedInteraction", data);
    }

    fn finish(&mut self, guid: &str, now: Millis) {
        let Some(interaction) = self.interactions.iter_mut().find(|own| own.guid == guid && !own.finished) else {
            return;
        };
        interaction.finished = true;
        let date = date::write(now, self.fault_injection.dates);
        self.tell("finishedInteraction", json!({"guid": guid, "finishDate": date}));
        let surplus = self.interactions.iter().filter(|own| own.finished).count().saturating_sub(MOST_CLOSED);
        let oldest = self.interactions.iter().position(|own| own.finished).filter(|_| surplus > 0);
        oldest.map(|at| self.interactions.remove(at));
    }

    fn dispose(&mut self, guid: &str, comment: String, levels: Vec<Level>) {
        let Some(interaction) = self.interactions.iter_mut().find(|own| own.guid == guid) else { return };
        interaction.disposition = Some((comment.clone(), levels.clone()));
        let loose = self.fault_injection.loose_types;
        let id = |level: &Level| if loose { json!(level.id) } else { json!(level.id.to_string()) };
        let ids: Vec<_> = levels.iter().map(id).collect();
        let values: Vec<_> = levels.iter().map(|level| &level.value).collect();
        let data = json!({"guid": guid, "comment": comment, "levelsId": ids, "levelsValue": values});
        self.tell("sentDisposition", data);
    }

    fn emit(&mut self, extra: Extra) {
        match extra {
            Extra::Unknown => self.tell("stretchedAgent", json!({"limb": "left arm", "authToken": "t0p-s3cret"})),
            Extra::Foreign => self.post_text(r#"{"source":"react-devtools","payload":{}}"#.to_owned()),
            Extra::Malformed => {
                for text in [
                    "null",
                    "[]",
                    "\"\"",
                    r#"{"event":null}"#,
                    r#"{"event":{"event":"assignedInteraction"}}"#,
                    r#"{"event":"assignedInteraction"}"#,
                    r#"{"event":"assignedInteraction","data":{"guid":""}}"#,
                    r#"{"event":"finishedInteraction","data":[]}"#,
                    r#"{"event":"sentDisposition","data":"{"}"#,
                    r#"{"event":"changedTheme","data":"dark"}"#,
                    r#"{"event":"changedLanguage","data":{"language":"en"}}"#,
                    r#"{"event":"changedLanguage","data":"<b>en</b>"}"#,
                ] {
                    self.post_text(text.to_owned());
                }
            }
        }
    }

    fn tell(&mut self, event: &str, data: Value) {
        let mut text = json!({"event": event, "data": data}).to_string();
        if self.fault_injection.strings {
            text = Value::String(text).to_string();
        }
        self.post_text(text);
    }

    fn post_text(&mut self, text: String) {
        if self.speaks() {
            self.outputs.push_back(HostOutput::Post { to: self.parent.clone(), text });
        }
    }

    fn warn(&mut self, text: String) {
        self.outputs.push_back(HostOutput::Warn(text));
    }
}

#[cfg(test)]
mod tests;
