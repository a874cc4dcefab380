//! Powers come into being, are united, and end.

use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::world::polity::{MAX_FAITHS, PlaceSet};
use crate::{beliefs, readings, verbs};
use tumen_base::{HostId, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS, Office};

/// Quarters back that others reckon with what a new power is, as soon as they hear of it.
const HEARD: usize = 4;

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
    verbs::arise_as(sim, leader, place, form, out_of, EventKind::Arose, cause)
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
    let heads =
        |q: &crate::world::polity::Polity| q.alive && (q.court.ruler == Some(leader) || q.court.power == Some(leader));
    if !sim.world.person(leader).free() || sim.world.polities.iter().any(heads) {
        return None;
    }
    let new = readings::vacant_number(sim)?;
    begin_with(sim, new, leader, place, form, out_of);
    let event = sim.tell(Event::new(kind).at(place).actor(new).other(out_of).person(leader).because(Some(cause)));
    // Before the old power loses the place: his hosts are no longer its own if that is the end of it.
    follow(sim, leader, place, new, event);
    verbs::transfer(sim, place, new, event);
    let strength = readings::strength(sim, new) as f32;
    for muster in sim.world.musters.iter_mut().rev().take(HEARD) {
        muster[new.index()] = strength;
    }
    sim.begin_power(new);
    sim.follow(Moment::MayWed(leader));
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
    p.creed.faith = x.faith;
    p.house = x.house;
    p.court.custom = old.court.custom;
    p.court.marries_out = old.court.marries_out || !of_a_court;
    p.capital = Some(place);
    p.court.ruler = Some(leader);
    p.court.power = Some(leader);
    p.means.salaried = false;
    p.means.income_share = if of_a_court { old.means.income_share } else { 0.4 };
    p.means.tax = 1.0;
    p.prestige = if of_a_court { standing * old.prestige } else { 0.2 };
    p.ambition = 0.5 * ((if of_a_court { old.ambition } else { 0.3 }) + x.boldness());
    p.creed.policy = old.creed.policy;
    p.creed.policy_event = [None; MAX_FAITHS];
    p.bonds.claims = claims;
    p.court.headed_since = today;
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
        verbs::go_home(sim, *host);
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

/// The power of whoever has won another's throne is no more: its money and men are that polity's, its quarrels too.
pub(crate) fn absorb_power(sim: &mut Sim<'_>, band: PolityId, polity: PolityId, event: EventId) {
    let money = sim.world.polity(band).treasury();
    sim.world.pay_over(band, polity, money);
    for i in 0..sim.world.polities.len() {
        let q = PolityId::at(i);
        if q == polity || q == band {
            continue;
        }
        let tie = *sim.world.ties.get(q, band);
        if tie.grudge > 0.0
            && let Some(cause) = tie.wrong
        {
            let weight = beliefs::grudge(sim, q, band);
            verbs::wrong(sim, q, polity, weight, cause);
        }
    }
    for i in 0..sim.world.hosts.len() {
        if sim.world.hosts[i].owner == band {
            sim.world.hosts[i].owner = polity;
        }
    }
    for p in &mut sim.world.persons {
        if p.polity == band {
            p.polity = polity;
        }
    }
    inherit_land(sim, band, polity, event);
    sim.world.disperse_harboured(band);
    sim.world.merge_reserve(band, polity, 0.0);
    let b = sim.world.polity_mut(band);
    b.alive = false;
    b.court.ruler = None;
    b.court.power = None;
    b.bonds.vassalage = None;
}

/// What land the band has won in the meantime, the households with it, and whoever owes it allegiance.
fn inherit_land(sim: &mut Sim<'_>, band: PolityId, polity: PolityId, event: EventId) {
    verbs::leave_behind(sim, band);
    let vassals: Vec<PolityId> = sim.world.vassals_of(band).collect();
    for v in vassals {
        if let Some(old) = sim.world.polity_mut(v).bonds.vassalage.take() {
            verbs::bind(sim, v, polity, Some(Cause::Event(event)), old.tribute, old.levy);
        }
    }
    let places: Vec<tumen_base::PlaceId> = sim.world.places_of(band).collect();
    let today = sim.world.today;
    for place in places {
        let p = sim.world.place_mut(place);
        p.holder = polity;
        p.since = today;
        p.taken = Some(event);
        sim.world.map_version += 1;
        verbs::retarget(sim, place, Some(Cause::Event(event)));
    }
}

/// A person who stood outside the world comes into it; one born since the first day has a life to expect.
pub(crate) fn come_of_age(sim: &mut Sim<'_>, person: tumen_base::PersonId) {
    if sim.world.person(person).born > sim.stage.scenario.start {
        sim.follow(Moment::PersonComes(person));
    }
}

/// An outside event has come to pass.
pub(crate) fn note_outside(sim: &mut Sim<'_>, row: u16, event: EventId) {
    if !sim.world.happened.iter().any(|(r, _)| *r == row) {
        sim.world.happened.push((row, event));
    }
}

/// A polity has lost its last place.
pub(crate) fn landless(sim: &mut Sim<'_>, polity: PolityId, cause: Cause) {
    let fleeing = sim.world.hosts_of(polity).any(|(_, h)| h.stance == Stance::Fleeing);
    if fleeing {
        // The ruler is still in flight: what becomes of him decides.
        return;
    }
    verbs::end_power(sim, polity, cause);
}

/// A polity is no more. Its hosts serve, found, or scatter; its vassals are free.
pub(crate) fn end_power(sim: &mut Sim<'_>, polity: PolityId, cause: Cause) {
    if !sim.world.polity(polity).alive || polity == LOCALS {
        return;
    }
    let event = sim.tell(Event::new(EventKind::PolityEnded).actor(polity).at_capital(sim, polity).because(cause));
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        sim.world.polity_mut(v).bonds.vassalage = None;
        sim.tell(Event::new(EventKind::VassalIndependent).actor(v).other(polity).because(Cause::Event(event)));
    }
    // Nobody is the guest of the fallen, or bound to help or fight them.
    for q in &mut sim.world.polities {
        q.bonds.shelter = q.bonds.shelter.filter(|s| *s != polity);
        q.bonds.duty = q.bonds.duty.filter(|d| d.to != polity && d.against != polity);
    }
    let p = sim.world.polity_mut(polity);
    p.ended = Some(event);
    p.bonds.vassalage = None;
    p.alive = false;
    p.court.ruler = None;
    p.court.power = None;
    sim.world.scatter_reserve(polity);
    sim.world.disperse_harboured(polity);
    verbs::leave_behind(sim, polity);
    sim.follow(Moment::PowerEnded { polity, event });
    for i in 0..sim.world.hosts.len() {
        let h = &sim.world.hosts[i];
        if h.owner == polity
            && matches!(h.stance, Stance::Tied | Stance::Away)
            && !readings::awaits_union(sim, HostId::at(i))
        {
            sim.world.hosts[i].stance = Stance::Idle;
            verbs::dissolve(sim, HostId::at(i));
        }
    }
}
