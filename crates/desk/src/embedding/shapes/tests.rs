//! The TypeScript types and the JSON Schema of `packages/embed` must match these types. `UPDATE=1 cargo test -p
//! deskpane-desk shapes` rewrites them.

use super::*;
use schemars::generate::SchemaSettings;
use std::{env, fs, path::Path};
use ts_rs::{Config, TS};

/// For the schema alone.
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "its schema is what counts")]
pub(super) enum Action {
    Allowed(bool),
    Denied(String),
}

fn compare(file: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packages/embed").join(file);
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "packages/embed/{file} is not what the Rust types say: UPDATE=1 cargo test -p deskpane-desk shapes"
    );
}

fn declare<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    let text = format!("{docs}export {}", T::decl(config).replace("{ \n", "{\n").replace(", };", ",\n};"));
    let (mut lines, mut depth) = (String::new(), 0);
    for line in text.lines().map(str::trim_end) {
        depth -= usize::from(line == "};");
        // A comment's later lines keep the space before their star.
        lines.push_str(&format!("{}{line}\n", "  ".repeat(depth)));
        depth += usize::from(line.ends_with('{'));
    }
    format!("\n{}", one_line_comments(&lines))
}

/// A comment of one line stands in one line.
fn one_line_comments(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    let (mut made, mut at) = (String::new(), 0);
    while let Some(line) = lines.get(at) {
        let rest = (lines.get(at + 1), lines.get(at + 2));
        if let ("/**", (Some(words), Some(end))) = (line.trim(), rest)
            && end.trim() == "*/"
        {
            let indent = line.strip_suffix("/**").unwrap();
            made.push_str(&format!("{indent}/** {} */\n", words.trim().strip_prefix("* ").unwrap()));
            at += 3;
        } else {
            made.push_str(&format!("{line}\n"));
            at += 1;
        }
    }
    made
}

#[test]
fn the_typescript_is_what_the_types_say() {
    let config = Config::default();
    let types = [
        declare::<Desk>(&config),
        declare::<Connection>(&config),
        declare::<ConnectionState>(&config),
        declare::<Agent>(&config),
        declare::<Interaction>(&config),
        declare::<Channel>(&config),
        declare::<Direction>(&config),
        declare::<InteractionState>(&config),
        declare::<Customer>(&config),
        declare::<LogEntry>(&config),
        declare::<Outcome>(&config),
        declare::<Address>(&config),
        declare::<AddressKind>(&config),
        declare::<SettledCommand>(&config),
        declare::<CommandOutcome>(&config),
        declare::<RecordLink>(&config),
        declare::<Limits>(&config),
    ];
    let head =
        "// Made from crates/desk/src/embedding/shapes.rs by its test: UPDATE=1 cargo test -p deskpane-desk shapes\n";
    compare("src/shapes.ts", &format!("{head}{}", types.concat()));
}

#[test]
fn the_schema_is_what_the_types_say() {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<Desk>();
    generator.subschema_for::<LogEntry>();
    generator.subschema_for::<Address>();
    generator.subschema_for::<SettledCommand>();
    generator.subschema_for::<RecordLink>();
    generator.subschema_for::<Limits>();
    let mut schema = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Deskpane and the page around it: shapes",
        "$defs": generator.take_definitions(true),
    });
    never_null(&mut schema);
    compare("shapes.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

/// What is not known is absent, and not `null`.
fn never_null(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Object(map) => {
            if let Some(serde_json::Value::Array(types)) = map.get_mut("type") {
                types.retain(|kind| kind != "null");
                if let [one] = types.as_slice() {
                    let one = one.clone();
                    map.insert("type".to_owned(), one);
                }
            }
            if let Some(serde_json::Value::Array(kinds)) = map.get_mut("anyOf") {
                kinds.retain(|kind| kind["type"] != "null");
            }
            map.values_mut().for_each(never_null);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(never_null),
        _ => {}
    }
}
