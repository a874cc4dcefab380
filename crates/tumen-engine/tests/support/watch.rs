//! A history watched entry by entry: time goes forward, causes come before their effects, the dead rest, and
//! the invariants hold.

use tumen_engine::story::sentence;
use tumen_engine::{Cause, Sim, World};
use tumen_scenario::EventKind;

/// Panics with what is wrong with a world and what was last told of it.
pub fn check(sim: &Sim<'_>, history: u64) {
    let faults = sim.world.faults();
    let events = sim.world.chronicle.events();
    let last = || {
        events[events.len().saturating_sub(6)..]
            .iter()
            .map(|e| format!("\n{}: {}", e.day, sentence(sim.stage.scenario, &sim.world, e)))
    };
    assert!(faults.is_empty(), "history {history} on {}: {faults:?}{}", sim.world.today, last().collect::<String>());
}

/// A history watched entry by entry.
pub struct Watched<'s> {
    history: u64,
    /// The history.
    pub sim: Sim<'s>,
    /// Persons dead before the entry at hand.
    dead: Vec<bool>,
    /// Events of the chronicle that have been looked at.
    seen: usize,
    /// Entries of the agenda taken.
    pub taken: u64,
}

impl<'s> Watched<'s> {
    /// A history on its first day.
    pub fn new(history: u64, sim: Sim<'s>) -> Self {
        let dead = sim.world.persons.iter().map(|p| !p.alive()).collect();
        Self { history, sim, dead, seen: 0, taken: 0 }
    }

    /// Takes the next entry and looks at what it did; `false` at the end.
    pub fn step(&mut self) -> bool {
        let before = self.sim.world.today;
        if !self.sim.step() {
            return false;
        }
        self.taken += 1;
        // Those who were born just now.
        self.dead.resize(self.sim.world.persons.len(), false);
        assert!(self.sim.world.today >= before, "time went back from {before}");
        self.read_on();
        for (dead, person) in self.dead.iter_mut().zip(&self.sim.world.persons) {
            assert!(!*dead || !person.alive(), "a dead person lives again");
            *dead = !person.alive();
        }
        true
    }

    /// What the events since the last entry say.
    fn read_on(&mut self) {
        let World { chronicle, today, .. } = &self.sim.world;
        for (id, event) in chronicle.iter().skip(self.seen) {
            assert_eq!(event.day, *today, "{:?} was told for another day", event.kind);
            for cause in event.causes() {
                assert!(!matches!(cause, Cause::Event(c) if c >= id), "{:?} comes before its cause", event.kind);
            }
            // A natural death is the doing of the dead.
            let acts = event.person.filter(|p| self.dead[p.index()] && event.kind != EventKind::Died);
            assert!(acts.is_none(), "{:?} on {today} by a person who is dead: {event:?}", event.kind);
        }
        self.seen = chronicle.events().len();
    }

    /// Runs to the end; the invariants are checked after each of so many entries.
    pub fn run(&mut self, check_every: u64) {
        while self.step() {
            if self.taken.is_multiple_of(check_every) {
                check(&self.sim, self.history);
            }
        }
        check(&self.sim, self.history);
    }
}
