//! The sound of an incoming contact: two soft tones. A browser permits sound only after somebody has pressed
//! something on the page.

use super::peer::get;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioContext, AudioContextState, AudioNode, GainNode};

/// The tones: frequency, and seconds after the first.
const NOTES: [(f32, f64); 2] = [(659.25, 0.0), (880.0, 0.16)];
/// The attack and release time of a tone, in seconds.
const SWELL: f64 = 0.03;
const FADE: f64 = 0.5;
/// The fade-out time: immediate, and without a click.
const HUSH: f64 = 0.02;
/// The volume, of 1.
const SOFT: f32 = 0.08;
const LOUD: f32 = 0.5;

/// Whether the user has pressed something on this page. `true` if the browser does not tell.
pub(crate) fn is_touched() -> bool {
    let activation = web_sys::window().map(|window| get(&window.navigator(), "userActivation"));
    activation.is_none_or(|activation| get(&activation, "hasBeenActive").as_bool() != Some(false))
}

/// The player. A handle: copies are the same player.
#[derive(Clone, Default)]
pub(crate) struct Player(Rc<Inner>);

#[derive(Default)]
struct Inner {
    context: RefCell<Option<AudioContext>>,
    /// The volume control of the current sound.
    volume: RefCell<Option<GainNode>>,
    /// Counts requests: an outdated one must not start a sound.
    turn: Cell<u32>,
}

impl Player {
    /// Plays the sound once, if the browser permits; `told` receives whether it did.
    pub(crate) fn sound(&self, loud: bool, told: Box<dyn Fn(bool)>) {
        let Some(context) = self.context() else { return told(false) };
        let turn = self.next_turn();
        // A suspended sound would start at the next click, which may already be the answer.
        if context.state() != AudioContextState::Running && !is_touched() {
            return told(false);
        }
        let own = self.clone();
        leptos::task::spawn_local(async move {
            if context.state() != AudioContextState::Running
                && let Ok(resuming) = context.resume()
            {
                // A refusal shows in the context's state.
                let _ = JsFuture::from(resuming).await;
            }
            if own.0.turn.get() != turn {
                return;
            }
            let is_running = context.state() == AudioContextState::Running;
            let volume = is_running.then(|| play(&context, if loud { LOUD } else { SOFT }).ok()).flatten();
            told(volume.is_some());
            own.0.volume.replace(volume);
        });
    }

    /// Stops the sound, and releases the audio device.
    pub(crate) fn stop(&self) {
        let turn = self.next_turn();
        let Some(context) = self.0.context.try_borrow().ok().and_then(|context| context.clone()) else { return };
        if let Some(volume) = self.0.volume.take() {
            // It fails only for a time in the past.
            let _ = volume.gain().set_target_at_time(0.0, context.current_time(), HUSH / 3.0);
        }
        let own = self.clone();
        let rest = move || {
            if own.0.turn.get() == turn {
                let _ = context.suspend();
            }
        };
        leptos::prelude::set_timeout(rest, std::time::Duration::from_millis(200));
    }

    fn next_turn(&self) -> u32 {
        let turn = self.0.turn.get().wrapping_add(1);
        self.0.turn.set(turn);
        turn
    }

    fn context(&self) -> Option<AudioContext> {
        let mut slot = self.0.context.try_borrow_mut().ok()?;
        if slot.is_none() {
            *slot = AudioContext::new().ok();
        }
        slot.clone()
    }
}

/// Two tones with their envelopes; returns their output node.
fn play(context: &AudioContext, loudness: f32) -> Result<GainNode, JsValue> {
    let volume = context.create_gain()?;
    volume.gain().set_value(loudness);
    volume.connect_with_audio_node(&context.destination())?;
    for (frequency, after) in NOTES {
        let at = context.current_time() + after;
        let note = context.create_oscillator()?;
        note.frequency().set_value(frequency);
        let envelope = context.create_gain()?;
        let gain = envelope.gain();
        gain.set_value_at_time(0.0, at)?;
        gain.linear_ramp_to_value_at_time(1.0, at + SWELL)?;
        gain.set_target_at_time(0.0, at + SWELL, FADE / 4.0)?;
        note.connect_with_audio_node(&envelope)?;
        envelope.connect_with_audio_node(AsRef::<AudioNode>::as_ref(&volume))?;
        note.start_with_when(at)?;
        note.stop_with_when(at + SWELL + FADE)?;
    }
    Ok(volume)
}
