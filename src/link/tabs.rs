//! Other tabs of this origin: a lock that one of them holds, and short messages between them.

use super::{broadcast::Broadcast, peer::get, posted_task::PostedTask};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// A lock that one tab holds at a time. In a browser without locks, every tab holds it: the guarded work must
/// tolerate that.
pub(crate) struct TabLock(Rc<Inner>);

struct Inner {
    name: &'static str,
    tell: Box<dyn Fn(bool)>,
    is_wanted: Cell<bool>,
    is_asked: Cell<bool>,
    /// Releases it.
    release: RefCell<Option<js_sys::Function>>,
}

impl TabLock {
    /// Reports when it acquires or releases the lock.
    pub(crate) fn new(name: &'static str, tell: impl Fn(bool) + 'static) -> Self {
        // The program that ran on this page before may still hold it (`public/guard.js`), and nothing else would
        // release it.
        if let Ok(release) = get(&JsValue::from(web_sys::window()), &of_page(name)).dyn_into::<js_sys::Function>() {
            // It resolves a promise, which cannot fail.
            let _ = release.call0(&JsValue::NULL);
        }
        Self(Rc::new(Inner {
            name,
            tell: Box::new(tell),
            is_wanted: Cell::new(false),
            is_asked: Cell::new(false),
            release: RefCell::default(),
        }))
    }

    /// Requests the lock, and holds it until it is dropped or the page unloads.
    pub(crate) fn want(&self, is_wanted: bool) {
        let inner = &self.0;
        inner.is_wanted.set(is_wanted);
        if is_wanted {
            let is_held = inner.release.borrow().is_some();
            if !is_held && !inner.is_asked.replace(true) && inner.clone().ask().is_none() {
                (inner.tell)(true);
            }
            return;
        }
        let release = inner.release.borrow_mut().take();
        if let Some(release) = release {
            // It resolves a promise, which cannot fail.
            let _ = release.call0(&JsValue::NULL);
        }
        (inner.tell)(false);
    }
}

impl Inner {
    /// `None` if the browser has no locks.
    fn ask(self: Rc<Self>) -> Option<()> {
        let locks = get(&web_sys::window()?.navigator(), "locks");
        let request = get(&locks, "request").dyn_into::<js_sys::Function>().ok()?;
        let name = JsValue::from_str(self.name);
        let held = Closure::once_into_js(move |_: JsValue| -> JsValue {
            self.is_asked.set(false);
            if !self.is_wanted.get() {
                return JsValue::UNDEFINED;
            }
            let promise = js_sys::Promise::new(&mut |keep, _| {
                // Without it, the lock of a failed program is held until the page unloads.
                let _ = js_sys::Reflect::set(&JsValue::from(web_sys::window()), &of_page(self.name).into(), &keep);
                self.release.replace(Some(keep));
            });
            (self.tell)(true);
            promise.into()
        });
        // Rejected only while the page unloads.
        let asked = request.call2(&locks, &name, &held).ok()?.dyn_into::<js_sys::Promise>().ok()?;
        let ignore = Closure::once_into_js(|_: JsValue| {});
        let _ = get(&asked, "catch").dyn_into::<js_sys::Function>().ok()?.call1(&asked, &ignore);
        Some(())
    }
}

/// Where on the page the lock's release function is kept.
fn of_page(name: &str) -> String {
    format!("deskpaneLock/{name}")
}

/// Messages between tabs: that something has changed, or that failed work should be tried again. Several at once are
/// delivered as one.
pub(crate) struct TabNews(Broadcast);

impl TabNews {
    /// Opens the channel. `heard` receives whether to try again.
    pub(crate) fn open(name: &str, heard: impl Fn(bool) + 'static) -> Self {
        let tries_again = Rc::new(Cell::new(false));
        let asked = tries_again.clone();
        let task = PostedTask::new(move || heard(asked.take()));
        Self(Broadcast::open(name, move |data| {
            tries_again.set(tries_again.get() || data.is_truthy());
            task.ask();
        }))
    }

    pub(crate) fn tell(&self, tries_again: bool) {
        self.0.send(&tries_again.into());
    }
}
