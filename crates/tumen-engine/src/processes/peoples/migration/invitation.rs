//! Invitation: a court that cannot hold its city, and whose lord is absent or has failed it, calls in the strongest
//! stranger near by. He enters without a siege; whoever called him stays as his vassal, or is set aside and left a
//! lesser title.
//!
//! Asked in when the believed menace exceeds `desperate` times its own strength.
//! P(set aside) = sigmoid(a ln(men of the guest / men of the host)).

use crate::processes::peoples::migration;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::host::{Host, greatest};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, Office};

/// A court looks once a year at whether it can hold its own.
pub(crate) fn weigh(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    let (Some(seat), true, true) = (p.capital, p.form.is_court(), p.court.power.is_some()) else {
        return;
    };
    let lord = p.bonds.vassalage.map(|v| v.to);
    // A lord who has kept faith is asked first; that is the business of an appeal.
    if lord.is_some_and(|l| beliefs::grudge(sim, polity, l) < 0.15) || sim.world.place(seat).holder != polity {
        return;
    }
    let own = readings::strength(sim, polity).max(200.0);
    let r = sim.rules.invitation.clone();
    // A court that could stand against half the world need not look about.
    let Some((foe, menace)) = beliefs::strongest_menace(sim, polity, seat) else {
        return;
    };
    if menace < r.desperate * own || !sim.draw(chance::CALLS_IN, polity).chance(r.calls) {
        return;
    }
    let Some((stranger, host)) = stranger(sim, polity, seat, (foe, menace)) else {
        return;
    };
    let ambition = sim.world.polity(stranger).ambition;
    let mut draw = sim.draw(chance::COMES, (stranger, polity));
    if !draw.chance(maths::sigmoid(r.comes + 2.0 * (ambition - 0.5))) {
        return;
    }
    let feared = sim.world.ties.get(polity, stranger).wrong;
    let event = sim.tell(
        Event::new(EventKind::InvitedIn)
            .at(seat)
            .actor(polity)
            .other(stranger)
            .because(Some(Cause::Ambition(stranger)))
            .because(feared),
    );
    sim.world.polity_mut(polity).bonds.vassalage = None;
    verbs::submit(sim, polity, stranger, Cause::Event(event));
    if readings::nomad(sim, stranger) || sim.world.polity(stranger).form == Form::Band {
        migration::set_out(sim, stranger, host, seat, false, Some(Cause::Event(event)));
    }
}

/// The strongest power of another people whose host stands near, and which nobody has wronged or rules.
fn stranger(
    sim: &mut Sim<'_>,
    polity: PolityId,
    seat: PlaceId,
    (foe, menace): (PolityId, f64),
) -> Option<(PolityId, HostId)> {
    let reach = sim.rules.invitation.reach;
    let people = sim.world.polity(polity).people;
    let mut best: Option<(PolityId, HostId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        let free =
            p.alive && p.bonds.vassalage.is_none() && p.bonds.shelter.is_none() && p.form.acts() && p.people != people;
        if q == polity || q == foe || !free || sim.world.hostile(polity, q) || beliefs::grudge(sim, polity, q) > 0.3 {
            continue;
        }
        let near = |h: &Host| h.idle() && h.leg.is_none() && sim.summer_days(h.at, seat) < reach;
        let Some(host) = greatest(sim.world.hosts_of(q).filter(|(_, h)| near(h))) else { continue };
        let seen = beliefs::believed(sim, polity, q);
        if seen > 0.7 * menace && best.is_none_or(|(_, _, b)| seen > b) {
            best = Some((q, host, seen));
        }
    }
    best.map(|(q, host, _)| (q, host))
}

/// The stranger has come to the city that called him.
pub(crate) fn enter(sim: &mut Sim<'_>, host: HostId, inviter: PolityId, place: PlaceId) {
    let h = sim.world.host(host);
    let (guest, sent) = (h.owner, h.sent);
    let men: f64 = sim.world.hosts_of(guest).map(|(_, h)| f64::from(h.men())).sum();
    let theirs: f64 = sim.world.hosts_of(inviter).map(|(_, h)| f64::from(h.men())).sum();
    let r = sim.rules.invitation.clone();
    let will = r.set_aside * maths::ln((men + 1.0) / (theirs + 200.0));
    let event = sent.unwrap_or(EventId(0));
    let set_aside = sim.draw(chance::SET_ASIDE, (guest, inviter)).chance(maths::sigmoid(will));
    if set_aside {
        let ruler = sim.world.polity(inviter).court.power;
        let told = sim.tell(
            Event::new(EventKind::SetAside)
                .at(place)
                .actor(guest)
                .other(inviter)
                .target(ruler)
                .because(Some(Cause::Event(event))),
        );
        take_core(sim, guest, inviter, place, told);
        migration::settle(sim, guest, host, place, told);
        return verbs::go_home(sim, host);
    }
    // The host keeps his city; the guest has the best grass in the land outside it.
    let camp =
        sim.world.places_of(inviter).filter(|p| *p != place && sim.days(place, *p) < 2.0 * r.core).max_by(|a, b| {
            let grass = |p: &PlaceId| sim.stage.scenario.settlements[p.index()].pasture_km2;
            grass(a).total_cmp(&grass(b)).then(b.cmp(a))
        });
    match camp {
        Some(camp) => {
            verbs::transfer(sim, camp, guest, event);
            migration::settle(sim, guest, host, camp, event);
            verbs::go_home(sim, host);
        }
        None => {
            let quarters = sim.world.polity(guest).capital.unwrap_or(place);
            let h = sim.world.host_mut(host);
            h.home = quarters;
            verbs::unpack(sim, guest, place);
            verbs::go_home_as_guest(sim, host, quarters);
        }
    }
}

/// The seat and its district pass to the guest; the ruler who is set aside keeps what else he has, or serves.
fn take_core(sim: &mut Sim<'_>, guest: PolityId, inviter: PolityId, place: PlaceId, event: EventId) {
    let core = sim.rules.invitation.core;
    let mut places: Vec<PlaceId> = sim.world.places_of(inviter).filter(|p| sim.days(place, *p) < core).collect();
    if places.len() == sim.world.places_of(inviter).count() {
        // One place is left him to live on, the farthest, if there is another than the seat.
        places.sort_by(|a, b| sim.days(place, *a).total_cmp(&sim.days(place, *b)).then(a.cmp(b)));
        if places.len() > 1 {
            places.pop();
        }
    }
    let last = places.len() == sim.world.places_of(inviter).count();
    if last {
        for i in 0..sim.world.persons.len() {
            let x = &mut sim.world.persons[i];
            if x.polity == inviter && x.free() {
                x.polity = guest;
                x.office = Office::None;
            }
        }
        for h in &mut sim.world.hosts {
            if h.owner == inviter && h.on_map() {
                h.owner = guest;
                h.salaried = false;
            }
        }
    }
    for p in places {
        verbs::transfer(sim, p, guest, event);
    }
}
