//! The table of lines. Only rows in view are elements, so a million lines scroll like a hundred.

use crate::{
    inspect::{
        cells::Cells,
        inspector::{Inspector, Looked},
        track::{HEIGHT, Track, View},
    },
    leptos_workarounds::{
        erased::{effect, flag, keys, when, word, words as told},
        keyed_rows::{rows, shown},
    },
    text::fill,
    view::parts::elements::paragraph,
};
use deskpane_inspect::{Direction, Shown};
use gloo_events::EventListener;
use leptos::{ev, html, prelude::*};
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How many rows are elements above and below those in view.
const BEYOND: usize = 4;

/// The table's element and its scroll position. A handle.
#[derive(Clone, Copy)]
struct Table {
    inspector: Inspector,
    scroller: NodeRef<html::Div>,
    view: RwSignal<View>,
    /// How far the rows are moved, if the browser does not lay out all.
    moved: Memo<f64>,
    /// The row that Tab leads to: the current one, or its place among the rows shown.
    stop: Memo<Option<usize>>,
    cells: Cells,
    /// The row with the focus. It stays an element until another row has the focus.
    focused: RwSignal<usize>,
}

pub(super) fn section(inspector: Inspector) -> AnyView {
    let words = inspector.words;
    let Looked { shown: all, current, .. } = inspector.looked;
    let view = RwSignal::new(View { top: 0.0, height: 600.0 });
    let table = Table {
        inspector,
        scroller: NodeRef::new(),
        view,
        moved: Memo::new(move |_| {
            let track = all.with(|shown| Track::of(shown));
            if track.whole > track.laid_out { track.place(view.get()) - view.get().top } else { 0.0 }
        }),
        stop: Memo::new(move |_| all.with(|shown| shown.get(shown.nearest(current.get())))),
        cells: Cells::new(),
        focused: RwSignal::new(0),
    };
    let place = NodeRef::<html::Div>::new();
    let on_page = keys(move || table.on_page());
    rows(move || place.get().map(Into::into), on_page.into(), move |key| shown(table.row(key as usize)));
    effect(move || {
        let (row, shown) = (inspector.current.get(), inspector.shown.get());
        table.bring_into_view(shown.nearest(row), &shown);
    });
    effect(move || {
        table.scroller.get();
        table.look();
    });
    let resized = EventListener::new(&window(), "resize", move |_| table.look());
    let resized = StoredValue::new_local(Some(resized));
    on_cleanup(move || drop(resized.try_update_value(Option::take)));
    let laid_out = told(move || inspector.shown.with(|shown| format!("{}px", Track::of(shown).laid_out)));
    let count = told(move || inspector.shown.with(|shown| (shown.len() + 1).to_string()));
    let heads = [
        (words.line, "number"),
        (words.time, "time"),
        (words.direction, "direction"),
        (words.kind, "kind"),
        (words.contact, "contact"),
        (words.origin, "origin"),
        (words.effect, "effect"),
        (words.size, "size"),
    ];
    let heads = heads.map(|(name, part)| {
        view! { <span role="columnheader" class="messages__cell" data-part=part>{name}</span> }.into_any()
    });
    view! {
        <div class="messages" role="table" aria-label=words.messages aria-rowcount=count aria-busy=flag(move || inspector.is_filtering.get())>
            <div class="messages__scroller" node_ref=table.scroller on:scroll=move |_| table.look() on:keydown=move |event| table.by_key(&event)>
                <div role="rowgroup" class="messages__head">
                    <div role="row" class="messages__row" aria-rowindex="1">{heads.into_iter().collect::<Vec<_>>()}</div>
                </div>
                <div role="rowgroup" class="messages__rows" style:height=laid_out node_ref=place></div>
            </div>
            {when(move || inspector.shown.with(|shown| shown.is_empty()), move || paragraph("messages__none", words.none_shown))}
        </div>
    }
    .into_any()
}

impl Table {
    /// The rows that are elements: those in view, the current one, and the one with the focus.
    fn on_page(self) -> Vec<u32> {
        let (view, shown) = (self.view.get(), self.inspector.shown.get());
        let first = (Track::of(&shown).place(view) / HEIGHT).max(0.0) as usize;
        let count = (view.height / HEIGHT) as usize + 2 * BEYOND + 1;
        let first = first.saturating_sub(BEYOND);
        let mut rows: Vec<_> = (first..first + count).filter_map(|at| shown.get(at)).collect();
        let focused = Some(self.focused.get()).filter(|row| shown.get(shown.nearest(*row)) == Some(*row));
        for own in self.stop.get().into_iter().chain(focused) {
            if !rows.contains(&own) {
                let at = rows.partition_point(|row| *row < own);
                rows.insert(at, own);
            }
        }
        rows.into_iter().filter_map(|row| u32::try_from(row).ok()).collect()
    }

    /// Reads the scroll position.
    fn look(self) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let view = View { top: scroller.scroll_top().into(), height: f64::from(scroller.client_height()) - HEIGHT };
        if view.height > 0.0 && view != self.view.get_untracked() {
            self.view.set(view);
        }
    }

    /// Scrolls until the row at this place is in view.
    fn bring_into_view(self, at: usize, shown: &Shown) {
        let (track, view) = (Track::of(shown), self.view.get_untracked());
        let (place, top) = (track.place(view), at as f64 * HEIGHT);
        let wanted = if top < place {
            top
        } else if top + HEIGHT > place + view.height {
            top + HEIGHT - view.height
        } else {
            return;
        };
        let top = track.scroll(wanted, view.height).round();
        self.view.set(View { top, ..view });
        // With the next frame, which lays the page out anyway: at once, it would be laid out for this alone.
        request_animation_frame(move || {
            if let Some(scroller) = self.scroller.try_get_untracked().flatten() {
                scroller.set_scroll_top(top as i32);
            }
        });
    }

    /// Keys move the current line from any row.
    fn by_key(self, event: &ev::KeyboardEvent) {
        if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        let shown = self.inspector.shown.get_untracked();
        let last = shown.len().saturating_sub(1);
        let page = ((self.view.get_untracked().height / HEIGHT) as usize).saturating_sub(1).max(1);
        let at = shown.nearest(self.inspector.current.get_untracked());
        let next = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at + page,
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        if let Some(row) = shown.get(next.min(last)) {
            self.inspector.look_at(row);
            // After the row has become an element, and has been scrolled into view.
            set_timeout(move || request_animation_frame(move || focus(row)), Duration::ZERO);
        }
    }

    fn row(self, at: usize) -> AnyView {
        let Inspector { words, looked: Looked { shown, current, .. }, .. } = self.inspector;
        let Some(open) = self.inspector.open() else { return ().into_any() };
        let Some(row) = open.row(at) else { return ().into_any() };
        let top = told(move || {
            let place = shown.with(|shown| shown.nearest(at));
            format!("translateY({}px)", place as f64 * HEIGHT - self.moved.get())
        });
        let index = told(move || (shown.with(|shown| shown.nearest(at)) + 2).to_string());
        let name = fill(words.detail, &[("line", &row.number.to_string())]);
        let number = row.number;
        view! {
            <div
                role="row"
                class="messages__row"
                aria-rowindex=index
                style:transform=top
                data-direction=way(row.kind.direction())
                data-differs=open.differs(row).then_some("true")
                on:click=move |_| self.inspector.look_at(at)
            >
                <span role="cell" class="messages__cell" data-part="number">
                    <button
                        type="button"
                        class="messages__open"
                        id=element_id(at)
                        aria-label=name
                        aria-current=flag(move || current.get() == at)
                        tabindex=word(move || if self.stop.get() == Some(at) { "0" } else { "-1" })
                        on:focus=move |_| self.focused.set(at)
                    >
                        {number}
                    </button>
                </span>
                {self.cells.of(self.inspector, &open, row)}
            </div>
        }
        .into_any()
    }
}

fn element_id(row: usize) -> String {
    format!("line-{row}")
}

fn focus(row: usize) {
    let button = document().get_element_by_id(&element_id(row));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // An element that refuses the focus has left the page.
        let _ = button.focus();
    }
}

/// Which way a line went: how the page's style names it.
const fn way(direction: Direction) -> &'static str {
    match direction {
        Direction::In => "in",
        Direction::Out => "out",
        Direction::Beside => "beside",
    }
}
