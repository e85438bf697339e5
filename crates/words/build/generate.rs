//! Writes the languages as Rust. They have been checked before.

use crate::read::{Language, Text};

/// The list of names with the English texts, for the macro of `src/table.rs`, followed by each language.
pub(crate) fn rust(languages: &[Language]) -> String {
    let Some((english, others)) = languages.split_first() else { return String::new() };
    let mut code = table(english);
    code += &format!("\n/// English.\npub {}", constant(english, "ENGLISH"));
    for language in others {
        code += &constant(language, &values(language, english));
    }
    let all: Vec<_> = languages.iter().map(constant_name).collect();
    let count = all.len();
    code += &format!(
        "\n/// All languages, English first.\npub const LANGUAGES: [&Language; {count}] = [&{}];\n",
        all.join(", &")
    );
    let spoken = all.join(".spoken(), ");
    code +=
        &format!("\n/// The same without their texts.\npub const SPOKEN: [Spoken; {count}] = [{spoken}.spoken()];\n");
    code
}

/// The same for the words of a page that no panel carries, as a `WordSet` of this name.
pub(crate) fn set(name: &str, languages: &[Language]) -> String {
    let Some((english, others)) = languages.split_first() else { return String::new() };
    let mut code = table(english);
    for language in others {
        code += &format!("const {}: Words = {};\n", constant_name(language), values(language, english));
    }
    let all = || {
        let others = others.iter().map(|language| (language.description.tag.as_str(), constant_name(language)));
        [(english.description.tag.as_str(), "ENGLISH".to_owned())].into_iter().chain(others)
    };
    let editions: String = all()
        .map(|(tag, words)| format!("        ({tag:?}, crate::edition(Words::NAMES, &{words}.all())),\n"))
        .collect();
    code += &format!(
        "\nimpl crate::WordSet for Words {{\n    const NAME: &'static str = {name:?};\n    \
         const ENGLISH: &'static Self = &ENGLISH;\n    \
         const EDITIONS: &'static [(&'static str, u64)] = &[\n{editions}    ];\n\n    \
         fn read(file: &'static str) -> Option<Self> {{\n        Self::read(file)\n    }}\n}}\n"
    );
    let files: String = all().skip(1).map(|(tag, words)| format!("({tag:?}, crate::file(&{words}.all())), ")).collect();
    code += &format!(
        "\n/// The languages that are files: name and text.\n#[must_use]\npub fn files() -> Vec<(String, String)> {{\n    \
         let named = |(tag, text)| Some((<Words as crate::WordSet>::file_name(tag)?, text));\n    \
         [{files}].into_iter().filter_map(named).collect()\n}}\n"
    );
    code
}

/// The macro call that defines `Words` with the English texts.
fn table(english: &Language) -> String {
    let plurals = &english.description.plurals;
    let names: String = english.texts.iter().map(|(name, text)| declared(name, text, plurals)).collect();
    format!("words! {{\n{names}}}\n")
}

/// The texts of a language, as a `Words`.
fn values(language: &Language, english: &Language) -> String {
    let fields = english.texts.iter().map(|(name, _)| {
        let text = language.text(name).map_or_else(String::new, |text| joined(text, &language.description.plurals));
        format!("    {name}: {text:?},\n")
    });
    format!("Words {{\n{}}}", fields.collect::<String>())
}

/// A name with its English text; the description for translators becomes its documentation.
fn declared(name: &str, text: &Text, plurals: &[String]) -> String {
    // A separate paragraph after the text.
    let context =
        text.description.as_ref().map(|description| format!("    #[doc = {:?}]\n", format!("\n{description}")));
    format!("{}    {name}: {:?},\n", context.unwrap_or_default(), joined(text, plurals))
}

fn constant(language: &Language, words: &str) -> String {
    let description = &language.description;
    format!(
        "const {}: Language = Language {{ tag: {:?}, name: {:?}, right_to_left: {}, plurals: &{:?}, words: {words} }};\n",
        constant_name(language),
        description.tag,
        description.name,
        description.right_to_left,
        description.plurals,
    )
}

fn constant_name(language: &Language) -> String {
    language.description.tag.to_ascii_uppercase().replace('-', "_")
}

/// A text as one line, with its forms in the order of the language's plural categories.
fn joined(text: &Text, plurals: &[String]) -> String {
    let form = |plural| text.forms.iter().find(|(category, _)| category == plural).map(|(_, form)| form.as_str());
    plurals.iter().filter_map(form).collect::<Vec<_>>().join("|")
}
