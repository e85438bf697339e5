//! Keyboard shortcuts: the default table, the agent's changes, and whether keys may be assigned.
//!
//! [`stroke`] reads a browser's key event, [`chord`] judges keys, [`action`] has the table.

pub mod action;
pub mod chord;
pub mod stroke;

pub use action::{Action, Group};
pub use chord::{Chord, Key, Unfit};
pub use stroke::Stroke;

use litemap::LiteMap;

/// The shortcuts that an agent has changed, by action name; an empty text means no keys. Part of the preferences.
pub type Changed = LiteMap<String, String>;

/// The keys of every action. No two actions share keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap(Vec<(Action, Chord)>);

/// Why an action cannot have the keys that the agent pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// No action can have them.
    Unfit(Unfit),
    /// They belong to this action.
    Taken(Action),
}

impl Keymap {
    /// The default table with the agent's changes. Unreadable or unusable changes are ignored. If keys conflict, the
    /// agent's choice takes precedence over a default, and an earlier row over a later one.
    #[must_use]
    pub fn new(changed: &Changed) -> Self {
        let mut map = Self::default();
        let mut rest = Vec::new();
        for action in Action::all() {
            match changed.get(action.name()).map(|text| (text.is_empty(), Chord::parse(text))) {
                Some((true, _)) => {}
                Some((false, Some(chord))) if chord.fit().is_ok() => map.add(action, chord),
                _ => rest.push(action),
            }
        }
        for action in rest {
            if let Some(chord) = action.default_chord() {
                map.add(action, chord);
            }
        }
        map
    }

    fn add(&mut self, action: Action, chord: Chord) {
        if self.action(chord).is_none() {
            self.0.push((action, chord));
        }
    }

    /// The keys of an action.
    #[must_use]
    pub fn chord(&self, action: Action) -> Option<Chord> {
        self.0.iter().find(|(own, _)| *own == action).map(|(_, chord)| *chord)
    }

    /// The action of these keys.
    #[must_use]
    pub fn action(&self, chord: Chord) -> Option<Action> {
        self.0.iter().find(|(_, own)| *own == chord).map(|(action, _)| *action)
    }

    /// The action of a key press. While the agent is typing, keys that type have no action.
    #[must_use]
    pub fn find(&self, stroke: &Stroke<'_>, typing: bool) -> Option<Action> {
        let chord = stroke.chord().filter(|chord| !(typing && chord.types()))?;
        self.action(chord)
    }

    /// Whether an action can have these keys.
    ///
    /// # Errors
    /// The conflict. [`choose`] can take keys away from another action.
    pub fn check(&self, action: Action, chord: Chord) -> Result<(), Clash> {
        chord.fit().map_err(Clash::Unfit)?;
        match self.action(chord) {
            Some(other) if other != action => Err(Clash::Taken(other)),
            _ => Ok(()),
        }
    }
}

/// The keys of one action, without building the whole map if nothing was changed.
#[must_use]
pub fn chord_of(changed: &Changed, action: Action) -> Option<Chord> {
    if changed.is_empty() { action.default_chord() } else { Keymap::new(changed).chord(action) }
}

/// Gives an action these keys, or none. Another action that had them loses them.
pub fn choose(changed: &mut Changed, action: Action, chord: Option<Chord>) {
    let other = chord.and_then(|chord| Keymap::new(changed).action(chord)).filter(|other| *other != action);
    for (action, chord) in [(action, chord)].into_iter().chain(other.map(|other| (other, None))) {
        if chord == action.default_chord() {
            changed.remove(action.name());
        } else {
            changed.insert(action.name().to_owned(), chord.map(|chord| chord.to_string()).unwrap_or_default());
        }
    }
}

/// Resets an action to its default keys, taking them away from any other action.
pub fn reset(changed: &mut Changed, action: Action) {
    choose(changed, action, action.default_chord());
}

#[cfg(test)]
mod tests {
    use super::{chord::chords, *};
    use crate::model::{AgentControl, Control};
    use proptest::prelude::*;

    const HOLD: Action = Action::Control(Control::Hold);
    const MUTE: Action = Action::Control(Control::Mute);

    fn chord(text: &str) -> Chord {
        Chord::parse(text).unwrap()
    }

    fn changed(some: &[(&str, &str)]) -> Changed {
        some.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn changed_keys_take_precedence_over_defaults() {
        let map = Keymap::new(&changed(&[("mute", "Alt+Shift+H"), ("note", ""), ("record", "Ctrl+T"), ("mask", "?!")]));
        assert_eq!(map.action(chord("Alt+Shift+H")), Some(MUTE));
        assert_eq!(map.chord(HOLD), None);
        assert_eq!(map.action(chord("Alt+Shift+M")), None);
        assert_eq!(map.chord(Action::Note), None);
        assert_eq!(map.chord(Action::Control(Control::Record)), Some(chord("Alt+Shift+R")));
        assert_eq!(map.chord(Action::Control(Control::Mask)), Some(chord("Alt+Shift+K")));
    }

    #[test]
    fn keys_are_taken_over_only_from_one_that_then_has_none() {
        let mut all = Changed::new();
        let wanted = chord("Alt+Shift+H");
        assert_eq!(Keymap::new(&all).check(MUTE, wanted), Err(Clash::Taken(HOLD)));
        assert_eq!(Keymap::new(&all).check(HOLD, wanted), Ok(()));
        assert_eq!(Keymap::new(&all).check(HOLD, chord("Alt+Shift+T")), Err(Clash::Unfit(Unfit::Browser)));
        choose(&mut all, MUTE, Some(wanted));
        assert_eq!(all, changed(&[("mute", "Alt+Shift+H"), ("hold", "")]));
        reset(&mut all, HOLD);
        assert_eq!(all, changed(&[("mute", "")]));
        reset(&mut all, MUTE);
        assert_eq!(all, Changed::new());
    }

    #[test]
    fn an_action_without_keys_can_get_and_lose_keys() {
        let log_out = Action::Agent(AgentControl::LogOut);
        let mut all = Changed::new();
        choose(&mut all, log_out, Some(chord("F9")));
        assert_eq!(chord_of(&all, log_out), Some(chord("F9")));
        choose(&mut all, log_out, None);
        assert_eq!(all, Changed::new());
    }

    #[test]
    fn an_agent_who_types_can_hold_but_not_ask_for_the_keys() {
        let map = Keymap::new(&Changed::new());
        let hold = Stroke { key: "H", code: "KeyH", alt: true, shift: true, ..Stroke::default() };
        let question = Stroke { key: "?", code: "Slash", shift: true, ..Stroke::default() };
        assert_eq!((map.find(&hold, false), map.find(&hold, true)), (Some(HOLD), Some(HOLD)));
        assert_eq!((map.find(&question, false), map.find(&question, true)), (Some(Action::Shortcuts), None));
        let plain = Stroke { key: "h", code: "KeyH", ..Stroke::default() };
        assert_eq!(map.find(&plain, false), None);
        for altgr in [Stroke { ctrl: true, ..hold }, Stroke { alt_graph: true, ..hold }] {
            assert_eq!(map.find(&altgr, false), None);
        }
    }

    fn actions() -> impl Strategy<Value = Action> {
        prop::sample::select(Action::all().collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn no_two_actions_share_keys_with_any_preferences(
            kept in prop::collection::btree_map("[a-z-]{1,12}|hold|mute|answer|shortcuts", "(Alt\\+Shift\\+)?[A-Z?]?|.{0,8}", 0..12)
        ) {
            let kept: Changed = kept.into_iter().collect();
            let map = Keymap::new(&kept);
            for (action, chord) in &map.0 {
                prop_assert_eq!(map.action(*chord), Some(*action));
                prop_assert_eq!(map.chord(*action), Some(*chord));
                prop_assert!(chord.fit().is_ok());
                prop_assert_eq!(chord_of(&kept, *action), Some(*chord));
            }
        }

        #[test]
        fn after_any_choices_each_action_has_what_was_chosen_last(choices in prop::collection::vec((actions(), prop::option::of(chords())), 0..20)) {
            let mut all = Changed::new();
            for (action, chord) in choices {
                let chord = chord.filter(|chord| chord.fit().is_ok());
                let before = Keymap::new(&all);
                choose(&mut all, action, chord);
                let after = Keymap::new(&all);
                prop_assert_eq!(after.chord(action), chord);
                for other in Action::all().filter(|other| *other != action) {
                    let kept = before.chord(other).filter(|own| Some(*own) != chord);
                    prop_assert_eq!(after.chord(other), kept);
                }
            }
        }
    }
}
