//! The panel's parts for recordings, put together.

use crate::{
    driver::recording,
    link::{record_wish, storage},
    store::{Desktop, PageRecording, RecordedPage},
    view::{
        recording::{recording_controls, recording_mark},
        whole_program::RecordingPart,
    },
};
use deskpane_desk::session::Session;
use leptos::prelude::*;

/// The parts for recordings.
pub(super) const RECORDING: RecordingPart = RecordingPart { start, mark: recording_mark, controls: recording_controls };

fn start(desktop: Desktop, session: Box<dyn Session>, page: RecordedPage) -> Box<dyn Session> {
    if page.asks {
        record_wish::keep(desktop.id);
    }
    let (session, sink) = recording::begin(desktop, session, &page);
    let Some(recording) = sink.map(PageRecording::new) else { return session };
    provide_context(recording);
    // Stopping in one panel stops the recordings of all panels of this desktop.
    let watch = storage::watch(move |key, _| {
        if key == record_wish::key(desktop.id) && !record_wish::is_there(desktop.id) {
            recording.stop();
        }
    });
    let alive = StoredValue::new_local(watch);
    on_cleanup(move || drop(alive.try_update_value(Option::take)));
    session
}
