//! Herdsmen driven from their country: they fill another's land with herds, and who taxes them may fall into their hands.

use crate::support::{Little, because_of, first, histories, share, stage};
use tumen_base::PolityId;
use tumen_engine::readings::nomad_share;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{Battle, Captured, CollectorKilled, RefugeGiven, War};
use tumen_scenario::Form;

const HERD: PolityId = PolityId(1);
const COURT: PolityId = PolityId(2);

/// Herdsmen with a pasture of their own, and a court with room and a host of so many men.
fn neighbours(guards: f64) -> Little {
    Little::new()
        .span("1300-04-01", "1319-12-31")
        .people("herdsmen", "")
        .place("old_grass", 6_000.0, "pasture_km2 = 6000; walls = 0; lives = moon nomad 1")
        .place("new_grass", 3_000.0, "pasture_km2 = 40000; walls = 0.2")
        .place("seat", 20_000.0, "walls = 0.8; trade = 30000")
        .route("old_grass", "new_grass", 150.0)
        .route("new_grass", "seat", 250.0)
        .polity("herd", "old_grass", "form = 'tribe'; people = 'herdsmen'; faith = 'moon'; garrison = 0")
        .host("herd_host", "herd", "old_grass", 9_000.0, "commander = 'herd_ruler'")
        .polity("court", "seat", "form = 'empire'; prestige = 0.7")
        .hold("court", "new_grass", 200.0)
        .host("court_host", "court", "seat", guards, "commander = 'court_ruler'")
        .rule("herds.room", 60.0)
}

#[test]
fn an_overlord_may_be_captured_by_guests_whom_he_taxed() {
    let taken = |kill: f64| {
        let little = neighbours(5_000.0)
            .with_person("court_ruler", "greed = 1; boldness = 1; caution = 0")
            .rule("herds.kill", kill)
            .rule("strategy.quiet", -10.0)
            .rule("settlement.submit", -60.0);
        let scenario = little.load();
        let stage = stage(&scenario);
        let (camp, old) = (scenario.place("new_grass").expect("given"), scenario.place("old_grass").expect("given"));
        let sultan = scenario.person("court_ruler").expect("given");
        let ended: Vec<World> = histories(&stage, 101, 150, Switches::default())
            .map(|mut sim| {
                // They have lost their country and were given room.
                sim.world.places[old.index()].holder = tumen_scenario::LOCALS;
                let p = &mut sim.world.polities[HERD.index()];
                (p.form, p.bonds.shelter, p.capital, p.following.tents) =
                    (Form::Band, Some(COURT), Some(camp), 3_000.0);
                let h = &mut sim.world.hosts[0];
                (h.at, h.home, h.goal) = (camp, camp, camp);
                sim.run();
                sim.world
            })
            .collect();
        share(&ended, |w| {
            let fell = first(w, Captured, |e| (e.actor, e.target) == (Some(HERD), Some(sultan)));
            let war = first(w, War, |e| (e.actor, e.other) == (Some(COURT), Some(HERD)));
            let killed = first(w, CollectorKilled, |e| e.other == Some(HERD)).map(|e| e.day);
            let rose = war.filter(|e| Some(e.day) == killed && because_of(w, e, CollectorKilled)).map(|e| e.day);
            fell.is_some_and(|e| because_of(w, e, Battle) && rose.is_some_and(|day| day <= e.day))
        })
    };
    let (risen, quiet) = (taken(60.0), taken(-60.0));
    assert!(risen > 0.1 && quiet == 0.0, "{risen} of the risen took him, {quiet} of the quiet");
}

#[test]
fn the_herdsmen_s_share_of_a_country_rises_when_the_displaced_come_and_not_before() {
    let rises = |driven_out: bool| {
        let scenario = neighbours(9_000.0).rule("herds.kill", -60.0).rule("strategy.quiet", 60.0).load();
        let stage = stage(&scenario);
        let (moon, old) = (scenario.polities[HERD.index()].faith, scenario.place("old_grass").expect("given"));
        let (mut risen, mut late) = (0, 0);
        for mut sim in histories(&stage, 102, 60, Switches::default()) {
            if driven_out {
                // Others have taken their country; 4,000 households are on the road with them.
                sim.world.places[old.index()].holder = tumen_scenario::LOCALS;
                sim.world.places[old.index()].households -= 4_000.0;
                let p = &mut sim.world.polities[HERD.index()];
                (p.form, p.capital) = (Form::Band, None);
                p.following.households.push((moon, 4_000.0));
            }
            let (before, all) = (nomad_share(&sim.world, COURT), sim.world.all_households());
            let came = |w: &World| first(w, RefugeGiven, |e| (e.actor, e.other) == (Some(COURT), Some(HERD))).is_some();
            while sim.step() && !came(&sim.world) {
                assert_eq!(nomad_share(&sim.world, COURT), before, "herdsmen before anybody came");
            }
            let after = nomad_share(&sim.world, COURT);
            risen += u32::from(after > before + 0.05);
            late += u32::from(after > before && sim.world.today > scenario.start + 30);
            assert!((sim.world.all_households() - all).abs() < 1e-6);
        }
        (f64::from(risen) / 60.0, late)
    };
    let ((after, late), (without, _)) = (rises(true), rises(false));
    assert!(after > 0.2 && late > 10, "{after} when they have come, {late} of them after a month or more");
    assert_eq!(without, 0.0, "who has a country of his own stays there");
}
