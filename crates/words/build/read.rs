//! Reads `languages.json` and the texts of each language in it.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use std::{
    ffi::OsStr,
    fmt::{self, Formatter},
    fs,
    path::{Path, PathBuf},
};

/// A language as `languages.json` describes it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Description {
    /// Its tag, which is also the name of its file.
    pub(crate) tag: String,
    /// Its own name for itself.
    pub(crate) name: String,
    /// Whether it is written from right to left.
    #[serde(default)]
    pub(crate) right_to_left: bool,
    /// Its plural categories, by the Unicode CLDR.
    pub(crate) plurals: Vec<String>,
}

/// A language with its texts.
#[derive(Debug)]
pub(crate) struct Language {
    pub(crate) description: Description,
    /// The file of its texts.
    pub(crate) path: PathBuf,
    /// The content of the file.
    source: String,
    /// Names and texts, in the order of the file.
    pub(crate) texts: Vec<(String, Text)>,
}

/// One text.
#[derive(Debug)]
pub(crate) struct Text {
    /// The description for translators.
    pub(crate) description: Option<String>,
    /// Plural categories and texts. A text without a number has only `other`.
    pub(crate) forms: Vec<(String, String)>,
}

/// Reads all languages of the crate in `home`, with their texts in `folder`; otherwise the errors.
pub(crate) fn languages(home: &Path, folder: &Path) -> Result<Vec<Language>, Vec<String>> {
    let list = home.join("languages.json");
    let descriptions: Vec<Description> =
        read(&list).and_then(|source| parsed(&list, &source)).map_err(|problem| vec![problem])?;
    let mut problems = strangers(folder, &descriptions);
    let mut languages = Vec::new();
    for description in descriptions {
        let path = folder.join(format!("{}.json", description.tag));
        match read(&path).and_then(|source| Language::new(description, path, source)) {
            Ok(language) => languages.push(language),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(languages) } else { Err(problems) }
}

/// Files of languages that are not in the list.
fn strangers(folder: &Path, descriptions: &[Description]) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let files = files.filter(|file| file.extension() == Some(OsStr::new("json")));
    let is_known = |file: &Path| descriptions.iter().any(|one| file.file_stem() == Some(OsStr::new(&one.tag)));
    let strangers = files.filter(|file| !is_known(file));
    strangers.map(|file| format!("{}: no language of languages.json has this tag", file.display())).collect()
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn parsed<'de, T: Deserialize<'de>>(path: &Path, source: &'de str) -> Result<T, String> {
    serde_json::from_str(source).map_err(|error| format!("{}:{}: {error}", path.display(), error.line()))
}

impl Language {
    pub(crate) fn new(description: Description, path: PathBuf, source: String) -> Result<Self, String> {
        let Texts(texts) = parsed(&path, &source)?;
        Ok(Self { description, path, source, texts })
    }

    /// The text of this name.
    pub(crate) fn text(&self, name: &str) -> Option<&Text> {
        self.texts.iter().find(|(own, _)| own == name).map(|(_, text)| text)
    }

    /// The line of the file that begins with this name; the last one if there are several.
    pub(crate) fn line(&self, name: &str) -> usize {
        let begins = |line: &str| {
            let rest = line.trim_start().strip_prefix('"').and_then(|line| line.strip_prefix(name));
            rest.is_some_and(|rest| rest.starts_with('"'))
        };
        self.source.lines().zip(1..).filter(|(line, _)| begins(line)).last().map_or(1, |(_, number)| number)
    }
}

/// The texts of a file, in order. A repeated name is kept twice, so that the check finds it.
struct Texts(Vec<(String, Text)>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;

        impl<'de> Visitor<'de> for Names {
            type Value = Texts;

            fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object of names and texts")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Texts, A::Error> {
                Ok(Texts(pairs(map)?))
            }
        }

        deserializer.deserialize_map(Names)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Forms;

        impl<'de> Visitor<'de> for Forms {
            type Value = Text;

            fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, or an object of its plural forms")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text { description: None, forms: vec![("other".to_owned(), text.to_owned())] })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                let (descriptions, forms): (Vec<(_, String)>, _) =
                    pairs(map)?.into_iter().partition(|(name, _): &(String, _)| name == "description");
                Ok(Text { description: descriptions.into_iter().next().map(|(_, text)| text), forms })
            }
        }

        deserializer.deserialize_any(Forms)
    }
}

fn pairs<'de, A: MapAccess<'de>, T: Deserialize<'de>>(mut map: A) -> Result<Vec<(String, T)>, A::Error> {
    let mut pairs = Vec::new();
    while let Some(pair) = map.next_entry()? {
        pairs.push(pair);
    }
    Ok(pairs)
}
