//! The dial form. The typed number stays, whatever happens to the call.

use crate::{
    leptos_workarounds::erased::{when, words},
    store::Store,
    text::{Choosing, texts},
    view::{
        agent::work_modes::modes,
        context::store,
        parts::{
            action_button::{ActionButton, action_button},
            command_feedback::{always_available, form_line, of_agent},
            disclosure::disclosure,
            elements::block,
            field::{field, field_for, form},
            picker::{Picker, choices, picker},
        },
    },
};
use deskpane_desk::{
    model::{AgentControl, AgentIntent, Denial},
    view_model::{
        agent_controls::is_offered,
        dial_form::{DETAILS, MODE, NUMBER, dial_request},
    },
};
use leptos::prelude::*;

const EXPLANATION: &str = "dial-told";
/// The form, if the desktop accepts dial commands.
pub(crate) fn dial() -> AnyView {
    let store = store();
    let offered = move || store.board.with(|board| is_offered(board, AgentControl::Dial));
    when(offered, dial_form)
}

fn dial_form() -> AnyView {
    let (store, t) = (store(), texts());
    let feedback = of_agent(AgentControl::Dial);
    let empty = RwSignal::new(false);
    let number = store.draft(NUMBER);
    let typed = number.clone();
    let mistake = words(move || match empty.get() && typed.get().trim().is_empty() {
        true => t.denial(&Denial::Empty, store.desktop),
        false => String::new(),
    });
    let send = move || {
        if feedback.get_untracked().denied.is_some() {
            return;
        }
        let request = dial_request(|field| store.draft(field).now());
        empty.set(request.is_none());
        if let Some(request) = request {
            store.agent_command(AgentIntent::Dial(Box::new(request)));
        }
    };
    let open = RwSignal::new(false);
    let name = t.agent_control(AgentControl::Dial).to_owned();
    let button = action_button(ActionButton {
        name,
        weight: "plain",
        feedback,
        described_by: EXPLANATION.to_owned(),
        press: None,
    });
    let content = vec![
        block("dial__row", vec![field_for(AgentControl::Dial.into(), t.phone_number, "tel", &number), button]),
        form_line(EXPLANATION.to_owned(), mistake, feedback),
        disclosure(t.call_details.to_owned(), open, move || details(store)),
    ];
    form("dial", send, content)
}

fn details(store: Store) -> AnyView {
    let t = texts();
    let choices = choices(move || modes(t));
    let mode = store.draft(MODE);
    let write = mode.clone();
    let mode = picker(Picker {
        words: Choosing { name: t.call_direction, find: t.call_direction, none: t.mode_unset },
        name: None,
        choices,
        chosen: words(move || mode.get()),
        optional: true,
        feedback: always_available(),
        described_by: EXPLANATION.to_owned(),
        choose: Callback::new(move |value| write.set(value)),
    });
    let mut fields = vec![mode];
    fields.extend(DETAILS.map(|detail| field(t.call_detail(detail), "text", &store.draft(detail.field()))));
    block("fields", fields)
}
