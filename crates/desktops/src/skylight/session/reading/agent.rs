//! The agent: state, reasons, phones, tenants.

use super::{hierarchy, in_order, is_active, words};
use deskpane_desk::kit::json::Node;
use deskpane_desk::model::{Extension, Presence, Reason, ReasonId, SentList, Tenant, WorkMode};
use litemap::LiteMap;

/// A state. `None` for an empty one.
pub(in super::super) fn presence(node: Node<'_>) -> Option<Presence> {
    let sent = node.text()?;
    Some(match sent.to_ascii_lowercase().as_str() {
        "ready" => Presence::Available,
        "notready" => Presence::Unavailable,
        "offline" => Presence::LoggedOut,
        _ => Presence::Other(sent),
    })
}

/// A direction. `None` for any other word.
pub(in super::super) fn mode(node: Node<'_>) -> Option<WorkMode> {
    match node.text()?.to_ascii_lowercase().as_str() {
        "inbound" => Some(WorkMode::Inbound),
        "outbound" => Some(WorkMode::Outbound),
        "agent-initiated" => Some(WorkMode::AgentInitiated),
        _ => None,
    }
}

/// The reasons of all active lists.
pub(in super::super) fn reasons(config: Node<'_>) -> Option<SentList<Reason>> {
    let lists = config.get("reasonLists");
    if lists.is_null() {
        return None;
    }
    let mut reasons = Vec::new();
    for list in lists.items().filter(|list| is_active(*list)) {
        let Some(list_id) = list.get("id").text() else { continue };
        let group = words(list.get("name"));
        for reason in in_order(list.get("reasons").items().filter(|reason| is_active(*reason))) {
            if let (Some(id), Some(name)) = (reason.get("reasonId").text(), words(reason.get("name"))) {
                let path = group.iter().cloned().chain(hierarchy(reason)).collect();
                reasons.push(Reason { id: ReasonId { id, list: list_id.clone() }, name, path });
            }
        }
    }
    Some(reasons.into())
}

/// The phones, and the value of the one in use.
pub(in super::super) fn extensions(config: Node<'_>) -> Option<(SentList<Extension>, Option<String>)> {
    let list = config.get("extensions");
    if list.is_null() {
        return None;
    }
    let extension = |node: Node<'_>| {
        let value = node.get("value").text()?;
        let called = words(node.get("description")).or_else(|| words(node.get("name")));
        let name = called.or_else(|| node.get("type").text()).unwrap_or_else(|| value.clone());
        Some((Extension { name, value }, node.get("type").is("webrtc")))
    };
    let known: Vec<_> = list.items().filter_map(extension).collect();
    let mut names: LiteMap<&str, usize> = LiteMap::new();
    known.iter().for_each(|(extension, _)| *names.entry(extension.name.as_str()).or_default() += 1);
    let named = |(extension, in_browser): &(Extension, bool)| {
        // A number identifies a phone. A browser's placeholder does not, unless there are two.
        let is_alone = names.get(extension.name.as_str()) == Some(&1);
        let plain = extension.name == extension.value || (*in_browser && is_alone);
        let name = if plain { extension.name.clone() } else { format!("{} ({})", extension.name, extension.value) };
        Extension { name, value: extension.value.clone() }
    };
    Some((known.iter().map(named).collect(), config.get("activeExtension").get("value").text()))
}

/// The tenants an agent may work for.
pub(in super::super) fn tenants(list: Node<'_>) -> SentList<Tenant> {
    let tenant = |node: Node<'_>| {
        let id = node.get("tenantId").text().or_else(|| node.get("id").text())?;
        let name = words(node.get("tenantName")).or_else(|| words(node.get("name")));
        Some(Tenant { name: name.unwrap_or_else(|| id.clone()), id })
    };
    list.items().filter_map(tenant).collect()
}
