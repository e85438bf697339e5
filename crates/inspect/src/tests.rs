use crate::detail::Detail;
use crate::{
    Denied, Direction, Filter, Filtering, Inspection, Kind, Mark, NotOpened, Opening, Reading, Reason, Shown, Subject,
    Tree, Verdict, compare, moments, why,
};
use deskpane_desk::{
    desktop::DesktopSpec,
    recording::{ReadError, Recording, Replay, Unplayable, desk_digest},
};
use deskpane_desktops::ALL;
use std::{fs, path::PathBuf};

fn open(text: &str) -> Inspection {
    try_open(text).unwrap()
}

fn try_open(text: &str) -> Result<Inspection, ReadError> {
    let mut opening = Opening::begin(text.to_owned(), ALL).map_err(|error| match error {
        NotOpened::Unreadable(error) => error,
        NotOpened::TooLarge => unreachable!("no test's file is"),
    })?;
    while opening.advance(5_000)? {}
    Ok(opening.finish())
}

/// Every recording in the repository, with its name.
fn all() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../desktops/recordings");
    let folders = fs::read_dir(root).unwrap().map(|folder| folder.unwrap().path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()));
    let mut files: Vec<_> =
        files.map(|file| (file.display().to_string(), fs::read_to_string(&file).unwrap())).collect();
    files.sort();
    assert!(files.len() >= 10);
    files
}

/// The example desktop, which is in no release.
fn unreleased() -> &'static DesktopSpec {
    ALL.iter().find(|spec| !spec.is_released).unwrap()
}

/// A recording of it with these lines.
fn made(lines: &[&str]) -> String {
    let head = serde_json::json!({
        "deskpane": "recording", "v": 1, "desktop": unreleased().id, "config": { "url": "https://desk.example.com/" },
        "startedAt": "2026-01-01T10:00:00Z",
    });
    format!("{head}\n{}\n", lines.join("\n"))
}

#[test]
fn every_recording_opens_and_its_desk_is_the_replayed_one_at_every_line() {
    for (name, text) in all() {
        let inspection = open(&text);
        assert_eq!((inspection.unplayable(), inspection.difference()), (None, None), "{name}");
        let recording = Recording::read(&text).unwrap();
        assert_eq!(inspection.len(), recording.lines.len(), "{name}");
        let spec = inspection.desktop().unwrap();
        let mut replay = Replay::begin(spec, &recording).unwrap();
        let mut compared = 0;
        while let Some(played) = replay.step() {
            let Some(line) = played.line else { continue };
            let place = inspection.place(line.number).unwrap();
            let row = inspection.row(place).unwrap();
            assert_eq!(inspection.line(row).as_ref(), Some(line), "{name}");
            assert_eq!(desk_digest(&inspection.desk(row)), desk_digest(replay.desk()), "{name} line {}", line.number);
            compared += 1;
        }
        assert!(compared > 5, "{name}");
    }
}

#[test]
fn a_line_shows_its_effects_with_previous_values() {
    let (mut changed, mut settled, mut posted) = (0, 0, 0);
    for (name, text) in all().into_iter().filter(|(name, _)| name.contains("/busy-hour")) {
        let inspection = open(&text);
        for at in 0..inspection.len() {
            let row = *inspection.row(at).unwrap();
            let detail = Detail::of(&inspection, at).unwrap();
            let [posts, changes, notes] = inspection.effect(&row);
            if row.kind.direction() == Direction::In {
                assert_eq!((detail.posts.len(), detail.notes.len()), (posts, notes), "{name} row {at}");
                assert_eq!(detail.changes.len(), changes, "{name} row {at}");
                assert_eq!(detail.cause, None);
            } else if row.kind == Kind::Change {
                let [own] = &detail.changes[..] else { panic!("{name} row {at}: {:?}", detail.changes) };
                assert_eq!((own.kind, own.contact.as_str()), (inspection.name(&row), inspection.contact(&row)));
            }
            changed += detail.changes.iter().filter(|change| !change.fields.is_empty()).count();
            settled += detail.changes.iter().filter(|change| change.settles.is_some()).count();
            posted += posts;
        }
    }
    assert!(changed > 100 && settled > 20 && posted > 20, "{changed} {settled} {posted}");
}

#[test]
fn a_damaged_file_is_an_error_with_its_line() {
    let wrong = |text: &str| try_open(text).err().map(|error| error.line);
    assert_eq!(wrong(""), Some(1));
    assert_eq!(wrong("{\"a\":1}"), Some(1));
    assert_eq!(wrong(&made(&[r#"{"t":1,"in":"wake"}"#, "", r#"{"t":2,"in":"wa"#])), Some(4));
    assert_eq!(wrong(&made(&[r#"{"t":1,"in":"wake"}"#, r#"{"t":2,"later":true}"#])), None);
    // Lines may end as on Windows.
    assert_eq!(open(&made(&[r#"{"t":1,"in":"wake"}"#]).replace('\n', "\r\n")).len(), 1);
}

#[test]
fn a_recording_of_an_unknown_desktop_is_shown_without_a_desk() {
    let text = made(&[r#"{"t":1,"in":"message","origin":"https://a.example","text":"{\"event\":\"hi\"}"}"#]);
    let inspection = open(&text.replace(&format!("\"desktop\":\"{}\"", unreleased().id), "\"desktop\":\"other\""));
    assert_eq!(inspection.unplayable(), Some(&Unplayable::Desktop("other".to_owned())));
    let row = inspection.row(0).unwrap();
    assert_eq!((inspection.name(row), inspection.effect(row)), ("hi", [0; 3]));
    assert_eq!(Detail::of(&inspection, 0).unwrap().tree.nodes[1].path, "event");
}

#[test]
fn filters_leave_the_lines_that_are_so() {
    let (_, text) = all().into_iter().find(|(name, _)| name.contains("busy-hour")).unwrap();
    let inspection = open(&text);
    let applied = |filter: Filter| {
        let mut filtering = Filtering::begin(filter, &inspection);
        while filtering.advance(&inspection, 7) {}
        filtering.finish(&inspection)
    };
    assert_eq!(applied(Filter::default()), Shown::All(inspection.len()));
    let rows = |filter: Filter| match applied(filter) {
        Shown::Some(rows) => rows.into_iter().map(|at| *inspection.row(at as usize).unwrap()).collect::<Vec<_>>(),
        Shown::All(_) => panic!("everything"),
    };
    let outs = rows(Filter { direction: Some(Direction::Out), ..Filter::default() });
    assert!(outs.len() > 10 && outs.iter().all(|row| row.kind.direction() == Direction::Out));
    let contact = inspection.contacts().next().unwrap().to_owned();
    let about = rows(Filter { contact: contact.clone(), ..Filter::default() });
    assert!(about.iter().any(|row| row.kind == Kind::Message) && about.iter().any(|row| row.kind == Kind::Change));
    assert!(about.iter().filter(|row| row.kind == Kind::Change).all(|row| inspection.contact(row) == contact));
    let name = inspection.names().find(|name| *name == "contact").unwrap().to_owned();
    assert!(rows(Filter { name, ..Filter::default() }).iter().all(|row| row.kind == Kind::Change));
    let found = rows(Filter { text: "\"MESSAGETYPE\":".to_owned(), ..Filter::default() });
    assert!(!found.is_empty(), "as people write it, and not as it is quoted in the file");
    assert!(rows(Filter { text: "no such text".to_owned(), ..Filter::default() }).is_empty());
}

#[test]
fn shown_lines_are_found_by_their_place() {
    let some = Shown::Some(vec![3, 7, 9]);
    assert_eq!((some.get(1), some.get(3), some.nearest(8), some.nearest(0)), (Some(7), None, 1, 0));
    let all = Shown::All(2);
    assert_eq!((all.get(1), all.get(2), all.nearest(5)), (Some(1), None, 1));
}

#[test]
fn a_moment_is_found_by_its_time() {
    let inspection = open(&made(&[r#"{"t":5,"in":"wake"}"#, r#"{"t":5,"desk":"a"}"#, r#"{"t":90,"in":"wake"}"#]));
    let at = |time| inspection.at(time);
    assert_eq!((at(0), at(5), at(89), at(90), at(1_000)), (0, 1, 1, 2, 2));
    assert_eq!(inspection.length(), 90);
}

#[test]
fn why_nothing_names_the_first_place_where_a_contact_was_stopped() {
    let ask = |lines: &[&str]| why(&open(&made(lines)), &Subject::Contact("c-7".to_owned())).reason;
    let stranger = r#"{"t":1,"in":"stranger","origin":"https://other.example","size":3}"#;
    assert_eq!(ask(&[]), Reason::NoMessage);
    assert_eq!(ask(&[r#"{"t":1,"in":"window","event":"absent"}"#]), Reason::NotEmbedded);
    assert_eq!(ask(&[r#"{"t":1,"in":"window","event":"blocked"}"#]), Reason::PopupBlocked);
    assert_eq!(ask(&[stranger]), Reason::Stranger("https://other.example".to_owned()));
    let message = |text: &str| {
        let text = serde_json::to_string(text).unwrap();
        format!(r#"{{"t":2,"in":"message","origin":"https://desk.example.com","text":{text}}}"#)
    };
    assert_eq!(ask(&[&message("{}")]), Reason::NotNamed(1));
    let unheard = serde_json::json!({ "source": unreleased().id, "event": "unheard-of", "contact": { "id": "c-7" } });
    assert_eq!(ask(&[&message(&unheard.to_string())]), Reason::Unknown("unheard-of".to_owned()));
    assert!(matches!(ask(&[&message(r#"{"from":"elsewhere","id":"c-7"}"#)]), Reason::Foreign(_)));
}

#[test]
fn why_nothing_explains_every_recorded_command() {
    let mut reasons = Vec::new();
    for (name, text) in all() {
        let inspection = open(&text);
        for at in (0..inspection.len()).filter(|at| inspection.row(*at).unwrap().kind == Kind::Command) {
            let Verdict { reason, row } = why(&inspection, &Subject::Command(at));
            let line = inspection.text(inspection.row(at).unwrap()).to_owned();
            match &reason {
                Reason::Denied(denied) => assert!(matches!(denied, Denied::Known(_)), "{name}: {line}"),
                _ => assert!(line.contains("\"sent "), "{name}: {line}: {reason:?}"),
            }
            assert!(row.is_some_and(|row| row >= at), "{name}: {line}");
            reasons.push(reason);
        }
        let contact = inspection.contacts().next().unwrap().to_owned();
        let verdict = why(&inspection, &Subject::Contact(contact.clone()));
        assert_eq!(verdict.reason, Reason::Shown, "{name} {contact}");
    }
    for wanted in [Reason::Confirmed, Reason::NoEffect] {
        assert!(reasons.contains(&wanted), "{wanted:?}");
    }
}

#[test]
fn two_recordings_differ_at_the_first_different_line() {
    let (_, text) = all().into_iter().next().unwrap();
    let one = open(&text);
    let same = compare(&one, &one);
    assert_eq!((same.course, same.content), (None, None));
    // Its first message differs.
    let other = open(&text.replacen("\\\"status\\\":\\\"OK\\\"", "\\\"status\\\":\\\"Ok\\\"", 1));
    let apart = compare(&one, &other).content.unwrap();
    assert_eq!(one.row(apart.left.unwrap()).unwrap().kind, Kind::Message);
    // The last line is missing.
    let lines: Vec<_> = text.lines().collect();
    let shorter = open(&lines[..lines.len() / 2].join("\n"));
    let apart = compare(&one, &shorter).course.unwrap();
    assert!(apart.left.is_some() && apart.right.is_none());
}

#[test]
fn two_moments_differ_in_the_fields_that_have_changed() {
    let (_, text) = all().into_iter().find(|(name, _)| name.contains("busy-hour")).unwrap();
    let open = open(&text);
    assert_eq!(moments(&open, 5, 5), []);
    let (there, back) = (moments(&open, 0, open.len() - 1), moments(&open, open.len() - 1, 0));
    assert!(!there.is_empty() && there.len() == back.len());
    assert!(
        there.iter().any(|field| field.path.starts_with("Desk.agent.") && field.before != field.after),
        "{there:?}"
    );
}

#[test]
fn unknown_parts_are_marked_in_the_tree() {
    let (mut unknown, mut malformed) = (0, 0);
    for (_, text) in all() {
        let inspection = open(&text);
        for at in (0..inspection.len()).filter(|at| inspection.effect(inspection.row(*at).unwrap())[2] > 0) {
            let tree = Detail::of(&inspection, at).unwrap().tree;
            unknown += tree.nodes.iter().filter(|node| node.mark == Some(Mark::Unknown)).count();
            malformed += tree.nodes.iter().filter(|node| node.mark == Some(Mark::Malformed)).count();
        }
    }
    assert!(unknown + malformed > 0, "{unknown} unknown, {malformed} malformed");
}

/// The paths that are marked as read in the tree of the line at this place.
fn read_paths(inspection: &Inspection, at: usize) -> Vec<String> {
    let mut tree = Detail::of(inspection, at).unwrap().tree;
    let mut reading = Reading::of(inspection, inspection.row(at).unwrap(), &tree).unwrap();
    while reading.advance(inspection, 100) {}
    tree.mark_read(reading.read());
    let read = tree.nodes.into_iter().filter(|node| node.mark == Some(Mark::Read));
    let mut paths: Vec<_> = read.map(|node| node.path).collect();
    paths.sort();
    paths
}

#[test]
fn what_a_session_reads_of_a_message_is_marked_by_path() {
    let message = |value: serde_json::Value| {
        let text = serde_json::to_string(&value.to_string()).unwrap();
        format!(r#"{{"t":2,"in":"message","origin":"https://desk.example.com","text":{text}}}"#)
    };
    let contact = serde_json::json!({
        "source": unreleased().id, "event": "contact-changed", "later/on": { "a~b": 1 },
        "contact": { "id": "c-7", "state": "answered", "customer": "Ada", "colour": "blue" },
    });
    let unheard = serde_json::json!({ "source": unreleased().id, "event": "unheard-of", "contact": { "id": "c-7" } });
    let inspection = open(&made(&[&message(unheard), &message(contact)]));
    assert_eq!(read_paths(&inspection, 1), ["contact.customer", "contact.id", "contact.state", "event", "source"]);
    // Of what it does not know, it reads no more than that.
    assert_eq!(read_paths(&inspection, 0), ["source"]);
    assert!(
        Reading::of(&open(&made(&[r#"{"t":1,"in":"wake"}"#])), inspection.row(0).unwrap(), &Tree::default()).is_none()
    );
}

#[test]
fn of_every_desktops_messages_something_is_read() {
    for (name, text) in all().into_iter().filter(|(name, _)| name.contains("/busy-hour")) {
        let inspection = open(&text);
        let changed = (0..inspection.len()).filter(|at| {
            let row = inspection.row(*at).unwrap();
            row.kind == Kind::Message && inspection.effect(row)[1] > 0
        });
        for at in changed.take(4) {
            assert!(!read_paths(&inspection, at).is_empty(), "{name} row {at}");
        }
    }
}
