//! Where rows are in a table that is longer than what browsers lay out.

use deskpane_inspect::Shown;

/// The height of a row and of the table's head; the same in `inspector.css`.
pub(super) const HEIGHT: f64 = 28.0;
/// Browsers lay out at most 17 million pixels. Above this height, a pixel of the scroll bar stands for several.
const HIGHEST: f64 = 15_000_000.0;

/// How far the table is scrolled.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct View {
    pub(super) top: f64,
    pub(super) height: f64,
}

/// The mapping between the scroll position and the place among all rows.
#[derive(Clone, Copy)]
pub(super) struct Track {
    /// The height of all rows.
    pub(super) whole: f64,
    /// The height that the browser lays out.
    pub(super) laid_out: f64,
}

impl Track {
    pub(super) fn of(shown: &Shown) -> Self {
        let whole = shown.len() as f64 * HEIGHT;
        Self { whole, laid_out: whole.min(HIGHEST) }
    }

    /// The place among all rows at a scroll position.
    pub(super) fn place(self, view: View) -> f64 {
        let room = self.laid_out - view.height;
        if room <= 0.0 { view.top } else { view.top * (self.whole - view.height) / room }
    }

    /// The scroll position for a place among all rows.
    pub(super) fn scroll(self, place: f64, height: f64) -> f64 {
        let room = self.whole - height;
        if room <= 0.0 { place } else { place * (self.laid_out - height) / room }
    }
}
