//! Holds lengths and endings of reigns in the scenario of the century against published figures and prints those of
//! `docs/validation/reigns.md`:
//!
//!     cargo run --release -p tumen-engine --example reigns_validation

#[path = "../../tests/support/packs.rs"]
#[allow(dead_code, reason = "the tests read other packs too")]
mod packs;

use tumen_base::{PersonId, PolityId};
use tumen_engine::world::person::Whereabouts;
use tumen_engine::{RulePriors, Sim, Stage, Switches, World};
use tumen_scenario::{Custom, EventKind};

const SEED: u64 = 1124;
const HISTORIES: u64 = 200;

/// How a reign ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// In bed.
    Bed,
    /// In battle, or by the hand of an enemy.
    Enemy,
    /// By the hand of his own people.
    Own,
    /// Alive: set aside, or taken.
    Deposed,
    /// Alive: the power was given up to whoever came of age, or followed.
    GivenOver,
}

/// A reign that ended within the scenario, by whoever held the power.
struct Reign {
    years: f64,
    end: End,
    /// Whether the eldest son follows there.
    fixed: bool,
    /// Whether it had begun before the first day.
    begun_before: bool,
}

fn how(world: &World, polity: PolityId, head: PersonId) -> End {
    let events = world.chronicle.events();
    if world.person(head).alive() {
        let given = events.iter().rev().take(20).any(|e| e.kind == EventKind::Majority && e.target == Some(head));
        return if given { End::GivenOver } else { End::Deposed };
    }
    let killed = events.iter().rev().find(|e| {
        let kinds = [EventKind::Executed, EventKind::PalaceCoup, EventKind::KilledInBattle];
        e.target == Some(head) && kinds.contains(&e.kind)
    });
    match killed {
        None => End::Bed,
        Some(e) if e.kind != EventKind::KilledInBattle && e.actor == Some(polity) => End::Own,
        Some(_) => End::Enemy,
    }
}

/// All reigns of one history that ended in it, and the ruler-years lived, by custom (fixed, not fixed).
fn reigns(mut sim: Sim<'_>) -> (Vec<Reign>, [f64; 2]) {
    let start = sim.world.today;
    let n = sim.world.polities.len();
    let fixed = |sim: &Sim<'_>, p: usize| sim.world.polities[p].court.custom == Custom::EldestSon;
    let mut heads: Vec<_> = (0..n).map(|p| (sim.world.polities[p].court.power, start)).collect();
    let (mut ended, mut lived) = (Vec::new(), [0.0; 2]);
    while sim.step() {
        for (p, held) in heads.iter_mut().enumerate() {
            let x = &sim.world.polities[p];
            let now = x.court.power.filter(|_| x.alive);
            if now == held.0 {
                continue;
            }
            let years = f64::from(sim.world.today - held.1) / tumen_base::day::YEAR;
            let captive = |h: PersonId| matches!(sim.world.person(h).whereabouts, Whereabouts::Captive(_));
            if let Some(head) = held.0 {
                lived[usize::from(!fixed(&sim, p))] += years;
                // What ends with its state and leaves its head alive and free is no end of a reign by anybody.
                if x.alive || !sim.world.person(head).alive() || captive(head) {
                    let end = how(&sim.world, PolityId::at(p), head);
                    ended.push(Reign { years, end, fixed: fixed(&sim, p), begun_before: held.1 == start });
                }
            }
            *held = (now, sim.world.today);
        }
    }
    for (p, held) in heads.iter().enumerate().filter(|(_, held)| held.0.is_some()) {
        lived[usize::from(!fixed(&sim, p))] += f64::from(sim.world.today - held.1) / tumen_base::day::YEAR;
    }
    (ended, lived)
}

fn main() {
    let scenario = packs::scenario("qara-khitai", Some("empire"));
    let priors = match RulePriors::new(&scenario.overrides) {
        Ok(priors) => priors,
        Err(unknown) => return eprintln!("no such parameters: {}", unknown.len()),
    };
    let stage = Stage::new(&scenario, priors);
    let (mut all, mut lived) = (Vec::new(), [0.0; 2]);
    for history in 0..HISTORIES {
        let (ended, years) = reigns(Sim::new(&stage, SEED, history, Switches::default()));
        all.extend(ended);
        lived = [lived[0] + years[0], lived[1] + years[1]];
    }
    let share = |end: End| all.iter().filter(|r| r.end == end).count() as f64 / all.len() as f64;
    println!("reigns ended: {}, {:.1} a history", all.len(), all.len() as f64 / HISTORIES as f64);
    for end in [End::Bed, End::Enemy, End::Own, End::Deposed, End::GivenOver] {
        println!("{end:?}: {:.1}%", 100.0 * share(end));
    }
    println!("by violence: {:.1}%", 100.0 * (share(End::Enemy) + share(End::Own)));
    let a_year = |fixed: bool, ends: &[End]| {
        let n = all.iter().filter(|r| r.fixed == fixed && ends.contains(&r.end)).count() as f64;
        100.0 * n / lived[usize::from(!fixed)]
    };
    let total = all.iter().filter(|r| r.end == End::Own).count() as f64 / (lived[0] + lived[1]);
    println!("killed by their own, of 100 ruler-years: {:.2}", 100.0 * total);
    let lost = [End::Own, End::Deposed];
    let (settled, free) = (a_year(true, &lost), a_year(false, &lost));
    println!(
        "deposed or killed by their own, of 100 ruler-years: {settled:.2} where the eldest son follows, {free:.2} else"
    );
    println!("ratio: {:.1}", free / settled);
    let mut years: Vec<f64> = all.iter().filter(|r| !r.begun_before).map(|r| r.years).collect();
    years.sort_by(f64::total_cmp);
    let mean = years.iter().sum::<f64>() / years.len() as f64;
    let sd = (years.iter().map(|y| (y - mean) * (y - mean)).sum::<f64>() / years.len() as f64).sqrt();
    let at = |q: f64| years[(q * (years.len() - 1) as f64) as usize];
    println!(
        "years of reigns begun and ended: mean {mean:.1}, sd {sd:.1}, quartiles {:.1} {:.1} {:.1}",
        at(0.25),
        at(0.5),
        at(0.75)
    );
}
