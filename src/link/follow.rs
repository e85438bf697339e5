//! How the inspector follows a panel that records, in the same browser. It asks; panels answer. Only redacted lines leave a panel.

use super::{broadcast::Broadcast, clock};
use deskpane_desk::clock::{Millis, Span};
use js_sys::Array;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsValue;

/// The name of the channel.
const CHANNEL: &str = "deskpane/recording";
/// The shortest time between two texts of one panel.
const PAUSE: Span = Span::seconds(1);
/// Making a text takes at most this part of a panel's time.
const SHARE: i64 = 20;
/// The longest text that is accepted, in characters.
const LONGEST: u32 = 16 * 1024 * 1024;

/// A recording that can be followed.
pub(crate) trait Followed {
    /// Changes with every input; `None` once nothing is recorded any more.
    fn edition(&self) -> Option<u32>;

    /// The latest lines, redacted.
    fn text(&self) -> Option<String>;
}

/// A panel's half: answers until it is dropped.
pub(crate) struct Answering(#[allow(dead_code, reason = "held for its drop")] Rc<Panel>);

struct Panel {
    /// Distinguishes panels.
    id: String,
    followed: Rc<dyn Followed>,
    channel: RefCell<Option<Broadcast>>,
    /// The next text may be made then.
    ready: Cell<Millis>,
}

impl Answering {
    /// Answers for this recording. The id distinguishes panels.
    pub(crate) fn begin(id: String, followed: Rc<dyn Followed>) -> Self {
        let panel = Rc::new(Panel { id, followed, channel: RefCell::default(), ready: Cell::new(Millis(0)) });
        let own = Rc::downgrade(&panel);
        let channel = Broadcast::open(CHANNEL, move |asked| {
            if let Some(panel) = own.upgrade() {
                panel.asked(&asked);
            }
        });
        panel.channel.replace(Some(channel));
        Self(panel)
    }
}

impl Panel {
    /// A question names the panel it is for, if any, and the edition that is known.
    fn asked(&self, asked: &JsValue) {
        let [kind, id, known] = texts(asked);
        let Some(edition) = self.followed.edition().filter(|_| kind == "ask" && (id.is_empty() || id == self.id))
        else {
            return;
        };
        let (edition, now) = (edition.to_string(), clock::now());
        // Without a text it says that there is nothing new, or that it takes a while.
        let is_wanted = edition != known && now >= self.ready.get();
        let text = if is_wanted { self.followed.text() } else { None };
        if is_wanted {
            let took = clock::now() - now;
            self.ready.set(clock::now() + PAUSE.max(Span(took.0.saturating_mul(SHARE))));
        }
        let edition = if text.is_some() { edition } else { known };
        let answer = ["answer", &self.id, &edition, &text.unwrap_or_default()];
        if let Some(channel) = &*self.channel.borrow() {
            channel.send(&answer.into_iter().map(JsValue::from_str).collect::<Array>());
        }
    }
}

/// The inspector's half: follows the first panel that answers, until it is dropped.
pub(crate) struct Following {
    channel: Broadcast,
    /// The panel, and the edition that is known of it.
    known: Rc<RefCell<(String, String)>>,
}

impl Following {
    /// Begins to listen. `heard` receives each new text; an empty one says that the panel is there.
    pub(crate) fn begin(heard: impl Fn(String) + 'static) -> Self {
        let known = Rc::new(RefCell::new((String::new(), String::new())));
        let own = known.clone();
        let channel = Broadcast::open(CHANNEL, move |answer| {
            let [kind, id, edition] = texts(&answer);
            let text = Array::is_array(&answer).then(|| Array::from(&answer).get(3)).and_then(|text| {
                let is_short = js_sys::JsString::from(text.clone()).length() <= LONGEST;
                text.as_string().filter(|_| is_short)
            });
            let Some(text) = text.filter(|_| kind == "answer" && !id.is_empty()) else { return };
            if let Ok(mut known) = own.try_borrow_mut() {
                if !known.0.is_empty() && known.0 != id {
                    return;
                }
                *known = (id, edition);
            }
            heard(text);
        });
        Self { channel, known }
    }

    /// Asks for what is new.
    pub(crate) fn ask(&self) {
        let (id, edition) = self.known.borrow().clone();
        self.channel.send(&["ask", &id, &edition].into_iter().map(JsValue::from_str).collect::<Array>());
    }

    /// Follows whichever panel answers next: the one so far has gone.
    pub(crate) fn forget(&self) {
        if let Ok(mut known) = self.known.try_borrow_mut() {
            *known = (String::new(), String::new());
        }
    }
}

/// The first three texts of a message.
fn texts(message: &JsValue) -> [String; 3] {
    if !Array::is_array(message) {
        return Default::default();
    }
    let parts = Array::from(message);
    [0, 1, 2].map(|at| parts.get(at).as_string().unwrap_or_default())
}
