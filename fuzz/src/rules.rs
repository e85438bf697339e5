//! Rules that must hold for any input: the bounds listed in SECURITY.md, and that no secret passes through.

use deskpane_desk::{
    activity::{Day, Ledger, csv, json},
    clock::Millis,
    model::{Board, Contact},
    session::{Note, Output},
};
use serde_json::Value;

/// The longest snapshot of a session, in bytes.
pub const LONGEST_KEPT: usize = 2 * 1024 * 1024;

/// More items than a list bounded by its bytes can have.
const MOST_LISTED: usize = 16 * 1024;

/// Replaces the values of fields whose names mean a secret. The fuzzer sees comparisons and may produce it by itself: a
/// script that contains it proves nothing.
pub const SECRET: &str = "s3cr3t-s3nt1n3l";
/// Part of tokens of a known shape, in fields of any name. It may be shown to an agent, but not to an integrator.
pub const SHAPED: &str = "sh4p3d-t0k3n-s3nt1n3l";

/// Placeholders that are replaced by such tokens. Documents contain them.
pub const PLACES: [&str; 4] = ["a web token", "a bearer", "a pair", "an address"];

/// The token for the placeholder with this number.
fn token(place: usize) -> String {
    match place {
        0 => format!("eyJhbGciOiJIUzI1NiJ9.e30.{SHAPED}"),
        1 => format!("Authorization: Bearer {SHAPED}"),
        2 => format!("theme=dark; sid={SHAPED}"),
        _ => format!("https://crm.example/?access_token={SHAPED}&page=1"),
    }
}

/// A message with [`SECRET`] in place of every secret; `None` if it has none, or is not JSON.
#[must_use]
pub fn plant(text: &str) -> Option<String> {
    let value = match serde_json::from_str(text).ok()? {
        // A message may be a JSON string that contains an object.
        Value::String(inner) => Value::String(replace(serde_json::from_str(&inner).ok()?).to_string()),
        value => replace(value),
    };
    let text = value.to_string();
    (text.contains(SECRET) || text.contains(SHAPED)).then_some(text)
}

fn replace(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let field = |(name, value): (String, Value)| {
                let value = if is_secret(&name) { SECRET.into() } else { replace(value) };
                (name, value)
            };
            Value::Object(map.into_iter().map(field).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(replace).collect()),
        Value::String(text) => match PLACES.iter().position(|place| *place == text) {
            Some(place) => Value::String(token(place)),
            None => Value::String(text),
        },
        other => other,
    }
}

/// Endings of names that mean a secret. Written from the requirement, not from the tested code; documents use them for
/// names.
pub const SECRET_ENDS: [&str; 10] =
    ["Token", "_password", "-secret", "Jwt", "_api_key", "ApiKey", "-cookie", "_sid", "Authorization", "Credentials"];

/// Whether a name means a secret: made by a document, or in a desktop's transcript.
fn is_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let own =
        SECRET_ENDS.iter().any(|end| name.strip_suffix(end).is_some_and(|rest| rest.ends_with(char::is_lowercase)));
    own || lower == "token" || lower == "sessiontoken"
}

/// No note for integrators contains a token of a known shape.
pub fn no_token(note: &Note) {
    assert!(!note.title.contains(SHAPED) && !note.text.contains(SHAPED), "a token came through: {note:?}");
}

/// No output contains a secret.
pub fn no_secret(output: &Output) {
    no_secret_in(&format!("{output:?}"));
}

/// No text contains a secret.
pub fn no_secret_in(text: &str) {
    assert!(!text.contains(SECRET), "a secret came through: {text}");
}

/// A post is a JSON object.
pub fn is_object(text: &str) {
    assert!(matches!(serde_json::from_str(text), Ok(Value::Object(_))), "a post that is no object: {text}");
}

/// A note for integrators is within its bounds.
pub fn note(note: &Note) {
    assert!(note.text.len() <= Note::LONGEST && note.title.len() <= 120, "a note of {} bytes", note.text.len());
}

/// A contact's data are bounded, in number and length.
pub fn contact(contact: &Contact) {
    let work = &contact.work;
    let lists = [
        ("details", contact.details.len(), 400),
        ("links", contact.links.len(), 8),
        ("screen pops", contact.screen_pops.len(), 40),
        ("messages", work.transcript.len(), 500),
        ("parties", work.parties.len(), 1_000),
        ("scripts", work.scripts.len(), 10),
        ("notes", work.notes.len(), MOST_LISTED),
        ("identities", work.identities.len(), 100),
        ("notices", work.notices.len(), 50),
    ];
    for (what, found, most) in lists {
        assert!(found <= most, "{found} {what} of one contact");
    }
    let texts = [&contact.customer.name, &contact.customer.address, &work.disposition, &work.own_note];
    for text in texts.into_iter().flatten() {
        assert!(text.len() <= 256 * 1024, "a text of {} bytes", text.len());
    }
    for message in work.transcript.iter() {
        assert!(message.text.len() <= 16 * 1024, "a message of {} bytes", message.text.len());
    }
}

/// The activity is bounded, no time runs backwards, and a stored day that was read is written unchanged.
pub fn ledger(ledger: &Ledger, now: Millis) {
    let mut ledger = ledger.clone();
    ledger.leave(now);
    let days = ledger.take_dirty();
    let (mut contacts, mut intervals) = (0, 0);
    for (_, entry) in ledger.entries() {
        contacts += 1;
        intervals += entry.timeline.intervals.len();
        assert!(entry.timeline.intervals.iter().all(|interval| interval.from <= interval.to), "{:?}", entry.timeline);
    }
    assert!(contacts <= 2_000, "{contacts} contacts remembered");
    assert!(intervals <= 5_000 || contacts <= 1, "{intervals} intervals of {contacts} contacts");
    assert!(ledger.agent().intervals.len() <= 2_000);
    assert!(ledger.agent().intervals.iter().all(|interval| interval.from <= interval.to), "{:?}", ledger.agent());
    let today = Day { from: Millis(now.0 - 86_400_000), to: now };
    let offset = |_| 60;
    assert!(csv(&ledger, today, &offset).ends_with("\r\n"));
    is_object(&json(&ledger, today, "max", &offset));
    for day in days {
        let mut again = Ledger::default();
        let kept = ledger.text(day);
        again.read(kept.as_deref().unwrap_or_default());
        assert_eq!(again.text(day), kept, "a day comes back as it was");
    }
}

/// Data about no contact are bounded too.
pub fn board(board: &Board) {
    assert!(board.notices.len() <= 50 && board.choices.campaigns.len() <= 20, "the board grows");
}
