//! The build script's errors for a language's files: each with file, line and name.

#![allow(clippy::unwrap_used, reason = "clippy takes the helpers here for code that is no test")]

#[path = "../build/check.rs"]
mod check;
#[allow(dead_code, reason = "the tests generate one set of texts, the build script several")]
#[path = "../build/generate.rs"]
mod generate;
#[path = "../build/read.rs"]
mod read;

use read::{Description, Language};
use std::{fs, path::Path};

const ENGLISH: &str = r#"{
    "hold": { "description": "Button.", "other": "Hold" },
    "open": "Open {desktop}",
    "found": { "one": "{count} note", "other": "{count} notes" }
}"#;

const RUSSIAN: &str = r#"{
    "hold": "Удержать",
    "open": "Открыть {desktop}",
    "found": { "one": "{count} заметка", "few": "{count} заметки", "other": "{count} заметок" }
}"#;

fn language(tag: &str, plurals: &[&str], texts: &str) -> Result<Language, String> {
    let plurals = plurals.iter().map(|plural| (*plural).to_owned()).collect();
    let description = Description { tag: tag.to_owned(), name: tag.to_owned(), right_to_left: false, plurals };
    Language::new(description, format!("{tag}.json").into(), texts.to_owned())
}

fn english(texts: &str) -> Language {
    language("en", &["one", "other"], texts).unwrap()
}

fn russian(texts: &str) -> Language {
    language("ru", &["one", "few", "other"], texts).unwrap()
}

/// The errors after a line of a correct file was replaced.
fn told(file: &str, line: &str, other: &str) -> Vec<String> {
    assert!(file.contains(line), "{line}");
    let changed = file.replace(line, other);
    let is_english = file == ENGLISH;
    let languages = if is_english { vec![english(&changed)] } else { vec![english(ENGLISH), russian(&changed)] };
    check::problems(&languages)
}

#[test]
fn a_correct_text_has_no_findings() {
    assert_eq!(check::problems(&[english(ENGLISH), russian(RUSSIAN)]), [""; 0]);
    let only_other = language("ja", &["other"], r#"{ "hold": "a", "open": "{desktop}b", "found": "{count}c" }"#);
    assert_eq!(check::problems(&[english(ENGLISH), only_other.unwrap()]), [""; 0]);
}

#[test]
fn a_wrong_name_is_reported_with_file_and_line() {
    let hold = "    \"hold\": \"Удержать\",\n";
    assert_eq!(told(RUSSIAN, hold, ""), ["ru.json: `hold` is missing, and en.json has it"]);
    assert_eq!(
        told(RUSSIAN, hold, &format!("{hold}\"held\": \"Удержан\",\n")),
        ["ru.json:3: `held`: en.json has no text of this name"]
    );
    assert_eq!(told(RUSSIAN, hold, &hold.repeat(2)), ["ru.json:3: `hold`: this name is there twice"]);
    for name in ["Hold", "on hold", "1st", "", "on-hold"] {
        let told = told(ENGLISH, "\"hold\"", &format!("\"{name}\""));
        assert_eq!(
            told,
            [format!("en.json:2: `{name}`: a name has small letters, digits and `_` only, and begins with a letter")]
        );
    }
}

#[test]
fn a_wrong_placeholder_is_reported_with_the_text() {
    assert_eq!(
        told(RUSSIAN, "Открыть {desktop}", "Открыть {desk}"),
        [
            "ru.json:3: `open`: the place {desktop} is missing: \"Открыть {desk}\"",
            "ru.json:3: `open`: en.json has no place {desk} there: \"Открыть {desk}\"",
        ]
    );
    assert_eq!(
        told(RUSSIAN, "{count} заметки", "заметки"),
        ["ru.json:4: `found`: the place {count} is missing: \"заметки\""]
    );
    assert_eq!(
        told(ENGLISH, "{count} note\"", "One note\""),
        ["en.json:4: `found`: the place {count} is missing: \"One note\""]
    );
    for text in ["{desktop} {", "}{desktop}", "{desktop}}", "{{desktop}", "{desktop} {}", "{desktop} { x }"] {
        let told = told(RUSSIAN, "Открыть {desktop}", text);
        assert_eq!(told, [format!("ru.json:3: `open`: a brace belongs to no place such as {{desktop}}: \"{text}\"")]);
    }
}

#[test]
fn a_wrong_plural_is_reported_with_the_known_ones() {
    assert_eq!(
        told(RUSSIAN, "\"few\"", "\"many\""),
        [
            "ru.json:4: `found`: \"many\" is no plural of \"ru\", which has one, few, other",
            "ru.json:4: `found`: the plural form \"few\" is missing",
        ]
    );
    assert_eq!(
        told(RUSSIAN, "\"few\"", "\"one\"").first().unwrap(),
        "ru.json:4: `found`: the plural form \"one\" is there twice"
    );
    assert_eq!(
        told(RUSSIAN, "\"Удержать\"", r#"{ "one": "Удержать", "other": "Удержать" }"#),
        ["ru.json:2: `hold`: it has a plural form \"one\", and en.json has one text for all numbers"]
    );
    assert_eq!(
        told(ENGLISH, ", \"other\": \"{count} notes\"", ""),
        [
            "en.json:4: `found`: it has a plural form \"one\", and en.json has one text for all numbers",
            "en.json:4: `found`: the plural form \"other\" is missing",
        ]
    );
}

#[test]
fn a_text_that_is_too_long_is_reported() {
    for text in ["", " Удержать", "Удержать "] {
        let told = told(RUSSIAN, "Удержать", text);
        assert_eq!(
            told,
            [format!("ru.json:2: `hold`: a text is not empty, and neither begins nor ends with a space: \"{text}\"")]
        );
    }
    for text in ["a\\nb", "a\\rb", "a|b"] {
        assert_eq!(told(RUSSIAN, "Удержать", text), ["ru.json:2: `hold`: a text is one line, without `|`"]);
    }
}

#[test]
fn a_file_of_another_shape_is_reported_with_its_line() {
    for (texts, told) in [
        ("{\n\"hold\": 1 }", "ru.json:2: invalid type: integer `1`, expected a text, or an object of its plural forms"),
        ("{\n\"found\": {\n\"one\": null } }", "ru.json:3: invalid type: null, expected a string"),
        ("[]", "ru.json:1: invalid type: sequence, expected an object of names and texts"),
        ("{\n\"hold\": \"a\",\n}", "ru.json:3: trailing comma"),
    ] {
        let problem = language("ru", &["other"], texts).unwrap_err();
        assert!(problem.starts_with(told), "{problem}");
    }
}

#[test]
fn a_wrong_language_description_is_reported() {
    let described =
        |tag: &str, plurals: &[&str]| check::problems(&[english("{}"), language(tag, plurals, "{}").unwrap()]).len();
    assert_eq!(described("pt-BR", &["zero", "many", "other"]), 0);
    assert_eq!(described("en", &["one", "other"]), 1, "twice");
    assert_eq!(described("PT", &["other"]), 1, "no tag");
    assert_eq!(described("pt_BR", &["other"]), 1, "no tag");
    for plurals in [&[][..], &["one"], &["other", "one"], &["one", "one", "other"], &["some", "other"]] {
        assert_eq!(described("fr", plurals), 1, "{plurals:?}");
    }
    let no_english = [language("fr", &["other"], "{}").unwrap()];
    assert_eq!(
        check::problems(&no_english),
        ["languages.json: English (\"en\") must be the first language: the panel carries it"]
    );
}

#[test]
fn each_language_has_its_file_and_each_file_its_language() {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("words");
    fs::create_dir_all(home.join("texts")).unwrap();
    let list = |list: &str| fs::write(home.join("languages.json"), list).unwrap();
    list(r#"[{ "tag": "en", "name": "English", "plurals": ["one", "other"] }]"#);
    fs::write(home.join("texts/en.json"), ENGLISH).unwrap();
    fs::write(home.join("texts/notes.txt"), "").unwrap();
    assert_eq!(read::languages(&home, &home.join("texts")).unwrap().len(), 1);

    list(r#"[{ "tag": "fr", "name": "Français", "plurals": ["other"] }]"#);
    let told = read::languages(&home, &home.join("texts")).unwrap_err();
    assert!(
        matches!(&*told, [stranger, missing]
        if stranger.ends_with("en.json: no language of languages.json has this tag") && missing.contains("fr.json: ")),
        "{told:?}"
    );

    list(r#"[{ "tag": "en", "name": "English", "plurals": ["other"], "rtl": true }]"#);
    let told = read::languages(&home, &home.join("texts")).unwrap_err();
    assert!(matches!(&*told, [told] if told.contains("languages.json:1: unknown field `rtl`")), "{told:?}");
}

#[test]
fn forms_are_written_in_the_order_of_the_plurals() {
    let turned = r#"{ "found": { "other": "c {count}", "few": "b {count}", "one": "a {count}" }, "open": "o {desktop}", "hold": "h" }"#;
    let code = generate::rust(&[english(ENGLISH), russian(turned)]);
    for line in [
        "    #[doc = \"\\nButton.\"]\n    hold: \"Hold\",\n    open: \"Open {desktop}\",\n    found: \"{count} note|{count} notes\",\n",
        "    hold: \"h\",\n    open: \"o {desktop}\",\n    found: \"a {count}|b {count}|c {count}\",\n",
        "pub const LANGUAGES: [&Language; 2] = [&EN, &RU];",
        "pub const SPOKEN: [Spoken; 2] = [EN.spoken(), RU.spoken()];",
    ] {
        assert!(code.contains(line), "{line}\n{code}");
    }
}
