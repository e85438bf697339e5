//! The disposition recorded in the desktop's own window.

use crate::{
    text::{Texts, texts},
    view::parts::elements::{block, lines, paragraph},
};
use deskpane_desk::{bidi::joined, model::work::RecordedDisposition};
use leptos::prelude::*;
use std::sync::Arc;

/// The chosen levels, the comment, and the time.
pub(crate) fn recorded_disposition(
    read: impl Fn() -> Option<Arc<RecordedDisposition>> + Send + Sync + 'static,
) -> AnyView {
    let t = texts();
    let told = move || read().map(|recorded| told(&recorded, t)).unwrap_or_default();
    block("recorded", vec![paragraph("recorded__name", t.recorded), lines(t.recorded, told)])
}

fn told(recorded: &RecordedDisposition, t: Texts) -> Vec<String> {
    let at = t.time_of_day(recorded.at);
    let mut lines = said(recorded, t);
    lines.push(at);
    lines
}

fn said(recorded: &RecordedDisposition, t: Texts) -> Vec<String> {
    let levels = recorded.levels.iter().map(|level| t.level(level)).collect::<Vec<_>>();
    let comment = Some(recorded.comment.trim()).filter(|comment| !comment.is_empty());
    let lines = [joined(&levels, " › "), comment.map(|comment| t.quoted(comment)).unwrap_or_default()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::EN;
    use deskpane_desk::{clock::Millis, model::work::DispositionLevel};

    #[test]
    fn levels_are_in_one_line_with_the_comment_below() {
        let level = |id: &str, value: &str| DispositionLevel { id: Some(id.into()), value: Some(value.into()) };
        let levels = vec![level("1", "Sale"), DispositionLevel::default(), level("12", "New")];
        let recorded = RecordedDisposition { levels, comment: " Call back ".into(), at: Millis(0) };
        assert_eq!(said(&recorded, EN), ["Sale (1) › New (12)", "“Call back”"]);
        assert_eq!(said(&RecordedDisposition { levels: vec![], comment: String::new(), at: Millis(0) }, EN), [""; 0]);
    }
}
