//! A page's Content-Security-Policy, compared with the one `config.json` requires.

use url::Url;

use super::wanted::{MADE, Wanted};
use crate::content_policy::Policies;
use crate::finding::Finding;
use crate::observed::{Answer, Observed};
use crate::page::Page;

const HEADER: &str = "content-security-policy";

pub(super) fn check(observed: &Observed, page: &Answer, wanted: &Wanted) -> Vec<Finding> {
    let policies = Policies::read(page.all(HEADER));
    if policies.is_empty() {
        return vec![absent(page, wanted)];
    }
    let look = Look { page: &page.url, policies: &policies, wanted, needed: &wanted.policies() };
    let mut found = Vec::new();
    if policies.len() > 1 {
        found.push(look.warning(
            "csp-twice",
            format!("{} policies are sent, and what one of them forbids is forbidden", policies.len()),
            "let one place send the header: look for an add_header of the site, a proxy or a CDN",
        ));
    }
    if policies.has("sandbox") {
        found.push(look.error(
            "csp-sandbox",
            "the policy puts the page into a sandbox, in which it has no origin and no storage".to_owned(),
            "take the directive sandbox out",
        ));
    }
    look.frame_ancestors(observed, page, &mut found);
    look.scripts(&mut found);
    look.styles(&mut found);
    look.connections(&mut found);
    look.frames(&mut found);
    if !["https:", "data:"].iter().all(|source| policies.admit(&["img-src", "default-src"], source, &page.url)) {
        let wrong = "pictures of customers are not let in".to_owned();
        found.push(look.warning("img-src-narrow", wrong, MADE).with_line(wanted.directive("img-src")));
    }
    look.trusted_types(&mut found);
    let loose: Vec<_> =
        ["default-src", "base-uri", "form-action"].into_iter().filter(|name| !policies.has(name)).collect();
    if !loose.is_empty() {
        let wrong = format!("the policy says nothing of {}, so anything goes there", loose.join(", "));
        let line = loose.iter().map(|name| wanted.directive(name)).collect::<Vec<_>>().join("; ");
        found.push(look.warning("csp-loose", wrong, MADE).with_line(line));
    }
    found
}

/// No header sets a policy.
fn absent(page: &Answer, wanted: &Wanted) -> Finding {
    let (id, wrong) = if !Page::read(&page.text()).meta_policies.is_empty() {
        (
            "csp-only-meta",
            "the policy stands only in <meta>, where frame-ancestors has no effect: anybody may hold the panel in a frame",
        )
    } else if page.header("content-security-policy-report-only").is_some() {
        ("csp-report-only", "the policy is only reported on (Report-Only): it forbids nothing")
    } else {
        (
            "csp-missing",
            "no Content-Security-Policy is sent: anybody may hold the panel in a frame, and whatever gets in may run",
        )
    };
    Finding::error(id, &page.url, wrong, format!("send it as a header: {MADE}"))
        .with_line(wanted.line("Content-Security-Policy"))
}

/// A page's policies and the required one.
struct Look<'a> {
    page: &'a Url,
    policies: &'a Policies,
    wanted: &'a Wanted,
    needed: &'a Policies,
}

impl Look<'_> {
    fn error(&self, id: &'static str, wrong: String, change: &str) -> Finding {
        Finding::error(id, self.page, wrong, change)
    }

    fn warning(&self, id: &'static str, wrong: String, change: &str) -> Finding {
        Finding::warning(id, self.page, wrong, change)
    }

    /// The required sources of a directive.
    fn needed(&self, directive: &'static str) -> Vec<&str> {
        let words = self.needed.words(directive);
        words.iter().map(String::as_str).filter(|word| *word != "'none'").collect()
    }

    /// The required sources that are not allowed.
    fn shut_out(&self, directives: &[&'static str]) -> Vec<&str> {
        let needed = directives.first().map(|name| self.needed(name)).unwrap_or_default();
        needed
            .into_iter()
            .filter(|word| !word.starts_with('\'') || *word == "'self'")
            .filter(|source| !self.policies.admit(directives, source, self.page))
            .collect()
    }

    fn frame_ancestors(&self, observed: &Observed, page: &Answer, found: &mut Vec<Finding>) {
        const NAME: &str = "frame-ancestors";
        let line = self.wanted.directive(NAME);
        if !self.policies.has(NAME) {
            let in_meta = Page::read(&page.text()).meta_policies.iter().any(|text| text.contains(NAME));
            let finding = if in_meta {
                self.error("csp-only-meta", "frame-ancestors stands only in <meta>, where it has no effect: anybody may hold the panel in a frame".to_owned(), "send it in the header")
            } else {
                self.error(
                    "frame-ancestors-missing",
                    "the policy does not say who may hold the panel in a frame: anybody may".to_owned(),
                    MADE,
                )
            };
            found.push(finding.with_line(line));
            return;
        }
        let shut_out = self.shut_out(&[NAME]);
        if !shut_out.is_empty() {
            let wrong = format!(
                "config.json lets {} speak to the panel, and the policy does not let it hold the panel in a frame",
                shut_out.join(" ")
            );
            found.push(self.error("frame-ancestors-narrow", wrong, MADE).with_line(line.clone()));
        }
        let mut wanted = self.needed(NAME);
        // The panel's own pages are always allowed.
        let own = observed.origin();
        wanted.extend(["'self'", own.as_str()]);
        let surplus = self.policies.surplus(&[NAME], &wanted, self.page);
        if !surplus.is_empty() {
            let wrong =
                format!("{} may hold the panel in a frame, and config.json does not know it", surplus.join(" "));
            found.push(
                self.error("frame-ancestors-wide", wrong, "take it out of frame-ancestors, or name it in config.json")
                    .with_line(line),
            );
        }
    }

    fn scripts(&self, found: &mut Vec<Finding>) {
        const NAMES: [&str; 3] = ["script-src-elem", "script-src", "default-src"];
        let line = self.wanted.directive("script-src");
        if !self.policies.admit(&NAMES, "'self'", self.page) {
            let wrong = "the panel's own scripts are not let in: the page stays empty".to_owned();
            found.push(self.error("script-src-narrow", wrong, MADE).with_line(line.clone()));
        }
        if !self.policies.all_say(&["script-src", "default-src"], &["'wasm-unsafe-eval'", "'unsafe-eval'"]) {
            let wrong = "the policy does not let WebAssembly be compiled: the panel does not start".to_owned();
            found.push(
                self.error("wasm-unsafe-eval", wrong, "add 'wasm-unsafe-eval' to script-src").with_line(line.clone()),
            );
        }
        let mut open = self.policies.surplus(&NAMES, &["'self'", "'wasm-unsafe-eval'"], self.page);
        open.retain(|word| {
            !word.starts_with("'nonce-") && !word.starts_with("'sha") && !word.eq_ignore_ascii_case("'report-sample'")
        });
        if !open.is_empty() {
            let wrong = format!("scripts may come from more than the panel's own files: {}", open.join(" "));
            found.push(self.error("script-src-wide", wrong, "take it out of script-src").with_line(line));
        }
    }

    fn styles(&self, found: &mut Vec<Finding>) {
        const NAMES: [&str; 3] = ["style-src-elem", "style-src", "default-src"];
        let line = self.wanted.directive("style-src");
        if !self.policies.admit(&NAMES, "'self'", self.page) {
            let wrong = "the panel's own style sheet is not let in".to_owned();
            found.push(self.error("style-src-narrow", wrong, MADE).with_line(line));
        } else {
            let open = self.policies.surplus(&NAMES, &["'self'"], self.page);
            if !open.is_empty() {
                let wrong = format!("styles may come from more than the panel's own files: {}", open.join(" "));
                found.push(self.warning("style-src-wide", wrong, "take it out of style-src").with_line(line));
            }
        }
    }

    fn connections(&self, found: &mut Vec<Finding>) {
        const NAMES: [&str; 2] = ["connect-src", "default-src"];
        let line = self.wanted.directive("connect-src");
        for source in self.shut_out(&NAMES) {
            let (id, wrong) = if source == "'self'" {
                ("connect-src-self", "the panel may not fetch its own program and config.json".to_owned())
            } else {
                (
                    "connect-src-crm",
                    format!("the panel may not ask crm.api at {source}: no customer is found and nothing is logged"),
                )
            };
            found.push(self.error(id, wrong, MADE).with_line(line.clone()));
        }
        let surplus = self.policies.surplus(&NAMES, &self.needed("connect-src"), self.page);
        if !surplus.is_empty() {
            let wrong = format!("whatever gets in could send what agents see to {}", surplus.join(" "));
            found.push(self.warning("connect-src-wide", wrong, "take it out of connect-src").with_line(line));
        }
    }

    fn frames(&self, found: &mut Vec<Finding>) {
        const NAMES: [&str; 3] = ["frame-src", "child-src", "default-src"];
        let shut_out = self.shut_out(&NAMES);
        if !shut_out.is_empty() {
            let wrong = format!("the panel may not hold {} in its frame: the desktop stays empty", shut_out.join(" "));
            found.push(self.error("frame-src-narrow", wrong, MADE).with_line(self.wanted.directive("frame-src")));
        }
        // A single origin may be a login page.
        let mut open = self.policies.surplus(&NAMES, &self.needed("frame-src"), self.page);
        open.retain(|word| word == "*" || word.ends_with(':'));
        if !open.is_empty() {
            let wrong = format!("the panel's frame may go anywhere: {}", open.join(" "));
            found.push(
                self.warning("frame-src-wide", wrong, "name the desktop and its login page (--frame) instead")
                    .with_line(self.wanted.directive("frame-src")),
            );
        }
    }

    fn trusted_types(&self, found: &mut Vec<Finding>) {
        let line = format!(
            "{}; {}",
            self.wanted.directive("require-trusted-types-for"),
            self.wanted.directive("trusted-types")
        );
        if !self.policies.has("require-trusted-types-for") {
            let wrong = "text could become a script: Trusted Types are not asked for".to_owned();
            found.push(self.warning("trusted-types-missing", wrong, MADE).with_line(line));
        } else if !self.policies.all_say(&["trusted-types"], &["default", "*"]) {
            let wrong = "the policy forbids the panel's own Trusted Types policy, `default`: the panel does not start"
                .to_owned();
            found.push(self.error("trusted-types-narrow", wrong, "write: trusted-types default").with_line(line));
        } else if !self.policies.has("trusted-types")
            || self.policies.all_say(&["trusted-types"], &["*", "'allow-duplicates'"])
        {
            let wrong = "any script could make a Trusted Types policy of its own".to_owned();
            found.push(self.warning("trusted-types-wide", wrong, "write: trusted-types default").with_line(line));
        }
    }
}
