//! Reads a version from `Cargo.lock`.

/// The version of `package` in the text of a `Cargo.lock`, if it is there exactly once.
pub(super) fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut found = lock.split("[[package]]").filter(|entry| field(entry, "name") == Some(package));
    let entry = found.next()?;
    if found.next().is_some() {
        return None;
    }
    field(entry, "version")
}

fn field<'a>(entry: &'a str, key: &str) -> Option<&'a str> {
    entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn the_version_is_that_of_exactly_this_package() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version(LOCK, "wasm-bindgen-macro"), Some("0.2.131"));
    }

    #[test]
    fn an_absent_or_ambiguous_package_has_no_version() {
        assert_eq!(version(LOCK, "wasm"), None);
        assert_eq!(version(LOCK, "twice"), None);
    }

    #[test]
    fn line_ends_of_windows_are_understood() {
        assert_eq!(version(&LOCK.replace('\n', "\r\n"), "wasm-bindgen"), Some("0.2.130"));
    }
}
