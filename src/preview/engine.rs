//! Joins the simulated desktop and its session to the store, as the driver joins a real one.

use crate::{
    link::{
        clock::{self, Alarm},
        posted_task::PostedTask,
    },
    store::{CommandSink, NextRender, Store},
};
use deskpane_desk::{
    clock::Millis,
    model::{AgentIntent, Command, CommandId, Denial},
};
use deskpane_preview::{Event, Simulation};
use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

/// Keeps a simulation running until dropped.
pub(super) struct Engine {
    simulation: RefCell<Simulation>,
    store: Store,
    alarm: Alarm,
    after_changes: PostedTask,
    later: Alarm,
}

impl Engine {
    /// Shows the simulation in the store, and gives it the store's commands.
    pub(super) fn start(simulation: Simulation, store: Store) -> Rc<Self> {
        let engine = Rc::new_cyclic(|own: &Weak<Self>| {
            let own = own.clone();
            Self {
                simulation: RefCell::new(simulation),
                store,
                alarm: Alarm::new(move || {
                    if let Some(engine) = own.upgrade() {
                        engine.run(Simulation::wake);
                    }
                }),
                after_changes: PostedTask::new(move || store.catch_up()),
                later: Alarm::new(move || store.catch_up()),
            }
        });
        store.set_command_sink(Rc::new(EngineSink(Rc::downgrade(&engine))));
        engine.run(|_, _| ());
        engine
    }

    /// Makes something happen at the desktop.
    pub(super) fn play(&self, event: Event) {
        self.run(|simulation, now| simulation.play(event, now));
    }

    /// Calls the simulation, and shows what follows. `None` only if it is being called already.
    fn run<T>(&self, call: impl FnOnce(&mut Simulation, Millis) -> T) -> Option<T> {
        let now = clock::now();
        let (result, changes) = {
            let mut simulation = self.simulation.try_borrow_mut().ok()?;
            let result = call(&mut simulation, now);
            self.alarm.set(simulation.wake_at());
            (result, simulation.take_changes())
        };
        match self.store.apply(changes, now) {
            NextRender::Nothing => {}
            NextRender::Order => self.after_changes.ask(),
            NextRender::Until(at) => self.later.set(Some(at)),
        }
        Some(result)
    }
}

/// The store's way to the engine, which may have gone.
struct EngineSink(Weak<Engine>);

impl EngineSink {
    fn run<T>(&self, call: impl FnOnce(&mut Simulation, Millis) -> T) -> Option<T> {
        self.0.upgrade()?.run(call)
    }
}

impl CommandSink for EngineSink {
    fn command(&self, command: Command) -> Result<CommandId, Denial> {
        self.run(|simulation, now| simulation.command(command, now)).unwrap_or(Err(Denial::NotConnected))
    }

    fn agent_command(&self, intent: AgentIntent) -> Result<CommandId, Denial> {
        self.run(|simulation, now| simulation.agent_command(intent, now)).unwrap_or(Err(Denial::NotConnected))
    }

    fn open_window(&self) {
        // It is open, and nowhere to be seen.
    }

    fn reload_window(&self) {
        self.run(Simulation::reload_window);
    }
}
