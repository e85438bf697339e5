//! Writing the languages as Rust. What is written has been checked.

use crate::read::{Language, Text};

/// The list of names with the English texts, for the macro of `src/table.rs`, and after it each language.
pub(crate) fn rust(languages: &[Language]) -> String {
    let Some((english, others)) = languages.split_first() else { return String::new() };
    let plurals = &english.description.plurals;
    let names: String = english.texts.iter().map(|(name, text)| declared(name, text, plurals)).collect();
    let mut code = format!("words! {{\n{names}}}\n\n/// English.\npub {}", constant(english, "ENGLISH"));
    for language in others {
        let fields = english.texts.iter().map(|(name, _)| {
            let text = language.text(name).map_or_else(String::new, |text| joined(text, &language.description.plurals));
            format!("    {name}: {text:?},\n")
        });
        code += &constant(language, &format!("Words {{\n{}}}", fields.collect::<String>()));
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

/// A name with its English text, and what a translator should know as its documentation.
fn declared(name: &str, text: &Text, plurals: &[String]) -> String {
    // A paragraph of its own, after the text itself.
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

/// A text as one line: its forms in the order of its language's plurals.
fn joined(text: &Text, plurals: &[String]) -> String {
    let form = |plural| text.forms.iter().find(|(category, _)| category == plural).map(|(_, form)| form.as_str());
    plurals.iter().filter_map(form).collect::<Vec<_>>().join("|")
}
