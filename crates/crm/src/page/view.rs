//! The HTML of the page. maud escapes all data.

use deskpane_desk::embedding::shapes::LogEntry;
use maud::{DOCTYPE, Markup, html};

use crate::shapes::word;
use crate::store::{CustomerDetails, ListedEntry, MAX_LIMIT};

/// The whole page. URLs are relative, so that it works under any path.
pub(super) fn page(query: &str, customers: &[CustomerDetails], interactions: &[ListedEntry]) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Deskpane CRM" }
                // Without it, browsers request an icon.
                link rel="icon" href="data:,";
                link rel="stylesheet" href="style.css";
            }
            body {
                header {
                    h1 { "Deskpane CRM" }
                    form role="search" {
                        label for="q" { "Name, number, e-mail or words of a note" }
                        div.search {
                            input #q type="search" name="q" value=(query) autocomplete="off";
                            button { "Search" }
                            @if !query.is_empty() { a href="?" { "Show all" } }
                        }
                    }
                }
                main {
                    (section("customers", "Customers", query, customers.len(), customer_table(customers)))
                    (section("interactions", "Interactions", query, interactions.len(), interaction_table(interactions)))
                }
            }
        }
    }
}

/// A table under its heading, which also names its landmark. A wide table scrolls by itself, with the keyboard too.
fn section(name: &str, title: &str, query: &str, count: usize, table: Markup) -> Markup {
    let file = format!("{name}.csv?q={}", url::form_urlencoded::byte_serialize(query.as_bytes()).collect::<String>());
    let heading = format!("{name}-heading");
    html! {
        section {
            div.head {
                h2 #(heading) { (title) }
                a href=(file) download { "Save " (name) " as CSV" }
            }
            @if count == 0 && query.is_empty() {
                p { "There are no " (name) " yet." }
            } @else if count == 0 {
                p { "No " (name) " fit “" (query) "”." }
            } @else {
                div.scroll role="region" tabindex="0" aria-labelledby=(heading) { (table) }
            }
            @if count > shown() {
                p { "These are the first " (shown()) ". Search to narrow them down, or save them: the file has all." }
            }
        }
    }
}

fn shown() -> usize {
    usize::try_from(MAX_LIMIT).unwrap_or(usize::MAX)
}

fn customer_table(customers: &[CustomerDetails]) -> Markup {
    html! {
        table {
            thead { tr {
                th scope="col" { "Name" } th scope="col" { "Detail" } th scope="col" { "Numbers" }
                th scope="col" { "E-mail" } th scope="col" { "Ref" }
            } }
            tbody {
                @for CustomerDetails { customer, phones, emails } in customers.iter().take(shown()) {
                    tr {
                        th scope="row" {
                            @match &customer.url {
                                Some(url) => a href=(url) rel="noopener noreferrer" { (customer.name) },
                                None => (customer.name),
                            }
                        }
                        td { (customer.detail.as_deref().unwrap_or_default()) }
                        td.number { (phones.join(", ")) }
                        td { (emails.join(", ")) }
                        td { (customer.reference) }
                    }
                }
            }
        }
    }
}

fn interaction_table(interactions: &[ListedEntry]) -> Markup {
    html! {
        table {
            thead { tr {
                th scope="col" { "Began (UTC)" } th scope="col" { "Customer" } th scope="col" { "Address" }
                th scope="col" { "Channel" } th scope="col" { "Outcome" } th scope="col" { "Talk" }
                th scope="col" { "Disposition" } th scope="col" { "Note" }
            } }
            tbody {
                @for listed in interactions.iter().take(shown()) { (interaction(listed)) }
            }
        }
    }
}

fn interaction(ListedEntry { entry, customer_name }: &ListedEntry) -> Markup {
    let LogEntry { started_at, answered_at, ended_at, address, name, channel, direction, outcome, .. } = entry;
    let began = [started_at, answered_at, ended_at].into_iter().flatten().next();
    let customer = customer_name.as_ref().or(name.as_ref()).or(entry.customer.as_ref());
    html! {
        tr {
            td.number {
                @if let Some(time) = began { time datetime=(time) { (time.get(..16).unwrap_or(time).replace('T', " ")) } }
            }
            th scope="row" { (customer.map_or("", String::as_str)) }
            td.number { (address.as_deref().unwrap_or_default()) }
            td { (word(channel)) @if let Some(direction) = direction { ", " (word(direction)) } }
            td { (word(outcome)) @if !entry.is_final { ", not final" } }
            td.number { (duration(entry.talk_seconds)) }
            td { (entry.disposition.as_deref().unwrap_or_default().join(" / ")) }
            td.note { (entry.note.as_deref().unwrap_or_default()) }
        }
    }
}

/// Minutes and seconds.
fn duration(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
