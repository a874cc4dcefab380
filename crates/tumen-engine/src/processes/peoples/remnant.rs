//! Remnant: what is left of the beaten. A host that falls apart scatters among its people; the last
//! host of a polity without land takes service with another, or goes off to make itself master of some
//! far and weakly held country.

use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Event, EventId};
use crate::world::person::Whereabouts;
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{HostId, PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS, Office};

/// Courts without land whose head is no longer in flight are wound up at the next muster.
pub(crate) fn wind_up(sim: &mut Sim<'_>) {
    for i in 1..sim.world.polities.len() {
        let polity = PolityId::at(i);
        let p = sim.world.polity(polity);
        if p.alive
            && !matches!(p.form, Form::Band | Form::Outside | Form::Remote)
            && sim.world.places_of(polity).next().is_none()
        {
            verbs::landless(sim, polity, Cause::Ambition(polity));
        }
    }
}

/// A state founded far away by what was left of another bows at once to a great neighbour, if there is one.
pub(crate) fn bow(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, event: EventId) {
    let own = readings::strength(sim, polity).max(500.0);
    let (over, reach) = (sim.rules.remnant.overshadowed, sim.rules.remnant.reach);
    let mut great: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        let lord = p.alive && p.bonds.vassalage.is_none() && matches!(p.form, Form::Empire | Form::Kingdom);
        if q == polity || !lord || sim.world.hostile(polity, q) {
            continue;
        }
        let Some(days) = sim.reach_days(q, place).filter(|d| *d < reach) else { continue };
        let there = beliefs::believed(sim, polity, q) * maths::fading(days, reach);
        if there > over * own && great.is_none_or(|(_, most)| there > most) {
            great = Some((q, there));
        }
    }
    let Some((lord, _)) = great else { return };
    let bows = sim.rules.remnant.bows;
    if sim.draw(chance::BOWS, polity).chance(bows) {
        verbs::submit(sim, polity, lord, Cause::Event(event));
    }
}

/// A ruler without land who has found a court that takes him: his polity is no more, he is a guest.
pub(crate) fn go_under(sim: &mut Sim<'_>, polity: PolityId, host: HostId, court: PolityId) {
    let leader = sim.world.host(host).commander;
    let cause = sim.world.host(host).sent.map_or(Cause::Ambition(polity), Cause::Event);
    // The party goes into the court's service before the polity is wound up.
    let h = sim.world.host_mut(host);
    h.owner = court;
    h.salaried = false;
    if let Some(leader) = leader {
        let x = sim.world.person_mut(leader);
        x.polity = court;
        x.office = Office::Commander;
    }
    verbs::end_power(sim, polity, cause);
}

/// The hosts of a power that is no more serve another, found a band, or scatter.
pub(crate) fn disperse(sim: &mut Sim<'_>, polity: PolityId, event: EventId) {
    let hosts: Vec<HostId> = sim.world.hosts_of(polity).filter(|(_, h)| h.men() > 0).map(|(id, _)| id).collect();
    let mut founded = false;
    for host in hosts {
        founded |= !founded && remnant_host(sim, polity, host, event);
        if !founded && sim.world.host(host).owner == polity {
            verbs::dissolve(sim, host);
        }
    }
}

/// What the last host of an ended polity does. Returns whether it keeps the name alive as a band.
fn remnant_host(sim: &mut Sim<'_>, polity: PolityId, host: HostId, event: EventId) -> bool {
    let r = sim.rules.remnant.clone();
    let h = sim.world.host(host);
    let (men, at) = (h.men(), h.at);
    let leader = h.commander.or_else(|| leader_for(sim, polity));
    let Some(leader) = leader.filter(|_| f64::from(men) >= r.least) else {
        return false;
    };
    let bold = sim.world.person(leader).boldness();
    let mut draw = sim.draw(chance::REMNANT, host);
    if draw.chance(maths::sigmoid(r.found + r.boldness * (bold - 0.5)))
        && let Some(place) = weak_country(sim, polity, host)
    {
        let p = sim.world.polity_mut(polity);
        p.alive = true;
        p.form = Form::Band;
        p.court.ruler = Some(leader);
        p.court.power = Some(leader);
        p.court.usurped = None;
        p.bonds.shelter = None;
        lead(sim, leader, host);
        let against = sim.world.place(place).holder;
        verbs::declare_war(sim, polity, against, Some(Cause::Event(event)));
        let aim = Aim { kind: AimKind::Conquer, place, against, quarry: None, cause: Some(Cause::Event(event)) };
        verbs::order(sim, host, aim, Some(event));
        return true;
    }
    if let Some(lord) = employer(sim, polity, at) {
        sim.tell(
            Event::new(EventKind::RemnantServes)
                .at(at)
                .actor(polity)
                .other(lord)
                .person(leader)
                .men(men)
                .host(host)
                .because(Cause::Event(event)),
        );
        lead(sim, leader, host);
        let x = sim.world.person_mut(leader);
        x.polity = lord;
        x.office = Office::Commander;
        let h = sim.world.host_mut(host);
        h.owner = lord;
        h.salaried = false;
        verbs::go_home(sim, host);
    }
    false
}

fn lead(sim: &mut Sim<'_>, leader: PersonId, host: HostId) {
    sim.world.host_mut(host).commander = Some(leader);
    sim.world.join(leader, host);
}

fn leader_for(sim: &Sim<'_>, polity: PolityId) -> Option<PersonId> {
    (0..sim.world.persons.len()).map(PersonId::at).find(|c| {
        let x = sim.world.person(*c);
        x.polity == polity && x.male && matches!(x.whereabouts, Whereabouts::At(_)) && x.age(sim.world.today) > 18.0
    })
}

/// A far place that few men guard and no great power holds.
fn weak_country(sim: &Sim<'_>, polity: PolityId, host: HostId) -> Option<PlaceId> {
    let h = sim.world.host(host);
    let power = h.power();
    (0..sim.world.places.len())
        .map(PlaceId::at)
        .filter_map(|p| {
            let place = sim.world.place(p);
            let days = sim.days(h.at, p);
            let guards = f64::from(place.garrison()) * (1.0 + 4.0 * place.walls) + 0.05 * place.households;
            let holder = sim.world.polity(place.holder);
            let beyond = matches!(holder.form, Form::Outside | Form::Remote);
            let open = place.holder == LOCALS || holder.prestige < 0.4 && place.holder != polity && !beyond;
            let quiet = sim.world.hosts_at(p).all(|(_, o)| o.owner == h.owner || o.men() < h.men() / 3);
            (open
                && quiet
                && days > 15.0
                && days < sim.rules.remnant.reach
                && place.households > 1500.0
                && guards < 0.5 * power)
                .then(|| (p, place.households / (20.0 + days)))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(p, _)| p)
}

/// The strongest court within reach that has no great quarrel with the remnant.
fn employer(sim: &Sim<'_>, polity: PolityId, at: PlaceId) -> Option<PolityId> {
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            *q != polity
                && p.alive
                && p.form.is_court()
                && beliefs::grudge(sim, *q, polity) < 0.8
                && p.capital.is_some_and(|c| sim.days(at, c) < sim.rules.remnant.reach)
        })
        .max_by(|a, b| readings::strength(sim, *a).total_cmp(&readings::strength(sim, *b)).then(b.cmp(a)))
}
