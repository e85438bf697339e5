//! Which parts of a message a session reads, found by experiment: where another value makes the session answer the message
//! differently, it has read that part. This needs nothing of the desktops, and costs the panel nothing.

use crate::{
    inspection::Inspection,
    row::{Kind, Row},
    tree::Tree,
};
use deskpane_desk::{
    desktop::DesktopSpec,
    recording::{Entry, Header, Line, Player},
    session::{Note, Output},
};
use serde_json::{Value, json};
use std::ops::Range;

/// The most inputs that are played for one message: some seconds in a browser.
const MOST: usize = 1_000_000;

/// The search for what a session reads of one message. Each trial plays the recording from where the session began up to the
/// message, with other values in some of its parts. Parts are tried together first: those without effect need no trial each.
pub struct Reading {
    spec: &'static DesktopSpec,
    header: Header,
    /// The steps before it that are not among the inputs yet.
    steps: Range<usize>,
    /// What went before, as far as it has been read.
    inputs: Vec<Line>,
    message: Line,
    content: Value,
    /// The parts that have values, as JSON pointers.
    places: Vec<String>,
    /// The parts that are still to be tried together.
    groups: Vec<Range<usize>>,
    trial: Option<Trial>,
    /// The answer to the message as it is.
    expected: Option<Vec<Output>>,
    read: Vec<String>,
}

struct Trial {
    player: Player,
    next: usize,
    /// Empty for the message as it is.
    group: Range<usize>,
}

impl Reading {
    /// The search in the message on this line, whose tree this is. `None` where nothing can be found: it is no message, the recording
    /// cannot be played, or too much went before.
    #[must_use]
    pub fn of(inspection: &Inspection, row: &Row, tree: &Tree) -> Option<Self> {
        let spec = inspection.desktop().filter(|_| row.kind == Kind::Message)?;
        let message = inspection.line(row)?;
        let Entry::Message { text, .. } = &message.entry else { return None };
        let content = serde_json::from_str(text).ok()?;
        let leaves = tree.nodes.iter().filter(|node| node.value.is_some());
        let places: Vec<_> = leaves.map(|node| node.pointer.clone()).collect();
        // The session is as new at a gap.
        let step = row.step as usize;
        let before = inspection.steps.get(..step)?;
        let first = before.iter().rposition(|step| step.is_gap).unwrap_or(0);
        if (step - first).saturating_mul(places.len()) > MOST {
            return None;
        }
        let groups = std::iter::once(0..places.len()).filter(|all| !all.is_empty()).collect();
        let header = inspection.header().clone();
        Some(Self {
            spec,
            header,
            steps: first..step,
            inputs: Vec::new(),
            message,
            content,
            places,
            groups,
            trial: None,
            expected: None,
            read: Vec::new(),
        })
    }

    /// Searches on for about so many inputs of the recording that it is about. Whether there is more to do.
    pub fn advance(&mut self, inspection: &Inspection, inputs: usize) -> bool {
        (0..inputs).all(|_| self.play(inspection).is_some())
    }

    /// The parts that were found so far, as JSON pointers.
    #[must_use]
    pub fn read(&self) -> &[String] {
        &self.read
    }

    /// Plays one input of a trial; `None` when all are done.
    fn play(&mut self, inspection: &Inspection) -> Option<()> {
        let Some(trial) = &mut self.trial else {
            let group = if self.expected.is_none() { 0..0 } else { self.groups.pop()? };
            let mut player = Player::begin(self.spec, &self.header).ok()?;
            player.play(None, &[], None);
            self.trial = Some(Trial { player, next: 0, group });
            return Some(());
        };
        if trial.next == self.inputs.len()
            && let Some(step) = self.steps.next()
        {
            let row = inspection.steps.get(step).and_then(|step| inspection.row(step.row as usize));
            // The start of the session has no line.
            let row = row.filter(|row| row.step as usize == step);
            let line = row.and_then(|row| inspection.line(row)).filter(|line| line.entry.drives());
            self.inputs.extend(line);
            return Some(());
        }
        if let Some(line) = self.inputs.get(trial.next) {
            trial.player.play(Some(line), &[], None);
            trial.next += 1;
            return Some(());
        }
        let mut trial = self.trial.take()?;
        let answer = self.answer(&mut trial);
        let Range { start, end } = trial.group;
        match &self.expected {
            None => self.expected = Some(answer),
            Some(expected) if *expected == answer => {}
            Some(_) if end - start == 1 => self.read.extend(self.places.get(start).cloned()),
            Some(_) => {
                let middle = start.midpoint(end);
                self.groups.extend([start..middle, middle..end]);
            }
        }
        Some(())
    }

    /// What the session does with the message, with other values in the parts of the trial.
    fn answer(&self, trial: &mut Trial) -> Vec<Output> {
        let mut content = self.content.clone();
        for place in self.places.get(trial.group.clone()).unwrap_or_default() {
            if let Some(value) = content.pointer_mut(place) {
                *value = other(value);
            }
        }
        let mut message = self.message.clone();
        if let Entry::Message { text, .. } = &mut message.entry {
            *text = content.to_string();
        }
        let outputs = trial.player.play(Some(&message), &[], None).outputs;
        outputs
            .into_iter()
            .map(|output| match output {
                // A note quotes the message, whatever of it was read.
                Output::Note(note) => Output::Note(Note { text: String::new(), ..note }),
                other => other,
            })
            .collect()
    }
}

/// Another value that means something else wherever this one means something.
fn other(value: &Value) -> Value {
    match value {
        Value::Bool(value) => json!(!value),
        Value::Number(number) => number
            .as_i64()
            .map_or_else(|| json!(number.as_f64().unwrap_or_default() + 1.0), |number| json!(number.wrapping_add(1))),
        Value::String(text) if text.trim().eq_ignore_ascii_case("true") => json!("False"),
        Value::String(text) if text.trim().eq_ignore_ascii_case("false") => json!("True"),
        // What is too long is cut at its end.
        Value::String(text) => json!(format!("~{text}")),
        Value::Null | Value::Array(_) | Value::Object(_) => json!("~"),
    }
}
