//! What a history costs, and its most frequent parts.
//!
//! `cargo bench -p tumen-engine --bench histories`

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use support::packs::{tiny, usurper};
use support::stage;
use tumen_base::Day;
use tumen_engine::battle::{BattleRules, win_chance};
use tumen_engine::beliefs::force::{assemble, resistance};
use tumen_engine::beliefs::motive::Motive;
use tumen_engine::world::chronicle::AimKind;
use tumen_engine::{Sim, Switches};
use tumen_geo::{Planner, Travel};
use tumen_scenario::Scenario;

/// Whole histories, each another one.
fn histories(c: &mut Criterion) {
    let packs: [(&str, Scenario); 2] = [("usurper", usurper()), ("tiny", tiny())];
    for (name, scenario) in &packs {
        let stage = stage(scenario);
        let mut history = 0;
        c.bench_function(&format!("history/{name}"), |b| {
            b.iter(|| {
                history += 1;
                let mut sim = Sim::new(&stage, 1, history, Switches::default());
                while sim.step() {}
                black_box(sim.world.digest())
            });
        });
        c.bench_function(&format!("first day/{name}"), |b| {
            b.iter(|| black_box(Sim::new(&stage, 1, 1, Switches::default()).world.agenda.len()));
        });
    }
}

/// Entries of the agenda in the thick of a history: taken out, acted on, and others put in.
fn entries(c: &mut Criterion) {
    let scenario = usurper();
    let stage = stage(&scenario);
    let mut middle = Sim::new(&stage, 1, 1, Switches::default());
    while middle.world.today < Day((scenario.start.0 + scenario.end.0) / 2) && middle.step() {}
    c.bench_function("thousand entries", |b| {
        b.iter_batched(
            || middle.clone(),
            |mut sim| {
                for _ in 0..1000 {
                    sim.step();
                }
                sim
            },
            BatchSize::SmallInput,
        );
    });
    c.bench_function("snapshot", |b| b.iter(|| black_box(middle.snapshot().len())));
    let bytes = middle.snapshot();
    c.bench_function("restore", |b| {
        b.iter(|| Sim::restore(&stage, black_box(&bytes)).expect("a good snapshot").world.today)
    });
    c.bench_function("digest", |b| b.iter(|| black_box(middle.world.digest())));
    c.bench_function("faults", |b| b.iter(|| black_box(middle.world.faults().len())));
}

/// What a council reckons with: what stands in the way at every place of a neighbour, and the force for one.
fn believed_odds(c: &mut Criterion) {
    let scenario = usurper();
    let stage = stage(&scenario);
    let sim = Sim::new(&stage, 1, 1, Switches::default());
    let polity = |id| scenario.polity(id).expect("in the pack");
    let (who, against) = (polity("khwarazm"), polity("qara_khitai"));
    let places: Vec<_> = sim.world.places_of(against).collect();
    let free: Vec<_> = sim.world.hosts_of(who).map(|(id, _)| id).collect();
    let motive =
        Motive { against, kind: AimKind::Conquer, place: places[0], gain: 1.0, seat: false, quarry: None, cause: None };
    c.bench_function("believed odds/resistance", |b| {
        b.iter(|| places.iter().map(|p| resistance(&sim, who, against, *p)).sum::<f64>());
    });
    c.bench_function("believed odds/force", |b| {
        b.iter(|| assemble(&sim, who, &motive, 0.5, &free).map(|force| force.p_win));
    });
    let rules = BattleRules::default();
    c.bench_function("believed odds/battle", |b| b.iter(|| win_chance(black_box(9000.0), black_box(11_000.0), &rules)));
}

/// The travel tables that all histories of a scenario share.
fn planner(c: &mut Criterion) {
    let scenario = usurper();
    c.bench_function("planner", |b| b.iter(|| Planner::new(black_box(&scenario.graph), &Travel::default())));
}

criterion_group!(benches, histories, entries, believed_odds, planner);
criterion_main!(benches);
