//! The list of shortcuts, and changing them by pressing others.

use crate::{
    leptos_workarounds::erased::{flag, when, word, words},
    store::{AgentPreferences, Desktop},
    text::{Texts, texts},
    view::{
        context::store,
        keyboard::keyboard_listener::with_stroke,
        parts::{
            elements::{block, paragraph, said},
            shortcut_hint::is_mac,
        },
    },
};
use deskpane_desk::shortcuts::{self, Action, Chord, Clash, Group, Keymap, Unfit};
use leptos::{ev, html, prelude::*};

/// What is being changed.
#[derive(Clone, Copy)]
struct Change {
    chosen: AgentPreferences,
    desktop: Desktop,
    /// The action whose keys are being changed, by its place in the table, from 1; otherwise 0.
    which: RwSignal<u32>,
    /// The message about the keys pressed last.
    told: RwSignal<String>,
    /// Keys of another action that the agent may take over.
    wanted: RwSignal<String>,
}

/// What the sheet shows.
pub(crate) fn shortcuts() -> AnyView {
    let (t, store) = (texts(), store());
    let change = Change {
        chosen: expect_context(),
        desktop: store.desktop,
        which: RwSignal::new(0),
        told: RwSignal::new(String::new()),
        wanted: RwSignal::new(String::new()),
    };
    let mut parts = vec![paragraph("keys__more", t.keys_about)];
    // Keys pressed in another site's window or frame never reach this page.
    parts.push(paragraph("keys__more", t.keys_where(store.desktop)));
    parts.extend(Group::ALL.map(|group| section(change, group)));
    let changed = move || !change.chosen.get().shortcuts.is_empty();
    parts.push(when(changed, move || {
        let reset = move |_| {
            change.chosen.change(|chosen| chosen.shortcuts.clear());
            change.begin(0);
        };
        view! { <button type="button" class="button keys__all" on:click=reset>{t.keys_reset_all}</button> }.into_any()
    }));
    block("keys", parts)
}

fn section(change: Change, group: Group) -> AnyView {
    let t = texts();
    let actions = (1_u32..).zip(Action::all()).filter(|(_, action)| action.group() == group);
    let rows: Vec<_> = actions.map(|(at, action)| row(change, at, action)).collect();
    view! {
        <section class="keys__group">
            <h3 class="keys__title">{t.keys_group(group)}</h3>
            <ul class="keys__list" role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(change: Change, at: u32, action: Action) -> AnyView {
    let (t, mac) = (texts(), is_mac());
    let name = t.action(action, change.desktop);
    let keys = words(move || {
        let chord = shortcuts::chord_of(&change.chosen.get().shortcuts, action);
        chord.map_or_else(|| t.keys_none.to_owned(), |chord| chord.shown(mac))
    });
    let is_changing = move || change.which.get() == at;
    let shown = words(move || if is_changing() { t.keys_press.to_owned() } else { keys.get() });
    let spoken = {
        let name = name.clone();
        words(move || format!("{name}: {}", shown.get()))
    };
    let button = NodeRef::<html::Button>::new();
    // Always present, so that the focus can return to it.
    let back = Callback::new(move |()| {
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    });
    view! {
        <li class="keys__row" data-changing=flag(is_changing)>
            <span class="keys__name">{name}</span>
            <button
                type="button"
                class="keys__chord"
                aria-label=spoken
                aria-expanded=word(move || if is_changing() { "true" } else { "false" })
                title=t.keys_change
                node_ref=button
                on:click=move |_| change.begin(if change.which.get_untracked() == at { 0 } else { at })
                on:keydown=move |event| if change.which.get_untracked() == at { change.pressed(&event, action) }
                prop:textContent=shown
            ></button>
            {when(is_changing, move || editor(change, action, back))}
        </li>
    }
    .into_any()
}

/// The editor of an action's keys: other choices, and the conflict of the pressed keys.
fn editor(change: Change, action: Action, back: Callback<()>) -> AnyView {
    let (t, mac) = (texts(), is_mac());
    let usual = action.default_chord();
    let button = move |name: String, chord: Option<Chord>| {
        let press = move |_| {
            change.choose(action, chord);
            back.run(());
        };
        view! { <button type="button" class="button keys__act" on:click=press>{name}</button> }.into_any()
    };
    let take_over = when(
        move || change.wanted.with(|wanted| !wanted.is_empty()),
        move || {
            let element = NodeRef::<html::Button>::new();
            element.on_load(|button| {
                let _ = button.focus();
            });
            let press = move |_| {
                change.choose(action, Chord::parse(&change.wanted.get_untracked()));
                back.run(());
            };
            view! { <button type="button" class="button keys__act" data-weight="main" node_ref=element on:click=press>{t.keys_take_over}</button> }
                .into_any()
        },
    );
    let mut buttons = vec![take_over];
    if let Some(usual) = usual {
        buttons.push(button(t.keys_reset(&usual.shown(mac)), Some(usual)));
    }
    buttons.push(button(t.keys_remove.to_owned(), None));
    let keep = move |_| {
        change.begin(0);
        back.run(());
    };
    buttons
        .push(view! { <button type="button" class="button keys__act" on:click=keep>{t.keys_keep}</button> }.into_any());
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            change.begin(0);
            back.run(());
        }
    };
    view! {
        <div class="keys__editor" on:keydown=leave>
            {said("keys__told", words(move || {
                let told = change.told.get();
                if told.is_empty() { t.keys_how.to_owned() } else { told }
            }))}
            {block("keys__acts", buttons)}
        </div>
    }
    .into_any()
}

impl Change {
    fn begin(self, which: u32) {
        self.told.set(String::new());
        self.wanted.set(String::new());
        self.which.set(which);
    }

    fn choose(self, action: Action, chord: Option<Chord>) {
        self.chosen.change(|chosen| shortcuts::choose(&mut chosen.shortcuts, action, chord));
        self.begin(0);
    }

    /// A key press while new keys are awaited.
    fn pressed(self, event: &ev::KeyboardEvent, action: Action) {
        let key = event.key();
        if matches!(key.as_str(), "Tab" | "Shift" | "Control" | "Alt" | "AltGraph" | "Meta" | "CapsLock" | "Insert") {
            return;
        }
        // Otherwise Escape would close the sheet, and Enter press the button.
        event.prevent_default();
        if event.repeat() {
            return;
        }
        if key == "Escape" {
            self.begin(0);
            return;
        }
        let t = texts();
        let Some(chord) = with_stroke(event, |stroke| stroke.chord()) else {
            self.told.set(t.keys_unknown.to_owned());
            return;
        };
        self.wanted.set(String::new());
        match Keymap::new(&self.chosen.now().shortcuts).check(action, chord) {
            Ok(()) => self.choose(action, Some(chord)),
            Err(clash) => {
                self.told.set(told(t, clash, chord, self.desktop));
                if matches!(clash, Clash::Taken(_)) {
                    self.wanted.set(chord.to_string());
                }
            }
        }
    }
}

/// The conflict, in words.
fn told(t: Texts, clash: Clash, chord: Chord, desktop: Desktop) -> String {
    let keys = chord.shown(is_mac());
    match clash {
        Clash::Taken(other) => t.keys_taken(&keys, &t.action(other, desktop)),
        Clash::Unfit(Unfit::Types) => t.keys_unfit(t.keys_types, &keys),
        Clash::Unfit(Unfit::AltGr) => t.keys_unfit(t.keys_altgr, &keys),
        Clash::Unfit(Unfit::Browser) => t.keys_unfit(t.keys_browser, &keys),
    }
}
