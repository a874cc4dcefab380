//! What the test programs share: small worlds built from words, the packs of the repository, and ways to
//! run many histories of either.

#![allow(dead_code, unused_imports, reason = "each test program uses its own part of this")]

pub mod little;
pub mod packs;
pub mod watch;

pub use little::Little;

use tumen_base::Day;
use tumen_engine::{Cause, Event, RulePriors, Sim, Stage, Switches, World};
use tumen_scenario::{EventKind, Scenario};

/// The stage of a scenario whose parameters exist.
pub fn stage(scenario: &Scenario) -> Stage<'_> {
    match RulePriors::new(&scenario.overrides) {
        Ok(priors) => Stage::new(scenario, priors),
        Err(unknown) => panic!("no such parameter: {:?}", unknown.iter().map(|(o, _)| &o.path).collect::<Vec<_>>()),
    }
}

/// The first `n` histories under a seed, each on its first day.
pub fn histories<'s>(stage: &'s Stage<'s>, seed: u64, n: u64, switches: Switches) -> impl Iterator<Item = Sim<'s>> {
    (0..n).map(move |history| Sim::new(stage, seed, history, switches))
}

/// The first `n` histories under a seed, each at its end.
pub fn run(scenario: &Scenario, seed: u64, n: u64, switches: Switches) -> Vec<World> {
    let stage = stage(scenario);
    let ended = histories(&stage, seed, n, switches).map(|mut sim| {
        sim.run();
        sim.world
    });
    ended.collect()
}

/// All switches as they are but for one.
pub fn without(name: &str) -> Switches {
    let mut switches = Switches::default();
    assert!(switches.flip(name), "no switch `{name}`");
    switches
}

/// The first event of a kind that fits.
pub fn first(world: &World, kind: EventKind, fits: impl Fn(&Event) -> bool) -> Option<&Event> {
    world.chronicle.events().iter().find(|e| e.kind == kind && fits(e))
}

/// The day of the first event of a kind that fits.
pub fn day_of(world: &World, kind: EventKind, fits: impl Fn(&Event) -> bool) -> Option<Day> {
    first(world, kind, fits).map(|e| e.day)
}

/// Whether an event of a kind is among the causes of another, or the causes of those.
pub fn because_of(world: &World, event: &Event, kind: EventKind) -> bool {
    event.causes().any(|cause| {
        let Cause::Event(id) = cause else { return false };
        world.chronicle.get(id).is_some_and(|e| e.kind == kind || because_of(world, e, kind))
    })
}

/// Share of worlds of which something is true.
pub fn share(worlds: &[World], is_true: impl Fn(&World) -> bool) -> f64 {
    worlds.iter().filter(|w| is_true(w)).count() as f64 / worlds.len() as f64
}

/// The middle of some numbers.
pub fn median(mut values: Vec<f64>) -> f64 {
    assert!(!values.is_empty(), "no values to take the median of");
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Mean of some numbers.
pub fn mean(values: &[f64]) -> f64 {
    assert!(!values.is_empty(), "no values to take the mean of");
    values.iter().sum::<f64>() / values.len() as f64
}
