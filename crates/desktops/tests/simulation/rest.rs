//! Rules for every desktop once all messages have arrived.

use super::{Desktop, World};
use deskpane_desk::{
    model::{CommandStatus, Connection, Desk},
    session::Output,
};

/// Every panel is connected, and every command has a result.
pub(crate) fn assert_at_rest<D: Desktop>(world: &World<D>) {
    for panel in &world.panels {
        let desk = &panel.desk;
        assert!(matches!(desk.connection(), Connection::Connected { .. }), "{:?}", desk.connection());
        for entry in desk.order().filter_map(|id| desk.entry(id)) {
            for record in entry.commands.values() {
                assert_ne!(record.status, CommandStatus::Sent, "without an end: {record:?}");
                assert_eq!(record.command.contact, entry.contact.id, "a command of another contact's");
            }
        }
        for record in desk.board().commands.values() {
            assert_ne!(record.status, CommandStatus::Sent, "without an end: {record:?}");
        }
    }
}

/// After a reload, a page shows what this one shows: the same contacts with all text; and in the same states, unless
/// this page's own commands had a part in them (`alone`).
pub(crate) fn assert_remembered<D: Desktop>(world: &World<D>, alone: bool) {
    for panel in &world.panels {
        let mut session = D::session(panel.kept.as_deref(), world.now + panel.ahead);
        let mut again = Desk::default();
        while let Some(output) = session.poll() {
            let Output::Change(change) = output else { panic!("a page that begins does nothing: {output:?}") };
            again.apply(change);
        }
        let open = |desk: &Desk| {
            let mut all: Vec<_> = desk
                .order()
                .filter_map(|id| desk.entry(id))
                .map(|entry| {
                    let contact = &entry.contact;
                    (contact.id.clone(), alone.then(|| contact.state.clone()), contact.work.transcript.len())
                })
                .collect();
            all.sort_by(|one, other| one.0.cmp(&other.0));
            all
        };
        let over = |desk: &Desk| desk.closed().map(|contact| contact.id.clone()).collect::<Vec<_>>();
        assert_eq!(open(&again), open(&panel.desk));
        assert_eq!(over(&again), over(&panel.desk));
    }
}
