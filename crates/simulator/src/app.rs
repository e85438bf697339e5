//! The routes: one for each simulated desktop, and a page that lists them.

use crate::{max::MaxPage, roxchat::RoxchatPage, skylight::SkylightPage, ucontact::UcontactPage};
use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

#[component]
pub(crate) fn App() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=Home/>
                <Route path=path!("/max") view=MaxPage/>
                <Route path=path!("/skylight") view=SkylightPage/>
                <Route path=path!("/roxchat") view=RoxchatPage/>
                <Route path=path!("/ucontact") view=UcontactPage/>
            </FlatRoutes>
        </Router>
    }
}

#[component]
fn Home() -> impl IntoView {
    view! {
        <main class="home">
            <h1>"Simulated desktops"</h1>
            <p>"Stand-ins for the real thing, with the panel in them or around them. No account, no network."</p>
            <ul>
                <li><a href="/max">"NICE MAX"</a>" — phone, chat, e-mail and more; the panel sits inside"</li>
                <li><a href="/max?flavour=cxa">"CXone Agent"</a>" — MAX's successor, with its own habits"</li>
                <li><a href="/skylight">"Skylight"</a>" — a window that the panel opens, and then commands"</li>
                <li><a href="/roxchat">"Rox.Chat"</a>" — a workspace for chats; the panel holds it in a frame"</li>
                <li><a href="/ucontact">"uContact"</a>" — every channel in one desktop; the panel holds it in a frame"</li>
            </ul>
        </main>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    view! {
        <main class="home">
            <h1>"No such desktop"</h1>
            <p><a href="/">"See which there are"</a></p>
        </main>
    }
}
