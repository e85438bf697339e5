//! Which fields of its messages, and of what our session keeps, say nothing about people: all others get pseudonyms in a
//! recording that is handed on.

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
