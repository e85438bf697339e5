//! The current moment: a slider over the whole recording, steps from line to line, and playback.

use crate::{
    inspect::inspector::{Inspector, clock},
    leptos_workarounds::erased::{effect, words as told},
    text::fill,
};
use leptos::prelude::*;
use std::time::Duration;

/// How often the moment moves during playback, in milliseconds.
const EVERY: i64 = 50;
/// The playback speeds.
const SPEEDS: [i64; 3] = [1, 4, 16];

pub(super) fn section(inspector: Inspector) -> AnyView {
    let words = inspector.words;
    let length = inspector.open().map_or(0, |open| open.length());
    let (playing, speed) = (RwSignal::new(false), RwSignal::new(1_i64));
    effect(move || {
        if !playing.get() {
            return;
        }
        let step = move || {
            let next = inspector.time.get_untracked() + EVERY * speed.get_untracked();
            inspector.go_to(next.min(length));
            if next >= length {
                playing.set(false);
            }
        };
        // Without timers there is no playback.
        if let Ok(timer) = set_interval_with_handle(step, Duration::from_millis(EVERY.unsigned_abs())) {
            on_cleanup(move || timer.clear());
        }
    });
    let start = move |_| {
        if !playing.get_untracked() && inspector.time.get_untracked() >= length {
            inspector.go_to(0);
        }
        playing.update(|playing| *playing = !*playing);
    };
    // To the neighbouring lines that pass the filter.
    let step = move |forth: bool| {
        let shown = inspector.shown.get_untracked();
        let current = inspector.current.get_untracked();
        let at = shown.nearest(current);
        let next = if forth { at + 1 } else { at.saturating_sub(1) };
        if let Some(row) = shown.get(next) {
            inspector.look_at(row);
        }
    };
    let moved = move |event| {
        if let Ok(time) = event_target_value(&event).parse() {
            inspector.go_to(time);
        }
    };
    let now = told(move || fill(words.desk_now, &[("time", &clock(inspector.time.get())), ("length", &clock(length))]));
    let speeds =
        SPEEDS.map(|times| view! { <option value=times.to_string()>{format!("{times}×")}</option> }.into_any());
    let chosen = move |event| speed.set(event_target_value(&event).parse().unwrap_or(1));
    view! {
        <div class="player">
            <input
                class="player__slider"
                type="range"
                min="0"
                max=length.to_string()
                aria-label=words.time
                aria-valuetext=now
                prop:value=told(move || inspector.time.get().to_string())
                on:input=moved
            />
            <div class="player__buttons">
                <button type="button" class="button" aria-label=words.back title=words.back on:click=move |_| step(false)>"←"</button>
                <button type="button" class="button" on:click=start prop:textContent=told(move || if playing.get() { words.pause } else { words.play }.to_owned())></button>
                <button type="button" class="button" aria-label=words.forth title=words.forth on:click=move |_| step(true)>"→"</button>
                <select class="field__box player__speed" aria-label=words.speed on:change=chosen>{speeds.into_iter().collect::<Vec<_>>()}</select>
                <span class="player__now" prop:textContent=now></span>
            </div>
        </div>
    }
    .into_any()
}
