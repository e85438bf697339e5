//! A sheet over the page: one at a time, modal, closed by Escape or its button. The browser keeps the focus inside
//! and restores it.

use crate::{
    leptos_workarounds::erased::{Build, when},
    text::texts,
    view::{
        focus::move_focus,
        parts::{icons, shortcut_hint::ACTION_ATTRIBUTE},
    },
};
use deskpane_desk::shortcuts::Action;
use leptos::{html, prelude::*};
use std::sync::Arc;

/// The sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// Activity.
    Activity,
    /// Keyboard shortcuts.
    Shortcuts,
    /// Settings.
    Settings,
}

impl Sheet {
    /// What opens it.
    pub(crate) const fn action(self) -> Action {
        match self {
            Self::Activity => Action::Activity,
            Self::Shortcuts => Action::Shortcuts,
            Self::Settings => Action::Settings,
        }
    }
}

/// Which sheet is open. It survives a rebuild in another language.
#[derive(Clone, Copy)]
pub(crate) struct Sheets(RwSignal<u32>);

impl Sheets {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(0))
    }

    pub(crate) fn is_open(&self, sheet: Sheet) -> bool {
        self.0.get() == number(sheet)
    }

    pub(crate) fn open(&self, sheet: Sheet) {
        self.0.set(number(sheet));
    }

    /// Whether this action's sheet is open, without tracking it.
    pub(crate) fn is_open_by(&self, action: Action) -> bool {
        let all = [Sheet::Activity, Sheet::Shortcuts, Sheet::Settings];
        all.into_iter().any(|sheet| sheet.action() == action && self.0.get_untracked() == number(sheet))
    }

    fn close(&self) {
        self.0.set(0);
    }
}

/// 0 is none.
const fn number(sheet: Sheet) -> u32 {
    sheet as u32 + 1
}

/// The sheets of this page.
pub(crate) fn sheets() -> Sheets {
    expect_context::<Sheets>()
}

/// A sheet, on the page only while it is open.
pub(crate) fn sheet(
    which: Sheet,
    name: &'static str,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed(which, name, Arc::new(content))
}

fn boxed(which: Sheet, name: &'static str, content: Build) -> AnyView {
    let sheets = sheets();
    when(move || sheets.is_open(which), move || opened(sheets, which, name, &content))
}

fn opened(sheets: Sheets, which: Sheet, name: &'static str, content: &Build) -> AnyView {
    let element = NodeRef::<html::Dialog>::new();
    element.on_load(|dialog| {
        // It fails only if the dialog is already open.
        let _ = dialog.show_modal();
    });
    let close = move |_| {
        if let Some(dialog) = element.get_untracked() {
            dialog.close();
        }
    };
    let closed = move |_| {
        sheets.close();
        // If the page was rebuilt behind the sheet, as for another language, the element that had the focus is gone.
        move_focus::give_if_lost(move || {
            move_focus::find(&format!("[{ACTION_ATTRIBUTE}=\"{}\"]", which.action().name()))
        });
    };
    view! {
        <dialog class="sheet" aria-label=name node_ref=element on:close=closed>
            <header class="sheet__head">
                <h2 class="sheet__name">{name}</h2>
                <button type="button" class="sheet__close" aria-label=texts().close title=texts().close on:click=close>
                    {icons::icon(icons::CLOSE)}
                </button>
            </header>
            <div class="sheet__content">{content()}</div>
        </dialog>
    }
    .into_any()
}
