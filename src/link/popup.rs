//! A desktop in a window that this page opens. It survives a reload of this page, and is recovered then: a mark in
//! the tab's storage says that there should be one. It may close silently, so it is checked every second.

use super::{
    clock::{self, Alarm},
    peer::{Peer, get},
    source::{Source, Tell},
    storage,
};
use deskpane_desk::{clock::Span, session::WindowEvent};
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};
use web_sys::Window;

/// The size and shape of the window, as browser features. `noopener` is absent: the two windows need each other.
const FEATURES: &str = "width=400,height=800";
/// How often to check whether the window is still there.
const LOOK: Span = Span::seconds(1);
/// How often to check whether a window that was loading shows its page, and how many times.
const LOADING_LOOK: Span = Span(250);
const LOADING_LOOKS: u32 = 20;

/// The state stored in the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// It was opened, and does not show the desktop yet.
    Loading,
    /// It shows the desktop.
    Running,
}

impl Mark {
    const fn word(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Running => "running",
        }
    }

    fn read(key: &str) -> Option<Self> {
        let word = storage::kept(key)?;
        Some(if word == Self::Loading.word() { Self::Loading } else { Self::Running })
    }
}

/// The next step for the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// There is none.
    Without,
    /// A window was found that may be the desktop's, still loading, or a new empty one. After this many checks it
    /// counts as empty.
    Doubtful(u32),
    /// It is there.
    Open(Mark),
}

/// The window this page opens.
pub(crate) struct Popup {
    url: String,
    name: &'static str,
    /// The mark's key.
    key: String,
    peer: Peer,
    stage: Cell<Stage>,
    tell: RefCell<Option<Tell>>,
    looking: Alarm,
}

impl Popup {
    /// A window called `name`, with the page at `url`.
    pub(crate) fn new(name: &'static str, url: &str) -> Rc<Self> {
        Rc::new_cyclic(|own: &Weak<Self>| {
            let own = own.clone();
            Self {
                url: url.to_owned(),
                name,
                key: format!("deskpane/window/{name}"),
                peer: Peer::default(),
                stage: Cell::new(Stage::Without),
                tell: RefCell::default(),
                looking: Alarm::new(move || {
                    if let Some(popup) = own.upgrade() {
                        popup.look();
                    }
                }),
            }
        })
    }

    /// Opens or finds the window with our name. With an empty address, an existing window keeps its page. `None` if the
    /// browser refuses.
    fn window(&self, url: &str) -> Option<Window> {
        let found = web_sys::window()?.open_with_url_and_target_and_features(url, self.name, FEATURES);
        found.ok().flatten().filter(|window| !is_closed(window))
    }

    fn tell(&self, event: WindowEvent) {
        let tell = self.tell.try_borrow().ok().and_then(|tell| tell.clone());
        if let Some(tell) = tell {
            tell(event);
        }
    }

    fn take(&self, window: Window, mark: Mark, event: WindowEvent) {
        self.peer.replace(Some(window));
        self.enter(Stage::Open(mark));
        storage::keep(&self.key, mark.word());
        self.tell(event);
    }

    fn lose(&self, event: WindowEvent) {
        self.peer.replace(None);
        self.enter(Stage::Without);
        storage::forget(&self.key);
        self.tell(event);
    }

    fn enter(&self, stage: Stage) {
        self.stage.set(stage);
        self.looking.set(match stage {
            Stage::Without => None,
            Stage::Doubtful(_) => Some(clock::now() + LOADING_LOOK),
            Stage::Open(_) => Some(clock::now() + LOOK),
        });
    }

    /// Checks the window.
    fn look(&self) {
        let Some(window) = self.peer.window() else { return };
        let closed = is_closed(&window);
        match self.stage.get() {
            Stage::Without => {}
            Stage::Open(_) if closed => self.lose(WindowEvent::Closed),
            Stage::Open(Mark::Loading) if !is_blank(&window) => {
                storage::keep(&self.key, Mark::Running.word());
                self.enter(Stage::Open(Mark::Running));
            }
            stage @ Stage::Open(_) => self.enter(stage),
            Stage::Doubtful(_) if closed => self.lose(WindowEvent::Absent),
            Stage::Doubtful(_) if !is_blank(&window) => self.take(window, Mark::Running, WindowEvent::Regained),
            Stage::Doubtful(0) => self.close(&window),
            Stage::Doubtful(looks) => self.enter(Stage::Doubtful(looks.saturating_sub(1))),
        }
    }

    /// Closes a window that was only created by the search for one.
    fn close(&self, window: &Window) {
        // If it will not close: it is empty and does no harm.
        let _ = window.close();
        self.lose(WindowEvent::Closed);
    }

    /// After a reload of this page: recovers the window, if there is one.
    fn take_back(&self, mark: Mark) {
        // Without a click, browsers open no new window, but they return the existing one with that name.
        match self.window("") {
            // The mark stays: a browser may refuse without a click what it permits with one. A frame whose parent page
            // was reloaded finds no earlier window.
            None if mark == Mark::Running => self.tell(WindowEvent::Closed),
            None => self.tell(WindowEvent::Absent),
            Some(window) if !is_blank(&window) => self.take(window, Mark::Running, WindowEvent::Regained),
            Some(window) if mark == Mark::Running => self.close(&window),
            Some(window) => {
                self.peer.replace(Some(window));
                self.enter(Stage::Doubtful(LOADING_LOOKS));
            }
        }
    }
}

impl Source for Popup {
    fn peer(&self) -> Peer {
        self.peer.clone()
    }

    fn begin(&self, tell: Tell) {
        if let Ok(mut slot) = self.tell.try_borrow_mut() {
            *slot = Some(tell);
        }
        match Mark::read(&self.key) {
            None => self.tell(WindowEvent::Absent),
            Some(mark) => self.take_back(mark),
        }
    }

    fn open(&self) {
        if let Some(window) = self.peer.window().filter(|window| !is_closed(window))
            && let Stage::Open(_) = self.stage.get()
        {
            // If it does not come to the front, it is open all the same.
            let _ = window.focus();
            return;
        }
        // A marked window that was not recovered must not be reloaded: it may hold a call.
        let marked = Mark::read(&self.key).is_some();
        match self.window(if marked { "" } else { &self.url }) {
            None => self.lose(WindowEvent::Blocked),
            Some(window) if marked && !is_blank(&window) => {
                let _ = window.focus();
                self.take(window, Mark::Running, WindowEvent::Regained);
            }
            Some(window) => {
                if marked && window.location().set_href(&self.url).is_err() {
                    return self.lose(WindowEvent::Blocked);
                }
                self.take(window, Mark::Loading, WindowEvent::Opened);
            }
        }
    }
}

fn is_closed(window: &Window) -> bool {
    window.closed().unwrap_or(true)
}

/// Whether the window is still empty. The address of another site's page cannot be read, which shows that it is not.
fn is_blank(window: &Window) -> bool {
    get(&get(window, "location"), "href").as_string().is_some_and(|address| address == "about:blank")
}
