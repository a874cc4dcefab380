//! The taking of a ruler: out of a falling city, on the way or from his host; and what is done with him.

use super::take_flight;
use crate::moment::Matter;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{beliefs, chance, verbs};
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS};

/// Everyone of a polity's court and host who is in a place that falls to a rising or a storm gets out
/// or is taken.
pub(crate) fn chased_out(sim: &mut Sim<'_>, place: PlaceId, holder: PolityId, event: EventId) {
    let hosts: Vec<HostId> = sim.world.hosts_at(place).filter(|(_, h)| h.owner == holder).map(|(id, _)| id).collect();
    let taker = sim.world.chronicle.get(event).and_then(|e| e.actor).unwrap_or(LOCALS);
    let rising = sim
        .world
        .chronicle
        .get(event)
        .is_some_and(|e| matches!(e.kind, EventKind::GateOpened | EventKind::GarrisonExpelled));
    let taker = if rising { LOCALS } else { taker };
    let mut draw = sim.draw(chance::CHASED_OUT, place);
    let in_city = sim.rules.pursuit.in_city;
    for host in hosts {
        sim.world.scatter_men(host, 0.4);
        let led = sim.world.host(host).commander;
        let head = sim.world.polity(holder).court.power;
        if sim.world.host(host).men() < 50 && led.is_none() {
            verbs::dissolve(sim, host);
        } else if led.is_some() && led == head {
            if draw.chance(in_city) || sim.world.host(host).men() == 0 {
                capture(sim, head.expect("led by the head"), taker, place, Cause::Event(event));
            } else {
                take_flight(sim, host, Cause::Event(event));
            }
        } else {
            verbs::fall_back(sim, host, event);
        }
    }
    // A head without a host takes a few riders and goes, or is taken.
    let head =
        sim.world.polity(holder).court.power.filter(|h| sim.world.person(*h).whereabouts == Whereabouts::At(place));
    if let Some(head) = head.filter(|_| holder != LOCALS) {
        if draw.chance(in_city) || sim.world.place(place).garrison() == 0 {
            capture(sim, head, taker, place, Cause::Event(event));
        } else {
            ride_for_it(sim, head, holder, place, Cause::Event(event));
        }
    }
}

/// A head of state gets out of a falling city with some of its garrison.
fn ride_for_it(sim: &mut Sim<'_>, head: PersonId, polity: PolityId, place: PlaceId, cause: Cause) {
    let host = sim.world.new_host(polity, place);
    let h = sim.world.host_mut(host);
    (h.commander, h.quality, h.supply, h.stance) = (Some(head), 1.0, 8.0, Stance::Fleeing);
    sim.world.join(head, host);
    let riders = sim.rules.pursuit.riders as Men;
    sim.world.ride_out(place, host, riders);
    take_flight(sim, host, cause);
}

/// A person falls into the hands of a polity, and it decides what to do with him.
pub(crate) fn capture(sim: &mut Sim<'_>, person: PersonId, by: PolityId, place: PlaceId, cause: Cause) {
    let victim = sim.world.person(person).polity;
    let event =
        sim.tell(Event::new(EventKind::Captured).at(place).actor(by).other(victim).target(person).because(cause));
    let host = sim.world.leads(person);
    sim.world.person_mut(person).whereabouts = Whereabouts::Captive(by);
    verbs::vacate(sim, person);
    if let Some(host) = host.filter(|h| sim.world.host(*h).stance == Stance::Fleeing) {
        verbs::dissolve(sim, host);
    }
    judge(sim, person, by, victim, place, event);
}

/// What captors do: hand him over to whoever hunts him, kill an enemy, ransom or let go.
fn judge(sim: &mut Sim<'_>, person: PersonId, by: PolityId, victim: PolityId, place: PlaceId, event: EventId) {
    let hunter = (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            *q != by && sim.world.polity(*q).alive && sim.world.hostile(*q, victim) && hunters_of(sim, *q, place)
        })
        .max_by(|a, b| beliefs::grudge(sim, *a, victim).total_cmp(&beliefs::grudge(sim, *b, victim)).then(b.cmp(a)));
    let local = by == LOCALS || sim.world.polity(by).form == Form::Outpost;
    let mut judge = by;
    let mut event = event;
    if let Some(hunter) = hunter.filter(|_| local) {
        event = sim.tell(
            Event::new(EventKind::HandedOver)
                .at(place)
                .actor(by)
                .other(hunter)
                .target(person)
                .because(Cause::Event(event)),
        );
        judge = hunter;
    }
    let is_head =
        sim.world.polity(victim).court.power == Some(person) || sim.world.polity(victim).court.ruler == Some(person);
    let anger = beliefs::grudge(sim, judge, victim);
    let mut draw = sim.draw(chance::JUDGED, person);
    let r = sim.rules.pursuit.clone();
    let spare = r.ransom * (1.0 - anger.min(1.0)) * if judge == LOCALS { 0.3 } else { 1.0 };
    if is_head && sim.put(Matter::Oath { captive: person, court: victim, captor: judge }) {
        let told = sim.tell(
            Event::new(EventKind::Spared)
                .at(place)
                .actor(judge)
                .other(victim)
                .target(person)
                .because(Cause::Event(event)),
        );
        let home = sim.world.polity(victim).capital.unwrap_or(place);
        sim.world.person_mut(person).whereabouts = Whereabouts::At(home);
        return verbs::submit(sim, victim, judge, Cause::Event(told));
    }
    if draw.chance(spare) {
        let price = r.price;
        let paid = if is_head && judge != LOCALS { sim.world.pay_over(victim, judge, price as i64) } else { 0 };
        let kind = if paid > 0 { EventKind::Ransomed } else { EventKind::Spared };
        sim.tell(
            Event::new(kind)
                .at(place)
                .actor(judge)
                .other(victim)
                .target(person)
                .detail(Detail::Dinars(paid))
                .because(Cause::Event(event)),
        );
        let home = sim.world.polity(victim).capital.unwrap_or(place);
        sim.world.person_mut(person).whereabouts = Whereabouts::At(home);
        return;
    }
    let e =
        sim.tell(Event::new(EventKind::Executed).at(place).actor(judge).target(person).because(Cause::Event(event)));
    verbs::die(sim, person, Cause::Event(e));
}

/// Whether a polity has a host within a month of a place.
fn hunters_of(sim: &Sim<'_>, q: PolityId, place: PlaceId) -> bool {
    sim.world.hosts_of(q).any(|(_, h)| h.men() > 500 && sim.days(h.at, place) < 30.0)
}

/// A host demands a fugitive of the people who shelter him.
pub(crate) fn demand(sim: &mut Sim<'_>, host: HostId, quarry: PersonId) {
    let h = sim.world.host(host);
    let (at, sent) = (h.at, h.sent);
    let holder = sim.world.place(at).holder;
    let taker = if holder == LOCALS || sim.world.polity(holder).form == Form::Outpost { holder } else { h.owner };
    capture(sim, quarry, taker, at, sent.map_or(Cause::Character(quarry), Cause::Event));
    verbs::finish_errand(sim, host);
}
