//! Revolt: with the proclamation removed the median time to revolt rises; with the persecution removed
//! revolt at the same place is rare.

use crate::support::{Little, day_of, median, run, share, without};
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{Policy, Proclamation, Revolt};

pub const HISTORIES: u64 = 400;

/// A town of the other faith under a king, and three days from it his seat, to which an invader comes, never to
/// take it or to leave.
#[derive(Clone, Copy)]
pub struct Town {
    /// How the king treats the faith of the town on day one, and, by custom, ever after.
    pub policy: &'static str,
    /// The last day of the truce with the invader, who comes when it is over.
    pub peace_until: &'static str,
    /// Men in the town.
    pub garrison: f64,
}

/// A day on which no history is still running.
pub const FOR_EVER: &str = "1310-01-01";

impl Town {
    pub fn world(self) -> Little {
        let mut world = Little::new()
            .span("1300-04-01", "1303-12-31")
            .place("camp", 3_000.0, "kind = pasture; pasture_km2 = 60000")
            .place("cross", 200.0, "kind = caravanserai; pasture_km2 = 20000")
            .place("seat", 4_000.0, "walls = 0.8; farm_days = 2000; pasture_km2 = 60000")
            .place("town", 8_000.0, "walls = 0.3; lives = moon 0.9 + sun 0.1")
            .route("camp", "cross", 250.0)
            .route("cross", "seat", 100.0)
            .route("cross", "town", 80.0)
            .polity("khanate", "camp", "form = 'tribe'; ambition = 0.2")
            .host("horde", "khanate", "camp", 9_000.0, "")
            .polity("king", "seat", &format!("garrison = 3000; policy = {{ moon = '{}' }}", self.policy))
            .hold("king", "town", self.garrison)
            .claim("khanate", "seat")
            .truce("khanate", "king", self.peace_until)
            .rule("strategy.quiet", -10.0)
            .rule("settlement.submit", -60.0)
            .rule("allegiance.change", 50.0)
            .rule("faith.custom", 50.0);
        for no_end in ["terms", "storm", "treachery", "hunger"] {
            world = world.rule(&format!("siege.{no_end}"), if no_end == "terms" { -60.0 } else { 0.0 });
        }
        world.rule("siege.patience", 5000.0)
    }
}

/// Days from the first day to the first rising at the town; a lifetime if there is none.
fn days_to_revolt(world: &World) -> f64 {
    let start = tumen_base::Day::julian(1300, 4, 1);
    day_of(world, Revolt, |_| true).map_or(5000.0, |day| f64::from(day - start))
}

#[test]
fn without_the_proclamation_the_median_time_to_revolt_rises() {
    let scenario = Town { policy: "persecute", peace_until: "1300-04-30", garrison: 200.0 }.world().load();
    let proclaimed = run(&scenario, 6, HISTORIES, Switches::default());
    let silent = run(&scenario, 6, HISTORIES, without("proclamation"));
    let told = |worlds: &[World]| share(worlds, |w| day_of(w, Proclamation, |_| true).is_some());
    assert!(told(&proclaimed) > 0.5 && told(&silent) == 0.0, "{} and {}", told(&proclaimed), told(&silent));
    let middle = |worlds: &[World]| median(worlds.iter().map(days_to_revolt).collect());
    let (with, without) = (middle(&proclaimed), middle(&silent));
    assert!(without > 1.3 * with, "median days to revolt: {with} with the proclamation, {without} without");
}

#[test]
fn without_the_persecution_revolt_at_the_same_place_is_rare() {
    // A zealot whom no custom holds back comes to persecute, where rulers may.
    let zealous = Town { policy: "tolerate", peace_until: "1302-04-01", garrison: 200.0 }
        .world()
        .with_person("king_ruler", "zeal = 1; caution = 0.2")
        .rule("faith.custom", 0.0)
        .load();
    let on = run(&zealous, 7, HISTORIES, Switches::default());
    let off = run(&zealous, 7, HISTORIES, without("persecution"));
    let persecutes = share(&on, |w| day_of(w, Policy, |_| true).is_some());
    assert!(persecutes > 0.8, "the zealot persecutes: {persecutes}");
    let rises = |worlds: &[World]| share(worlds, |w| day_of(w, Revolt, |_| true).is_some());
    assert!(rises(&on) > 0.4, "with persecution: {}", rises(&on));
    assert!(rises(&off) < 0.1 && rises(&off) < 0.25 * rises(&on), "{} with, {} without", rises(&on), rises(&off));
}
