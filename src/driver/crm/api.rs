//! Requests to the CRM's server.

use super::{Engine, Input};
use crate::link::{
    clock,
    http::{self, HttpAnswer, HttpRequest},
};
use deskpane_desk::{config::CrmApi, embedding::Event};
use leptos::task::spawn_local;

/// Handles a server's answer; `None` if there was none.
type WithAnswer = Box<dyn FnOnce(&Engine, Option<HttpAnswer>)>;

impl Engine {
    /// Sends a request to a server and handles its answer.
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
