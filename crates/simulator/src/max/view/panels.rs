//! The frames that hold panels: the Custom Workspace, always open, and a Contact Panel for each contact.

use super::shared::Shared;
use deskpane_desktops::max::host::{ContactNo, WindowId};
use leptos::{html, prelude::*};

/// The permanent frame.
pub(super) const WORKSPACE: WindowId = WindowId(0);

/// The frame of a contact's panel. Contact numbers stay far below the end of frame numbers.
fn window_of(no: ContactNo) -> WindowId {
    WindowId(u32::try_from(no.0).unwrap_or(u32::MAX))
}

#[component]
pub(super) fn Panels(shared: Shared, panel: String, contact_panels: bool) -> impl IntoView {
    let signals = shared.desk.signals;
    let with_contacts = RwSignal::new(contact_panels);
    let workspace = format!("{}/max", panel);
    let base = StoredValue::new(workspace.clone());
    let panels = move || if with_contacts.get() { signals.contacts.order.get() } else { Vec::new() };
    // A panel that leaves takes its tab along.
    Effect::new(move |_| {
        let shown = shared.shown.get();
        if shown != WORKSPACE && !panels().into_iter().any(|no| window_of(no) == shown) {
            shared.shown.set(WORKSPACE);
        }
    });
    view! {
        <section class="panels" aria-label="Panels" style:width=move || format!("{}px", shared.width.get())>
            <div class="panels-bar">
                <div class="tabs" role="tablist" aria-label="Frames">
                    <Tab shared id=WORKSPACE words="Custom Workspace".to_owned()/>
                    <For each=panels key=|no| *no let:no>
                        <Tab shared id=window_of(no) words=format!("Contact Panel {no}")/>
                    </For>
                </div>
                <label class="check"><input type="checkbox" bind:checked=with_contacts/>"Contact panels"</label>
                <label class="field field-row">
                    "Panel width"
                    <select on:change:target=move |ev| shared.width.set(ev.target().value().parse().unwrap_or(400))>
                        {[320, 400, 800, 1200]
                            .map(|width| {
                                view! { <option prop:selected=move || shared.width.get() == width>{width}</option> }
                            })
                            .collect_view()}
                    </select>
                </label>
            </div>
            <Frame shared id=WORKSPACE title="Custom Workspace".to_owned() address=workspace contact=None/>
            <For each=panels key=|no| *no let:no>
                <Frame
                    shared
                    id=window_of(no)
                    title=format!("Contact Panel {no}")
                    address=base.with_value(|base| format!("{base}?contactId={no}"))
                    contact=Some(no)
                />
            </For>
        </section>
    }
}

#[component]
fn Tab(shared: Shared, id: WindowId, words: String) -> impl IntoView {
    view! {
        <button
            type="button"
            role="tab"
            aria-selected=move || (shared.shown.get() == id).to_string()
            on:click=move |_| shared.shown.set(id)
        >
            {words}
        </button>
    }
}

#[component]
fn Frame(shared: Shared, id: WindowId, title: String, address: String, contact: Option<ContactNo>) -> impl IntoView {
    let element = NodeRef::<html::Iframe>::new();
    let name = title.clone();
    element.on_load(move |element| {
        shared.desk.windows(|frames| frames.opened(id, &name, element));
        if let Some(contact) = contact {
            shared.desk.change(|host| host.window_opened(id, contact));
        }
    });
    on_cleanup(move || {
        shared.desk.windows(|frames| frames.gone(id));
        shared.desk.change(|host| host.window_gone(id));
    });
    view! {
        <iframe node_ref=element title=title src=address class:frame-off=move || shared.shown.get() != id></iframe>
    }
}
