//! What a message of MAX's is about, for the log.

/// The types named in a message, the first three and how many more. Found as text: a burst leaves no time for
/// parsing what most likely nobody will read.
pub(super) fn kinds(text: &str) -> String {
    let mut names = text
        .match_indices("ype\":\"")
        .filter(|(at, _)| {
            let before = text.get(..*at).unwrap_or_default();
            before.ends_with("\"T") || before.ends_with("\"messageT")
        })
        .filter_map(|(at, mark)| text.get(at + mark.len()..)?.split('"').next());
    let first: Vec<_> = names.by_ref().take(3).collect();
    match names.count() {
        0 => first.join(", "),
        more => format!("{} +{more}", first.join(", ")),
    }
}
