//! Visitors and their chats.

use super::fault_injection::StartError;
use serde::{Deserialize, Serialize};

/// Identifies a visitor, whatever their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct VisitorNo(pub u32);

/// A visitor to come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitorSpec {
    /// Their id in the system of the site's owner.
    pub provided: Option<String>,
    /// Their id in Siebel.
    pub siebel: Option<String>,
    /// A task about them there.
    pub task: Option<String>,
    /// The messenger they come through; none for the site itself.
    pub channel: Option<HostChannel>,
}

/// A channel a visitor comes through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostChannel {
    /// Which service.
    pub kind: String,
    /// The visitor's id there.
    pub user: String,
    /// The visitor's name there.
    pub name: String,
}

/// A visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostVisitor {
    /// Who.
    pub no: VisitorNo,
    /// Their details.
    pub spec: VisitorSpec,
    /// `roxchatVisitorId`
    pub id: String,
    /// `sessionId`
    pub session: String,
    /// The last chat.
    pub chat: Option<Chat>,
    /// All messages, of all chats.
    pub talk: Vec<Line>,
    /// Why chats with them cannot be started.
    pub trouble: Option<StartError>,
}

/// A chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chat {
    /// `chatId`
    pub id: u64,
    /// Not closed by the agent, or somebody wrote since.
    pub open: bool,
    /// Closed for good: the next message begins another chat.
    pub ended: bool,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its kind, in the wire's word.
    pub kind: String,
    /// Its text.
    pub text: String,
}

/// 32 hexadecimal digits that look random and are not.
pub(super) fn hex(number: u64) -> String {
    // The finaliser of SplitMix64, twice: neighbours come out far apart.
    let mix = |number: u64| {
        let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    };
    format!("{:016x}{:016x}", mix(number.wrapping_add(0x9e37_79b9_7f4a_7c15)), mix(number))
}

/// The id of a site account with this name: the same on every visit.
pub(super) fn id_of(provided: &str) -> String {
    hex(provided
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
}
