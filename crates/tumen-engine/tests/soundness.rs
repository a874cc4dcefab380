//! What must hold in every history: the invariants after every event, causes before their effects, time that
//! goes forward, the dead at rest; the same history from the same numbers, and from a snapshot of any day.

mod support;

use std::collections::BTreeSet;
use support::packs::{tiny, usurper};
use support::watch::{Watched, check};
use support::{histories, stage};
use tumen_base::{Day, Draws};
use tumen_engine::world::host::Stance;
use tumen_engine::{Sim, Stage, Switches};

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
        let mut taken = 0_u64;
        while sim.step() {
            taken += 1;
            if taken.is_multiple_of(200) {
                check(&sim, history);
            }
        }
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
