//! Supply: what a great host finds to eat where it sits. A horde lies before a town that it can neither take
//! nor leave, from autumn on.

use crate::support::{Little, histories, median, stage};
use tumen_base::Day;
use tumen_engine::world::host::{Host, Stance};
use tumen_engine::{Sim, Switches};
use tumen_scenario::Scenario;

const HISTORIES: u64 = 60;

/// A horde of 20,000 with four horses a man, at war with a town that cannot be taken, four days off.
fn horde(pasture_km2: f64) -> Little {
    Little::new()
        .from_to("1300-09-01", "1302-12-31")
        .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
        .place("road", 400.0, "kind = pasture; pasture_km2 = 20000")
        .place("town", 4_000.0, &format!("walls = 1; farm_days = 2000; pasture_km2 = {pasture_km2}"))
        .route("camp", "road", 60.0)
        .route("road", "town", 60.0)
        .polity("khanate", "camp", "form = 'tribe'; ambition = 1")
        .host("horde", "khanate", "camp", 20_000.0, "remounts = 4")
        .polity("town_council", "town", "form = 'city'; garrison = 3000")
        .hold("town_council", "road", 10.0)
        .war("khanate", "town_council")
        .claim("khanate", "town")
        // The council goes at once and for this one thing, and the siege has no end.
        .rule("strategy.quiet", -10.0)
        .rule("strategy.walls", 0.0)
        .rule("siege.terms", -60.0)
        .rule("siege.storm", 0.0)
        .rule("siege.treachery", 0.0)
        .rule("siege.hunger", 0.0)
        .rule("siege.patience", 5000.0)
        .rule("settlement.submit", -60.0)
}

/// What is left of the horde on a day, of what it was when the siege began: horses, men, and fighting power.
#[derive(Clone, Copy, Debug)]
struct Left {
    horses: f64,
    men: f64,
    power: f64,
    days_to_the_walls: f64,
}

fn siege(sim: &mut Sim<'_>, until: Day) -> Left {
    let start = sim.world.today;
    while sim.world.hosts[0].stance != Stance::Besieging {
        assert!(sim.step() && sim.world.today < until, "the horde never came before the walls");
    }
    let days_to_the_walls = f64::from(sim.world.today - start);
    let before = sim.world.hosts[0].clone();
    sim.run_until(until);
    let after = &sim.world.hosts[0];
    let left = |read: fn(&Host) -> f64| read(after) / read(&before);
    Left { horses: left(|h| h.horses), men: left(|h| f64::from(h.men())), power: left(Host::power), days_to_the_walls }
}

/// The same in every history, after changing something on the first day.
fn sieges(scenario: &Scenario, until: Day, arrange: impl Fn(&mut Sim<'_>)) -> Vec<Left> {
    let stage = stage(scenario);
    let left = histories(&stage, 2, HISTORIES, Switches::default()).map(|mut sim| {
        arrange(&mut sim);
        siege(&mut sim, until)
    });
    left.collect()
}

fn middle(all: &[Left], read: fn(&Left) -> f64) -> f64 {
    median(all.iter().map(read).collect())
}

const SPRING: (i32, u32, u32) = (1301, 4, 1);

fn spring() -> Day {
    Day::julian(SPRING.0, SPRING.1, SPRING.2)
}

#[test]
fn a_great_host_cannot_sit_a_winter_on_a_small_pasture() {
    let small = sieges(&horde(100.0).load(), spring(), |_| {});
    let wide = sieges(&horde(60_000.0).load(), spring(), |_| {});
    assert!(middle(&wide, |l| l.horses) > 0.85, "a wide pasture feeds it: {wide:?}");
    assert!(middle(&small, |l| l.horses) < 0.7, "a small one does not: {small:?}");
    assert!(small.iter().zip(&wide).all(|(s, w)| s.horses < 0.9 * w.horses && s.men <= w.men), "{small:?}\n{wide:?}");
    let (poor, rich) = (middle(&small, |l| l.power), middle(&wide, |l| l.power));
    assert!(poor < 0.85 * rich, "power left: {poor} on the small, {rich} on the wide");
}
