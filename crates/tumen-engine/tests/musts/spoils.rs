//! Spoils: how many men a victor leaves in what he has taken, and what becomes of a ruler who is taken with it.

use crate::support::{Little, first, histories, median, run, share, stage};
use tumen_base::PolityId;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{Captured, Executed, Ransomed};

const KHAN: PolityId = PolityId(1);
const KING: PolityId = PolityId(2);

/// A great host a week from a weakly walled place, which it wants.
fn horde(households: f64, words: &str) -> Little {
    Little::new()
        .span("1300-04-01", "1302-12-31")
        .place("camp", 9_000.0, "pasture_km2 = 60000")
        .place("prey", households, &format!("walls = 0.05; pasture_km2 = 20000; farm_days = 900; {words}"))
        .place("far", 9_000.0, "walls = 0.9")
        .route("camp", "prey", 250.0)
        .route("prey", "far", 1500.0)
        .polity("khan", "camp", "form = 'tribe'; ambition = 1; garrison = 0")
        .host("horde", "khan", "camp", 20_000.0, "")
        .rule("strategy.quiet", -10.0)
        .rule("settlement.submit", -60.0)
        .rule("settlement.restore", -60.0)
}

#[test]
fn a_garrison_fits_its_place() {
    let left = |households: f64, words: &str| {
        let little = horde(households, words)
            .polity("king", "far", "garrison = 3000")
            .hold("king", "prey", 40.0)
            .war("khan", "king")
            .claim("khan", "prey");
        let scenario = little.load();
        let stage = stage(&scenario);
        let prey = scenario.place("prey").expect("given");
        let men = histories(&stage, 26, 60, Switches::default()).filter_map(|mut sim| {
            while sim.world.place(prey).holder != KHAN {
                if !sim.step() {
                    return None;
                }
            }
            Some(f64::from(sim.world.place(prey).garrison()))
        });
        let men: Vec<f64> = men.collect();
        assert!(men.len() > 30, "taken in {} histories", men.len());
        men
    };
    let (fort, city) = (left(150.0, "kind = fort"), left(30_000.0, ""));
    assert!(fort.iter().all(|men| *men <= 270.0), "{fort:?} in a fort of 150 houses");
    assert!(median(city.clone()) > 500.0, "{city:?} in a city");
}

#[test]
fn a_captured_ruler_is_ransomed_for_money_or_put_to_death() {
    let taken = |ransom: f64| {
        let little = horde(9_000.0, "")
            .polity("king", "prey", "garrison = 100; treasury = 400000")
            .hold("king", "far", 3_000.0)
            .war("khan", "king")
            .claim("khan", "prey")
            .rule("pursuit.in_city", 1.0)
            .rule("pursuit.ransom", ransom);
        let scenario = little.load();
        let ruler = scenario.person("king_ruler").expect("given");
        let mut worlds = run(&scenario, 27, 100, Switches::default());
        worlds.retain(|w| first(w, Captured, |e| e.target == Some(ruler)).is_some());
        assert!(worlds.len() > 30, "{} taken", worlds.len());
        for world in &worlds {
            let paid = first(world, Ransomed, |e| (e.other, e.target) == (Some(KING), Some(ruler)));
            assert!(paid.is_none_or(|e| e.detail.number().is_some_and(|n| n > 0)), "{paid:?}");
        }
        let of = |kind| share(&worlds, |w: &World| first(w, kind, |e| e.target == Some(ruler)).is_some());
        (of(Ransomed), of(Executed))
    };
    let (mild, hard) = (taken(1.0), taken(0.0));
    assert!(mild.0 > 0.9, "{} ransomed", mild.0);
    assert!(hard.0 == 0.0 && hard.1 > 0.9, "{} ransomed and {} put to death by the hard", hard.0, hard.1);
}
