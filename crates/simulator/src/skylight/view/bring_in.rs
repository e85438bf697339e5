//! Incoming interactions, one button each, and the details of the next one.

use crate::{
    common::field::{Check, Number, Text},
    skylight::{Desk, people},
};
use deskpane_desktops::skylight::host::{Act, Channel, Pop};
use leptos::prelude::*;

const WAYS: [(&str, Channel); 6] = [
    ("Incoming call", Channel::Voice),
    ("Incoming text message", Channel::Sms),
    ("Incoming Smooch chat", Channel::Smooch),
    ("Incoming web chat", Channel::WebChat),
    ("Incoming e-mail", Channel::Email),
    ("Incoming work item", Channel::WorkItem),
];

#[component]
pub(super) fn BringIn(desk: Desk) -> impl IntoView {
    let signals = desk.signals;
    let [name, address, queue, page] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let [wrap_up, may_switch, dispositions, fields] = std::array::from_fn(|_| RwSignal::new(true));
    let [record, search, script, forced, recording, auto_answer] = std::array::from_fn(|_| RwSignal::new(false));
    let wrap_up_seconds = RwSignal::new(0_i64);
    let offer_seconds = RwSignal::new(60_i64);
    let turn = StoredValue::new(0_usize);
    let bring = move |channel: Channel| {
        let mut spec = people::interaction(channel, turn.get_value());
        turn.update_value(|turn| *turn += 1);
        // Typed details are for one interaction only; ticked ones stay.
        for (field, typed) in [(&mut spec.name, name), (&mut spec.address, address), (&mut spec.queue, queue)] {
            let text = typed.try_update(std::mem::take).unwrap_or_default();
            if !text.trim().is_empty() {
                text.trim().clone_into(field);
            }
        }
        let page = page.get_untracked();
        spec.pops.extend(Some(Pop::External(page.trim().to_owned())).filter(|_| !page.trim().is_empty()));
        spec.pops.extend(record.get_untracked().then_some(Pop::Record));
        spec.pops.extend(search.get_untracked().then_some(Pop::Search));
        spec.script = script.get_untracked();
        spec.dispositions = dispositions.get_untracked();
        spec.force_disposition = forced.get_untracked();
        spec.custom_fields = fields.get_untracked();
        spec.recording = recording.get_untracked();
        spec.auto_answer = auto_answer.get_untracked();
        spec.wrap_up = wrap_up.get_untracked();
        spec.may_switch_wrap_up = may_switch.get_untracked();
        spec.wrap_up_seconds = u32::try_from(wrap_up_seconds.get_untracked()).unwrap_or(u32::MAX);
        spec.offer_seconds = u32::try_from(offer_seconds.get_untracked()).unwrap_or(u32::MAX);
        desk.act(Act::Offer(spec));
    };
    let off = move || signals.agent.with(|agent| !agent.logged_in);
    view! {
        <section class="card" aria-label="Bring in">
            <h2>"Bring in"</h2>
            <div class="choices">
                {WAYS
                    .map(|(words, channel)| {
                        view! {
                            <button type="button" prop:disabled=off on:click=move |_| bring(channel)>{words}</button>
                        }
                    })
                    .collect_view()}
            </div>
            <details>
                <summary>"The next interaction"</summary>
                <Text label="Customer name" value=name/>
                <Text label="Customer number" value=address/>
                <Text label="Queue" value=queue/>
                <Text label="Screen pop" value=page/>
                <div class="ticks">
                    <Check label="Pop the customer's record" checked=record/>
                    <Check label="Pop a search" checked=search/>
                    <Check label="Script" checked=script/>
                    <Check label="Custom fields" checked=fields/>
                    <Check label="Dispositions" checked=dispositions/>
                    <Check label="Force a disposition" checked=forced/>
                    <Check label="Record from the start" checked=recording/>
                    <Check label="Auto-answer" checked=auto_answer/>
                    <Check label="Wrap-up" checked=wrap_up/>
                    <Check label="Wrap-up can be switched" checked=may_switch/>
                </div>
                <Number label="Wrap-up limit (s)" get=wrap_up_seconds set=move |value| wrap_up_seconds.set(value)/>
                <Number label="Offer lasts (s)" get=offer_seconds set=move |value| offer_seconds.set(value)/>
            </details>
        </section>
    }
}
