//! The *Allow sound* button: a browser may mute a page until something was pressed on it.

use crate::{
    alert::{Sound, is_unheard},
    leptos_workarounds::erased::when,
    store::AgentPreferences,
    text::texts,
};
use leptos::prelude::*;

/// The button; empty while sound is allowed or switched off.
pub(crate) fn sound_permission() -> AnyView {
    let t = texts();
    let (Some(chosen), Some(sound)) = (use_context::<AgentPreferences>(), use_context::<Sound>()) else {
        return ().into_any();
    };
    when(
        move || is_unheard(chosen, sound),
        move || {
            // Any click would permit sound. This button says what it is for, and plays the sound.
            let allow = move |_| sound.play(false);
            view! {
                <button type="button" class="sound" title=t.sound_kept on:click=allow>
                    <span class="sound__name">{t.sound_allow}</span>
                    <span class="visually-hidden">{t.sound_kept}</span>
                </button>
            }
            .into_any()
        },
    )
}
