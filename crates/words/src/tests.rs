//! Rules for all languages together. The build script checks each single text: see `tests/texts.rs`.

use super::*;

fn each(mut check: impl FnMut(&Language, &str, &str, &str)) {
    for language in LANGUAGES {
        for ((name, text), english) in Words::NAMES.iter().zip(language.words.all()).zip(EN.words.all()) {
            check(language, name, text, english);
        }
    }
}

#[test]
fn a_file_survives_writing_and_reading_and_other_texts_are_refused() {
    for language in LANGUAGES {
        let file: &'static str = language.file().leak();
        assert_eq!(Words::read(file).as_ref(), Some(&language.words));
        assert_eq!(Words::read(&file[..file.len() - 1]), None);
        assert_eq!(Words::read(format!("{file}\n").leak()), None);
        assert_eq!(Words::read(file.split_once('\n').unwrap().1), None);
    }
    assert_eq!(Words::read(""), None);
    assert_eq!(Words::read("<!doctype html>"), None);
}

#[test]
fn languages_differ_in_tag_name_and_edition() {
    assert_eq!(SPOKEN[0].tag, "en");
    for (at, one) in SPOKEN.iter().enumerate() {
        for other in &SPOKEN[at + 1..] {
            assert!(one.tag != other.tag && one.name != other.name && one.edition != other.edition);
            assert_ne!(one.file_name(), other.file_name());
        }
    }
}

#[test]
fn a_language_is_found_by_its_tag_or_by_that_of_another_country() {
    for (tag, found) in [
        ("en", Some("en")),
        ("en-GB", Some("en")),
        ("pt-BR", Some("pt-BR")),
        ("PT_br", Some("pt-BR")),
        ("pt", Some("pt-BR")),
        ("pt-PT", Some("pt-BR")),
        ("es-419", Some("es")),
        (" fr ", Some("fr")),
        ("de", None),
        ("english", None),
        ("-en", None),
        ("", None),
    ] {
        assert_eq!(find(tag).map(|spoken| spoken.tag), found, "{tag}");
    }
}

/// Texts that are the same as in English because the words are.
const SAME: [(&str, &str); 4] = [
    ("es", "identity_conversation channel_chat channel_digital keys_panel"),
    (
        "fr",
        "contacts note control_destinations start_client identity_conversation nameless channel_chat channel_email \
         did_list_notes destination_name agents conversation speaker_agent message_info message script_nameless keys_contact \
         about_version fact_configuration parties",
    ),
    ("pt-BR", "identity_conversation channel_chat channel_email channel_digital quoted quoted_code about_desktop"),
    ("ru", ""),
];

#[test]
fn no_text_is_left_in_english() {
    each(|language, name, text, english| {
        let Some((tag, same)) = SAME.iter().find(|(tag, _)| *tag == language.tag) else {
            return assert_eq!(language.tag, "en");
        };
        assert_eq!(text == english, same.split_whitespace().any(|one| one == name), "{tag} {name}: {text}");
    });
}

/// The same of the words of `/inspect`.
const SAME_IN_INSPECT: [(&str, &str); 4] =
    [("es", "size"), ("fr", "messages kind contact kind_message absent"), ("pt-BR", "size"), ("ru", "")];

/// The same of the words of `/setup`.
const SAME_IN_SETUP: [(&str, &str); 4] = [
    ("es", "crm config_file"),
    ("fr", "crm config_file notices"),
    ("pt-BR", "desktops crm config_file"),
    ("ru", "crm config_file"),
];

#[test]
fn a_program_beside_the_panel_has_its_words_in_every_language() {
    is_in_every_language(
        inspect::files(),
        inspect::Words::NAMES,
        &inspect::Words::ENGLISH.all(),
        |words: inspect::Words| words.all().to_vec(),
        SAME_IN_INSPECT,
    );
    is_in_every_language(
        setup::files(),
        setup::Words::NAMES,
        &setup::Words::ENGLISH.all(),
        |words: setup::Words| words.all().to_vec(),
        SAME_IN_SETUP,
    );
}

fn is_in_every_language<W: WordSet>(
    files: Vec<(String, String)>,
    names: &[&str],
    english: &[&str],
    all: impl Fn(W) -> Vec<&'static str>,
    same: [(&str, &str); 4],
) {
    assert_eq!(files.len(), LANGUAGES.len() - 1);
    for (language, (file_name, file)) in LANGUAGES.iter().skip(1).zip(files) {
        assert_eq!(W::file_name(language.tag).as_ref(), Some(&file_name));
        assert!(file_name.starts_with(&format!("words-{}-{}-", W::NAME, language.tag)), "{file_name}");
        let texts = all(W::read(file.leak()).unwrap());
        let (_, same) = same.iter().find(|(tag, _)| *tag == language.tag).unwrap();
        for ((name, text), english) in names.iter().zip(texts).zip(english) {
            assert_eq!(text == *english, same.split_whitespace().any(|one| one == *name), "{file_name} {name}: {text}");
        }
    }
    for tag in ["en", "de", ""] {
        assert_eq!(W::file_name(tag), None, "{tag}");
    }
}
