//! What of a recording survives a failure of the panel: what was handed over, and the inputs after it.

use super::*;

/// The place outside the program that a recording is handed over to.
#[derive(Default)]
struct Outside {
    lines: String,
    inputs: Vec<(i64, Entry)>,
}

fn record(recorder: &mut Recorder) -> Rc<RefCell<Outside>> {
    let outside = Rc::new(RefCell::new(Outside::default()));
    let own = Rc::clone(&outside);
    let hears = move |heard: Heard<'_>| match heard {
        Heard::Input(at, entry) => own.borrow_mut().inputs.push((at, entry.clone())),
        Heard::Lines(lines, inputs) => {
            own.borrow_mut().lines.push_str(lines);
            own.borrow_mut().inputs.drain(..inputs as usize);
        }
    };
    recorder.start(header(), Some(Box::new(hears)));
    outside
}

#[test]
fn a_failure_at_any_time_loses_no_input_and_repeats_none() {
    let mut recorder = begin(&header(), None);
    let outside = record(&mut recorder);
    let count = 600;
    for n in 0..count {
        hear(&mut recorder, &format!(r#"{{"id":"{n}","name":"{}"}}"#, "Ada ".repeat(300)), n);
    }
    let (writer, mut halfway) = (recorder.writer(), 0);
    loop {
        let more = writer.write_some();
        let outside = outside.borrow();
        let left = outside.inputs.iter().flat_map(|(at, entry)| Line::unwritten(*at, entry.clone()));
        let text = format!("{}\n{}{}", header().to_text(), outside.lines, left.collect::<Vec<_>>().join("\n"));
        assert_eq!(text.matches("\"in\":\"message\"").count(), count as usize);
        assert_eq!(check(&SPEC, &Recording::read(&text).unwrap()).unwrap().difference, None);
        halfway += usize::from(!outside.lines.is_empty() && !outside.inputs.is_empty());
        if !more {
            assert!(outside.inputs.is_empty() && halfway > 0);
            return;
        }
    }
}

#[test]
fn an_input_that_crashes_a_session_is_recorded_without_secrets_and_its_outputs_are_not_compared() {
    let mut recorder = begin(&header(), None);
    let outside = record(&mut recorder);
    let text = r#"{"event":"break the session","token":"s3cret"}"#;
    let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| hear(&mut recorder, text, 5)));
    let (at, entry) = outside.borrow_mut().inputs.pop().unwrap();
    let [input, unwritten] = Line::unwritten(at, entry);
    assert!(broken.is_err() && input.contains("break the session") && !input.contains("s3cret"), "{input}");
    assert_eq!(unwritten, r#"{"t":5,"out":"unwritten"}"#);
    // As if the page had failed at this message.
    let text = recorded();
    let before: Vec<_> = text.lines().take_while(|line| !line.contains("no json of Ada")).collect();
    let message = text.lines().nth(before.len()).unwrap();
    let difference = |lines: &[&str]| {
        let text = [&before[..], lines].concat().join("\n");
        check(&SPEC, &Recording::read(&text).unwrap()).unwrap().difference
    };
    let next = r#"{"t":2600,"in":"wake"}"#;
    assert!(difference(&[message, next]).is_some() && difference(&[message]).is_some());
    assert_eq!(difference(&[message, r#"{"t":2500,"out":"unwritten"}"#, next]), None);
}

#[test]
fn lines_are_written_in_order_however_late_and_what_waits_is_bounded() {
    let mut recorder = begin(&header(), None);
    let outside = record(&mut recorder);
    let count = 50_000;
    for n in 0..count {
        hear(&mut recorder, &format!(r#"{{"name":"Ada {n}"}}"#), n);
    }
    let lines = || outside.borrow().lines.lines().count();
    let before = lines();
    let writer = recorder.writer();
    let mut steps = 0;
    while writer.write_some() {
        steps += 1;
    }
    assert!(steps > 100, "{steps}");
    // An input and its note each.
    let after = lines();
    assert_eq!(after, 100_000);
    assert!((20_000..60_000).contains(&(after - before)), "{before} were written before");
    let text = &outside.borrow().lines;
    let times: Vec<i64> = text.lines().map(|line| line[5..].split_once(',').unwrap().0.parse().unwrap()).collect();
    assert!(times.is_sorted());
}
