//! Allegiance: a suzerain's lost battle raises defections of the far vassals first. Two equal hosts meet at
//! the suzerain's border; luck decides; what the vassals do after a victory is held against what they do
//! after a defeat.

use crate::support::{Little, first, run};
use tumen_base::{Day, PolityId};
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{Battle, VassalDefects, VassalIndependent};

const HISTORIES: u64 = 4000;
/// Days after the battle within which a vassal leaves because of it.
const SOON: i32 = 300;

const SUZERAIN: PolityId = PolityId(1);
const NEAR: PolityId = PolityId(2);
const FAR: PolityId = PolityId(3);

/// A suzerain with a vassal five days off and another forty, alike in all else, down to their distance from an
/// enemy whose host comes to the border and from a rival patron.
fn suzerain() -> Little {
    let vassal = "form = 'city'; garrison = 800";
    Little::new()
        .span("1300-04-01", "1302-12-31")
        .place("seat", 6_000.0, "walls = 0.9; farm_days = 900; pasture_km2 = 20000")
        .place("near_town", 3_000.0, "walls = 0.6")
        .place("far_town", 3_000.0, "walls = 0.6")
        .place("border", 2_000.0, "walls = 0.1; pasture_km2 = 20000")
        .place("enemy_town", 5_000.0, "walls = 0.9; pasture_km2 = 20000")
        .place("rival_town", 5_000.0, "walls = 0.9; pasture_km2 = 20000")
        .route("seat", "near_town", 120.0)
        .route("seat", "border", 250.0)
        .route("border", "enemy_town", 250.0)
        .route("enemy_town", "far_town", 620.0)
        .route("near_town", "rival_town", 700.0)
        .route("far_town", "rival_town", 700.0)
        .polity("suzerain", "seat", "form = 'empire'; prestige = 0.7; garrison = 4000")
        .polity("near_vassal", "near_town", vassal)
        .polity("far_vassal", "far_town", vassal)
        .polity("enemy", "enemy_town", "form = 'city'; ambition = 0.3; garrison = 4000")
        .polity("rival", "rival_town", "garrison = 4000; prestige = 0.6")
        .hold("suzerain", "border", 100.0)
        .host("suzerain_s_host", "suzerain", "border", 10_000.0, "")
        .host("enemy_s_host", "enemy", "enemy_town", 10_000.0, "")
        .host("rival_s_host", "rival", "rival_town", 10_000.0, "")
        .vassal("near_vassal", "suzerain", "habit = 0.3; oath = 0.3")
        .vassal("far_vassal", "suzerain", "habit = 0.3; oath = 0.3")
        .war("suzerain", "enemy")
        .claim("enemy", "border")
        .truce("near_vassal", "enemy", "1310-01-01")
        .truce("far_vassal", "enemy", "1310-01-01")
        .rule("strategy.quiet", 0.0)
}

/// Days from a battle to a vassal's leaving, if it leaves soon.
fn leaves(world: &World, vassal: PolityId, battle: Day) -> Option<i32> {
    let left = |e: &&tumen_engine::Event| {
        matches!(e.kind, VassalDefects | VassalIndependent)
            && e.actor == Some(vassal)
            && e.day >= battle
            && e.day - battle < SOON
    };
    world.chronicle.events().iter().find(left).map(|e| e.day - battle)
}

#[test]
fn a_lost_battle_raises_defections_of_the_far_vassals_first() {
    let worlds = run(&suzerain().load(), 12, HISTORIES, Switches::default());
    let fought = |lost: bool| -> Vec<(Day, &World)> {
        let side = |w: &World| {
            let e = first(w, Battle, |e| e.actor == Some(SUZERAIN) || e.other == Some(SUZERAIN))?;
            (lost == (e.other == Some(SUZERAIN))).then_some(e.day)
        };
        worlds.iter().filter_map(|w| Some((side(w)?, w))).collect()
    };
    let (lost, won) = (fought(true), fought(false));
    assert!(lost.len() > 300 && won.len() > 300, "lost {}, won {}", lost.len(), won.len());
    let leave = |fought: &[(Day, &World)], v| {
        fought.iter().filter(|(day, w)| leaves(w, v, *day).is_some()).count() as f64 / fought.len() as f64
    };
    let (far, far_before) = (leave(&lost, FAR), leave(&won, FAR));
    let (near, near_before) = (leave(&lost, NEAR), leave(&won, NEAR));
    let told = format!("far {far_before} to {far}, near {near_before} to {near}");
    assert!(far > far_before + 0.03, "a defeat shakes the far vassal: {told}");
    let (rise, rise_near) = (far - far_before, near - near_before);
    assert!(far > near && rise > 1.5 * rise_near, "the far vassal before the near one: {told}");
}
