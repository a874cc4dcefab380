//! Powers that arise: each has a number of its own, which the pack keeps free, and is called after where it arose.

use crate::salary::empire;
use crate::support::{histories, run, share, stage};
use std::collections::BTreeSet;
use tumen_engine::story::{place_name, power_name};
use tumen_engine::{Switches, World};
use tumen_scenario::EventKind::{Arose, BrokeAway};
use tumen_scenario::{Form, Scenario};

/// An empire that does not pay, whose great cities break away.
fn falls_apart() -> Scenario {
    empire("salaried = false; treasury = 5000000").rule("salary.begins", 0.0).rule("salary.given_up", 1e6).load()
}

fn arises(world: &World) -> bool {
    world.chronicle.events().iter().any(|e| matches!(e.kind, Arose | BrokeAway))
}

#[test]
fn where_no_number_is_free_nothing_arises() {
    let scenario = falls_apart();
    let stage = stage(&scenario);
    let full = histories(&stage, 5, 150, Switches::default()).map(|mut sim| {
        let seat = sim.world.polities[1].capital;
        for p in sim.world.polities.iter_mut().filter(|p| p.form == Form::Vacant) {
            p.arose = seat;
        }
        sim.run();
        sim.world
    });
    let full: Vec<World> = full.collect();
    let free = run(&scenario, 5, 150, Switches::default());
    assert!(share(&free, arises) > 0.1, "{} with numbers free", share(&free, arises));
    assert_eq!(share(&full, arises), 0.0, "something arose without a number");
}

#[test]
fn a_new_power_has_a_number_of_its_own_and_the_name_of_its_place() {
    let scenario = falls_apart();
    let mut seen = 0;
    for world in run(&scenario, 5, 150, Switches::default()) {
        let mut numbers = BTreeSet::new();
        for e in world.chronicle.events().iter().filter(|e| matches!(e.kind, Arose | BrokeAway)) {
            let (new, place) = (e.actor.expect("a new power"), e.place.expect("where it arose"));
            assert!(numbers.insert(new), "a number was used twice: {e:?}");
            assert_eq!(scenario.polities[new.index()].form, Form::Vacant, "{e:?}");
            let name = power_name(&scenario, &world, new);
            assert!(name.ends_with(&place_name(&scenario, place)), "{name} arose at {}", place_name(&scenario, place));
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} arose");
}
