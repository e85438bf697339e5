//! The state of the CRM log, and a number that the CRM asks to call.

use crate::{
    leptos_workarounds::erased::{when, words},
    text::texts,
    view::{
        context::store,
        parts::{
            copy_button::copy_text,
            elements::{block, said},
        },
    },
};
use deskpane_desk::{embedding::OutboxStatus, model::AgentControl};
use leptos::prelude::*;

/// The line; empty without a CRM.
pub(crate) fn crm_log() -> AnyView {
    let store = store();
    when(move || store.crm().is_some_and(|crm| crm.is_near()), move || view! { {question()} {log()} }.into_any())
}

fn log() -> AnyView {
    let (store, t) = (store(), texts());
    let status = move || store.crm().map_or_else(OutboxStatus::default, |crm| crm.log_status());
    let line = words(move || t.log_status(&status()));
    let waits = move || status().waiting > 0;
    let buttons = when(waits, move || {
        let again = button(t.try_again, move || {
            if let Some(crm) = store.crm_untracked() {
                crm.try_again();
            }
        });
        let text = words(move || store.crm().map(|crm| crm.log_text()).unwrap_or_default());
        block("crm__buttons", vec![again, copy_text(t.copy, text)])
    });
    view! {
        <div class="crm-log">
            <div class="crm-log__head">
                <span aria-hidden="true">{t.crm_log}</span>
                <p class="crm-log__line" role="status" aria-label=t.crm_log prop:textContent=line></p>
            </div>
            {buttons}
        </div>
    }
    .into_any()
}

fn question() -> AnyView {
    let (store, t) = (store(), texts());
    let number = move || store.crm().and_then(|crm| crm.asked_number());
    when(
        move || number().is_some(),
        move || {
            let line = words(move || number().map(|number| t.asks_call(&number)).unwrap_or_default());
            let answer = |name: &'static str, calls: bool| {
                button(name, move || {
                    if let Some(crm) = store.crm_untracked() {
                        crm.answer_number(calls);
                    }
                })
            };
            let buttons = vec![answer(t.agent_control(AgentControl::Dial), true), answer(t.dismiss, false)];
            block("crm-log", vec![said("crm-log__line", line), block("crm__buttons", buttons)])
        },
    )
}

fn button(name: &'static str, press: impl Fn() + Send + Sync + 'static) -> AnyView {
    let press = Callback::new(move |()| press());
    view! { <button type="button" class="button" on:click=move |_| press.run(())>{name}</button> }.into_any()
}
