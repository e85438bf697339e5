//! The commands: name, topic of the outcome, parameters, and error code.

use super::{
    call::{Call, Entry},
    engine::SkylightHost,
    rule::{Need, Rule, may, must},
};

/// The command of this name.
pub(super) fn find(path: &str) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.path == path)
}

const fn entry(
    path: &'static str,
    topic: &'static str,
    needs: &'static [Need],
    code: u16,
    run: fn(&mut SkylightHost, &Call<'_>),
) -> Entry {
    Entry { path, topic, needs, code, needs_session: true, run }
}

const ID: Need = must("interactionId", Rule::Uuid);
const ABOUT: &[Need] = &[ID];
const TARGET: &[Need] = &[ID, may("targetResourceId", Rule::Uuid)];
const CONTACT: &[Need] = &[ID, must("contactId", Rule::Uuid)];
const WORDS: &[Need] = &[ID, must("message", Rule::Text), may("agentMessageId", Rule::Any)];
const HOW: Need = may("transferType", Rule::Of(&["cold", "warm"]));

const STATE_CHANGE: &str = "session/state-change-request-acknowledged";
const END: &str = "interactions/end-acknowledged";
const DISPOSITION: &str = "interactions/disposition-code-changed";
const TRANSFER: &str = "interactions/voice/customer-transfer-acknowledged";
const CANCEL: &str = "interactions/voice/cancel-transfer-acknowledged";
const SMOOCH: &str = "interactions/smooch-messaging/message-received";

/// The commands that the panel gives, and those of the vendor's examples. The SDK has more.
pub(super) static TABLE: &[Entry] = &[
    entry("dumpState", "state", &[], 0, SkylightHost::dump_state).early(),
    entry("authentication.logout", STATE_CHANGE, &[], 3001, SkylightHost::logout),
    entry(
        "session.setActiveTenant",
        "session/set-active-tenant-response",
        &[must("tenantId", Rule::Uuid), may("noSession", Rule::Flag), may("silentMonitoring", Rule::Flag)],
        2010,
        SkylightHost::set_active_tenant,
    ),
    entry("session.goReady", STATE_CHANGE, &[must("extensionValue", Rule::Text)], 2004, SkylightHost::go_ready),
    entry("session.goNotReady", STATE_CHANGE, &[may("reasonInfo", Rule::Reason)], 2004, SkylightHost::go_not_ready),
    entry(
        "session.setDirection",
        "session/set-direction-response",
        &[
            must("direction", Rule::Of(&["inbound", "outbound", "agent-initiated"])),
            may("agentId", Rule::Uuid),
            may("sessionId", Rule::Uuid),
        ],
        2008,
        SkylightHost::set_direction,
    ),
    entry(
        "session.getRunningSessionState",
        "session/get-running-session-state",
        &[],
        2015,
        SkylightHost::running_session_state,
    )
    .early(),
    entry("session.getUserConfig", "session/get-user-config-response", &[], 2015, SkylightHost::user_config),
    entry("interactions.accept", "interactions/accept-acknowledged", ABOUT, 4004, SkylightHost::accept),
    entry("interactions.end", END, ABOUT, 4003, SkylightHost::end),
    entry("interactions.reject", END, ABOUT, 4003, SkylightHost::end),
    entry(
        "interactions.assignContact",
        "interactions/contact-assign-acknowledged",
        CONTACT,
        4007,
        SkylightHost::assign,
    ),
    entry(
        "interactions.unassignContact",
        "interactions/contact-unassign-acknowledged",
        CONTACT,
        4008,
        SkylightHost::unassign,
    ),
    entry(
        "interactions.enableWrapup",
        "interactions/enable-wrapup-acknowledged",
        ABOUT,
        4009,
        SkylightHost::enable_wrap_up,
    ),
    entry(
        "interactions.disableWrapup",
        "interactions/disable-wrapup-acknowledged",
        ABOUT,
        4010,
        SkylightHost::disable_wrap_up,
    ),
    entry("interactions.endWrapup", "interactions/end-wrapup-acknowledged", ABOUT, 4011, SkylightHost::end_wrap_up),
    entry("interactions.deselectDispositionCode", DISPOSITION, ABOUT, 4012, SkylightHost::deselect_disposition),
    entry(
        "interactions.selectDispositionCode",
        DISPOSITION,
        &[ID, must("dispositionId", Rule::Uuid)],
        4013,
        SkylightHost::select_disposition,
    ),
    entry("interactions.getAllNotes", "interactions/get-notes-response", ABOUT, 4015, SkylightHost::get_notes),
    entry(
        "interactions.updateNote",
        "interactions/update-note-response",
        &[
            ID,
            must("noteId", Rule::Uuid),
            may("title", Rule::Text),
            may("body", Rule::Any),
            may("contactId", Rule::Uuid),
        ],
        4016,
        SkylightHost::update_note,
    ),
    entry(
        "interactions.createNote",
        "interactions/create-note-response",
        &[ID, must("title", Rule::Text), must("body", Rule::Any), may("contactId", Rule::Uuid)],
        4017,
        SkylightHost::create_note,
    ),
    entry(
        "interactions.sendScript",
        "interactions/send-script",
        &[
            ID,
            must("answers", Rule::Map),
            must("scriptId", Rule::Uuid),
            must("dismissed", Rule::Flag),
            must("scriptReporting", Rule::Flag),
            must("exitReason", Rule::Of(&["user-submitted", "script-timeout", "script-auto-dismissed"])),
        ],
        4018,
        SkylightHost::send_script,
    ),
    entry(
        "interactions.transferToResource",
        TRANSFER,
        &[ID, must("resourceId", Rule::Uuid), HOW],
        4022,
        SkylightHost::transfer,
    ),
    entry(
        "interactions.transferToQueue",
        TRANSFER,
        &[ID, must("queueId", Rule::Uuid), HOW],
        4024,
        SkylightHost::transfer,
    ),
    entry(
        "interactions.transferToExtension",
        TRANSFER,
        &[ID, must("transferExtension", Rule::Extension), HOW],
        4026,
        SkylightHost::transfer,
    ),
    entry(
        "interactions.cancelResourceTransfer",
        CANCEL,
        &[ID, must("transferResourceId", Rule::Uuid)],
        4023,
        SkylightHost::cancel_transfer,
    ),
    entry(
        "interactions.cancelQueueTransfer",
        CANCEL,
        &[ID, must("transferQueueId", Rule::Uuid)],
        4025,
        SkylightHost::cancel_transfer,
    ),
    entry(
        "interactions.cancelExtensionTransfer",
        CANCEL,
        &[ID, must("transferExtension", Rule::Extension)],
        4027,
        SkylightHost::cancel_transfer,
    ),
    entry(
        "interactions.voice.customerHold",
        "interactions/voice/hold-acknowledged",
        ABOUT,
        7011,
        SkylightHost::customer_hold,
    ),
    entry(
        "interactions.voice.customerResume",
        "interactions/voice/resume-acknowledged",
        ABOUT,
        7013,
        SkylightHost::customer_resume,
    ),
    entry("interactions.voice.mute", "interactions/voice/mute-acknowledged", TARGET, 7005, SkylightHost::mute),
    entry("interactions.voice.unmute", "interactions/voice/unmute-acknowledged", TARGET, 7006, SkylightHost::unmute),
    entry(
        "interactions.voice.startRecording",
        "interactions/voice/start-recording-acknowledged",
        ABOUT,
        7008,
        SkylightHost::start_recording,
    ),
    entry(
        "interactions.voice.stopRecording",
        "interactions/voice/stop-recording-acknowledged",
        ABOUT,
        7012,
        SkylightHost::stop_recording,
    ),
    entry(
        "interactions.voice.sendDigits",
        "interactions/voice/send-digits-acknowledged",
        &[ID, must("digit", Rule::Of(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"]))],
        8001,
        SkylightHost::send_digits,
    ),
    entry(
        "interactions.voice.dial",
        "interactions/voice/dial-send-acknowledged",
        &[
            must("phoneNumber", Rule::Text),
            may("popUri", Rule::Text),
            may("outboundAni", Rule::Text),
            may("flowId", Rule::Uuid),
            may("outboundIdentifierId", Rule::Uuid),
            may("outboundIdentifierListId", Rule::Uuid),
            may("direction", Rule::Of(&["inbound", "outbound", "agent-initiated"])),
            may("interactionMetadata", Rule::Any),
        ],
        7019,
        SkylightHost::dial,
    ),
    entry(
        "interactions.voice.cancelDial",
        "interactions/voice/cancel-dial-acknowledged",
        ABOUT,
        7020,
        SkylightHost::cancel_dial,
    ),
    entry(
        "interactions.messaging.sendMessage",
        "interactions/messaging/send-message-acknowledged",
        WORDS,
        6004,
        SkylightHost::send_message,
    ),
    entry("interactions.smoochMessaging.sendMessage", SMOOCH, WORDS, 6007, SkylightHost::send_smooch),
    entry(
        "contacts.search",
        "contacts/search-contacts-response",
        &[must("query", Rule::Map)],
        13_007,
        SkylightHost::search_contacts,
    ),
    entry(
        "entities.getUsers",
        "entities/get-users-response",
        &[may("excludeOffline", Rule::Flag)],
        11_001,
        SkylightHost::get_users,
    ),
    entry("entities.getQueues", "entities/get-queues-response", &[], 11_003, SkylightHost::get_queues),
];
