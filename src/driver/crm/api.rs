//! Requests to the CRM's server.

use super::{Engine, Input};
use crate::link::{
    clock,
    http::{self, HttpAnswer, HttpRequest},
};
use deskpane_desk::{config::CrmApi, embedding::Event};
use leptos::task::spawn_local;

/// What is done with what a server said, if it said anything.
type WithAnswer = Box<dyn FnOnce(&Engine, Option<HttpAnswer>)>;

impl Engine {
    /// Asks a server, and goes on with what it says.
    pub(super) fn fetch(&self, request: HttpRequest, then: WithAnswer) {
        let own = self.own.clone();
        spawn_local(async move {
            let answer = http::ask(request).await;
            if let Some(engine) = own.upgrade() {
                if let Some(answer) = &answer {
                    engine.feed(Input::Session(Event::TokenWanted(answer.status == 401)));
                }
                then(&engine, answer);
            }
        });
    }

    pub(super) fn api(&self) -> Option<&CrmApi> {
        self.config.api.as_ref()
    }

    pub(super) fn authorization(&self) -> Option<String> {
        self.with(|core| core.token.as_ref()?.header(clock::now()))?
    }
}
