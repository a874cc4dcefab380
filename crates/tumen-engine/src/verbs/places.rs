//! A place passes from hand to hand, is laid waste, or suffers.

use crate::moment::{Matter, Moment};
use crate::sim::{Sim, nearest};
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS};

/// A place comes into the hands of `to` without a host of its own: by a rising.
pub(crate) fn hand_over(sim: &mut Sim<'_>, place: PlaceId, to: PolityId, how: EventKind, event: EventId) {
    if let Some(besieger) = sim.world.place(place).besieger {
        verbs::lift_siege(sim, besieger);
        verbs::encamp(sim, besieger, Stance::Encamped, 3.0);
    }
    if how == EventKind::GateOpened {
        sim.world.empty_purse(place, to);
    }
    let native = readings::native_power(sim, place, sim.world.place(place).holder)
        .filter(|n| to != LOCALS && *n != to && sim.world.is_under(*n, to));
    verbs::transfer(sim, place, native.unwrap_or(to), event);
}

/// Control of a place passes. The loser remembers it as its own.
pub(crate) fn transfer(sim: &mut Sim<'_>, place: PlaceId, to: PolityId, event: EventId) {
    let from = sim.world.place(place).holder;
    // Whoever besieged the old holder may have no quarrel with the new.
    if let Some(besieger) = sim.world.place(place).besieger
        && !sim.world.hostile(sim.world.host(besieger).owner, to)
    {
        verbs::lift_siege(sim, besieger);
        verbs::encamp(sim, besieger, Stance::Encamped, 3.0);
    }
    let today = sim.world.today;
    let p = sim.world.place_mut(place);
    p.holder = to;
    p.since = today;
    p.taken = Some(event);
    sim.world.map_version += 1;
    // Who has land is nobody's guest.
    sim.world.polity_mut(to).bonds.shelter = None;
    sim.world.polity_mut(from).bonds.claims.insert(place);
    sim.follow(Moment::NewLord { place, event });
    verbs::retarget(sim, place, Some(Cause::Event(event)));
    lost_place(sim, from, place, event);
}

/// A polity that has lost a place: its seat moves, or it is no more.
fn lost_place(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, event: EventId) {
    let p = sim.world.polity(polity);
    if polity == LOCALS || !p.alive || p.form == Form::Band {
        return;
    }
    let left = sim
        .world
        .places_of(polity)
        .max_by(|a, b| sim.world.place(*a).households.total_cmp(&sim.world.place(*b).households).then(b.cmp(a)));
    match left {
        Some(next) if p.capital == Some(place) => {
            sim.world.polity_mut(polity).capital = Some(next);
            let p = sim.world.polity_mut(polity);
            p.prestige *= 0.7;
            // Those who lived at the old court move to the new one.
            for person in &mut sim.world.persons {
                if person.polity == polity && person.whereabouts == Whereabouts::At(place) {
                    person.whereabouts = Whereabouts::At(next);
                }
            }
            let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
            for v in vassals {
                sim.after(12.0, crate::due::Due::Allegiance { polity: v, event: Some(event) });
            }
            sim.follow(Moment::LandLost { polity, place, event });
        }
        Some(_) => sim.follow(Moment::LandLost { polity, place, event }),
        None if sim.put(Matter::LastLandLost { polity, place, event }) => {}
        None => verbs::landless(sim, polity, Cause::Event(event)),
    }
}

/// A polity without a ruler or an heir falls apart: each place goes to the power its people know, or
/// to themselves.
pub(crate) fn leaderless(sim: &mut Sim<'_>, polity: PolityId, cause: Cause) {
    let places: Vec<PlaceId> = sim.world.places_of(polity).collect();
    verbs::end_power(sim, polity, cause);
    for place in places {
        let people = sim.world.polity(polity).people;
        let heir =
            victor_nearby(sim, polity, place).or_else(|| readings::native_power(sim, place, polity)).unwrap_or(LOCALS);
        sim.world.scatter_garrison(place, people);
        let event = sim.tell(
            Event::new(if heir == LOCALS { EventKind::PlaceTaken } else { EventKind::Annexed })
                .at(place)
                .actor(heir)
                .other(polity)
                .because(cause),
        );
        if let Some(besieger) = sim.world.place(place).besieger {
            verbs::lift_siege(sim, besieger);
            verbs::encamp(sim, besieger, Stance::Encamped, 3.0);
        }
        let (today, p) = (sim.world.today, sim.world.place_mut(place));
        p.holder = heir;
        p.since = today;
        p.taken = Some(event);
        sim.world.map_version += 1;
        verbs::retarget(sim, place, Some(Cause::Event(event)));
    }
}

/// A power that was at war with a fallen one and has a host near a place of it.
fn victor_nearby(sim: &Sim<'_>, fallen: PolityId, place: PlaceId) -> Option<PolityId> {
    let hosts = (0..sim.world.hosts.len()).map(HostId::at);
    let victors = hosts.filter(|h| {
        let h = sim.world.host(*h);
        h.on_map() && h.men() > 2000 && sim.world.hostile(h.owner, fallen)
    });
    let (host, days) = nearest(victors, |h| sim.days(sim.world.host(h).at, place))?;
    (days < 35.0).then(|| sim.world.host(host).owner)
}

/// Lays waste a share of what is left at a place.
pub(crate) fn lay_waste(sim: &mut Sim<'_>, place: PlaceId, share: f64) {
    let now = readings::wasted(sim, place);
    let today = sim.world.today;
    let p = sim.world.place_mut(place);
    p.wasted = now + (1.0 - now) * share.clamp(0.0, 1.0);
    p.wasted_on = today;
}

/// A host plunders a place: money to its owner, waste and grievance to the people.
pub(crate) fn pillage(sim: &mut Sim<'_>, host: HostId, place: PlaceId, harshness: f64) {
    let owner = sim.world.host(host).owner;
    let kept = 1.0 - readings::wasted(sim, place);
    let dinars = (sim.world.place(place).households * kept * sim.rules.settlement.plunder * harshness) as i64;
    sim.world.tax(owner, dinars);
    verbs::lay_waste(sim, place, 0.4 * harshness);
    let cause = sim.world.host(host).sent.map(Cause::Event);
    verbs::suffer(sim, place, 0.6 * harshness, cause);
    if sim.world.host(host).aim.is_some_and(|a| a.kind == AimKind::Raid) {
        sim.tell(
            Event::new(EventKind::Pillaged)
                .at(place)
                .actor(owner)
                .host(host)
                .detail(Detail::Dinars(dinars))
                .because(cause),
        );
    }
}
