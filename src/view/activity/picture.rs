//! The picture of a day. A bar's height and outline show its meaning as well as its colour; the totals below are its
//! legend, and say the same in words.

use crate::{leptos_workarounds::erased::rebuilt, view::activity::day_shown::DayShown};
use deskpane_desk::activity::{Bar, Look, Phase, picture as drawn};
use leptos::prelude::*;

/// The height of the agent's band, and of a row of contacts with the space around it.
const BAND: usize = 20;
const ROW: usize = 14;
/// The height of the hours' line.
const HOURS: usize = 18;
/// Hours beyond this part of the width have no room for a label.
const LAST: f64 = 0.84;

/// The picture, redrawn when something has happened.
pub(super) fn picture(shown: DayShown) -> AnyView {
    let DayShown { store, t, version, .. } = shown;
    rebuilt(move || {
        version.track();
        let day = shown.day();
        let picture = store.activity.with(|ledger| drawn(ledger, day));
        let has_band = picture.bars.iter().any(|bar| bar.row == 0);
        let band = if has_band { BAND } else { 0 };
        let bars: Vec<_> = picture.bars.iter().map(|bar| rect(bar, band)).collect();
        let height = picture.rows.saturating_mul(ROW).saturating_add(band).saturating_add(HOURS);
        let hours: Vec<_> = picture
            .hours
            .iter()
            .filter(|(at, _)| *at <= LAST)
            .map(|(at, hour)| {
                let at = percent(*at);
                view! {
                    <line class="activity__hour" x1=at.clone() x2=at.clone() y1="0" y2=height.to_string()></line>
                    <text class="activity__time" x=at dx="3" y=height.saturating_sub(4).to_string()>{t.time_of_day(*hour)}</text>
                }
                .into_any()
            })
            .collect();
        let name = crate::text::fill(t.activity_picture, &[("date", &t.date(day.from))]);
        view! {
            <svg class="activity__picture" role="img" aria-label=name width="100%" height=height.to_string()>{hours}{bars}</svg>
        }
        .into_any()
    })
}

fn rect(bar: &Bar, band: usize) -> AnyView {
    let (top, whole) = match bar.row {
        0 => (2, BAND - 6),
        row => (band.saturating_add(row.saturating_sub(1).saturating_mul(ROW)).saturating_add(2), ROW - 4),
    };
    let height = match bar.look {
        Look::Contact(Phase::Ringing | Phase::Dialing | Phase::Waiting) | Look::Ready => whole / 3,
        Look::Other => whole / 6,
        Look::Contact(Phase::WrapUp) | Look::After => whole / 2,
        Look::Contact(Phase::Talk | Phase::Hold) | Look::Busy | Look::Away => whole,
    };
    let y = top.saturating_add(whole.saturating_sub(height));
    view! {
        <rect
            class="activity__bar"
            data-look=bar.look.name()
            x=percent(bar.at)
            width=percent(bar.width)
            y=y.to_string()
            height=height.to_string()
        ></rect>
    }
    .into_any()
}

fn percent(part: f64) -> String {
    // In whole numbers: formatting fractions would take more code than this whole picture.
    #[allow(clippy::cast_possible_truncation)]
    let thousandths = (part.clamp(0.0, 1.0) * 100_000.0) as i64;
    format!("{}.{:03}%", thousandths / 1_000, thousandths % 1_000)
}
