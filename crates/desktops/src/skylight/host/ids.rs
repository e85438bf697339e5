//! Ids in the shape of a UUID, from a counter: the same history has the same ids.

/// The agent.
pub(super) const AGENT: &str = "a6e0f000-0000-4000-8000-000000000007";
/// The tenant.
pub(super) const TENANT: &str = "7e4a0000-0000-4000-8000-000000000001";
/// A second tenant of the same agent's.
pub(super) const OTHER_TENANT: &str = "7e4a0000-0000-4000-8000-000000000002";
/// The agent's role.
pub(super) const ROLE: &str = "401e0000-0000-4000-8000-000000000001";

/// The id of a fixed thing: its kind, and its number.
pub(super) fn fixed(kind: u32, number: u64) -> String {
    format!("{kind:08x}-0000-4000-8000-{:012x}", number & 0xffff_ffff_ffff)
}

/// Whether this has the shape of a UUID.
pub(super) fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').take(6).collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
