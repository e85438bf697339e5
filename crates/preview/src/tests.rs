use super::*;
use deskpane_desk::clock::{Millis, Span};
use deskpane_desk::model::{Availability, Command, Connection, ContactState, Control, Desk, Intent};
use deskpane_desktops::RELEASED;

const START: Millis = Millis(1_767_261_600_000);
const PANEL: &str = "https://desk.example";

/// A simulation, the desk that it tells, and the time.
struct Running(Simulation, Desk, Millis);

impl Running {
    fn new(spec: &'static DesktopSpec) -> Self {
        let configured = spec.configure(&format!("{{ {} }}", spec.config_line(spec.example_origin))).unwrap();
        let simulation = Simulation::new(spec, &configured, PANEL, START).unwrap();
        let mut running = Self(simulation, Desk::default(), START);
        running.pass(3);
        running
    }

    /// Lets so many seconds pass.
    fn pass(&mut self, seconds: i64) {
        let Self(simulation, desk, now) = self;
        let end = *now + Span::seconds(seconds);
        loop {
            simulation.take_changes().into_iter().for_each(|change| _ = desk.apply(change));
            match simulation.wake_at().filter(|at| *at <= end) {
                Some(at) => *now = at.max(*now + Span(1)),
                None => break,
            }
            simulation.wake(*now);
        }
        *now = end;
    }

    fn play(&mut self, event: Event) {
        self.0.play(event, self.2);
        self.pass(2);
    }
}

#[test]
fn every_released_desktop_connects_and_shows_who_comes_and_who_goes() {
    for spec in RELEASED {
        let mut running = Running::new(spec);
        let connection = running.1.connection();
        assert!(matches!(connection, Connection::Connected { .. } | Connection::Waiting { .. }), "{connection:?}");
        for (count, event) in events(spec).iter().filter(|event| **event != Event::Leave).enumerate() {
            running.play(*event);
            assert_eq!(running.1.order().count(), count + 1, "{} {event:?}", spec.id);
        }
        assert!(running.1.order().count() > 0, "{} has no contacts", spec.id);
    }
}

#[test]
fn an_offered_contact_is_answered_by_the_panels_own_command() {
    let mut answered = 0;
    for spec in RELEASED {
        let mut running = Running::new(spec);
        let [first, ..] = events(spec) else { panic!("{} has no events", spec.id) };
        running.play(*first);
        let id = running.1.order().next().unwrap().clone();
        let allows = |desk: &Desk| {
            let controls = &desk.entry(&id).unwrap().controls;
            controls.iter().any(|one| one.control == Control::Answer && one.availability == Availability::Allowed)
        };
        // Some desktops answer in their own window only.
        if allows(&running.1) {
            answered += 1;
            let command = Command { contact: id.clone(), intent: Intent::Answer };
            assert!(running.0.command(command, running.2).is_ok(), "{}", spec.id);
            running.pass(2);
            assert_eq!(running.1.entry(&id).unwrap().contact.state, ContactState::Active, "{}", spec.id);
        }
    }
    assert!(answered > 0, "no desktop's contact can be answered");
}

#[test]
fn requests_are_read_as_they_are_written() {
    let show = Request::Show { desktop: "one".to_owned(), config: "{}".to_owned() };
    for request in [show, Request::Play(Event::Chat), Request::Clear] {
        assert_eq!(Request::read(&request.to_text()), Some(request));
    }
    for text in ["", "{}", "\"play\"", "{\"play\":\"dance\"}"] {
        assert_eq!(Request::read(text), None, "{text}");
    }
}
