//! The panel behind nginx with the configuration of `cargo xtask deploy-config`; the desktops and the CRM are nginx
//! too.

use std::fs;

use deskpane_deploy::{Base, Root, Server, Site};
use deskpane_desk::config;
use deskpane_desk::desktop::{DesktopSpec, Placement};
use deskpane_desktops::{RELEASED, RELEASED_SECTIONS};
use deskpane_doctor::{Trust, findings, observe};
use url::Url;

use crate::dist::{Dist, OLD_STYLE, PROGRAM, STYLE, gzip};
use crate::nginx::{Nginx, free_ports};

/// The parts of a deployment that a test may break.
struct Deployment {
    dist: Dist,
    /// Compressed copies that differ from their files.
    packed: Vec<(&'static str, Vec<u8>)>,
    /// nginx's configuration for the panel.
    panel: String,
    /// nginx's configuration for each desktop that the panel opens or frames.
    desktops: Vec<(&'static DesktopSpec, u16, String)>,
    /// nginx's configuration for the CRM.
    crm: String,
    ports: Ports,
    /// The address for the doctor.
    address: String,
}

#[derive(Clone, Copy)]
struct Ports {
    panel: u16,
    crm: u16,
    entry: u16,
    /// A port without a listener, except on 127.0.0.2.
    nobody: u16,
}

const CRM: &str = "https://crm.test";

impl Deployment {
    fn healthy() -> Self {
        let [panel, crm, entry, nobody, ref rest @ ..] = free_ports::<{ 4 + RELEASED.len() }>();
        let desktops: Vec<_> = RELEASED
            .into_iter()
            .zip(rest)
            .filter(|(spec, _)| spec.placement != Placement::Around)
            .map(|(spec, port)| (spec, *port, "return 200 'a desktop';".to_owned()))
            .collect();
        let lines: String = RELEASED
            .iter()
            .map(|spec| {
                let port = desktops.iter().find(|(own, _, _)| own.id == spec.id).map(|(_, port, _)| port);
                let origin = port.map_or(spec.example_origin.to_owned(), |port| format!("http://127.0.0.1:{port}"));
                spec.config_line(&origin) + ",\n"
            })
            .collect();
        let config =
            format!("{{ {lines} \"crm\": {{ \"origins\": [\"{CRM}\"], \"api\": \"http://127.0.0.1:{crm}/v1\" }} }}\n");
        let read = config::parse(&config, &RELEASED_SECTIONS).outcome.unwrap();
        let site = Site {
            base: Base::parse("/").unwrap(),
            root: Root::parse("/root-of-the-panel").unwrap(),
            headers: deskpane_deploy::headers(&read, &[]).headers,
            brotli: false,
            has_crm: read.crm.is_there(),
            hashed: Vec::new(),
        };
        let [file] = <[_; 1]>::try_from(Server::Nginx.files(&site)).unwrap();
        let crm_says = format!(
            "default_type application/json;\n\
             add_header Access-Control-Allow-Origin http://127.0.0.1:{panel} always;\n\
             add_header Access-Control-Allow-Credentials true always;\n\
             add_header Access-Control-Allow-Methods 'GET, PUT' always;\n\
             add_header Access-Control-Allow-Headers 'Authorization, Content-Type' always;\n\
             if ($request_method = OPTIONS) {{ return 204; }}\n\
             return 200 '{{\"matches\":[]}}';\n"
        );
        Self {
            dist: Dist::new(&config),
            packed: Vec::new(),
            panel: file.text.replace("/root-of-the-panel", "@HOME@/panel"),
            desktops,
            crm: crm_says,
            ports: Ports { panel, crm, entry, nobody },
            address: format!("http://127.0.0.1:{panel}/"),
        }
    }

    /// Changes the configuration of the panel's server. The text to change must be present.
    fn panel(&mut self, from: &str, to: &str) {
        assert!(self.panel.contains(from), "nginx.conf has no {from}:\n{}", self.panel);
        self.panel = self.panel.replacen(from, to, 1);
    }

    /// Answers the page of the first desktop like this; returns the name of the file that `own.html` is in it.
    fn page(&mut self, answer: &str) -> String {
        let [spec, ..] = RELEASED;
        let name = format!("{}.html", spec.id);
        let answer = answer.replace("own.html", &name);
        let every = "    # Every other address";
        let own = format!("    location ~ ^/{}$ {{ set $deskpane_cache no-cache; {answer} }}\n{every}", spec.id);
        self.panel(every, &own);
        name
    }

    /// Adds a header to every response.
    fn also(&mut self, header: &str) {
        self.panel(
            "    add_header Referrer-Policy",
            &format!("    add_header {header} always;\n    add_header Referrer-Policy"),
        );
    }

    /// Removes a header.
    fn without(&mut self, header: &str) {
        let lines = self.panel.lines().filter(|line| !line.contains(&format!("add_header {header} ")));
        self.panel = lines.map(|line| format!("{line}\n")).collect();
    }

    /// The first desktop of this kind.
    fn desktop(&mut self, is_it: fn(Placement) -> bool) -> &mut (&'static DesktopSpec, u16, String) {
        self.desktops.iter_mut().find(|(spec, _, _)| is_it(spec.placement)).unwrap()
    }

    fn crm(&mut self, from: &str, to: &str) {
        assert!(self.crm.contains(from));
        self.crm = self.crm.replacen(from, to, 1);
    }

    /// The doctor's findings.
    fn look(&self, name: &str) -> Vec<String> {
        let Ports { panel, crm, entry, nobody } = self.ports;
        let mut servers = format!(
            "server {{ listen 127.0.0.1:{panel}; default_type text/plain;\n{}}}\n\
             server {{ listen 127.0.0.1:{entry}; return 302 http://127.0.0.1:{panel}$request_uri; }}\n\
             server {{ listen 127.0.0.2:{nobody}; return 200 'a login page'; }}\n\
             server {{ listen 127.0.0.1:{crm}; location /v1/ {{\n{}}} }}\n",
            self.panel, self.crm
        );
        for (_, port, says) in &self.desktops {
            servers += &format!("server {{ listen 127.0.0.1:{port}; location / {{ {says} }} }}\n");
        }
        let files = |folder: &std::path::Path| {
            for (name, bytes) in &self.dist.0 {
                fs::write(folder.join(name), bytes).unwrap();
                if name != "config.json" {
                    fs::write(folder.join(format!("{name}.gz")), gzip(bytes)).unwrap();
                }
            }
            for (name, bytes) in &self.packed {
                fs::write(folder.join(name), bytes).unwrap();
            }
        };
        let _nginx = Nginx::start(name, &servers, files, panel);
        let observed = observe(&Url::parse(&self.address).unwrap(), &Trust::Public).unwrap();
        findings(&observed).iter().map(|finding| format!("{}: {}", finding.id, finding.wrong)).collect()
    }
}

type Break = fn(&mut Deployment);

const fn is_popup(placement: Placement) -> bool {
    matches!(placement, Placement::Popup { .. })
}

const fn is_beside(placement: Placement) -> bool {
    matches!(placement, Placement::Beside { .. })
}

/// What is broken, and the finding for it.
const FAULTS: &[(&str, Break)] = &[
    // Redirects to the panel, and its pages.
    ("redirect-origin", |d| d.address = format!("http://127.0.0.1:{}/", d.ports.entry)),
    ("page-status", |d| drop(d.page("return 503;"))),
    ("page-redirect", |d| drop(d.page("return 302 /;"))),
    ("not-deskpane", |d| d.dist.edit("index.html", |_| "<h1>Welcome to nginx!</h1>".to_owned())),
    ("fallback-missing", |d| {
        // Existing pages stay.
        let pages = RELEASED.map(|spec| spec.id).join("|");
        let there = format!("location ~ ^/({pages})?$ {{ set $deskpane_cache no-cache; try_files /index.html =404; }}");
        d.panel("    try_files /index.html =404;\n}", &format!("    {there}\n    try_files /none =404;\n}}"));
    }),
    ("missing-file-answered", |d| d.panel("try_files /$deskpane_file =404;", "try_files /$deskpane_file /index.html;")),
    // config.json.
    ("config-missing", |d| drop(d.dist.0.remove("config.json"))),
    ("config-missing", |d| {
        d.panel("try_files /config.json =404;", "default_type text/html; types {} try_files /index.html =404;")
    }),
    ("config-error", |d| {
        d.dist.edit("config.json", |text| text.replace("\"crm\": {", "\"crm\": { \"open\": \"always\","))
    }),
    ("config-error", |d| d.dist.edit("config.json", |text| text.replace('}', ""))),
    ("config-warning", |d| {
        d.dist.edit("config.json", |text| text.replace("\"crm\": {", "\"keepdays\": 3, \"crm\": {"))
    }),
    ("config-packed", |d| {
        d.panel("gzip_static off;", "gzip_static on;");
        d.packed.push(("config.json.gz", gzip(b"{}")));
    }),
    // The policy.
    ("csp-missing", |d| d.without("Content-Security-Policy")),
    ("csp-only-meta", |d| {
        d.without("Content-Security-Policy");
        d.dist.edit_pages(|page| {
            page.replace(
                "<title>",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"><title>",
            )
        });
    }),
    ("csp-report-only", |d| {
        d.panel("add_header Content-Security-Policy ", "add_header Content-Security-Policy-Report-Only ")
    }),
    ("csp-twice", |d| d.also("Content-Security-Policy \"base-uri 'none'\"")),
    ("csp-sandbox", |d| d.panel("base-uri 'none'", "sandbox allow-scripts; base-uri 'none'")),
    ("csp-loose", |d| d.panel("form-action 'none'; ", "")),
    ("frame-ancestors-missing", |d| d.panel("frame-ancestors ", "report-to ")),
    ("csp-only-meta", |d| {
        d.panel("frame-ancestors ", "report-to ");
        d.dist.edit_pages(|page| {
            page.replace(
                "<title>",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"frame-ancestors 'none'\"><title>",
            )
        });
    }),
    ("frame-ancestors-narrow", |d| d.panel(&format!(" {CRM}"), "")),
    ("frame-ancestors-wide", |d| d.panel(&format!(" {CRM}"), &format!(" {CRM} https://*.test"))),
    ("frame-ancestors-wide", |d| d.panel("frame-ancestors ", "frame-ancestors * ")),
    ("wasm-unsafe-eval", |d| d.panel(" 'wasm-unsafe-eval'", "")),
    ("script-src-narrow", |d| d.panel("script-src 'self'", "script-src")),
    ("script-src-wide", |d| d.panel("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
    ("script-src-wide", |d| d.panel("script-src 'self'", "script-src 'self' https://cdn.test")),
    ("style-src-narrow", |d| d.panel("style-src 'self'", "style-src https://cdn.test")),
    ("style-src-wide", |d| d.panel("style-src 'self'", "style-src 'self' 'unsafe-inline'")),
    ("connect-src-self", |d| d.panel("connect-src 'self'", "connect-src")),
    ("connect-src-crm", |d| {
        d.panel(&format!("connect-src 'self' http://127.0.0.1:{}", d.ports.crm), "connect-src 'self'")
    }),
    ("connect-src-wide", |d| d.panel("connect-src ", "connect-src https://stats.test ")),
    ("img-src-narrow", |d| d.panel("img-src 'self' https: data:", "img-src 'self'")),
    ("frame-src-narrow", |d| {
        let port = d.desktop(is_beside).1;
        d.panel(&format!("frame-src http://127.0.0.1:{port}"), "frame-src");
    }),
    ("frame-src-wide", |d| d.panel("frame-src ", "frame-src https: ")),
    ("trusted-types-missing", |d| d.panel("require-trusted-types-for 'script'; ", "")),
    ("trusted-types-narrow", |d| d.panel("trusted-types default", "trusted-types other")),
    ("trusted-types-wide", |d| d.panel("; trusted-types default", "")),
    // The other headers.
    ("x-frame-options", |d| d.also("X-Frame-Options SAMEORIGIN")),
    ("coop-cuts", |d| {
        d.panel("Cross-Origin-Opener-Policy \"unsafe-none\"", "Cross-Origin-Opener-Policy \"same-origin\"")
    }),
    ("coep-blocks", |d| d.also("Cross-Origin-Embedder-Policy require-corp")),
    ("nosniff", |d| d.without("X-Content-Type-Options")),
    ("corp", |d| d.without("Cross-Origin-Resource-Policy")),
    ("referrer-missing", |d| d.without("Referrer-Policy")),
    ("referrer-none", |d| d.panel("\"strict-origin\"", "\"no-referrer\"")),
    ("referrer-wide", |d| d.panel("\"strict-origin\"", "\"unsafe-url\"")),
    ("permissions-missing", |d| d.without("Permissions-Policy")),
    ("permissions-narrow", |d| d.panel("autoplay=(self", "autoplay=(")),
    ("permissions-wide", |d| d.panel("geolocation=()", "geolocation=*")),
    ("headers-on-errors", |d| {
        let lines = d.panel.lines().map(|line| {
            let line = if line.contains("Security-Policy") { line.replace(" always;", ";") } else { line.to_owned() };
            line + "\n"
        });
        d.panel = lines.collect();
    }),
    // The files.
    ("mime-wasm", |d| d.panel("application/wasm wasm;", "application/octet-stream wasm;")),
    ("mime-script", |d| d.panel("text/javascript js;", "")),
    ("mime-style", |d| d.panel("text/css css;", "")),
    ("mime-page", |d| d.panel("text/html html;", "application/xhtml+xml html;")),
    ("mime-config", |d| d.panel("application/json json;", "")),
    ("compression", |d| d.panel("gzip_static on;", "gzip_static off;")),
    ("packed-differs", |d| d.packed.push(("guard.js.gz", gzip(b"// an older one")))),
    ("vary-missing", |d| d.panel("gzip_vary on;", "gzip_vary off;")),
    ("cache-hashed", |d| d.panel("public, max-age=31536000, immutable", "no-cache")),
    ("cache-page", |d| {
        d.panel(
            "$deskpane_cache \"no-cache\";
    add_header",
            "$deskpane_cache \"max-age=600\";
    add_header",
        )
    }),
    ("cache-config", |d| {
        d.panel("\"no-cache\";\n        try_files /config.json", "\"public\";\n        try_files /config.json")
    }),
    ("cache-file", |d| {
        d.panel("# All other files.", "# All other files: these for a week.");
        let (before, after) = d.panel.split_once("these for a week.").unwrap();
        d.panel = format!("{before}these for a week.{}", after.replacen("\"no-cache\"", "\"max-age=604800\"", 1));
    }),
    ("asset-missing", |d| drop(d.dist.0.remove(PROGRAM))),
    ("asset-integrity", |d| d.dist.edit(STYLE, |text| text.replace('\n', ""))),
    ("asset-integrity", |d| d.dist.edit("guard.js", |text| text + "// put in by a proxy\n")),
    ("asset-integrity", |d| d.dist.edit("embed.js", |text| text + "// of another version\n")),
    ("integrity-missing", |d| d.dist.edit_pages(|page| page.replacen("integrity=", "data-integrity=", 1))),
    ("versions-mixed", |d| {
        let name = d.page("try_files /own.html =404;");
        d.dist.edit(&name, |page| {
            let (before, after) = page.split_once(STYLE).unwrap();
            let (_, after) = after.split_once("/>").unwrap();
            format!("{before}{OLD_STYLE}\" integrity=\"{}\"/>{after}", Dist::integrity_of_old_style())
        });
    }),
    ("embed-cors", |d| d.without("Access-Control-Allow-Origin")),
    // The desktops.
    ("desktop-unreachable", |d| {
        let (port, nobody) = (d.desktop(is_popup).1, d.ports.nobody);
        d.dist.edit("config.json", |text| text.replace(&format!(":{port}"), &format!(":{nobody}")));
    }),
    ("desktop-status", |d| d.desktop(is_beside).2 = "return 404;".to_owned()),
    ("desktop-redirect", |d| {
        let elsewhere = format!("return 302 http://127.0.0.2:{}/;", d.ports.nobody);
        d.desktop(is_beside).2 = elsewhere;
    }),
    ("desktop-frame-options", |d| d.desktop(is_beside).2.insert_str(0, "add_header X-Frame-Options DENY; ")),
    ("desktop-frame-ancestors", |d| {
        d.desktop(is_beside).2.insert_str(0, "add_header Content-Security-Policy \"frame-ancestors 'self'\"; ");
    }),
    ("desktop-coop", |d| d.desktop(is_popup).2.insert_str(0, "add_header Cross-Origin-Opener-Policy same-origin; ")),
    // The CRM.
    ("crm-unreachable", |d| {
        // Both name the port, so that the policy is still right.
        let (crm, nobody) = (format!(":{}", d.ports.crm), format!(":{}", d.ports.nobody));
        d.panel = d.panel.replace(&crm, &nobody);
        d.dist.edit("config.json", |text| text.replace(&crm, &nobody));
    }),
    ("crm-answer", |d| d.crm("application/json", "text/html")),
    ("crm-answer", |d| d.crm("return 200 ", "return 404 ")),
    ("crm-cors-origin", |d| d.crm("Allow-Origin http://127.0.0.1", "Allow-Origin http://localhost")),
    ("crm-cors-origin", |d| d.crm("Allow-Origin", "Disallow-Origin")),
    ("crm-cors-any", |d| d.crm(&format!("http://127.0.0.1:{}", d.ports.panel), "*")),
    ("crm-cors-credentials", |d| d.crm("add_header Access-Control-Allow-Credentials true always;", "")),
    ("crm-preflight", |d| d.crm("return 204", "return 405")),
    ("crm-cors-methods", |d| d.crm("GET, PUT", "GET, POST")),
    ("crm-cors-headers", |d| d.crm("Authorization, Content-Type", "Content-Type")),
];

#[test]
fn a_panel_that_is_served_as_it_should_be_has_no_finding() {
    assert_eq!(Deployment::healthy().look("healthy"), [""; 0]);
}

#[test]
fn each_fault_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    for (at, (id, break_it)) in FAULTS.iter().enumerate() {
        let mut deployment = Deployment::healthy();
        break_it(&mut deployment);
        let found = deployment.look(&at.to_string());
        let is_named = |finding: &String| finding.split(':').next() == Some(*id);
        if found.is_empty() || !found.iter().all(is_named) {
            wrong.push(format!("fault {at}, {id}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
