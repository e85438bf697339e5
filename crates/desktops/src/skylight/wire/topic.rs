//! Skylight's topics, as the vendor's SDK and its shell publish them, and their meaning for the panel.

/// What a message is about. Topics that say what became of a command and nothing else are [`Topic::Outcome`]: the
/// table of outcomes is with the commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The page is there and listens.
    Loaded,
    /// We are the one it talks to.
    OriginDefined,
    /// It talked to somebody before; perhaps to us.
    OriginAlreadyDefined,
    /// The page is going away, perhaps to come back.
    Closed,
    /// The whole state, asked for.
    State,
    /// Somebody logged in.
    Login,
    /// Which tenants there are.
    Tenants,
    /// A tenant was chosen.
    TenantSet,
    /// Reasons, phones and the like.
    Config,
    /// The same, asked for.
    UserConfig,
    /// The phones.
    Extensions,
    /// The agent's session began.
    Started,
    /// The agent's state.
    Presence,
    /// The same, asked for.
    RunningState,
    /// Which contacts the agent takes.
    Direction,
    /// The agent's session is over.
    Ended,
    /// Work for the agent.
    Offer,
    /// The offer stands and can be taken.
    Initiated,
    /// It is the agent's.
    Accepted,
    /// It is not the agent's any more.
    Rejected,
    /// It is over.
    WorkEnded,
    /// The customer is on the line.
    CustomerConnected,
    /// On hold, or not any more.
    Hold(bool),
    /// Somebody is not heard, or heard again.
    Mute(bool),
    /// Recorded, or not any more.
    Recording(bool),
    /// A transfer was begun.
    TransferStarted,
    /// The other side of a transfer has answered.
    TransferConnected,
    /// A transfer was given up.
    TransferCancelled,
    /// Somebody joined.
    PartyAdded,
    /// Somebody left.
    PartyRemoved,
    /// Somebody is on hold, or not any more.
    PartyHold(bool),
    /// How the work after a contact is arranged.
    WrapUpDetails,
    /// The work after a contact began.
    WrapUpStarted,
    /// The work after a contact is over.
    WrapUpEnded,
    /// The outcomes to choose from.
    Dispositions,
    /// An outcome was chosen, or taken back.
    Disposition,
    /// Facts about the contact.
    CustomFields,
    /// A script to go through.
    Script,
    /// A page to show.
    ScreenPop,
    /// A message was written.
    Message,
    /// What was written before.
    History,
    /// The customer is writing.
    Typing,
    /// An e-mail's headers.
    EmailDetails,
    /// An e-mail's text.
    EmailBody,
    /// What became of a command.
    Outcome,
    /// Trouble that belongs to no command.
    Trouble,
    /// Known, and of no interest to an agent.
    Noise,
    /// Not known.
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
