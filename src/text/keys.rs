//! Words about shortcuts, and the names of actions in lists.

use crate::text::fill::fill;
use crate::{store::Desktop, text::table::Texts};
use deskpane_desk::{
    model::AgentControl,
    shortcuts::{Action, Group},
};

impl Texts {
    /// The name of an action. A switch has both names.
    pub(crate) fn action(self, action: Action, desktop: Desktop) -> String {
        let words = match action {
            Action::Control(control) => return self.control_action(control, desktop),
            // The section where all contacts start.
            Action::Agent(AgentControl::Dial) => self.new_contact,
            Action::Agent(control) => self.agent_control(control),
            Action::Note => self.note,
            Action::CopyNote => self.note_copy,
            Action::Next => self.next_contact,
            Action::Previous => self.previous_contact,
            Action::Reason => self.reason().name,
            Action::OpenDesktop => return self.open_desktop(desktop),
            Action::Activity => self.activity,
            Action::Settings => self.settings,
            Action::Shortcuts => self.shortcuts,
        };
        words.to_owned()
    }

    pub(crate) fn keys_group(self, group: Group) -> &'static str {
        match group {
            Group::Contact => self.keys_contact,
            Group::Work => self.keys_work,
            Group::Agent => self.keys_agent,
            Group::Panel => self.keys_panel,
        }
    }

    /// Where shortcuts work.
    pub(crate) fn keys_where(self, desktop: Desktop) -> String {
        fill((desktop.words.keys)(&self), &[("desktop", desktop.name)])
    }

    pub(crate) fn keys_taken(self, keys: &str, action: &str) -> String {
        fill(self.keys_taken, &[("keys", keys), ("action", action)])
    }

    /// Why keys cannot be assigned.
    pub(crate) fn keys_unfit(self, words: &str, keys: &str) -> String {
        fill(words, &[("keys", keys)])
    }

    pub(crate) fn keys_reset(self, keys: &str) -> String {
        fill(self.keys_reset, &[("keys", keys)])
    }

    /// How a desktop and the panel are connected, given the panel's address and origin.
    pub(crate) fn embedded(self, desktop: Desktop, address: &str, origin: &str) -> String {
        let words = (desktop.words.embedding)(&self);
        fill(words, &[("desktop", desktop.name), ("address", address), ("origin", origin)])
    }
}
