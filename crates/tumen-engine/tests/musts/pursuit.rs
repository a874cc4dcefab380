//! Pursuit: locals can take a fugitive with no pursuer in sight, and never where they are loyal. A king is
//! beaten at his seat and flees to his other town, through a valley whose people matter.

use crate::support::{Little, first, histories, stage};
use tumen_base::{PersonId, PlaceId};
use tumen_engine::{Sim, Switches};
use tumen_scenario::EventKind::{Captured, Flight};
use tumen_scenario::{LOCALS, Scenario};

const HISTORIES: u64 = 500;
/// Days of march beyond which nobody is in sight.
const SIGHT: f64 = 5.0;

/// A valley between the seat and the haven of a king who persecutes the Moon.
struct Valley {
    lives: &'static str,
    held_by_the_king: bool,
}

impl Valley {
    fn world(&self) -> Scenario {
        let world = Little::new()
            .span("1300-04-01", "1301-12-31")
            .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
            .place("seat", 3_000.0, "walls = 0; pasture_km2 = 20000")
            .place("valley", 3_000.0, &format!("walls = 0; lives = {}", self.lives))
            .place("haven", 3_000.0, "walls = 1; farm_days = 2000; pasture_km2 = 20000")
            .route("camp", "seat", 150.0)
            .route("seat", "valley", 350.0)
            .route("valley", "haven", 200.0)
            .polity("khanate", "camp", "form = 'tribe'; ambition = 0.1")
            .host("horde", "khanate", "camp", 14_000.0, "quality = 1.5")
            .polity("king", "seat", "garrison = 400; policy = { moon = 'persecute' }")
            .host("king_s_host", "king", "seat", 5_000.0, "commander = 'king_ruler'; quality = 0.7")
            .with_person("king_ruler", "boldness = 1; caution = 0")
            .hold("king", "haven", 30_000.0)
            .war("khanate", "king")
            .claim("khanate", "seat")
            // The khan comes at once, for the seat and nothing else, and nobody is taken or let go there.
            .rule("strategy.quiet", -10.0)
            .rule("settlement.submit", -60.0)
            .rule("battle.commander_taken", 0.0)
            .rule("battle.commander_killed", 0.0)
            .rule("battle.killed_fighting", 0.0)
            .rule("pursuit.in_city", 0.0)
            .rule("faith.custom", 50.0);
        let world = if self.held_by_the_king { world.hold("king", "valley", 30_000.0) } else { world };
        world.load()
    }
}

/// How it went with the kings who fled.
#[derive(Clone, Copy, Debug, Default)]
struct Fates {
    fled: u32,
    /// Taken by the people of a place.
    by_locals: u32,
    /// Of these, with no enemy host within sight.
    unpursued: u32,
}

impl Fates {
    fn share(self) -> f64 {
        f64::from(self.by_locals) / f64::from(self.fled)
    }
}

fn fates(valley: &Valley) -> Fates {
    let scenario = valley.world();
    let (stage, king) = (stage(&scenario), scenario.person("king_ruler").unwrap());
    let mut fates = Fates::default();
    for mut sim in histories(&stage, 11, HISTORIES, Switches::default()) {
        let taken = |sim: &Sim<'_>| first(&sim.world, Captured, |e| e.target == Some(king)).copied();
        while taken(&sim).is_none() && sim.step() {}
        fates.fled += u32::from(first(&sim.world, Flight, |e| e.person == Some(king)).is_some());
        if let Some((by, place)) = taken(&sim).map(|e| (e.actor, e.place.expect("taken somewhere")))
            && by == Some(LOCALS)
        {
            fates.by_locals += 1;
            fates.unpursued += u32::from(nearest_enemy(&sim, king, place) > SIGHT);
        }
    }
    fates
}

/// Days from a place to the nearest host at war with a person's polity.
fn nearest_enemy(sim: &Sim<'_>, of: PersonId, place: PlaceId) -> f64 {
    let polity = sim.world.person(of).polity;
    let enemies = sim.world.hosts.iter().filter(|h| h.on_map() && h.men() > 0 && sim.world.hostile(polity, h.owner));
    enemies.filter_map(|h| sim.stage.planner.days(h.at, place, 7)).fold(f64::INFINITY, f64::min)
}

#[test]
fn locals_can_take_a_fugitive_without_a_pursuer_and_never_where_they_are_loyal() {
    let hated = fates(&Valley { lives: "moon 1", held_by_the_king: false });
    assert!(f64::from(hated.fled) > 0.4 * HISTORIES as f64, "the king is beaten and flees: {hated:?}");
    assert!(hated.share() > 0.25, "those whom he persecutes elsewhere sell him: {hated:?}");
    assert!(hated.unpursued > 10, "and need no pursuer for it: {hated:?}");
    let loyal = fates(&Valley { lives: "sun 1", held_by_the_king: true });
    assert!(f64::from(loyal.fled) > 0.4 * HISTORIES as f64, "{loyal:?}");
    assert!(loyal.share() < 0.02, "loyal subjects sold their king: {loyal:?}");
    let kindred = fates(&Valley { lives: "sun 1", held_by_the_king: false });
    assert!(kindred.share() < 0.4 * hated.share(), "strangers of his faith: {kindred:?}, of the other: {hated:?}");
}

#[test]
fn his_own_subjects_sell_a_king_whom_they_hate() {
    let hateful = fates(&Valley { lives: "moon 1", held_by_the_king: true });
    let sold = hateful.by_locals;
    assert!(sold > 10, "no oppressed subject ever lays hands on a beaten king: {hateful:?}");
}
