//! The results: the file, the settings for desktops, the code for the CRM page, the server's configuration.

use crate::{
    leptos_workarounds::erased::{rebuilt, when, words as text_of},
    link::download,
    setup::{
        desktops::remedy,
        form::{Setup, Told, findings},
    },
    text::fill,
    view::parts::{
        copy_button::copy_button,
        elements::{block, paragraph, said},
        field::{Tick, field_with, tick},
    },
};
use deskpane_deploy::{Base, Root, Server, ServerFile, Site};
use deskpane_desk::desktop::DesktopSpec;
use deskpane_desktops::RELEASED;
use deskpane_setup::{Draft, Panel, crm_code};
use leptos::prelude::*;

pub(super) fn section(setup: Setup) -> AnyView {
    let words = setup.words;
    view! {
        <h2 class="home__title">{words.out}</h2>
        {config_file(setup)}
        {panel_address(setup)}
        <h3 class="choice__name">{words.vendor}</h3>
        <p class="choice__more">{words.vendor_do}</p>
        {rebuilt(move || block("fields", on(setup).into_iter().map(|desktop| entries(setup, desktop)).collect()))}
        <h3 class="choice__name">{words.crm_code}</h3>
        {rebuilt(move || code(setup))}
        {server(setup)}
    }
    .into_any()
}

/// The desktops that are switched on.
fn on(setup: Setup) -> Vec<&'static DesktopSpec> {
    setup.draft.with(|draft| RELEASED.into_iter().filter(|desktop| draft.is_on(desktop)).collect())
}

/// A text to copy or save, in a field that can be read with the keyboard.
fn taken_away(setup: Setup, name: String, file: &'static str, text: Signal<String>) -> AnyView {
    let save = move |_| download::save(file, "text/plain;charset=utf-8", &text.get_untracked());
    let rows = move || text.with(|text| text.lines().count().clamp(2, 16)).to_string();
    view! {
        <textarea class="field__box" aria-label=name readonly=true spellcheck="false" rows=text_of(rows) prop:value=text></textarea>
        <p class="choice__links">
            {copy_button(text)}
            {(!file.is_empty()).then(|| view! { <button type="button" class="button copy" on:click=save>{setup.words.save}</button> })}
        </p>
    }
    .into_any()
}

fn config_file(setup: Setup) -> AnyView {
    let words = setup.words;
    let text = text_of(move || setup.draft.with(Draft::text));
    let told = move || {
        let Told { errors, warnings } = setup.told.get();
        block("", vec![findings(words.mistakes, &errors), findings(words.warnings, &warnings)])
    };
    view! {
        <h3 class="choice__name">{words.config_file}</h3>
        <p class="choice__more">{words.config_file_do}</p>
        {taken_away(setup, words.config_file.to_owned(), "config.json", text)}
        <div aria-live="polite">{rebuilt(told)}</div>
    }
    .into_any()
}

/// A field for the panel's future address: this page may be somewhere else.
fn panel_address(setup: Setup) -> AnyView {
    let words = setup.words;
    let (typed, wrong) =
        (RwSignal::new(setup.panel.with_untracked(|panel| panel.page(""))), RwSignal::new(String::new()));
    let input = Callback::new(move |text: String| {
        match Panel::parse(&text) {
            Ok(panel) => {
                setup.panel.set(panel);
                wrong.set(String::new());
            }
            Err(error) => wrong.set(remedy(words, error).to_owned()),
        }
        typed.set(text);
    });
    view! {
        {field_with(words.panel_address.to_owned(), "text", typed.into(), input)}
        {paragraph("choice__more", words.panel_address_do)}
        {said("findings__one", wrong.into())}
    }
    .into_any()
}

fn entries(setup: Setup, desktop: &'static DesktopSpec) -> AnyView {
    let filled = |text: &str| setup.panel.with(|panel| panel.fill(text, desktop.id));
    if desktop.entries.is_empty() {
        let address = filled("{address}");
        return paragraph("", fill(setup.words.vendor_none, &[("desktop", desktop.name), ("address", &address)]));
    }
    let lines = desktop.entries.iter().map(|entry| {
        let value = filled(entry.value);
        view! {
            <p>{desktop.name} ", " <b>{entry.field}</b></p>
            <p class="home__line"><code>{value.clone()}</code> {copy_button(Signal::stored(value))}</p>
        }
        .into_any()
    });
    block("choice fields", lines.collect())
}

fn code(setup: Setup) -> AnyView {
    let words = setup.words;
    if setup.draft.with(|draft| draft.get("crm.origins")).is_empty() {
        return paragraph("choice__more", words.crm_code_none);
    }
    let each = on(setup).into_iter().map(|desktop| {
        let code = setup.panel.with(|panel| crm_code(panel, desktop.id));
        taken_away(setup, format!("{}, {}", words.crm_code, desktop.name), "", Signal::stored(code))
    });
    let parts = std::iter::once(paragraph("choice__more", words.crm_code_do)).chain(each);
    block("fields", parts.collect())
}

fn server(setup: Setup) -> AnyView {
    let words = setup.words;
    let chosen = RwSignal::new(Server::Nginx);
    let root = RwSignal::new("/var/www/deskpane".to_owned());
    // A plain nginx has no Brotli, and does not start with a configuration that uses it.
    let brotli = RwSignal::new(false);
    let has_brotli = move || {
        tick(Tick {
            kind: "checkbox",
            group: "server".to_owned(),
            own: "brotli".to_owned(),
            name: words.brotli.to_owned(),
            more: "",
            on: brotli.into(),
            change: Callback::new(move |on: bool| brotli.set(on)),
        })
    };
    let options = [(Server::Nginx, "nginx"), (Server::Caddy, "Caddy"), (Server::Headers, "Netlify, Cloudflare Pages")];
    let options = options.map(|(server, name)| view! { <option value=server.id()>{name}</option> }.into_any());
    let change = move |event| {
        if let Ok(server) = Server::parse(&event_target_value(&event)) {
            chosen.set(server);
        }
    };
    view! {
        <h3 class="choice__name">{words.server}</h3>
        <p class="choice__more">{words.server_do}</p>
        <label class="field">
            <span class="field__name">{words.server_name}</span>
            <select class="field__box" aria-label=words.server_name on:change=change>{options.into_iter().collect::<Vec<_>>()}</select>
        </label>
        <label class="field">
            <span class="field__name">{words.root}</span>
            <input
                class="field__box"
                type="text"
                aria-label=words.root
                prop:value=root
                on:input=move |event| root.set(event_target_value(&event))
            />
        </label>
        {when(move || chosen.get() == Server::Nginx, has_brotli)}
        {rebuilt(move || server_files(setup, chosen.get(), &root.get(), brotli.get()))}
    }
    .into_any()
}

/// A server's files, or what is missing for them.
fn server_files(setup: Setup, server: Server, root: &str, brotli: bool) -> AnyView {
    let words = setup.words;
    let Ok(config) = setup.draft.with(|draft| draft.report().outcome) else {
        return paragraph("findings__one", words.server_not_yet);
    };
    let base = setup.panel.with(|panel| Base::parse(&panel.base));
    let (base, root) = match (base, Root::parse(root)) {
        (Ok(base), Ok(root)) => (base, root),
        (Err(why), _) | (_, Err(why)) => return paragraph("findings__one", why),
    };
    let policy = deskpane_deploy::headers(&config, &[]);
    let site = Site { base, root, headers: policy.headers, brotli, has_crm: config.crm.is_there(), hashed: Vec::new() };
    let remarks = policy.remarks.into_iter().map(|remark| paragraph("findings__one", remark));
    let line = |line: &str| {
        let line = line.to_owned();
        view! { <p class="home__line"><code>{line.clone()}</code> {copy_button(Signal::stored(line))}</p> }.into_any()
    };
    let about = match server {
        Server::Nginx => vec![paragraph("choice__more", words.how_nginx), line("include /etc/nginx/deskpane.conf;")],
        Server::Caddy => vec![paragraph("choice__more", words.how_caddy), line("import /etc/caddy/deskpane")],
        Server::Headers => {
            [words.how_headers, words.server_static].map(|text| paragraph("choice__more", text)).into_iter().collect()
        }
    };
    let files = server.files(&site).into_iter().map(|ServerFile { name, text, .. }| {
        block("fields", vec![paragraph("", name), taken_away(setup, name.to_owned(), name, Signal::stored(text))])
    });
    block("fields", remarks.chain(about).chain(files).collect())
}
