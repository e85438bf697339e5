//! The desktops and their addresses.

use crate::{
    leptos_workarounds::erased::{rebuilt, when},
    setup::{fields::Line, form::Setup},
    text::fill,
    view::parts::{
        elements::{block, paragraph},
        field::{Tick, field_with, tick},
    },
};
use deskpane_desk::{
    desktop::{AddressKey, DesktopSpec, Placement},
    origin::OriginError,
};
use deskpane_desktops::RELEASED;
use deskpane_setup::{Draft, Example, Offer, Scope, Why, offers};
use deskpane_words::setup::Words;
use leptos::prelude::*;

pub(super) fn section(setup: Setup) -> AnyView {
    let words = setup.words;
    view! {
        <h2 class="home__title">{words.desktops}</h2>
        <div class="choices">{RELEASED.map(|desktop| one(setup, desktop)).into_iter().collect::<Vec<_>>()}</div>
    }
    .into_any()
}

fn one(setup: Setup, desktop: &'static DesktopSpec) -> AnyView {
    let words = setup.words;
    let is_on = move || setup.draft.with(|draft| draft.is_on(desktop));
    let on = tick(Tick {
        kind: "checkbox",
        group: "desktop".to_owned(),
        own: desktop.id.to_owned(),
        name: fill(words.on, &[("desktop", desktop.name)]),
        more: "",
        on: Signal::derive(is_on),
        change: Callback::new(move |on| setup.draft.update(|draft| draft.turn(desktop, on))),
    });
    view! {
        <section class="choice" aria-label=desktop.name>
            <h3 class="choice__name">{desktop.name}</h3>
            {on}
            {when(is_on, move || where_it_is(setup, desktop))}
        </section>
    }
    .into_any()
}

fn where_it_is(setup: Setup, desktop: &'static DesktopSpec) -> AnyView {
    let words = setup.words;
    let how = match desktop.placement {
        Placement::Around => words.embedded_around,
        Placement::Popup { .. } => words.embedded_popup,
        Placement::Beside { .. } => words.embedded_beside,
    };
    let named = |text: &str| fill(text, &[("desktop", desktop.name)]);
    let key = Draft::address_key(desktop);
    let fields = match desktop.address_key {
        AddressKey::Url => {
            let line = Line::new(setup, &key, words.address, "");
            let address = line.text;
            vec![
                paragraph("choice__more", named(words.address_do)),
                line.view(setup),
                shown_offers(words, address, None),
            ]
        }
        AddressKey::Origins => {
            let line = Line::new(setup, &key, words.origins, "").list();
            let (origins, address) = (line.text, RwSignal::new(String::new()));
            let take = Callback::new(move |own: String| {
                let mut all: Vec<_> = origins.get_untracked().split_whitespace().map(str::to_owned).collect();
                if !all.contains(&own) {
                    all.push(own);
                }
                let all = all.join(" ");
                setup.draft.update(|draft| draft.set_list(&key, &all));
                origins.set(all);
            });
            let paste = field_with(
                words.address.to_owned(),
                "text",
                address.into(),
                Callback::new(move |text| address.set(text)),
            );
            let about = paragraph("choice__more", named(words.address_do));
            vec![about, paste, shown_offers(words, address, Some(take)), line.view(setup)]
        }
    };
    let parts = std::iter::once(paragraph("choice__more", named(how))).chain(fields);
    block("fields", parts.collect())
}

/// The lines that would allow this address, and what each would let in. With `take`, a line can be adopted.
fn shown_offers(words: &'static Words, address: RwSignal<String>, take: Option<Callback<String>>) -> AnyView {
    rebuilt(move || {
        let typed = address.get();
        if typed.trim().is_empty() {
            return ().into_any();
        }
        match offers(&typed) {
            Err(error) => paragraph("findings__one", remedy(words, error)),
            Ok(offers) => {
                // A frame's address means its own origin only.
                let wanted = offers.into_iter().filter(|offer| take.is_some() || offer.scope == Scope::Exact);
                block("fields", wanted.map(|one| offer(words, one, take)).collect())
            }
        }
    })
}

fn offer(words: &'static Words, offer: Offer, take: Option<Callback<String>>) -> AnyView {
    let name = match offer.scope {
        Scope::Exact => words.origin_exact,
        Scope::Below => words.origin_below,
    };
    let examples = |is_admitted: bool, title: &'static str| {
        let lines = offer.examples.iter().filter(|one| one.is_admitted == is_admitted).map(|one| example(words, one));
        view! { <p class="choice__more">{title}":"</p><ul class="choice__places">{lines.collect::<Vec<_>>()}</ul> }
            .into_any()
    };
    let (admits, refuses) = (examples(true, words.admits), examples(false, words.refuses));
    let line = offer.line;
    let taken = take.map(|take| {
        let (own, text) = (line.clone(), fill(words.take, &[("line", &line)]));
        view! { <button type="button" class="button" on:click=move |_| take.run(own.clone())>{text}</button> }
    });
    view! {
        <div class="choice__how">
            <p>{name} ": " <code>{line}</code></p>
            {admits}
            {refuses}
            {taken}
        </div>
    }
    .into_any()
}

fn example(words: &'static Words, example: &Example) -> AnyView {
    let why = match example.why {
        Why::Itself => words.why_itself,
        Why::Sibling => words.why_sibling,
        Why::Domain => words.why_domain,
        Why::Lookalike => words.why_lookalike,
        Why::Port => words.why_port,
        Why::Plain => words.why_plain,
    };
    view! { <li class="choice__more"><code>{example.origin.clone()}</code> " – " {why}</li> }.into_any()
}

pub(super) const fn remedy(words: &'static Words, error: OriginError) -> &'static str {
    match error {
        OriginError::Shape => words.bad_shape,
        OriginError::Scheme => words.bad_scheme,
        OriginError::Surplus => words.bad_surplus,
        OriginError::NotAscii => words.bad_ascii,
        OriginError::Wildcard => words.bad_wildcard,
        OriginError::Host => words.bad_host,
    }
}
