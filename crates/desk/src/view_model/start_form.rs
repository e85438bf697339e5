//! The form that starts a contact, and the button that starts one with an earlier customer.

use super::command_feedback::CommandFeedback;
use crate::model::{AgentControl, AgentIntent, Board, StartRequest};

/// The campaign's field. The names of fields are the keys of their drafts.
pub const CAMPAIGN: &str = "start/campaign";
/// The channel's field.
pub const CHANNEL: &str = "start/channel";
/// The client's field.
pub const CLIENT: &str = "start/client";

/// The contact as typed; `None` while a field is empty.
#[must_use]
pub fn start_request(typed: impl Fn(&'static str) -> String) -> Option<StartRequest> {
    let [campaign, channel, client] = [CAMPAIGN, CHANNEL, CLIENT].map(|field| typed(field).trim().to_owned());
    let is_whole = !(campaign.is_empty() || channel.is_empty() || client.is_empty());
    is_whole.then_some(StartRequest { campaign, channel, client })
}

/// The feedback of starting this contact again. The last command counts only if it was for this contact.
#[must_use]
pub fn start_feedback(board: &Board, wanted: Option<&StartRequest>) -> CommandFeedback {
    let feedback = CommandFeedback::of_agent(board, AgentControl::Start);
    let last = board.commands.get(&AgentControl::Start).map(|record| &record.intent);
    let is_own = matches!((last, wanted), (Some(AgentIntent::Start(last)), Some(wanted)) if **last == *wanted);
    if is_own { feedback } else { CommandFeedback { last: None, ..feedback } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Millis,
        model::{AgentControlState, AgentRecord, Availability, CommandId, CommandStatus, Denial},
    };
    use litemap::LiteMap;

    fn request(client: &str) -> StartRequest {
        StartRequest { campaign: "a".into(), channel: "b".into(), client: client.into() }
    }

    #[test]
    fn all_fields_are_needed() {
        assert_eq!(start_request(|field| if field == CLIENT { " ".into() } else { "x".into() }), None);
        let whole = start_request(|field| format!(" {field} ")).unwrap();
        assert_eq!((whole.campaign.as_str(), whole.client.as_str()), (CAMPAIGN, CLIENT));
    }

    #[test]
    fn each_button_shows_its_own_command_and_all_wait_for_it() {
        let intent = AgentIntent::Start(Box::new(request("ada")));
        let record = AgentRecord { id: CommandId(1), intent, status: CommandStatus::Sent, at: Millis(0) };
        let availability = Availability::Denied(Denial::InFlight);
        let board = Board {
            controls: vec![AgentControlState { control: AgentControl::Start, availability }],
            commands: LiteMap::from_iter([(AgentControl::Start, record)]),
            ..Board::default()
        };
        let [own, other] = ["ada", "grace"].map(|client| start_feedback(&board, Some(&request(client))));
        assert!(own.last.is_some() && other.last.is_none());
        assert!(own.is_in_flight() && other.is_in_flight());
    }
}
