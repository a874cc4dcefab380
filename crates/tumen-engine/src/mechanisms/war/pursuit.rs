//! Pursuit: a beaten ruler flees leg by leg toward the refuge he believes safest. At each halt the
//! people shelter him, turn him away, or sell him; in broken country a party without guides may enter a
//! blind valley, and then hunters or pursuers take it.
//!
//! P(sold at a halt) = 1 - e^-(kg grievance + kb bounty - kl loyalty), never below zero: so locals can take
//! him with no pursuer in sight, and never where they are loyal.

use crate::mechanisms::bonds::allegiance;
use crate::mechanisms::court::succession;
use crate::mechanisms::peoples::remnant;
use crate::mechanisms::realm::faith;
use crate::mechanisms::war::{campaign, march, siege};
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::host::{Host, Stance};
use crate::world::person::Whereabouts;
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

tumen_base::parameters! {
    /// Flight and pursuit.
    pub struct PursuitRules in "pursuit" {
        /// How grievance against the fugitive moves those who would sell him.
        grievance: "rate", 0.6, 1.2, 2.0, "estimate";
        /// How a bounty or a pursuer at hand moves them.
        bounty: "rate", 0.15, 0.4, 0.8, "estimate: the hunters' bargain with the pursuers (Juvayni)";
        /// How loyalty holds them back.
        loyalty: "rate", 0.6, 1.2, 2.0, "estimate";
        /// What strangers feel for a beaten man with his treasure.
        strangers: "rate", 0.02, 0.06, 0.15, "estimate";
        /// Men who stay with a ruler in flight.
        following: "share", 0.1, 0.25, 0.5, "estimate";
        /// Inclination of a foreign court to take a ruler in flight in.
        received: "logit", 0.3, 1.2, 2.2, "estimate; the court of 1208 took the refugee in";
        /// Probability that a party is caught when it passes a hostile garrison.
        gauntlet: "probability", 0.1, 0.25, 0.45, "estimate";
        /// Riders who get out of a falling city with its ruler.
        riders: "men", 100.0, 300.0, 800.0, "estimate";
        /// Factor on the trap risk of routes for a party in flight.
        trap: "ratio", 0.6, 1.0, 1.6, "estimate";
        /// Probability that a party in a blind valley is taken.
        taken: "probability", 0.5, 0.75, 0.9, "estimate: with locals above and pursuers behind";
        /// Probability that a ruler in a city that falls or rises is taken there.
        in_city: "probability", 0.08, 0.18, 0.35, "estimate: he is not the last to hear";
        /// Days of march that a danger at one place weighs against a refuge.
        fear: "days", 15.0, 30.0, 50.0, "estimate";
        /// Probability that a captor without a quarrel lets a captive ruler go for ransom.
        ransom: "probability", 0.3, 0.5, 0.7, "estimate; Andkhud 1204, Qatwan 1141";
        /// Ransom of a ruler.
        price: "dinars", 10000.0, 30000.0, 80000.0, "estimate: a year's tribute of a great vassal";
    }
}

/// A ruler beaten beyond return flees with what is left of his host.
pub(crate) fn take_flight(sim: &mut Sim<'_>, host: HostId, cause: Cause) {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let Some(leader) = h.commander else {
        return march::go_home(sim, host);
    };
    siege::lift(sim, host);
    let stay = sim.rules.pursuit.following;
    if sim.world.host(host).men() > 3000 {
        sim.world.scatter_men(host, 1.0 - stay);
    }
    let men = sim.world.host(host).men();
    let event =
        sim.tell(Event::new(EventKind::Flight).at(at).actor(owner).person(leader).men(men).host(host).because(cause));
    let h = sim.world.host_mut(host);
    h.sent = Some(event);
    h.aim = None;
    h.leg = None;
    h.version += 1;
    h.stance = Stance::Fleeing;
    let version = h.version;
    sim.after(1.0, Due::Flight { host, version });
}

/// A beaten host whose home is where it lost goes to another place of its own.
pub(crate) fn fall_back(sim: &mut Sim<'_>, host: HostId, _event: EventId) {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let other =
        sim.world.places_of(owner).filter(|p| *p != at).min_by(|a, b| sim.days(at, *a).total_cmp(&sim.days(at, *b)));
    if let Some(place) = other {
        sim.world.host_mut(host).home = place;
        march::go(sim, host, place, Stance::Marching);
    }
}

/// A fugitive decides where to go.
pub(crate) fn decide(sim: &mut Sim<'_>, host: HostId, version: u16) {
    let h = sim.world.host(host);
    if h.version != version || h.stance != Stance::Fleeing || h.leg.is_some() {
        return;
    }
    let (owner, at) = (h.owner, h.at);
    match refuge(sim, owner, at) {
        Some(place) if place != at => march::go(sim, host, place, Stance::Fleeing),
        _ => rest(sim, host),
    }
}

/// The place that a fugitive believes safest: his own before others', far from his enemies' hosts, near
/// enough to reach.
fn refuge(sim: &Sim<'_>, owner: PolityId, at: PlaceId) -> Option<PlaceId> {
    let r = &sim.rules.pursuit;
    let enemies: Vec<PlaceId> = sim
        .world
        .hosts
        .iter()
        .filter(|h| h.on_map() && h.men() > 1000 && sim.world.hostile(owner, h.owner))
        .map(|h| h.at)
        .collect();
    let mut best: Option<(PlaceId, f64)> = None;
    let here = std::iter::once((at, 0.0));
    for (place, days) in here.chain(sim.stage.near(at).iter().copied()) {
        let p = sim.world.place(place);
        if sim.world.hostile(owner, p.holder) {
            continue;
        }
        let holder = sim.world.polity(p.holder);
        let own = if p.holder == owner {
            // He knows a sullen town when he sees one.
            55.0 * (1.0 - faith::mean_grievance(sim, place)) + 10.0 * p.walls
        } else if p.holder == LOCALS || holder.form == Form::Outpost {
            12.0
        } else {
            10.0 + 30.0 * sim.world.ties.get(owner, p.holder).kin - 20.0 * allegiance::grudge(sim, p.holder, owner)
        };
        let danger: f64 = enemies.iter().map(|e| maths::fading(sim.days(*e, place), r.fear)).fold(0.0, f64::max);
        let score = own - 60.0 * danger - days;
        if best.is_none_or(|(_, b)| score > b) {
            best = Some((place, score));
        }
    }
    best.map(|(p, _)| p)
}

/// A party in flight comes to a halt.
pub(crate) fn stop(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (owner, at, goal) = (h.owner, h.at, h.goal);
    let Some(leader) = h.commander else {
        return remnant::dissolve(sim, host);
    };
    if astray(sim, host, leader) {
        return;
    }
    let holder = sim.world.place(at).holder;
    // A mounted party goes round a hostile town by night; some are caught all the same.
    let caught = sim.draw_for(Mechanism::Pursuit, host.key(), 3).chance(sim.rules.pursuit.gauntlet);
    if caught && sim.world.hostile(owner, holder) && sim.world.place(at).garrison > sim.world.host(host).men() / 3 {
        let cause = sim.world.host(host).sent.map_or(Cause::Character(leader), Cause::Event);
        return capture(sim, leader, holder, at, cause);
    }
    if sold(sim, host, leader, at) {
        return;
    }
    if at == goal && !sim.world.hostile(owner, holder) {
        return rest(sim, host);
    }
    let version = sim.world.host(host).version;
    sim.after(1.0, Due::Flight { host, version });
}

/// Whether a party lost its way in broken country and was taken there.
fn astray(sim: &mut Sim<'_>, host: HostId, leader: PersonId) -> bool {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let graph = &sim.stage.scenario.graph;
    // The risk of the roughest road into this place stands for the leg just made.
    let risk = graph.leaving(at).iter().map(|r| graph.route(*r).trap_risk).fold(0.0, f64::max);
    let guided = sim.world.place(at).holder == owner;
    let mut draw = sim.draw(Mechanism::Pursuit, host.key());
    if guided || !draw.chance((risk * sim.rules.pursuit.trap).min(0.9)) {
        return false;
    }
    let cause = sim.world.host(host).sent.map(Cause::Event);
    let event = sim.tell(Event::new(EventKind::Trapped).at(at).actor(owner).person(leader).because(cause));
    if !draw.chance(sim.rules.pursuit.taken) {
        return false;
    }
    let holder = sim.world.place(at).holder;
    let locals = if sim.world.polity(holder).form == Form::Outpost { holder } else { LOCALS };
    capture(sim, leader, locals, at, Cause::Event(event));
    true
}

/// Whether the people at a halt sell the fugitive.
fn sold(sim: &mut Sim<'_>, host: HostId, leader: PersonId, at: PlaceId) -> bool {
    let r = sim.rules.pursuit.clone();
    let owner = sim.world.host(host).owner;
    let mut draw = sim.draw_for(Mechanism::Pursuit, host.key(), 1);
    let person = sim.world.person(leader);
    let p = sim.world.place(at);
    let (mut against, mut kindred) = (0.0, 0.0);
    for c in &p.communities {
        // People far off have heard how he treats their fellows.
        against += c.share * sim.world.polity(owner).policy[c.faith.index()].severity().max(0.0);
        kindred += if c.faith == person.faith { c.share } else { 0.0 };
    }
    let own = f64::from(u8::from(p.holder == owner));
    let hunted = hunters(sim, owner, at);
    let rate = r.strangers + r.grievance * against + r.bounty * hunted - r.loyalty * (0.3 * kindred + own);
    let p_sold = 1.0 - maths::exp(-rate.max(0.0));
    if draw.chance(p_sold) {
        let holder = p.holder;
        let taker = if holder == LOCALS || sim.world.polity(holder).form == Form::Outpost { holder } else { LOCALS };
        let cause = sim.world.host(host).sent.map_or(Cause::Character(leader), Cause::Event);
        capture(sim, leader, taker, at, cause);
        return true;
    }
    false
}

/// How near hunters are, 0 to 1.
fn hunters(sim: &Sim<'_>, owner: PolityId, at: PlaceId) -> f64 {
    sim.world
        .hosts
        .iter()
        .filter(|h| h.on_map() && h.men() > 500 && sim.world.hostile(owner, h.owner))
        .map(|h| maths::fading(sim.days(h.at, at), 20.0))
        .fold(0.0, f64::max)
}

/// A fugitive has come where he meant to go.
fn rest(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let holder = sim.world.place(at).holder;
    let leader = h.commander;
    let h = sim.world.host_mut(host);
    h.stance = Stance::Idle;
    h.home = at;
    h.goal = at;
    h.supply = 15.0;
    if holder == owner {
        sim.world.polity_mut(owner).capital = Some(at);
        return;
    }
    let Some(leader) = leader else { return };
    let cause = sim.world.host(host).sent.map(Cause::Event);
    let landless = sim.world.places_of(owner).next().is_none();
    if holder != LOCALS && sim.world.polity(holder).form != Form::Outpost {
        if !received(sim, leader, owner, holder, at) {
            sim.tell(Event::new(EventKind::FugitiveRefused).at(at).actor(holder).person(leader).because(cause));
            let h = sim.world.host_mut(host);
            h.stance = Stance::Fleeing;
            let version = h.version;
            return sim.after(10.0, Due::Flight { host, version });
        }
        sim.tell(Event::new(EventKind::Escaped).at(at).actor(owner).other(holder).person(leader).because(cause));
        if landless && sim.world.polity(owner).form != Form::Band {
            remnant::go_under(sim, owner, host, holder);
        }
        return;
    }
    sim.tell(Event::new(EventKind::FugitiveSheltered).at(at).actor(owner).person(leader).because(cause));
    // Among strangers he stays a while and moves on when danger comes.
    let h = sim.world.host_mut(host);
    h.stance = Stance::Fleeing;
    let version = h.version;
    sim.after(45.0, Due::Flight { host, version });
}

/// Whether a court takes a fugitive in: for kinship, against old quarrels and the hunters on his heels.
fn received(sim: &mut Sim<'_>, leader: PersonId, owner: PolityId, court: PolityId, at: PlaceId) -> bool {
    let tie = sim.world.ties.get(owner, court);
    let quarrel = allegiance::grudge(sim, court, owner);
    let will = sim.rules.pursuit.received + 2.0 * tie.kin - 1.5 * quarrel - 1.5 * hunters(sim, owner, at);
    sim.draw_for(Mechanism::Pursuit, leader.key(), 4).chance(maths::sigmoid(will))
}

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
    let mut draw = sim.draw_for(Mechanism::Pursuit, 0x1_0000 | place.key(), 0);
    let in_city = sim.rules.pursuit.in_city;
    for host in hosts {
        sim.world.scatter_men(host, 0.4);
        let led = sim.world.host(host).commander;
        let head = sim.world.polity(holder).power;
        if sim.world.host(host).men() < 50 && led.is_none() {
            remnant::dissolve(sim, host);
        } else if led.is_some() && led == head {
            if draw.chance(in_city) {
                capture(sim, head.expect("led by the head"), taker, place, Cause::Event(event));
            } else {
                take_flight(sim, host, Cause::Event(event));
            }
        } else {
            fall_back(sim, host, event);
        }
    }
    // A head without a host takes a few riders and goes, or is taken.
    let head = sim.world.polity(holder).power.filter(|h| sim.world.person(*h).whereabouts == Whereabouts::At(place));
    if let Some(head) = head.filter(|_| holder != LOCALS) {
        if draw.chance(in_city) || sim.world.place(place).garrison == 0 {
            capture(sim, head, taker, place, Cause::Event(event));
        } else {
            ride_for_it(sim, head, holder, place, Cause::Event(event));
        }
    }
}

/// A head of state gets out of a falling city with some of its garrison.
fn ride_for_it(sim: &mut Sim<'_>, head: PersonId, polity: PolityId, place: PlaceId, cause: Cause) {
    let today = sim.world.today;
    let host = HostId::at(sim.world.hosts.len());
    sim.world.hosts.push(Host {
        owner: polity,
        commander: Some(head),
        arms: [0; 3],
        horses: 0.0,
        full: 0,
        stable: 2.0,
        quality: 1.0,
        cohesion: 0.8,
        fatigue: 0.0,
        rested: today,
        supply: 8.0,
        arrears: 0.0,
        salaried: false,
        stance: Stance::Fleeing,
        at: place,
        leg: None,
        home: place,
        goal: place,
        aim: None,
        sent: None,
        fed: today,
        set_out: today,
        sorties: 0,
        proclaimed: None,
        version: 0,
    });
    sim.world.person_mut(head).whereabouts = Whereabouts::With(host);
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
    succession::vacate(sim, person);
    if let Some(host) = host.filter(|h| sim.world.host(*h).stance == Stance::Fleeing) {
        remnant::dissolve(sim, host);
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
        .max_by(|a, b| {
            allegiance::grudge(sim, *a, victim).total_cmp(&allegiance::grudge(sim, *b, victim)).then(b.cmp(a))
        });
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
    let is_head = sim.world.polity(victim).power == Some(person) || sim.world.polity(victim).ruler == Some(person);
    let anger = allegiance::grudge(sim, judge, victim);
    let mut draw = sim.draw_for(Mechanism::Pursuit, person.key(), 2);
    let r = &sim.rules.pursuit;
    let spare = r.ransom * (1.0 - anger.min(1.0)) * if judge == LOCALS { 0.3 } else { 1.0 };
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
    succession::die(sim, person, Cause::Event(e));
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
    campaign::done(sim, host);
}
