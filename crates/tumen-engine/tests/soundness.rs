//! What must hold in every history: the invariants after every event, causes before their effects, time that
//! goes forward, the dead at rest; the same history from the same numbers, and from a snapshot of any day.

mod support;

use std::collections::BTreeSet;
use support::packs::{tiny, usurper};
use support::{histories, stage};
use tumen_base::{Day, Draws};
use tumen_engine::story::sentence;
use tumen_engine::world::host::Stance;
use tumen_engine::{Cause, Sim, Stage, Switches, World};
use tumen_scenario::EventKind;

/// Panics with what is wrong with a world and what was last told of it.
fn check(sim: &Sim<'_>, history: u64) {
    let faults = sim.world.faults();
    let events = sim.world.chronicle.events();
    let last = || {
        events[events.len().saturating_sub(6)..]
            .iter()
            .map(|e| format!("\n{}: {}", e.day, sentence(sim.stage.scenario, e)))
    };
    assert!(faults.is_empty(), "history {history} on {}: {faults:?}{}", sim.world.today, last().collect::<String>());
}

/// A history watched entry by entry.
struct Watched<'s> {
    history: u64,
    sim: Sim<'s>,
    /// Persons dead before the entry at hand.
    dead: Vec<bool>,
    /// Events of the chronicle that have been looked at.
    seen: usize,
    /// Entries of the agenda taken.
    taken: u64,
}

impl<'s> Watched<'s> {
    fn new(history: u64, sim: Sim<'s>) -> Self {
        let dead = sim.world.persons.iter().map(|p| !p.alive()).collect();
        Self { history, sim, dead, seen: 0, taken: 0 }
    }

    /// Takes the next entry and looks at what it did; `false` at the end.
    fn step(&mut self) -> bool {
        let before = self.sim.world.today;
        if !self.sim.step() {
            return false;
        }
        self.taken += 1;
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
    fn run(&mut self, check_every: u64) {
        while self.step() {
            if self.taken.is_multiple_of(check_every) {
                check(&self.sim, self.history);
            }
        }
        check(&self.sim, self.history);
    }
}

/// Watches histories under a seed, a part of them after every entry, until so many entries are taken.
fn watch(stage: &Stage<'_>, seed: u64, closely: u64, entries: u64) -> u64 {
    let (mut taken, mut history) = (0, 0);
    while taken < entries || history < closely {
        let mut watched = Watched::new(history, Sim::new(stage, seed, history, Switches::default()));
        watched.run(if history < closely { 1 } else { 50 });
        taken += watched.taken;
        history += 1;
    }
    taken
}

#[test]
fn a_million_entries_leave_the_world_sound() {
    let (usurper, tiny) = (usurper(), tiny());
    let (usurper, tiny) = (stage(&usurper), stage(&tiny));
    let taken = watch(&usurper, 21, 40, 900_000) + watch(&tiny, 22, 300, 100_000);
    assert!(taken >= 1_000_000, "{taken} entries");
}

#[test]
fn every_switch_leaves_the_world_sound() {
    let scenario = usurper();
    let stage = stage(&scenario);
    for (seed, name) in (30..).zip(Switches::NAMES) {
        for (history, sim) in (0..).zip(histories(&stage, seed, 12, support::without(name))) {
            Watched::new(history, sim).run(10);
        }
    }
}

#[test]
fn no_history_panics() {
    let scenario = usurper();
    let stage = stage(&scenario);
    for (history, mut sim) in (0..).zip(histories(&stage, 23, 3000, Switches::default())) {
        while sim.step() {}
        check(&sim, history);
    }
}

#[test]
fn no_host_is_forgotten_on_the_way() {
    let scenario = usurper();
    let stage = stage(&scenario);
    for (history, mut sim) in (0..).zip(histories(&stage, 24, 300, Switches::default())) {
        while sim.step() {}
        for (i, h) in sim.world.hosts.iter().enumerate().filter(|(_, h)| h.on_map()) {
            let late = h.leg.filter(|leg| leg.arrive < scenario.end);
            assert!(late.is_none(), "history {history}: host {i} should have come to the end of {late:?}");
            let halted = matches!(h.stance, Stance::Marching | Stance::Besieging | Stance::Encamped) && h.leg.is_none();
            let idle_for = scenario.end - h.fed;
            assert!(
                !halted || idle_for < 120,
                "history {history}: host {i} has stood for {idle_for} days, {:?}",
                h.stance
            );
        }
    }
}

fn digest(stage: &Stage<'_>, seed: u64, history: u64) -> u64 {
    let mut sim = Sim::new(stage, seed, history, Switches::default());
    while sim.step() {}
    sim.world.digest()
}

#[test]
fn the_same_numbers_give_the_same_history_and_others_another() {
    let scenario = usurper();
    let (first, second) = (stage(&scenario), stage(&scenario));
    for history in 0..20 {
        assert_eq!(digest(&first, 1, history), digest(&second, 1, history), "history {history}");
    }
    let digests: BTreeSet<u64> =
        (1..=10).flat_map(|seed| (0..10).map(move |h| (seed, h))).map(|(s, h)| digest(&first, s, h)).collect();
    assert_eq!(digests.len(), 100, "two of a hundred histories are the same");
}

#[test]
fn a_snapshot_of_any_day_goes_on_as_the_history_did() {
    for scenario in [usurper(), tiny()] {
        let stage = stage(&scenario);
        for history in 0..12 {
            let mut whole = Sim::new(&stage, 2, history, Switches::default());
            whole.run_until(scenario.end);
            let mut draw = Draws::new(5, history).at(0, 0, 0);
            for _ in 0..5 {
                let day = Day(scenario.start.0 + draw.between(0.0, f64::from(scenario.end - scenario.start)) as i32);
                let mut part = Sim::new(&stage, 2, history, Switches::default());
                part.run_until(day);
                let mut rest = Sim::restore(&stage, &part.snapshot()).expect("a snapshot of this scenario");
                assert_eq!(rest.world.digest(), part.world.digest(), "history {history} as of {day}");
                rest.run_until(scenario.end);
                assert_eq!(
                    rest.world.chronicle, whole.world.chronicle,
                    "{} history {history} after {day}",
                    scenario.id
                );
                assert_eq!(rest.world.digest(), whole.world.digest(), "{} history {history} after {day}", scenario.id);
            }
        }
    }
}

#[test]
fn a_snapshot_belongs_to_its_scenario() {
    let (usurper, tiny) = (usurper(), tiny());
    let (here, there) = (stage(&usurper), stage(&tiny));
    let bytes = Sim::new(&here, 1, 1, Switches::default()).snapshot();
    assert!(matches!(Sim::restore(&there, &bytes), Err(tumen_engine::RestoreError::OtherScenario)));
    assert!(matches!(Sim::restore(&here, &bytes[..bytes.len() / 2]), Err(tumen_engine::RestoreError::Damaged(_))));
}
