//! Records some histories. Each recording, saved and loaded, as it is and redacted, must replay to the same outputs.

use super::{Desktop, World, world::Panel};
use deskpane_desk::{
    clock::Millis,
    recording::{Header, Key, Recording, check as replay, redact},
};
use fastrand::Rng;
use serde_json::Value;

/// One in this many histories is recorded.
const ONE_OF: u64 = 32;

/// Whether this history is recorded.
pub(super) fn is_chosen(rng: &Rng) -> bool {
    rng.get_seed().is_multiple_of(ONE_OF) || std::env::var("RECORDINGS").is_ok()
}

fn header<D: Desktop>(panel: &Panel, now: Millis) -> Header {
    let config: Value = serde_json::from_str(&D::SPEC.whole_config(D::ORIGIN)).expect("a configuration is JSON");
    Header {
        panel: "simulated".into(),
        desktop: D::SPEC.id.into(),
        config: config[D::SPEC.id].clone(),
        query: String::new(),
        page: D::PANEL.into(),
        kept: panel.kept.clone(),
        redacted: false,
        started: now,
        midway: false,
    }
}

/// Records a panel's page from its start.
pub(super) fn start<D: Desktop>(panel: &mut Panel) {
    let header = header::<D>(panel, super::START + panel.ahead);
    panel.session.start(header, None);
}

/// Continues the recording of the page before a reload.
pub(super) fn go_on<D: Desktop>(panel: &mut Panel, before: &mut Panel, now: Millis) {
    let Some(text) = before.session.writer().text() else { return };
    let header = Recording::read(&text).expect("what was written").header;
    let lines = text.lines().skip(1).map(str::to_owned).collect();
    panel.session.resume(header, lines, panel.kept.clone(), now + panel.ahead, None);
}

/// Every recording replays, and so does its redacted form.
pub(super) fn check<D: Desktop>(world: &mut World<D>) {
    for (at, panel) in world.panels.iter_mut().enumerate() {
        let Some(text) = panel.session.writer().text() else { continue };
        let recording = Recording::read(&text).expect("what was written");
        assert_eq!(recording.to_text(), text, "a recording is written as it was read");
        agrees::<D>(&recording);

        // `SEED=12 RECORDINGS=folder` saves the recordings there.
        if let Ok(folder) = std::env::var("RECORDINGS") {
            let file = format!("{folder}/{}-{at}.deskpane.jsonl", D::SPEC.id);
            std::fs::write(&file, &text).unwrap_or_else(|error| panic!("cannot write {file}: {error}"));
        }
        let redacted = redact(D::SPEC, &recording, Key(7, 11)).expect("a recording that was played");
        assert_eq!(redacted.difference.map(|difference| difference.to_string()), None, "without people");
        let text = redacted.recording.to_text();
        let read = Recording::read(&text).expect("what was written");
        assert!(read.header.redacted);
        agrees::<D>(&read);
        for word in D::PEOPLE {
            let has = |line: &&str| line.split(|c: char| !c.is_alphanumeric()).any(|own| own == *word);
            let line = text.lines().find(has);
            assert_eq!(line, None, "{word} is still in it");
        }
    }
}

/// A replay agrees with the recording. After a clock was set ahead by an hour, nothing can be compared: a ring holds
/// half an hour.
fn agrees<D: Desktop>(recording: &Recording) {
    let report = replay(D::SPEC, recording).expect("a recording of this desktop");
    assert_eq!(report.difference.map(|difference| difference.to_string()), None, "a replay");
    assert!(report.compared + report.skipped > 0, "nothing was recorded");
}
