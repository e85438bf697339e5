//! What a message of Skylight's is about, for the log.

/// The topic, or the function that is called. Found as text, like everything in the log.
pub(super) fn kinds(text: &str) -> String {
    let value = |name: &str| {
        let mark = format!("\"{name}\":\"");
        text.split_once(&mark)?.1.split('"').next()
    };
    if let Some(topic) = value("topic") {
        return topic.trim_start_matches("cxengage/").to_owned();
    }
    let path = ["module", "subModule", "command"].into_iter().filter_map(value);
    let path = path.collect::<Vec<_>>().join(".");
    if path.is_empty() && text.contains("controllerInit") { "controllerInit".to_owned() } else { path }
}
