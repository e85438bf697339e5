//! Words about contacts.

use crate::text::fill::fill;
use crate::{store::Desktop, text::table::Texts};
use deskpane_desk::{
    bidi::joined,
    model::{Channel, Contact, ContactState, Direction, IdentityKind, Relation},
    view_model::card::{Attention, Fact, Flag, Title},
};

impl Texts {
    pub(crate) fn no_controls(self, desktop: Desktop) -> String {
        fill((desktop.words.no_controls)(&self), &[("desktop", desktop.name)])
    }

    pub(crate) fn in_front(self, desktop: Desktop) -> String {
        fill(self.in_front, &[("desktop", desktop.name)])
    }

    pub(crate) fn command_target(self, desktop: Desktop) -> String {
        fill(self.command_target, &[("desktop", desktop.name)])
    }

    pub(crate) fn aim_unknown(self, desktop: Desktop) -> String {
        fill(self.aim_unknown, &[("desktop", desktop.name)])
    }

    /// The name of a contact with an unknown customer.
    pub(crate) fn nameless(self, id: &str) -> String {
        fill(self.nameless, &[("id", id)])
    }

    /// The name of a contact.
    pub(crate) fn contact_title(self, title: Title<'_>) -> String {
        match title {
            Title::Customer(name) => name.to_owned(),
            Title::Nameless(id) => self.nameless(id.as_str()),
        }
    }

    /// Why the desktop acts on a contact.
    pub(crate) fn attention(self, attention: Attention, desktop: Desktop) -> String {
        match attention {
            Attention::InFront => self.in_front(desktop),
            Attention::CommandTarget => self.command_target(desktop),
        }
    }

    /// A contact's channel and queue, on one line.
    pub(crate) fn contact_facts(self, facts: &[Fact<'_>]) -> String {
        let words = facts.iter().map(|fact| match fact {
            Fact::Channel(channel) => self.channel(channel),
            Fact::Direction(direction) => self.direction(*direction).to_owned(),
            Fact::Queue(name) | Fact::Address(name) => (*name).to_owned(),
            Fact::Continues(id) => format!("{} {id}", self.relation(Relation::Parent)),
        });
        joined(&words.collect::<Vec<_>>(), " · ")
    }

    /// The marks beside a contact's state.
    pub(crate) fn contact_flags(self, flags: &[Flag]) -> String {
        let words = flags.iter().map(|flag| match flag {
            Flag::Muted => self.muted,
            Flag::Masked => self.masked,
            Flag::Recording => self.recording,
        });
        words.flat_map(|word| [", ", word]).collect()
    }

    pub(crate) fn state(self, state: &ContactState) -> String {
        let words = match state {
            ContactState::Queued => self.state_queued,
            ContactState::Preview => self.state_preview,
            ContactState::Offered => self.state_offered,
            ContactState::Dialing => self.state_dialing,
            ContactState::Active => self.state_active,
            ContactState::Assigned => self.state_assigned,
            ContactState::Held => self.state_held,
            ContactState::Conference => self.state_conference,
            ContactState::Interrupted => self.state_interrupted,
            ContactState::Transferring => self.state_transferring,
            ContactState::WrapUp => self.state_wrap_up,
            ContactState::Closed => self.state_closed,
            ContactState::Unknown => self.state_unknown,
            ContactState::Ended => self.state_ended,
            ContactState::Other(sent) if sent.is_empty() => self.state_unknown,
            ContactState::Other(sent) => sent,
        };
        words.to_owned()
    }

    pub(crate) fn channel(self, channel: &Channel) -> String {
        let words = match channel {
            Channel::Voice => self.channel_voice,
            Channel::Chat => self.channel_chat,
            Channel::Sms => self.channel_sms,
            Channel::Email => self.channel_email,
            Channel::Voicemail => self.channel_voicemail,
            Channel::WorkItem => self.channel_work_item,
            Channel::Digital(None) => self.channel_digital,
            Channel::Digital(Some(sent)) => sent,
        };
        words.to_owned()
    }

    pub(crate) fn direction(self, direction: Direction) -> &'static str {
        match direction {
            Direction::Inbound => self.direction_inbound,
            Direction::Outbound => self.direction_outbound,
        }
    }

    pub(crate) fn relation(self, relation: Relation) -> &'static str {
        match relation {
            Relation::Master => self.relation_master,
            Relation::Parent => self.relation_parent,
        }
    }

    /// The system that knows a customer by a name.
    pub(crate) fn identity(self, kind: IdentityKind, desktop: Desktop) -> String {
        let words = match kind {
            IdentityKind::Provided => self.identity_provided,
            IdentityKind::Crm => desktop.words.crm,
            IdentityKind::Task => self.identity_task,
            IdentityKind::Desktop => desktop.name,
            IdentityKind::Session => self.identity_session,
            IdentityKind::Conversation => self.identity_conversation,
            IdentityKind::Channel => self.identity_channel,
            IdentityKind::ChannelUser => self.identity_channel_user,
        };
        words.to_owned()
    }

    /// The announcement of an incoming contact.
    pub(crate) fn incoming(self, contact: &Contact) -> String {
        let customer = contact.customer_name();
        let (from_nobody, from_somebody) = match &contact.channel {
            Channel::Voice => (self.incoming_voice, self.incoming_voice_from),
            Channel::Chat => (self.incoming_chat, self.incoming_chat_from),
            Channel::Sms => (self.incoming_sms, self.incoming_sms_from),
            Channel::Email => (self.incoming_email, self.incoming_email_from),
            Channel::Voicemail => (self.incoming_voicemail, self.incoming_voicemail_from),
            Channel::WorkItem => (self.incoming_work_item, self.incoming_work_item_from),
            Channel::Digital(None) => (self.incoming_contact, self.incoming_contact_from),
            Channel::Digital(Some(_)) => (self.incoming_other, self.incoming_other_from),
        };
        let words = if customer.is_some() { from_somebody } else { from_nobody };
        let channel = self.channel(&contact.channel);
        let told = fill(words, &[("customer", customer.unwrap_or_default()), ("channel", &channel)]);
        let queue = contact.queue.as_ref().map(|queue| queue.name().to_owned()).unwrap_or_default();
        joined(&[told, queue], ", ")
    }
}
