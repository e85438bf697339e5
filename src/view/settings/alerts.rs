//! Alerts for incoming contacts.

use crate::{
    alert::Sound,
    leptos_workarounds::erased::rebuilt,
    link::notification::{self, Permission},
    store::AgentPreferences,
    text::{Texts, texts},
    view::parts::{
        elements::{block, paragraph, said},
        field::{Tick, tick},
    },
};
use deskpane_desk::preferences::Tone;
use leptos::prelude::*;

/// The section.
pub(super) fn section() -> AnyView {
    let t = texts();
    let chosen = expect_context::<AgentPreferences>();
    view! {
        <section class="settings__section" aria-label=t.alerts>
            <h3 class="settings__title">{t.alerts}</h3>
            {tone(t, chosen)}
            {system(t, chosen)}
        </section>
    }
    .into_any()
}

/// The volume, with a preview.
fn tone(t: Texts, chosen: AgentPreferences) -> AnyView {
    let choices = Tone::ALL.map(|tone| {
        let name = match tone {
            Tone::Off => t.tone_off,
            Tone::Soft => t.tone_soft,
            Tone::Loud => t.tone_loud,
        };
        tick(Tick {
            kind: "radio",
            group: "tone".to_owned(),
            own: tone.name().to_owned(),
            name: name.to_owned(),
            more: "",
            on: Signal::derive(move || chosen.get().tone == tone),
            change: Callback::new(move |_| chosen.change(|chosen| chosen.tone = tone)),
        })
    });
    let sound = use_context::<Sound>();
    let told = RwSignal::new(String::new());
    let preview = move |_| {
        let Some(sound) = sound else { return };
        let told_of = move |heard: bool| {
            told.try_set(if heard { String::new() } else { t.sound_refused.to_owned() });
        };
        sound.play_telling(chosen.now().tone == Tone::Loud, told_of);
    };
    view! {
        <fieldset class="settings__choice">
            <legend>{t.tone}</legend>
            {choices.into_iter().collect::<Vec<_>>()}
            <button type="button" class="button" on:click=preview>{t.tone_preview}</button>
            {said("settings__told", told.into())}
        </fieldset>
    }
    .into_any()
}

/// System notifications, as far as the browser permits.
fn system(t: Texts, chosen: AgentPreferences) -> AnyView {
    let asked = RwSignal::new(0_u32);
    rebuilt(move || {
        asked.track();
        let permission = notification::permission();
        let more = match permission {
            Permission::Granted => "",
            Permission::Open => t.notify_open,
            Permission::Denied => t.notify_denied,
            Permission::Framed => t.notify_framed,
            Permission::Absent => t.notify_absent,
        };
        let can = matches!(permission, Permission::Granted | Permission::Open);
        let choice = can.then(|| {
            let change = Callback::new(move |on: bool| {
                chosen.change(|chosen| chosen.notifications = on);
                if on && permission == Permission::Open {
                    leptos::task::spawn_local(async move {
                        let granted = notification::ask().await == Permission::Granted;
                        chosen.change(|chosen| chosen.notifications = granted);
                        asked.try_update(|asked| *asked = asked.wrapping_add(1));
                    });
                }
            });
            tick(Tick {
                kind: "checkbox",
                group: "notify".to_owned(),
                own: "system".to_owned(),
                name: t.notify.to_owned(),
                more,
                on: Signal::derive(move || chosen.get().notifications),
                change,
            })
        });
        let why = (!can).then(|| {
            block("settings__why", vec![paragraph("settings__name", t.notify), paragraph("settings__told", more)])
        });
        let own_tab = (permission == Permission::Framed).then(|| {
            let here = location().href().unwrap_or_default();
            view! { <a class="button" href=here target="_blank" rel="noopener">{t.own_tab}</a> }.into_any()
        });
        block("settings__notify", [choice, why, own_tab].into_iter().flatten().collect())
    })
}
