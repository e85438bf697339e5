//! Stored data as another version or program may have left them: notes, activity, preferences, announcements, and
//! sessions' snapshots.
#![no_main]

use arbitrary::Arbitrary;
use deskpane_desk::{
    activity::Ledger,
    alerts::OfferLog,
    clock::Millis,
    note::ContactNote,
    preferences::Preferences,
    session::{Output, Session, WindowEvent},
};
use deskpane_fuzz::{
    desktops::{self, Desktop},
    document::Document,
    rules,
};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use std::sync::LazyLock;

const NOW: Millis = Millis(1_767_261_600_000);
const NOTE: &str = r#"{"text":"half a sentence","about":"Ada","at":5}"#;
const PREFERENCES: &str =
    r#"{"language":"de","theme":"dark","tone":"loud","notifications":true,"shortcuts":{"answer":"Alt+A"}}"#;
const OFFERS: &str = r#"[["1001",1767261600000],["1002",null]]"#;
const ACTIVITY: &str = r#"{"v":1,"agent":[["available","",1767225600000,60000]],"running":true,"contacts":[["1001","voice","inbound","Ada","+14155550123","Support","",4,[["ringing",1767225600000,5000],["talk",1767225605000,60000]]]]}"#;

/// The snapshots of each desktop's session while its transcripts are played.
static KEPT: LazyLock<Vec<(Desktop, Vec<Value>)>> = LazyLock::new(|| {
    let kept = |desktop: Desktop| {
        let kept = desktop.kept();
        (desktop, kept)
    };
    desktops::all().map(kept).collect()
});

#[derive(Debug, Arbitrary)]
enum Stored {
    Note(Document),
    Preferences(Document),
    Offers(Document),
    /// Days of two pages: merged, shared events count once.
    Activity(Document, Document),
    Session(u8, Document),
}

fuzz_target!(|stored: Stored| {
    let text = |document: &Document, sample: &str| document.text(&[serde_json::from_str(sample).expect("a sample")]);
    match &stored {
        Stored::Note(document) => {
            let note = ContactNote::from_text(&text(document, NOTE));
            assert_eq!(ContactNote::from_text(&note.to_text()), note, "a note comes back as it was");
            let _ = note.is_expired(NOW, u32::MAX);
        }
        Stored::Preferences(document) => {
            let chosen = Preferences::from_text(&text(document, PREFERENCES));
            assert_eq!(Preferences::from_text(&chosen.to_text()), chosen, "choices come back as they were");
        }
        Stored::Offers(document) => {
            let told = OfferLog::from_text(&text(document, OFFERS)).to_text();
            assert_eq!(OfferLog::from_text(&told).to_text(), told, "what was told stays told");
        }
        Stored::Activity(one, other) => {
            let mut ledger = Ledger::default();
            [one, other].into_iter().for_each(|day| ledger.read(&text(day, ACTIVITY)));
            rules::ledger(&ledger, NOW);
        }
        Stored::Session(which, document) => {
            let (desktop, kept) = &KEPT[usize::from(*which) % KEPT.len()];
            session(desktop.begin(Some(&document.text(kept))));
        }
    }
});

/// A session that starts with any stored snapshot does not fail, and sends nothing by itself.
fn session(mut session: Box<dyn Session>) {
    let drain = |session: &mut dyn Session| {
        while let Some(output) = session.poll() {
            assert!(!matches!(output, Output::Post { .. }), "posted out of memory: {output:?}");
        }
    };
    drain(session.as_mut());
    let mut now = NOW;
    session.window(WindowEvent::Absent, now);
    drain(session.as_mut());
    for _ in 0..20 {
        let Some(at) = session.wake_at() else { break };
        now = now.max(at);
        session.wake(now);
        drain(session.as_mut());
    }
}
