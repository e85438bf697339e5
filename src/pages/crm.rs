//! The panel's parts for a CRM, put together.

use crate::{
    driver::crm::{CrmDriver, CrmWords},
    store::Store,
    text::{EN, Language},
    view::{card::crm_customer::crm_customer, panel::crm_log::crm_log, whole_program::CrmPart},
};
use deskpane_desk::config::Config;
use std::any::Any;

/// The parts for a CRM.
pub(super) const CRM: CrmPart = CrmPart { start, customer: crm_customer, log: crm_log };

fn start(config: &Config, host: String, language: Option<Language>, store: Store) -> Option<Box<dyn Any>> {
    let driver = CrmDriver::start(&config.crm, config.keep_days, host, words(language, store), store)?;
    Some(Box::new(driver))
}

/// The texts that CRM pages receive, in the agent's current language.
fn words(language: Option<Language>, store: Store) -> CrmWords {
    let desktop = store.desktop;
    let t = move || language.map_or(EN, |language| language.now());
    CrmWords {
        denial: Box::new(move |denial| t().denial(denial, desktop)),
        status: Box::new(move |record| t().status(record, desktop)),
        connection: Box::new(move |connection| t().connected(connection, desktop).what),
        no_dial: Box::new(move || t().no_dial(desktop)),
    }
}
