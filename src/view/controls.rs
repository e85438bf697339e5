//! The controls of one contact, and the line that says why one is off or what became of a command.

use super::{control::ControlButton, focus, store};
use crate::{store::Row, text::texts};
use deskpane_protocol::desk::{Capability, CommandRecord, Control, Denial, Life, Offer};
use leptos::{html, prelude::*};
use web_sys::HtmlElement;

/// What the buttons of one contact share.
#[derive(Clone, Copy)]
pub(crate) struct Board {
    pub(crate) offers: RwSignal<Vec<Offer>>,
    pub(crate) commands: RwSignal<Vec<CommandRecord>>,
    /// The control under the pointer, or with the focus.
    pub(crate) regarded: RwSignal<Option<Control>>,
    /// *Hang up* was pressed once and waits for the second press.
    pub(crate) armed: RwSignal<bool>,
}

/// The buttons, or one sentence where there are none.
#[component]
pub(crate) fn Controls(row: Row) -> impl IntoView {
    let (store, t) = (store(), texts());
    let board = Board {
        offers: row.offers.clone().into(),
        commands: row.commands.clone().into(),
        regarded: RwSignal::new(None),
        armed: RwSignal::new(false),
    };
    let none = Memo::new(move |_| board.offers.with(Vec::is_empty));
    let shown = Memo::new(move |_| board.offers.with(|offers| shown(offers)));
    let root = NodeRef::<html::Div>::new();
    keep_focus(shown, board, root);
    let line = Signal::derive(move || {
        let offers = board.offers.read();
        let denial = |control| offers.iter().find(|offer| offer.control == control).and_then(denied);
        if let Some(denial) = board.regarded.get().and_then(denial) {
            (t.denial)(denial, store.desktop)
        } else if board.armed.get() {
            t.press_again.to_owned()
        } else if let Some(record) = board.commands.with(|commands| failed(commands).cloned()) {
            (t.life)(&record, store.desktop)
        } else {
            offers
                .iter()
                .filter_map(denied)
                .find(|denial| is_telling(denial))
                .map(|denial| (t.denial)(denial, store.desktop))
                .unwrap_or_default()
        }
    });
    view! {
        {move || none.get().then(|| view! { <p class="controls__none">{(t.no_controls)(store.desktop)}</p> })}
        <div class="controls" class:controls--none=none node_ref=root>
            <div class="controls__grid">
                <For
                    each=move || shown.get()
                    key=|control| *control
                    children=move |control| view! { <ControlButton control=control row=row.clone() board=board /> }
                />
            </div>
            <p class="controls__line">{line}</p>
        </div>
    }
}

/// Which buttons are there: all that are offered, but for those that belong to one state only and would
/// stand about switched off in every other.
fn shown(offers: &[Offer]) -> Vec<Control> {
    let passing = |control| matches!(control, Control::Answer | Control::Refuse | Control::EndWrapUp);
    let in_its_state = |offer: &&Offer| !matches!(denied(offer), Some(Denial::State(_)));
    let on_board = |offer: &&Offer| offer.control != Control::Card && (!passing(offer.control) || in_its_state(offer));
    let (last, first): (Vec<_>, Vec<_>) =
        offers.iter().filter(on_board).map(|offer| offer.control).partition(|control| passing(*control));
    // The passing ones come last, so that the others stay where they are when those go: a second click on
    // Answer must not land on Hold.
    first.into_iter().chain(last).collect()
}

fn denied(offer: &Offer) -> Option<&Denial> {
    match &offer.capability {
        Capability::Allowed => None,
        Capability::Denied(denial) => Some(denial),
    }
}

/// Denials that are worth a word before the agent asks: a state explains itself.
fn is_telling(denial: &Denial) -> bool {
    matches!(denial, Denial::NotConnected | Denial::Several | Denial::Muted | Denial::Masked)
}

/// The latest command that came to nothing.
fn failed(commands: &[CommandRecord]) -> Option<&CommandRecord> {
    let on_board = commands.iter().filter(|record| record.command.intent.control() != Control::Card);
    on_board.filter(|record| matches!(record.life, Life::Refused(_) | Life::NoEffect)).max_by_key(|record| record.at)
}

/// When the button with the focus goes, as *Answer* does, the focus moves to the first that can be pressed.
fn keep_focus(shown: Memo<Vec<Control>>, board: Board, root: NodeRef<html::Div>) {
    Effect::new(move |before: Option<Vec<Control>>| {
        let now = shown.get();
        let regarded = board.regarded.get_untracked();
        let gone = |control: &Control| regarded == Some(*control) && !now.contains(control);
        if before.is_some_and(|before| before.iter().any(gone)) {
            board.regarded.set(None);
            focus::give_if_lost(move || {
                let root = root.get_untracked()?;
                let found = root.query_selector("button:not([aria-disabled=true])").ok().flatten();
                wasm_bindgen::JsCast::dyn_into::<HtmlElement>(found?).ok()
            });
        }
        now
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use deskpane_protocol::desk::ContactState;

    fn offer(control: Control, capability: Capability) -> Offer {
        Offer { control, engaged: false, capability }
    }

    #[test]
    fn answer_shows_only_while_it_can_matter_and_behind_what_stays() {
        let active = || Capability::Denied(Denial::State(ContactState::Active));
        let offers = [
            offer(Control::Answer, active()),
            offer(Control::Hold, Capability::Allowed),
            offer(Control::Card, Capability::Allowed),
        ];
        assert_eq!(shown(&offers), [Control::Hold]);
        let offers = [offer(Control::Answer, Capability::Denied(Denial::InFlight)), offer(Control::Hold, active())];
        assert_eq!(shown(&offers), [Control::Hold, Control::Answer]);
    }
}
