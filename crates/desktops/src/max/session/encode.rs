//! Encodes commands: bare words, and the customer card.

use crate::max::wire::{ContactCardData, PanelMessage, contact_id, sends};
use deskpane_desk::model::{Command, Intent};

/// A command for MAX; `None` for intents without a word on its wire.
pub(super) fn message(command: &Command) -> Option<PanelMessage> {
    let bare = |name| Some(PanelMessage::bare(name));
    match &command.intent {
        Intent::Answer => bare(sends::ANSWER),
        Intent::Refuse => bare(sends::REFUSE),
        Intent::Hold(_) => bare(sends::HOLD),
        Intent::Mute(_) => bare(sends::MUTE),
        Intent::Mask(_) => bare(sends::MASK),
        Intent::Record(_) => bare(sends::RECORD),
        Intent::HangUp => bare(sends::HANGUP),
        Intent::Card(card) => {
            let mut message = PanelMessage::bare(sends::CARD);
            // Optional by the vendor's page, and the only way to name the contact.
            message.contact_id = contact_id(command.contact.as_str());
            message.contact_card_data = Some(ContactCardData {
                name: card.name.clone(),
                user_img: card.picture.as_ref().map(|picture| picture.as_str().to_owned()).unwrap_or_default(),
            });
            Some(message)
        }
        _ => None,
    }
}
