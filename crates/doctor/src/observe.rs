//! Sends all requests whose answers are checked afterwards.

use deskpane_deploy::SHARED;
use deskpane_desk::config::{self, Config, CrmApi};
use deskpane_desktops::{RELEASED, RELEASED_SECTIONS};
use ureq::http::Method;
use url::Url;

use crate::fetch::{Client, Trust};
use crate::observed::{CrmSeen, Failure, File, Observed, Packing, Trail};
use crate::page::Page;

/// A page and a file that do not exist.
const NOWHERE: &str = "deskpane-doctor-looks-for-no-page";
const NO_FILE: &str = "deskpane-0123456789abcdef.js";

/// Requests everything of the panel at this address.
///
/// # Errors
/// Nothing answers at the address.
pub fn observe(address: &Url, trust: &Trust) -> Result<Observed, String> {
    let mut client = Client::new(trust)?;
    let mut page = client.follow(address);
    let mut certificate = None;
    if let Err(Failure::Certificate(reason)) = &page.end {
        certificate = Some(reason.clone());
        client = Client::new(&Trust::Any)?;
        page = client.follow(address);
    }
    if let Err(failure) = &page.end {
        return Err(format!("{} does not answer: {}", page.address(), failure.reason()));
    }
    let beside = Beside { client: &client, page: page.address().clone() };
    let with_query = |id: &str| format!("{id}?deskpane-doctor=1");
    let desktop_pages = RELEASED.iter().map(|spec| (spec.id, beside.follow(&with_query(spec.id)))).collect::<Vec<_>>();
    let config = beside.file("config.json".to_owned(), Vec::new());
    let read = config.plain.as_ref().ok().filter(|answer| answer.is_success());
    let read = read.and_then(|answer| config::parse(&answer.text(), &RELEASED_SECTIONS).outcome.ok());
    let files = beside.files(&page, &desktop_pages);
    let (desktops, crm) = match &read {
        Some(config) => (desktops(&client, config), crm(&client, config, &beside.page)),
        None => (Vec::new(), None),
    };
    Ok(Observed {
        nowhere: beside.get(NOWHERE),
        missing_file: beside.get(NO_FILE),
        page,
        certificate,
        desktop_pages,
        config,
        files,
        desktops,
        crm,
    })
}

/// The files beside the panel's page.
struct Beside<'a> {
    client: &'a Client,
    page: Url,
}

impl Beside<'_> {
    fn url(&self, name: &str) -> Result<Url, Failure> {
        self.page.join(name).map_err(|error| Failure::Unreachable(error.to_string()))
    }

    fn get(&self, name: &str) -> crate::observed::Fetched {
        self.client.get(&self.url(name)?)
    }

    fn follow(&self, name: &str) -> Trail {
        match self.url(name) {
            Ok(url) => self.client.follow(&url),
            Err(failure) => Trail { asked: self.page.clone(), led_to: Vec::new(), end: Err(failure) },
        }
    }

    fn file(&self, name: String, integrity: Vec<String>) -> File {
        let packed = Packing::ALL
            .map(|packing| (packing, self.url(&name).and_then(|url| self.client.get_packed(&url, packing))));
        File { integrity, plain: self.get(&name), packed: packed.into(), name }
    }

    /// The files loaded by the panel's pages and by CRM pages, with their integrity.
    fn files(&self, page: &Trail, desktop_pages: &[(&'static str, Trail)]) -> Vec<File> {
        let mut named: Vec<(String, Vec<String>)> = Vec::new();
        let mut add = |name: &str, integrity: Option<String>| {
            let name = name.trim_start_matches("./");
            let at = named.iter().position(|(own, _)| own == name);
            let known = match at.and_then(|at| named.get_mut(at)) {
                Some((_, known)) => known,
                None => {
                    named.push((name.to_owned(), Vec::new()));
                    return if let (Some((_, known)), Some(integrity)) = (named.last_mut(), integrity) {
                        known.push(integrity);
                    };
                }
            };
            if let Some(integrity) = integrity.filter(|own| !known.contains(own)) {
                known.push(integrity);
            }
        };
        let answers = std::iter::once(&page.end).chain(desktop_pages.iter().map(|(_, trail)| &trail.end));
        for answer in answers.flatten().filter(|answer| answer.is_success()) {
            let page = Page::read(&answer.text());
            for loaded in page.loads.into_iter().filter(|_| page.is_ours) {
                add(&loaded.name, loaded.integrity);
            }
        }
        let kit = self.get("embed.json").ok().filter(|answer| answer.is_success());
        let kit = kit.and_then(|answer| serde_json::from_slice::<serde_json::Value>(&answer.body).ok());
        add(SHARED, kit.and_then(|kit| Some(kit.get("integrity")?.as_str()?.to_owned())));
        named.into_iter().map(|(name, integrity)| self.file(name, integrity)).collect()
    }
}

fn desktops(client: &Client, config: &Config) -> Vec<(&'static str, Trail)> {
    let at = RELEASED.iter().filter_map(|spec| {
        let address = spec.configured(config)?.address.as_ref()?;
        Some((spec.id, Url::parse(address.url.as_str()).ok()?))
    });
    at.map(|(id, url)| (id, client.follow(&url))).collect()
}

/// As a browser does from the panel's page.
fn crm(client: &Client, config: &Config, page: &Url) -> Option<CrmSeen> {
    let api = config.crm.api.as_ref()?;
    let base = page.join(api.base()).ok()?;
    let below = |rest: &str| Url::parse(&format!("{}/{rest}", base.as_str().trim_end_matches('/'))).ok();
    let origin = page.origin().ascii_serialization();
    let own = [("Origin", origin.as_str()), ("Accept-Encoding", "identity")];
    let customers = client.ask(Method::GET, &below("customers?text=deskpane-doctor&limit=1")?, &own);
    let asks = [
        ("Origin", origin.as_str()),
        ("Access-Control-Request-Method", "PUT"),
        ("Access-Control-Request-Headers", "authorization,content-type"),
    ];
    let preflight = match api {
        CrmApi::At { .. } => Some(client.ask(Method::OPTIONS, &below("interactions/deskpane-doctor")?, &asks)),
        CrmApi::Own(_) => None,
    };
    Some(CrmSeen { customers, preflight })
}
