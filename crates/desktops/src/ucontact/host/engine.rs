//! The state of the desktop, its changes, and its posts.

use super::{
    act::{Extra, Level},
    date,
    fault_injection::FaultInjection,
    interaction::Interaction,
};
use crate::ucontact::wire::StartData;
use deskpane_desk::{clock::Millis, kit::host::HostOutput};
use serde_json::{Value, json};
use std::collections::VecDeque;

/// How many closed interactions stay in view.
pub(super) const MOST_CLOSED: usize = 20;

/// The desktop.
#[derive(Debug)]
pub struct UcontactHost {
    pub(super) parent: String,
    /// Whether the instance allows the parent page to frame it.
    pub(super) allowed: bool,
    /// The page in the frame is loading: it neither receives nor sends.
    pub(super) loading: bool,
    pub(super) numbers: u64,
    pub(super) interactions: Vec<Interaction>,
    pub(super) dark: bool,
    pub(super) primary: String,
    pub(super) language: String,
    /// The injected faults.
    pub fault_injection: FaultInjection,
    pub(super) pending: VecDeque<(Millis, StartData)>,
    pub(super) outputs: VecDeque<HostOutput<String>>,
}

impl UcontactHost {
    /// A desktop without interactions, light and English, in a page of the origin `parent`, which may frame it. Ids
    /// count from `first`: successive desktops, as when a simulated page reloads, must not use them twice.
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

    /// Whether events are sent to the parent page now.
    #[must_use]
    pub const fn speaks(&self) -> bool {
        self.allowed && !self.loading && !self.fault_injection.silent
    }

    pub(super) fn assign(&mut self, campaign: String, channel: String, client: String) {
        self.numbers = self.numbers.wrapping_add(1);
        // The shape of a UUID; what it is made of does not matter.
        let guid = format!("7d3f{:04x}-5a1c-4e0b-9b62-{:012x}", self.numbers & 0xffff, self.numbers);
        let data = json!({"guid": guid, "campaign": campaign, "channel": channel, "clientId": client});
        self.interactions.push(Interaction { guid, campaign, channel, client, disposition: None, finished: false });
        self.tell("assignedInteraction", data);
    }

    pub(super) fn finish(&mut self, guid: &str, now: Millis) {
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

    pub(super) fn dispose(&mut self, guid: &str, comment: String, levels: Vec<Level>) {
        let Some(interaction) = self.interactions.iter_mut().find(|own| own.guid == guid) else { return };
        interaction.disposition = Some((comment.clone(), levels.clone()));
        let loose = self.fault_injection.loose_types;
        let id = |level: &Level| if loose { json!(level.id) } else { json!(level.id.to_string()) };
        let ids: Vec<_> = levels.iter().map(id).collect();
        let values: Vec<_> = levels.iter().map(|level| &level.value).collect();
        let data = json!({"guid": guid, "comment": comment, "levelsId": ids, "levelsValue": values});
        self.tell("sentDisposition", data);
    }

    pub(super) fn emit(&mut self, extra: Extra) {
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

    pub(super) fn tell(&mut self, event: &str, data: Value) {
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

    pub(super) fn warn(&mut self, text: String) {
        self.outputs.push_back(HostOutput::Warn(text));
    }
}
