//! What the browser kept, as another version or another program may have left it: notes, activity, the agent's
//! choices, who was told of, and what a session had kept for its next life. The first line says which, the rest is the text.
#![no_main]

use deskpane_desk::{
    activity::Ledger,
    alerts::Controls,
    clock::Millis,
    note::ContactNote,
    preferences::Preferences,
    session::{Output, Session, WindowEvent},
};
use deskpane_desktops::{
    max::session::MaxSession, roxchat::session::RoxchatSession, skylight::session::SkylightSession,
    ucontact::session::UcontactSession,
};
use deskpane_fuzz::{config, rules, target_of_lines};

target_of_lines!(|data| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (which, kept) = text.split_once('\n').unwrap_or(("note", text));
    match which {
        "note" => {
            let note = ContactNote::from_text(kept);
            assert_eq!(ContactNote::from_text(&note.to_text()), note, "a note comes back as it was");
            let _ = note.is_expired(Millis(1_767_261_600_000), u32::MAX);
        }
        "preferences" => {
            let chosen = Preferences::from_text(kept);
            assert_eq!(Preferences::from_text(&chosen.to_text()), chosen, "choices come back as they were");
        }
        "offers" => {
            let controls = Controls::from_text(kept);
            assert_eq!(
                Controls::from_text(&controls.to_text()).to_text(),
                controls.to_text(),
                "what was told stays told"
            );
        }
        "activity" => {
            let mut ledger = Ledger::default();
            // Days of two pages: what they have in common is there once.
            kept.lines().for_each(|day| ledger.read(day));
            rules::ledger(&ledger, Millis(1_767_261_600_000));
        }
        name => session(name, kept),
    }
});

/// A session that begins with this neither breaks nor sends anything of its own accord.
fn session(name: &str, kept: &str) {
    let text = r#"{"max":{"origins":["https://a.example"]},"skylight":{"url":"https://a.example/"},"roxchat":{"url":"https://a.example/"},
        "ucontact":{"url":"https://a.example/"}}"#;
    let config = config(text);
    let (roxchat, ucontact) = (config.roxchat.expect("configured"), config.ucontact.expect("configured"));
    let mut session: Box<dyn Session> = match name {
        "skylight" => Box::new(SkylightSession::new(&config.skylight.expect("configured"), Some(kept))),
        "max" => Box::new(MaxSession::new(&config.max.expect("configured"), None, Some(kept))),
        "roxchat" => Box::new(RoxchatSession::new(&roxchat, "https://p.example").recall(Some(kept))),
        _ => Box::new(UcontactSession::new(&ucontact, "https://p.example").recall(Some(kept))),
    };
    let drain = |session: &mut dyn Session| {
        while let Some(output) = session.poll() {
            assert!(!matches!(output, Output::Post { .. }), "posted out of memory: {output:?}");
        }
    };
    drain(session.as_mut());
    let mut now = Millis(1_767_261_600_000);
    session.window(WindowEvent::Absent, now);
    drain(session.as_mut());
    for _ in 0..20 {
        let Some(at) = session.wake_at() else { break };
        now = now.max(at);
        session.wake(now);
        drain(session.as_mut());
    }
}
