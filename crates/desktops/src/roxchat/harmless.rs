//! The fields of Rox.Chat's messages and our snapshots that contain no personal data. A redacted recording replaces the
//! values of all other fields by pseudonyms.

use deskpane_desk::desktop::Harmless;

/// The fields.
pub(super) const HARMLESS: Harmless = Harmless {
    words: &["action", "channeltype", "code", "error", "errorcode", "event", "kind", "result", "source", "status"],
    ids: &["channelid", "chatid", "id", "roxchatvisitorid", "sessionid", "taskid"],
    phrases: &[
        "operator_cant_start_chat_with_visitor_from_another_department",
        "visitor_starting_chat_from_his_side",
        "visitor_already_in_chat",
        "no_tariff_option",
        "unable_to_start_outgoing_chat",
    ],
};
