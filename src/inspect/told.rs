//! What the inspector works out, in words: kinds of lines, answers to commands, and why nothing happened.

use crate::{
    inspect::inspector::Inspector,
    text::{Texts, fill},
};
use deskpane_desk::{
    desktop::DesktopSpec,
    recording::{Expected, Unplayable, Wrong},
    session::NoteKind,
};
use deskpane_inspect::{Answer, Denied, Inspection, Kind, Mark, Reason, Row};
use deskpane_words::inspect::Words;

/// The kind of a line, and its own name as the file has it.
pub(super) fn title(words: &Words, open: &Inspection, row: &Row) -> String {
    let kind = match row.kind {
        Kind::Message => words.kind_message,
        Kind::Stranger => words.kind_stranger,
        Kind::Window => words.kind_window,
        Kind::Command => words.kind_command,
        Kind::Wake => words.kind_wake,
        Kind::Post => words.kind_post,
        Kind::Change => words.kind_change,
        Kind::Note => words.kind_note,
        Kind::Desk => words.kind_desk,
        Kind::Gap => words.kind_gap,
        Kind::Mark => words.kind_mark,
    };
    let has_name = matches!(
        row.kind,
        Kind::Message | Kind::Window | Kind::Command | Kind::Post | Kind::Change | Kind::Note | Kind::Mark
    );
    match open.name(row) {
        name if has_name && !name.is_empty() => format!("{kind} {name}"),
        _ => kind.to_owned(),
    }
}

/// What a session says of a part of a message.
pub(super) const fn mark(words: &Words, mark: Mark) -> &'static str {
    match mark {
        Mark::Read => words.read,
        Mark::Unknown => words.unknown,
        Mark::Malformed => words.malformed,
    }
}

/// What kind of note a session makes.
pub(super) const fn note_kind(words: &Words, kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Event => words.event,
        NoteKind::Unknown => words.unknown,
        NoteKind::Malformed => words.malformed,
        NoteKind::Foreign => words.foreign,
    }
}

/// Why a recording cannot be played.
pub(super) fn unplayable(words: &Words, why: &Unplayable) -> String {
    match why {
        Unplayable::Desktop(id) => fill(words.no_such_desktop, &[("desktop", id)]),
        Unplayable::Configuration(why) => fill(words.unusable, &[("why", why)]),
    }
}

/// What is wrong with a line of a file that cannot be read.
pub(super) fn unreadable(words: &Words, wrong: &Wrong) -> String {
    let quoted = |text: &str, what: &str| fill(text, &[("what", what)]);
    match wrong {
        Wrong::Foreign => words.wrong_foreign.to_owned(),
        Wrong::Version(version) => quoted(words.wrong_version, version),
        Wrong::CutOff(text) => quoted(words.wrong_cut_off, text),
        Wrong::Damaged(at, text) => fill(words.wrong_damaged, &[("at", &at.to_string()), ("what", text)]),
        Wrong::NotAnObject(text) => quoted(words.wrong_not_an_object, text),
        Wrong::Missing(field) => fill(words.wrong_missing, &[("field", field)]),
        Wrong::Field(field, expected) => {
            let text = match expected {
                Expected::Object => words.wrong_object,
                Expected::Text => words.wrong_text,
                Expected::Flag => words.wrong_flag,
                Expected::Number => words.wrong_number,
                Expected::Time => words.wrong_time,
            };
            fill(text, &[("field", field)])
        }
        Wrong::Command(value) => quoted(words.wrong_command, value),
        Wrong::Event(name) => quoted(words.wrong_event, name),
        Wrong::Input(name) => quoted(words.wrong_input, name),
        Wrong::Origin(text) => quoted(words.wrong_origin, text),
    }
}

/// What the session said to a command.
pub(super) fn answer(inspector: Inspector, open: &Inspection, answer: &Answer) -> String {
    match answer {
        Answer::Sent(number) => fill(inspector.words.answer_sent, &[("number", &number.to_string())]),
        Answer::Refused(denied) => {
            fill(inspector.words.answer_refused, &[("why", &why_denied(inspector.texts, open.desktop(), denied))])
        }
    }
}

/// A reason.
pub(super) fn reason(inspector: Inspector, open: &Inspection, reason: &Reason) -> String {
    let Inspector { words, texts, .. } = inspector;
    let said = |text: &str, what: &str| fill(text, &[("what", what)]);
    match reason {
        Reason::Unplayable(why) => said(words.why_unplayable, &unplayable(words, why)),
        Reason::NotEmbedded => words.why_not_embedded.to_owned(),
        Reason::PopupBlocked => words.why_popup_blocked.to_owned(),
        Reason::WindowClosed => words.why_window_closed.to_owned(),
        Reason::Stranger(origin) => said(words.why_stranger, origin),
        Reason::NoMessage => words.why_no_message.to_owned(),
        Reason::NotNamed(count) => texts.counted(words.why_not_named, *count as u64, &[]),
        Reason::Malformed(title) => said(words.why_malformed, title),
        Reason::Unknown(title) => said(words.why_unknown, title),
        Reason::Foreign(title) => said(words.why_foreign, title),
        Reason::Unseen => words.why_unseen.to_owned(),
        Reason::Shown => words.why_shown.to_owned(),
        Reason::Denied(denied) => said(words.why_denied, &why_denied(texts, open.desktop(), denied)),
        Reason::NotPosted => words.why_not_posted.to_owned(),
        Reason::Refused(fault) => {
            let fault = open.desktop().map(|desktop| texts.fault(fault, desktop));
            said(words.why_refused, &fault.unwrap_or_default())
        }
        Reason::Ended => words.why_ended.to_owned(),
        Reason::Lost => words.why_lost.to_owned(),
        Reason::NoEffect => words.why_no_effect.to_owned(),
        Reason::Unreported => words.why_unreported.to_owned(),
        Reason::Open => words.why_open.to_owned(),
        Reason::Confirmed => words.why_confirmed.to_owned(),
    }
}

fn why_denied(texts: Texts, desktop: Option<&'static DesktopSpec>, denied: &Denied) -> String {
    match (denied, desktop) {
        (Denied::Known(denial), Some(desktop)) => texts.denial(denial, desktop),
        (Denied::Known(denial), None) => format!("{denial:?}"),
        (Denied::Other(written), _) => written.clone(),
    }
}
