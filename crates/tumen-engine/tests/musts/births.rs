//! Births: what a century of a house must look like.

use crate::support::little::Little;
use crate::support::{mean, run, share};
use tumen_base::PersonId;
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind;

/// One kingdom with a man of thirty-five and his son of nineteen, and a hundred years.
fn century() -> Vec<World> {
    let little = Little::new()
        .span("1300-01-01", "1399-12-31")
        .rule("succession.level", 0.0009)
        .place("town", 5000.0, "")
        .polity("realm", "town", "");
    run(&little.load(), 3, 200, Switches::default())
}

#[test]
fn a_realm_outlives_its_house_and_no_house_outgrows_the_world() {
    let worlds = century();
    let rulers = |w: &World| w.chronicle.events().iter().filter(|e| e.kind == EventKind::Succession).count() as f64;
    let kept = share(&worlds, |w| w.polities[1].alive && w.polities[1].court.ruler.is_some());
    assert!(kept > 0.8, "{kept}");
    // Of the male lines of one man about a third to a half die out in a century.
    let changed = share(&worlds, |w| w.chronicle.events().iter().any(|e| e.kind == EventKind::NewHouse));
    assert!((0.02..0.6).contains(&changed), "{changed}");
    let of_those: Vec<f64> = worlds.iter().filter(|w| w.polities[1].alive).map(rulers).collect();
    let reigns = mean(&of_those);
    assert!((2.0..8.0).contains(&reigns), "{reigns} successions in a century");
    let most = worlds.iter().map(|w| w.persons.len()).max().unwrap_or_default();
    assert!(most < 400, "{most} persons");
}

#[test]
fn children_have_a_father_of_the_house_who_was_alive_and_of_the_age() {
    let mut seen = 0;
    for world in century() {
        for child in world.persons.iter().filter(|p| p.given.is_some()) {
            let Some(father) = child.father else { continue };
            let father = world.person(father);
            let age = father.age(child.born);
            assert!(father.male && father.house == child.house && (16.0..65.0).contains(&age), "father aged {age}");
            seen += 1;
        }
    }
    assert!(seen > 500, "{seen} children");
}

#[test]
fn a_child_on_the_throne_has_a_regent_until_it_is_of_age() {
    let worlds = century();
    let (mut regencies, mut ended) = (0, 0);
    for world in &worlds {
        for event in world.chronicle.events() {
            let age = |p: Option<PersonId>| p.map_or(0.0, |p| world.person(p).age(event.day));
            match event.kind {
                EventKind::Regency => {
                    assert!(age(event.target) < 18.0 && age(event.person) > 18.0, "{event:?}");
                    regencies += 1;
                }
                EventKind::Majority => {
                    assert!(age(event.person) >= 14.0, "{event:?}");
                    ended += 1;
                }
                _ => {}
            }
        }
    }
    assert!(regencies > 20 && ended > regencies / 3, "{regencies} regencies, {ended} ended by age");
}
