//! The subject of a message: which interaction, and what its arrival alone shows.

use super::writing;
use crate::skylight::wire::Topic;
use deskpane_desk::{kit::json::Node, model::ContactId};

/// The interaction of a message. Some topics name it in a way of their own.
pub(in super::super) fn contact_of(topic: Topic, node: Node<'_>) -> Option<ContactId> {
    match topic {
        Topic::Message | Topic::Typing => writing::interaction(node),
        Topic::History => node.items().next().and_then(writing::interaction).or_else(|| node.get("interactionId").id()),
        // A script's answer is acknowledged by the bare id.
        Topic::Outcome => node.id().or_else(|| node.get("interactionId").id()),
        _ => node.get("interactionId").id(),
    }
}

/// Whether a message on this topic is about one interaction.
pub(in super::super) const fn concerns(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::Offer
            | Topic::Initiated
            | Topic::Accepted
            | Topic::Rejected
            | Topic::WorkEnded
            | Topic::CustomerConnected
            | Topic::Hold(_)
            | Topic::Mute(_)
            | Topic::Recording(_)
            | Topic::TransferStarted
            | Topic::TransferConnected
            | Topic::TransferCancelled
            | Topic::PartyAdded
            | Topic::PartyRemoved
            | Topic::PartyHold(_)
            | Topic::WrapUpDetails
            | Topic::WrapUpStarted
            | Topic::WrapUpEnded
            | Topic::Dispositions
            | Topic::Disposition
            | Topic::CustomFields
            | Topic::Script
            | Topic::ScreenPop
            | Topic::Message
            | Topic::History
            | Topic::Typing
            | Topic::EmailDetails
            | Topic::EmailBody
    )
}

/// Whether a message on this topic shows that an unknown interaction is the agent's already.
pub(in super::super) const fn shows_work(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::Accepted
            | Topic::CustomerConnected
            | Topic::Hold(_)
            | Topic::Mute(_)
            | Topic::Recording(_)
            | Topic::TransferStarted
            | Topic::TransferConnected
            | Topic::WrapUpStarted
    )
}
