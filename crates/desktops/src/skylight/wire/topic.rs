//! Skylight's topics, as the vendor's SDK and its shell publish them, and their meaning for the panel.

/// The meaning of a message. Topics that only report the result of a command are [`Topic::Outcome`]: the table of
/// outcomes is with the commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The page has loaded and listens.
    Loaded,
    /// It is bound to us.
    OriginDefined,
    /// It was bound before; perhaps to us.
    OriginAlreadyDefined,
    /// The page is unloading, perhaps to reload.
    Closed,
    /// The whole state, on request.
    State,
    /// Somebody logged in.
    Login,
    /// The tenants.
    Tenants,
    /// A tenant was chosen.
    TenantSet,
    /// Reasons, phones and the like.
    Config,
    /// The same, on request.
    UserConfig,
    /// The phones.
    Extensions,
    /// The agent's session began.
    Started,
    /// The agent's state.
    Presence,
    /// The same, on request.
    RunningState,
    /// The directions the agent takes.
    Direction,
    /// The agent's session has ended.
    Ended,
    /// Work for the agent.
    Offer,
    /// The offer can be accepted.
    Initiated,
    /// It is the agent's.
    Accepted,
    /// It is no longer the agent's.
    Rejected,
    /// It has ended.
    WorkEnded,
    /// The customer is on the line.
    CustomerConnected,
    /// Hold or resume.
    Hold(bool),
    /// Mute or unmute.
    Mute(bool),
    /// Recording started or stopped.
    Recording(bool),
    /// A transfer was started.
    TransferStarted,
    /// The other side of a transfer has answered.
    TransferConnected,
    /// A transfer was cancelled.
    TransferCancelled,
    /// Somebody joined.
    PartyAdded,
    /// Somebody left.
    PartyRemoved,
    /// A participant is on hold, or no longer.
    PartyHold(bool),
    /// The set-up of wrap-up.
    WrapUpDetails,
    /// Wrap-up began.
    WrapUpStarted,
    /// Wrap-up ended.
    WrapUpEnded,
    /// The dispositions to choose from.
    Dispositions,
    /// A disposition was selected or deselected.
    Disposition,
    /// Details of the contact.
    CustomFields,
    /// A script.
    Script,
    /// A screen pop.
    ScreenPop,
    /// A message was written.
    Message,
    /// The history of the conversation.
    History,
    /// The customer is typing.
    Typing,
    /// An e-mail's headers.
    EmailDetails,
    /// An e-mail's text.
    EmailBody,
    /// The result of a command.
    Outcome,
    /// A problem that belongs to no command.
    Trouble,
    /// Known, and irrelevant for an agent.
    Noise,
    /// Unknown.
    Unknown,
}

impl Topic {
    /// Reads a topic as it stands in an envelope.
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name.split_once('/') {
            Some(("skylight", rest)) => shell(rest),
            Some(("cxengage", rest)) => sdk(rest),
            _ => Self::Unknown,
        }
    }
}

fn shell(name: &str) -> Topic {
    match name {
        "loaded" => Topic::Loaded,
        "target-origin-defined" => Topic::OriginDefined,
        "target-origin-already-defined" => Topic::OriginAlreadyDefined,
        "closed" => Topic::Closed,
        _ => Topic::Unknown,
    }
}

fn sdk(name: &str) -> Topic {
    match name.split_once('/') {
        None => match name {
            "state" => Topic::State,
            "microphone-not-available" => Topic::Trouble,
            _ => Topic::Unknown,
        },
        Some(("authentication", rest)) => match rest {
            "login-response" => Topic::Login,
            "auth-info-response"
            | "cognito-auth-response"
            | "identity-window-response"
            | "update-default-tenant-response" => Topic::Noise,
            _ => Topic::Unknown,
        },
        Some(("session", rest)) => session(rest),
        Some(("sessions", "get-new-token-response")) => Topic::Noise,
        Some(("interactions", rest)) => match rest.split_once('/') {
            None => interaction(rest),
            Some(("voice", rest)) => voice(rest),
            Some(("messaging", rest)) => messaging(rest),
            Some(("smooch-messaging", rest)) => smooch(rest),
            Some(("email", rest)) => email(rest),
            Some(_) => Topic::Unknown,
        },
        Some(("contacts", "search-contacts-response")) => Topic::Outcome,
        Some(("entities", "get-users-response" | "get-queues-response")) => Topic::Outcome,
        Some(("contacts" | "entities" | "api" | "reporting" | "logging" | "crm" | "zendesk", _)) => Topic::Noise,
        Some(("salesforce-classic" | "salesforce-lightning" | "twilio", _)) => Topic::Noise,
        Some(("notifications", "show-banner")) => Topic::Noise,
        Some(("errors", _)) => Topic::Trouble,
        Some(_) => Topic::Unknown,
    }
}

fn session(name: &str) -> Topic {
    match name {
        "state-change-response" => Topic::Presence,
        "get-running-session-state" => Topic::RunningState,
        "direction-change-response" => Topic::Direction,
        "started" => Topic::Started,
        "ended" => Topic::Ended,
        "config-details" => Topic::Config,
        "get-user-config-response" => Topic::UserConfig,
        "extension-list" => Topic::Extensions,
        "tenant-list" => Topic::Tenants,
        "set-active-tenant-response" => Topic::TenantSet,
        "state-change-request-acknowledged" | "set-direction-response" | "set-presence-state-response" => {
            Topic::Outcome
        }
        "heartbeat-response"
        | "session-heartbeat-response"
        | "get-extensions"
        | "set-token-response"
        | "set-user-identity-response"
        | "set-locale-response"
        | "get-tenant-details"
        | "get-active-tenant-id-response"
        | "get-active-user-id-response"
        | "get-default-extension-response"
        | "get-sso-token-response"
        | "get-token-response"
        | "sqs-shut-down" => Topic::Noise,
        _ => Topic::Unknown,
    }
}

fn interaction(name: &str) -> Topic {
    match name {
        "work-offer-received" => Topic::Offer,
        "work-initiated-received" => Topic::Initiated,
        "work-accepted-received" => Topic::Accepted,
        "work-rejected-received" => Topic::Rejected,
        "work-ended-received" => Topic::WorkEnded,
        "screen-pop-received" => Topic::ScreenPop,
        "disposition-codes-received" => Topic::Dispositions,
        "disposition-code-changed" => Topic::Disposition,
        "custom-fields-received" => Topic::CustomFields,
        "script-received" => Topic::Script,
        "wrapup-details-received" => Topic::WrapUpDetails,
        "wrapup-started" => Topic::WrapUpStarted,
        "wrapup-ended" => Topic::WrapUpEnded,
        "resource-added-received" => Topic::PartyAdded,
        "resource-removed-received" => Topic::PartyRemoved,
        "resource-hold-received" => Topic::PartyHold(true),
        "resource-resume-received" => Topic::PartyHold(false),
        "end-acknowledged"
        | "accept-acknowledged"
        | "contact-assign-acknowledged"
        | "contact-unassign-acknowledged"
        | "send-script"
        | "enable-wrapup-acknowledged"
        | "disable-wrapup-acknowledged"
        | "end-wrapup-acknowledged"
        | "get-notes-response"
        | "create-note-response"
        | "update-note-response" => Topic::Outcome,
        "focus-acknowledged"
        | "unfocus-acknowledged"
        | "send-custom-interrupt-acknowledged"
        | "flow-action-acknowledged"
        | "get-note-response"
        | "interaction-update-transfer-menu" => Topic::Noise,
        _ => Topic::Unknown,
    }
}

fn voice(name: &str) -> Topic {
    match name {
        "customer-hold-received" => Topic::Hold(true),
        "customer-resume-received" => Topic::Hold(false),
        "resource-mute-received" => Topic::Mute(true),
        "resource-unmute-received" => Topic::Mute(false),
        "recording-start-received" => Topic::Recording(true),
        "recording-end-received" => Topic::Recording(false),
        "transfer-started" => Topic::TransferStarted,
        "transfer-connected" => Topic::TransferConnected,
        "transfer-cancelled" => Topic::TransferCancelled,
        "customer-connected" => Topic::CustomerConnected,
        "hold-acknowledged"
        | "resume-acknowledged"
        | "mute-acknowledged"
        | "unmute-acknowledged"
        | "start-recording-acknowledged"
        | "stop-recording-acknowledged"
        | "customer-transfer-acknowledged"
        | "cancel-transfer-acknowledged"
        | "dial-send-acknowledged"
        | "cancel-dial-acknowledged"
        | "send-digits-acknowledged"
        | "customer-hold-error"
        | "customer-resume-error" => Topic::Outcome,
        "resource-hold-acknowledged"
        | "resource-resume-acknowledged"
        | "resume-all-acknowledged"
        | "resource-removed-acknowledged"
        | "silent-monitoring-start-acknowledged"
        | "silent-monitor-start"
        | "silent-monitor-end"
        | "set-monitored-interaction-response"
        | "get-monitored-interaction-response"
        | "update-call-controls"
        | "force-killed-twilio-connection" => Topic::Noise,
        _ => Topic::Unknown,
    }
}

fn messaging(name: &str) -> Topic {
    match name {
        "new-message-received" => Topic::Message,
        "history-received" => Topic::History,
        "send-message-acknowledged" => Topic::Outcome,
        "transcript-received"
        | "initialize-outbound-sms-response"
        | "send-outbound-sms-response"
        | "mqtt-session-connected" => Topic::Noise,
        _ => Topic::Unknown,
    }
}

fn smooch(name: &str) -> Topic {
    match name {
        "message-received" => Topic::Message,
        "history-received" => Topic::History,
        "typing-received" => Topic::Typing,
        "conversation-read-received"
        | "conversation-read-agent-received"
        | "typing-agent-received"
        | "attachment-added"
        | "attachment-removed"
        | "attachment-sent" => Topic::Noise,
        _ => Topic::Unknown,
    }
}

fn email(name: &str) -> Topic {
    match name {
        "details-received" => Topic::EmailDetails,
        "plain-body-received" => Topic::EmailBody,
        "html-body-received"
        | "attachment-list"
        | "attachment-received"
        | "artifact-received"
        | "email-reply-artifact-created"
        | "attachment-added"
        | "attachment-removed"
        | "send-reply"
        | "start-outbound-email"
        | "agent-reply-started-acknowledged"
        | "agent-no-reply-acknowledged"
        | "agent-cancel-reply-acknowledged"
        | "transcript-received" => Topic::Noise,
        _ => Topic::Unknown,
    }
}
