//! What no reader would believe, and no invariant of the world forbids: a ruler of two realms at once, a man
//! taken twice in a day, an escape into the arms of the enemy. The same histories are read for all of it.

mod support;

use std::collections::BTreeMap;
use std::sync::OnceLock;
use support::packs::usurper;
use support::stage;
use tumen_base::PolityId;
use tumen_engine::story::{person_name, place_name, polity_name, sentence};
use tumen_engine::world::host::Stance;
use tumen_engine::world::person::Whereabouts;
use tumen_engine::{Event, Sim, Switches, World};
use tumen_scenario::{EventKind, Form, LOCALS, Scenario};

const HISTORIES: u64 = 250;

/// By what is odd, the first instance in each history that has one.
type Odd = BTreeMap<&'static str, Vec<String>>;

fn read() -> &'static Odd {
    static ODD: OnceLock<Odd> = OnceLock::new();
    ODD.get_or_init(|| {
        let scenario = usurper();
        let stage = stage(&scenario);
        let mut odd = Odd::new();
        for history in 0..HISTORIES {
            for (what, instance) in oddities(Sim::new(&stage, 71, history, Switches::default())) {
                odd.entry(what).or_default().push(format!("history {history}, {instance}"));
            }
        }
        odd
    })
}

fn oddities(mut sim: Sim<'_>) -> BTreeMap<&'static str, String> {
    let scenario = sim.stage.scenario;
    let (mut odd, mut seen) = (BTreeMap::new(), 0);
    let mut landless = vec![None; sim.world.polities.len()];
    while sim.step() {
        let (world, events) = (&sim.world, sim.world.chronicle.events());
        if seen == events.len() {
            continue;
        }
        let mut note = |what, told: String| {
            odd.entry(what).or_insert_with(|| format!("{}: {told}", world.today));
        };
        for (i, lost) in landless.iter_mut().enumerate().skip(1) {
            let id = PolityId::at(i);
            realm(world, scenario, id, &mut note);
            // A court that has lost everything may take a season to break up.
            let since = lost.filter(|_| is_landless(world, id)).or(is_landless(world, id).then_some(world.today));
            if since.is_some_and(|day| world.today - day > 120) {
                note(
                    "landless",
                    format!("{} lives on without land since {}", polity_name(scenario, id), since.unwrap()),
                );
            }
            *lost = since;
        }
        for at in seen..events.len() {
            event(world, scenario, events, at, &mut note);
        }
        seen = events.len();
    }
    odd
}

/// Whether a realm that is no band holds nothing, with nobody in flight.
fn is_landless(world: &World, id: PolityId) -> bool {
    let realm = world.polity(id);
    let in_flight = world.hosts_of(id).any(|(_, h)| h.stance == Stance::Fleeing);
    realm.alive && realm.form != Form::Band && !in_flight && world.places_of(id).next().is_none()
}

/// One realm as it stands.
fn realm(world: &World, scenario: &Scenario, id: PolityId, note: &mut impl FnMut(&'static str, String)) {
    let realm = world.polity(id);
    if !realm.alive {
        return;
    }
    let name = || polity_name(scenario, id);
    for head in [realm.court.ruler, realm.court.power].into_iter().flatten() {
        let person = world.person(head);
        let other = (1..world.polities.len()).map(PolityId::at).find(|q| {
            let q = world.polity(*q);
            q.alive && !std::ptr::eq(q, realm) && (q.court.ruler == Some(head) || q.court.power == Some(head))
        });
        if let Some(other) = other {
            note(
                "two realms",
                format!("{} heads {} and {}", person_name(scenario, world, head), name(), polity_name(scenario, other)),
            );
        }
        if let Whereabouts::With(host) = person.whereabouts
            && world.host(host).owner != id
        {
            let whose = polity_name(scenario, world.host(host).owner);
            note(
                "another's host",
                format!("{}, head of {}, is with a host of {whose}", person_name(scenario, world, head), name()),
            );
        }
    }
    let lands = world.places_of(id).count();
    if let Some(seat) = realm.capital.filter(|seat| lands > 0 && world.place(*seat).holder != id) {
        note("seat", format!("the seat of {} is {}, which it does not hold", name(), place_name(scenario, seat)));
    }
    if let Some(shelter) =
        realm.bonds.shelter.filter(|shelter| !world.polity(*shelter).alive || world.hostile(id, *shelter))
    {
        note("shelter", format!("{} is the guest of {}, an enemy or no more", name(), polity_name(scenario, shelter)));
    }
    if let Some(duty) = realm.bonds.duty.filter(|duty| !world.polity(duty.to).alive) {
        note("duty", format!("{} is bound to help {}, which is no more", name(), polity_name(scenario, duty.to)));
    }
    for place in world.places_of(id) {
        let besieger = world.place(place).besieger.map(|h| world.host(h).owner);
        if let Some(owner) = besieger.filter(|owner| id != LOCALS && !world.hostile(*owner, id)) {
            note(
                "siege",
                format!(
                    "{} besieges {} of {} in peace",
                    polity_name(scenario, owner),
                    place_name(scenario, place),
                    name()
                ),
            );
        }
    }
}

/// One event as it was told.
fn event(world: &World, scenario: &Scenario, events: &[Event], at: usize, note: &mut impl FnMut(&'static str, String)) {
    let event = &events[at];
    let before = |days: i32| events[..at].iter().rev().take_while(move |e| event.day - e.day <= days);
    let told = || sentence(scenario, world, event);
    match event.kind {
        EventKind::Escaped if event.actor.zip(event.other).is_some_and(|(a, b)| world.hostile(a, b)) => {
            note("escape", told());
        }
        EventKind::Captured if before(0).any(|e| e.kind == EventKind::Captured && e.target == event.target) => {
            note("capture", told());
        }
        EventKind::Flight if before(1).any(|e| e.kind == EventKind::Flight && e.person == event.person) => {
            note("flight", told());
        }
        EventKind::Flight if event.men == 0 => note("nobody's flight", told()),
        EventKind::Campaign | EventKind::War | EventKind::Revolt if event.causes().next().is_none() => {
            note("cause", told());
        }
        EventKind::Spared | EventKind::Ransomed | EventKind::TreasuryRaided if event.actor == event.other => {
            note("oneself", told());
        }
        _ => {}
    }
}

/// Panics if anything of the kind was seen.
fn never(what: &'static str) {
    let seen = read().get(what).map_or(&[][..], Vec::as_slice);
    assert!(seen.is_empty(), "{} of {HISTORIES} histories:\n{}", seen.len(), seen[..seen.len().min(5)].join("\n"));
}

#[test]
fn nobody_heads_two_realms() {
    never("two realms");
}

#[test]
fn a_realm_without_land_soon_is_a_band_or_no_more() {
    never("landless");
}

#[test]
fn nobody_is_the_guest_of_an_enemy_or_of_the_fallen() {
    never("shelter");
}

#[test]
fn nobody_is_bound_to_help_the_fallen() {
    never("duty");
}

#[test]
fn sieges_are_laid_in_war() {
    never("siege");
}

#[test]
fn nobody_flees_with_no_men_at_all() {
    never("nobody's flight");
}
