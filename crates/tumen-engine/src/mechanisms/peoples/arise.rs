//! Arise: a new power comes into being at a place, under a man who has made himself master of it. It takes a number
//! that the pack keeps free; a number is never used twice, so that a name in the chronicle means one power.
//!
//! Who breaks away, settles or is set up, and when, is the business of other mechanisms; here is what a new power
//! begins with: the people, faith and house of its leader, one place, the hosts he leads, no money, and a part of
//! the standing of the power it came out of.

use crate::mechanisms::court::birth;
use crate::mechanisms::war::{march, settlement, siege};
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::person::{Person, Whereabouts};
use crate::world::polity::{MAX_FAITHS, PlaceSet};
use crate::{chance, readings};
use tumen_base::day::YEAR;
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS, Office};

/// Quarters back that others reckon with what a new power is, as soon as they hear of it.
const HEARD: usize = 4;

/// A city that has driven out its garrison, and to which nobody else has a claim, may set up a prince of its own.
/// Returns whether it did.
pub(crate) fn city(sim: &mut Sim<'_>, place: PlaceId, holder: PolityId, event: EventId) -> bool {
    let settled = sim.world.place(place).households - sim.world.herders(place);
    let mut draw = sim.draw(chance::CITY_PRINCE, place);
    if settled < sim.rules.arise.city || readings::vacant_number(sim).is_none() || !draw.chance(sim.rules.arise.prince)
    {
        return false;
    }
    if let Some(besieger) = sim.world.place(place).besieger {
        siege::lift(sim, besieger);
        march::go_home(sim, besieger);
    }
    let p = sim.world.place(place);
    let main = p.communities.iter().max_by(|a, b| a.share.total_cmp(&b.share)).map(|c| c.faith);
    let age = 25.0 + 30.0 * draw.uniform();
    let old = sim.world.polity(holder);
    let leader = Person {
        born: sim.world.today - (age * YEAR) as i32,
        male: true,
        house: birth::FIRST_NEW_HOUSE.saturating_add(sim.world.persons.len() as u16),
        people: p.people.unwrap_or(old.people),
        faith: main.unwrap_or(old.faith),
        polity: LOCALS,
        office: Office::None,
        whereabouts: Whereabouts::At(place),
        father: None,
        spouse: None,
        traits: [0.0; 5].map(|_: f64| draw.uniform()),
        given: birth::given(&mut draw),
        reigned: false,
        mother: None,
    };
    let leader = birth::add(sim, leader);
    let risen = arise(sim, leader, place, Form::City, holder, Cause::Event(event)).is_some();
    if risen {
        let militia = (sim.world.place(place).households * 0.05) as Men;
        sim.world.arm_townsmen(place, militia);
    }
    risen
}

/// A new power under `leader` at `place`, out of `out_of` ([`LOCALS`] if out of none), told as [`EventKind::Arose`].
/// `None`, and nothing changes, if no number is free or the leader is dead, captive or already at the head of a power.
pub(crate) fn arise(
    sim: &mut Sim<'_>,
    leader: PersonId,
    place: PlaceId,
    form: Form,
    out_of: PolityId,
    cause: Cause,
) -> Option<PolityId> {
    arise_as(sim, leader, place, form, out_of, EventKind::Arose, cause)
}

/// The same, told as another kind: actor the new power, other the one it came out of, person its leader.
pub(crate) fn arise_as(
    sim: &mut Sim<'_>,
    leader: PersonId,
    place: PlaceId,
    form: Form,
    out_of: PolityId,
    kind: EventKind,
    cause: Cause,
) -> Option<PolityId> {
    let heads = |q: &crate::world::polity::Polity| q.alive && (q.ruler == Some(leader) || q.power == Some(leader));
    if !sim.world.person(leader).free() || sim.world.polities.iter().any(heads) {
        return None;
    }
    let new = readings::vacant_number(sim)?;
    begin_with(sim, new, leader, place, form, out_of);
    let event = sim.tell(Event::new(kind).at(place).actor(new).other(out_of).person(leader).because(Some(cause)));
    // Before the old power loses the place: his hosts are no longer its own if that is the end of it.
    follow(sim, leader, place, new, event);
    settlement::transfer(sim, place, new, event);
    let strength = readings::strength(sim, new) as f32;
    for muster in sim.world.musters.iter_mut().rev().take(HEARD) {
        muster[new.index()] = strength;
    }
    crate::mechanisms::begin_polity(sim, new);
    birth::wed(sim, leader);
    Some(new)
}

fn begin_with(sim: &mut Sim<'_>, new: PolityId, leader: PersonId, place: PlaceId, form: Form, out_of: PolityId) {
    let (x, old, today) = (sim.world.person(leader).clone(), sim.world.polity(out_of).clone(), sim.world.today);
    let mut claims = PlaceSet::default();
    claims.insert(place);
    let standing = sim.rules.arise.standing;
    // The people of a place for themselves have no court to take customs or standing from.
    let of_a_court = out_of != LOCALS;
    sim.world.dealings.of_mut(new).free_since = today;
    let p = sim.world.polity_mut(new);
    p.alive = true;
    p.form = form;
    p.people = x.people;
    p.faith = x.faith;
    p.house = x.house;
    p.custom = old.custom;
    p.marries_out = old.marries_out || !of_a_court;
    p.capital = Some(place);
    p.ruler = Some(leader);
    p.power = Some(leader);
    p.salaried = false;
    p.income_share = if of_a_court { old.income_share } else { 0.4 };
    p.tax = 1.0;
    p.prestige = if of_a_court { standing * old.prestige } else { 0.2 };
    p.ambition = 0.5 * ((if of_a_court { old.ambition } else { 0.3 }) + x.boldness());
    p.policy = old.policy;
    p.policy_event = [None; MAX_FAITHS];
    p.claims = claims;
    p.headed_since = today;
    p.arose = Some(place);
    let x = sim.world.person_mut(leader);
    x.polity = new;
    x.office = Office::Ruler;
    x.reigned = true;
}

/// The leader and whoever marches under him are of the new power from now on.
fn follow(sim: &mut Sim<'_>, leader: PersonId, place: PlaceId, new: PolityId, event: EventId) {
    let led: Vec<HostId> = (0..sim.world.hosts.len())
        .map(HostId::at)
        .filter(|h| sim.world.host(*h).on_map() && sim.world.host(*h).commander == Some(leader))
        .collect();
    for host in &led {
        let h = sim.world.host_mut(*host);
        h.owner = new;
        h.home = place;
        h.salaried = false;
        h.sent = Some(event);
        for i in 0..sim.world.persons.len() {
            let x = &mut sim.world.persons[i];
            if x.whereabouts == Whereabouts::With(*host) {
                x.polity = new;
            }
        }
        march::go_home(sim, *host);
    }
    if led.is_empty() {
        sim.world.person_mut(leader).whereabouts = Whereabouts::At(place);
    }
    // His wife and children are where he is.
    for x in &mut sim.world.persons {
        let kin = (x.father == Some(leader) || x.spouse == Some(leader)) && !x.reigned;
        if kin && matches!(x.whereabouts, Whereabouts::At(_)) {
            x.polity = new;
            x.whereabouts = Whereabouts::At(place);
        }
    }
}
