//! Dispute: a grown man of the house who was passed over may take arms for the throne, and the realm divides. Cities
//! nearer to his camp than to the seat mostly go with him, and with them the hosts that are at home there. The war that
//! follows is like any other, until he has the seat: then he has the throne, and the realm is one again under him. If
//! neither can have the other's, there are two realms where there was one.
//!
//! P(takes arms) = sigmoid(b + r nearness + boldness - 1/2 + m ln(s / (1 - s)) - f (standing - 1/2)), nearness = 1 / (1 + places
//! behind the heir in the order of custom), s the share of its men he can count on; P(a city goes with him) =
//! sigmoid(t ln(days to the seat / days to his camp)).
//!
//! Source: the documents have brothers and nephews fight for Samarkand, Balkh and Khwarazm (Qara Khitai, Tribal conflict;
//! Yelu Pusuwan); that the thrones of the steppe peoples were open to every able man of the house, and that realms broke
//! at a death more often than in war, is general history. The weights are estimates.
//!
//! Left out: more than two parties; partisans in the pretender's back; a division agreed among brothers.

use crate::due::Due;
use crate::processes::court::throne::enthroned;
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{chance, readings, verbs};
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, Office};

/// Places of a realm that can be divided at all.
const LEAST: usize = 3;
/// What lies between two who fight for one throne.
const QUARREL: f64 = 0.6;

/// Of those passed over, the first who takes arms. Returns him; none if nobody does.
pub(super) fn passed_over(sim: &mut Sim<'_>, polity: PolityId, others: &[PersonId], cause: Cause) -> Option<PersonId> {
    let p = sim.world.polity(polity);
    let divisible = p.alive && matches!(p.form, Form::Empire | Form::Kingdom);
    let seat = p.capital.filter(|_| divisible && readings::vacant_number(sim).is_some())?;
    if sim.world.places_of(polity).count() < LEAST {
        return None;
    }
    for (behind, person) in others.iter().enumerate() {
        let person = *person;
        let Some(camp) = camp(sim, polity, seat, person) else { continue };
        let r = &sim.rules.dispute;
        let following = share_of_men(sim, polity, seat, camp).clamp(0.01, 0.95);
        let boldness = sim.world.person(person).boldness();
        let will = r.base + r.rival / (1.0 + behind as f64) + boldness - 0.5
            + r.men * maths::ln(following / (1.0 - following))
            - r.standing * (readings::standing_at_home(sim, polity) - 0.5);
        if sim.draw(chance::TAKES_ARMS, person).chance(maths::sigmoid(will))
            && divide(sim, polity, seat, camp, person, cause)
        {
            return Some(person);
        }
    }
    None
}

/// Where a man passed over could raise his standard: the home of the host he leads, else a city of the realm that he can
/// ride to, a great and distant one sooner. None if he cannot do it at all.
fn camp(sim: &mut Sim<'_>, polity: PolityId, seat: PlaceId, person: PersonId) -> Option<PlaceId> {
    let x = sim.world.person(person);
    let able = x.male && x.free() && x.polity == polity && x.age(sim.world.today) >= sim.rules.dispute.age;
    if !able || sim.world.polity(polity).court.power == Some(person) {
        return None;
    }
    let fit = |p: PlaceId| {
        let place = sim.world.place(p);
        p != seat && place.holder == polity && place.besieger.is_none()
    };
    match x.whereabouts {
        // Who is away at a war beyond the map cannot raise his standard at home.
        Whereabouts::With(_) => return sim.world.leads(person).map(|h| sim.world.host(h).home).filter(|h| fit(*h)),
        Whereabouts::At(_) => {}
        _ => return None,
    }
    let cities: Vec<PlaceId> = sim.world.places_of(polity).filter(|p| fit(*p)).collect();
    let far = |c: PlaceId| 1.0 - maths::fading(sim.summer_days(seat, c), 15.0);
    let weights: Vec<(u16, f64)> = cities.iter().map(|c| (c.0, sim.world.place(*c).households * far(*c))).collect();
    sim.draw(chance::CAMP, person).race(&weights).map(|i| cities[i])
}

/// Probability that a city goes with whoever has his camp there against whoever has the seat.
fn goes_with(sim: &Sim<'_>, place: PlaceId, seat: PlaceId, camp: PlaceId) -> f64 {
    if place == seat || place == camp {
        return f64::from(u8::from(place == camp));
    }
    let nearer = maths::ln((1.0 + sim.summer_days(seat, place)) / (1.0 + sim.summer_days(camp, place)));
    maths::sigmoid(sim.rules.dispute.sides * nearer)
}

/// Share of the men whom the land of a realm gives on whom one with a camp there can count.
fn share_of_men(sim: &Sim<'_>, polity: PolityId, seat: PlaceId, camp: PlaceId) -> f64 {
    let (mut all, mut his) = (0.0, 0.0);
    for place in sim.world.places_of(polity) {
        let men = readings::levy_of_place(sim, place, polity);
        all += men;
        his += men * goes_with(sim, place, seat, camp);
    }
    if all > 0.0 { his / all } else { 0.0 }
}

/// The realm divides. Returns whether it could.
fn divide(sim: &mut Sim<'_>, old: PolityId, seat: PlaceId, camp: PlaceId, person: PersonId, cause: Cause) -> bool {
    let mut places: Vec<PlaceId> = sim.world.places_of(old).filter(|p| *p != camp && *p != seat).collect();
    places.retain(|p| {
        let chance = goes_with(sim, *p, seat, camp);
        sim.world.place(*p).besieger.is_none() && sim.draw(chance::TAKES_SIDES, *p).chance(chance)
    });
    let land = readings::levy_of_land(sim, old).max(1.0);
    let his: f64 = places.iter().chain([&camp]).map(|p| readings::levy_of_place(sim, *p, old)).sum();
    let hosts: Vec<HostId> = sim
        .world
        .hosts_of(old)
        .filter(|(_, h)| {
            h.stance != Stance::Fleeing && h.commander.is_none_or(|c| sim.world.polity(old).court.power != Some(c))
        })
        .filter(|(_, h)| h.home == camp || places.contains(&h.home))
        .map(|(id, _)| id)
        .collect();
    let form = Form::Kingdom;
    let Some(new) = verbs::arise_as(sim, person, camp, form, old, EventKind::ThroneDisputed, cause) else {
        return false;
    };
    let event = sim.world.place(camp).taken.expect("the camp has just passed to him");
    for place in places {
        verbs::transfer(sim, place, new, event);
    }
    for host in hosts {
        go_over(sim, host, new, event);
    }
    // The young men of a country are called up by whoever has it.
    let men = sim.world.cede_reserve(old, new, his / land);
    if sim.world.leads(person).is_none() {
        verbs::raise_host(sim, new, camp, person, f64::from(men));
    }
    // Officers without a host serve whoever holds the city they live in.
    for i in 0..sim.world.persons.len() {
        let x = &sim.world.persons[i];
        let serves = x.polity == old && x.office == Office::Commander;
        if let Whereabouts::At(place) = x.whereabouts
            && serves
            && sim.world.place(place).holder == new
        {
            sim.world.persons[i].polity = new;
        }
    }
    verbs::wrong(sim, old, new, QUARREL, Cause::Event(event));
    verbs::wrong(sim, new, old, QUARREL, Cause::Event(event));
    verbs::open_war(sim, old, new);
    let p = sim.world.polity_mut(new);
    p.bonds.claims.insert(seat);
    p.court.disputes = Some((old, person));
    for side in [old, new] {
        sim.after(20.0, Due::Council { polity: side, regular: false });
    }
    true
}

/// A host and whoever is with it serve the pretender from now on.
fn go_over(sim: &mut Sim<'_>, host: HostId, new: PolityId, event: EventId) {
    let h = sim.world.host_mut(host);
    (h.owner, h.salaried, h.sent) = (new, false, Some(event));
    for x in sim.world.persons.iter_mut().filter(|x| x.whereabouts == Whereabouts::With(host)) {
        x.polity = new;
    }
    verbs::go_home(sim, host);
}

/// A host has taken a place. If it is the seat of the throne for which its ruler took arms, he has the throne, and the
/// realm is one again. Returns whether that was so.
pub(crate) fn decided(sim: &mut Sim<'_>, host: HostId, throne: PolityId, place: PlaceId, event: EventId) -> bool {
    let side = sim.world.host(host).owner;
    let Some(person) = sim.world.polity(side).court.disputes.filter(|d| d.0 == throne).map(|d| d.1) else {
        return false;
    };
    let old = sim.world.polity(throne);
    let wins = old.alive && old.capital == Some(place) && sim.world.polity(side).court.power == Some(person);
    if !wins || !sim.world.person(person).free() {
        return false;
    }
    let (ruler, power) = (old.court.ruler, old.court.power);
    let told = sim.tell(
        Event::new(EventKind::ThroneWon)
            .at(place)
            .actor(throne)
            .other(side)
            .person(person)
            .target(power)
            .because(Cause::Event(event)),
    );
    verbs::recall(sim, side, throne);
    verbs::recall(sim, throne, side);
    verbs::absorb_power(sim, side, throne, told);
    sim.world.polity_mut(side).ended = Some(told);
    sim.world.polity_mut(throne).court.usurped = None;
    super::install(sim, throne, person, Cause::Event(told));
    enthroned::drive_out(sim, throne, power, told);
    if ruler != power {
        enthroned::drive_out(sim, throne, ruler, told);
    }
    let militia = share_of(sim.world.place(place).households as Men, 0.03);
    sim.world.arm_townsmen(place, militia);
    verbs::finish_errand(sim, host);
    true
}
