use super::*;
use crate::model::{Control, Fault, FaultKind};

const DEADLINES: Deadlines = Deadlines { effect: Span(6), late: Span(60) };

type Key = (ContactId, Control);

fn id(text: &str) -> ContactId {
    ContactId::new(text).unwrap()
}

fn command(contact: &str, intent: Intent) -> Subject {
    Subject::Contact(Command { contact: id(contact), intent })
}

fn key(subject: &Subject) -> Key {
    match subject {
        Subject::Contact(command) => (command.contact.clone(), command.intent.control()),
        Subject::Agent(_) => panic!("no contact"),
    }
}

fn hold(contact: &str) -> Key {
    (id(contact), Control::Hold)
}

/// Commands that expect this many answers.
fn pending() -> PendingCommands<Key, u32> {
    PendingCommands::new(DEADLINES)
}

fn send(pending: &mut PendingCommands<Key, u32>, contact: &str, answers: u32, at: i64) -> CommandId {
    let subject = command(contact, Intent::Hold(true));
    let sent = pending.send(key(&subject), subject, answers, Millis(at));
    assert_eq!(sent.status, CommandStatus::Sent);
    sent.id
}

fn answer(pending: &mut PendingCommands<Key, u32>, contact: &str, at: i64) -> Option<CommandStatus> {
    let one_less = |awaited: &mut u32| {
        *awaited -= 1;
        (*awaited == 0).then_some(CommandStatus::Confirmed)
    };
    pending.answer(|command| command.key == hold(contact), one_less, Millis(at)).map(|command| command.status)
}

fn statuses<E>(list: Vec<PendingCommand<Key, E>>) -> Vec<CommandStatus> {
    list.into_iter().map(|command| command.status).collect()
}

#[test]
fn the_effect_confirms_and_what_says_nothing_changes_nothing() {
    let mut pending = pending();
    let given = send(&mut pending, "1", 1, 0);
    send(&mut pending, "2", 1, 0);
    assert!(pending.conclude(|_| None, Millis(1)).is_empty());
    assert!(pending.is_busy(&hold("1")));
    let shown = |command: &PendingCommand<Key, u32>| outcome(command.subject.about(&id("1")).is_some(), false);
    let news = pending.conclude(shown, Millis(2));
    assert!(matches!(news.as_slice(), [one] if one.id == given && one.at == Millis(2)));
    assert_eq!(statuses(news), [CommandStatus::Confirmed]);
    assert_eq!((pending.is_busy(&hold("1")), pending.is_busy(&hold("2"))), (false, true));
}

#[test]
fn silence_becomes_no_effect_and_a_late_effect_still_counts_for_a_while() {
    for (at, counts) in [(66 - 1, true), (66, false)] {
        let mut pending = pending();
        send(&mut pending, "1", 1, 0);
        assert_eq!(pending.wake_at(), Some(Millis(6)));
        assert!(pending.expire(Millis(5)).is_empty());
        assert_eq!(statuses(pending.expire(Millis(6))), [CommandStatus::NoEffect]);
        assert_eq!((pending.wake_at(), pending.is_busy(&hold("1"))), (None, false));
        assert!(pending.expire(Millis(7)).is_empty(), "it is said once");
        assert_eq!(pending.is_open(&hold("1"), Millis(at)), counts);
        assert_eq!(answer(&mut pending, "1", at), counts.then_some(CommandStatus::Confirmed));
    }
}

#[test]
fn several_answers_make_one_outcome() {
    let mut pending = pending();
    send(&mut pending, "1", 2, 0);
    assert_eq!(answer(&mut pending, "1", 1), Some(CommandStatus::Sent));
    assert_eq!(answer(&mut pending, "1", 2), Some(CommandStatus::Confirmed));
    assert_eq!(answer(&mut pending, "1", 3), None, "it is over");
}

#[test]
fn the_oldest_that_fits_is_answered() {
    let mut pending = pending();
    let first = send(&mut pending, "1", 1, 0);
    send(&mut pending, "2", 1, 1);
    let answered = pending.answer(|_| true, |_| Some(CommandStatus::Confirmed), Millis(2)).unwrap();
    assert_eq!(answered.id, first);
}

#[test]
fn one_command_of_a_key_is_pending_and_the_last_one_counts() {
    let mut pending = pending();
    send(&mut pending, "1", 1, 0);
    let second = send(&mut pending, "1", 1, 3);
    assert_eq!(pending.sent().map(|command| command.id).collect::<Vec<_>>(), [second]);
    assert_eq!(pending.wake_at(), Some(Millis(9)));
}

#[test]
fn a_refusal_applies_to_a_command_in_any_status() {
    let fault = || Refusal::Vendor(Fault { kind: FaultKind::Tariff, code: None, words: String::new() });
    let mut pending = pending();
    assert!(pending.refuse(&hold("1"), fault(), Millis(0)).is_none());
    send(&mut pending, "1", 1, 0);
    pending.expire(Millis(6));
    let refused = pending.refuse(&hold("1"), fault(), Millis(7)).unwrap();
    assert_eq!((refused.status, refused.at), (CommandStatus::Refused(fault()), Millis(7)));
    assert!(!pending.is_open(&hold("1"), Millis(7)));
}

#[test]
fn a_lost_command_may_still_be_confirmed_until_cleared() {
    let mut pending = pending();
    send(&mut pending, "1", 1, 0);
    assert_eq!(statuses(pending.lose(Millis(1))), [CommandStatus::Refused(Refusal::Lost)]);
    assert!(pending.lose(Millis(2)).is_empty());
    assert!(pending.is_open(&hold("1"), Millis(60)));
    pending.clear();
    assert_eq!(answer(&mut pending, "1", 2), None);
}

#[test]
fn a_contact_that_ends_first_refuses_its_commands() {
    assert_eq!(outcome(true, true), Some(CommandStatus::Confirmed));
    assert_eq!(outcome(false, true), Some(CommandStatus::Refused(Refusal::ContactEnded)));
    assert_eq!(outcome(false, false), None);
    let mut pending = pending();
    send(&mut pending, "1", 1, 0);
    send(&mut pending, "2", 1, 0);
    pending.forget(&id("1"));
    assert_eq!((pending.is_open(&hold("1"), Millis(0)), pending.is_open(&hold("2"), Millis(0))), (false, true));
}

#[test]
fn commands_follow_a_renamed_contact() {
    let mut pending = pending();
    send(&mut pending, "1", 1, 0);
    let moved = pending.rename(&id("1"), &id("2"), key);
    assert!(matches!(moved.as_slice(), [one] if one.subject.contact() == Some(&id("2"))));
    assert!(pending.is_busy(&hold("2")) && !pending.is_busy(&hold("1")));
    let under_new = pending.sent().next().unwrap().id;
    send(&mut pending, "1", 1, 1);
    assert!(pending.rename(&id("1"), &id("2"), key).is_empty());
    assert_eq!(pending.sent().map(|command| command.id).collect::<Vec<_>>(), [under_new]);
}

#[test]
fn a_command_without_an_expected_answer_is_numbered_and_not_pending() {
    let mut pending = pending();
    let (first, change) = pending.report(command("1", Intent::Hold(true)), CommandStatus::Unreported, Millis(3));
    assert!(matches!(change, Change::Command(record) if record.id == first && record.at == Millis(3)));
    assert!(!pending.is_busy(&hold("1")));
    assert_ne!(send(&mut pending, "1", 1, 4), first);
    let (_, change) = pending.report(Subject::Agent(AgentIntent::Ready), CommandStatus::Confirmed, Millis(5));
    assert!(matches!(change, Change::AgentCommand(record) if record.status == CommandStatus::Confirmed));
}

#[test]
fn the_number_is_bounded() {
    let mut pending = pending();
    for number in 0..MOST + 10 {
        send(&mut pending, &number.to_string(), 1, 0);
    }
    assert_eq!(pending.sent().count(), MOST);
    assert!(!pending.is_busy(&hold("0")) && pending.is_busy(&hold(&(MOST + 9).to_string())));
}
