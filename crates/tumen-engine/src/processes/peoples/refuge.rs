//! Refuge: a court weighs the men a refugee brings against the danger he is; a sheltered leader's
//! following grows as scattered people of his rally to him.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::day::MONTH;
use tumen_base::{HostId, Men, PersonId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

/// A leader with his band asks the holder of a place for refuge.
pub(crate) fn ask(sim: &mut Sim<'_>, person: PersonId, host: HostId, band: PolityId, cause: Cause) {
    let at = sim.world.host(host).at;
    let holder = sim.world.place(at).holder;
    if holder == LOCALS || holder == band {
        return;
    }
    let court = sim.world.overlord(holder);
    let r = sim.rules.refuge.clone();
    let hunter = worst_enemy(sim, band);
    let fear = hunter.map_or(0.0, |h| {
        let theirs = beliefs::believed(sim, court, h).max(100.0);
        let own = readings::strength(sim, court).max(100.0);
        maths::ln(theirs / own)
    });
    let needs = if sim.world.polity(court).prestige < 0.6 { 1.0 } else { 0.5 };
    let will = r.welcome - r.danger * fear + r.worth * needs - beliefs::grudge(sim, court, band);
    let mut draw = sim.draw(chance::REFUGE, person);
    if draw.chance(maths::sigmoid(will)) {
        let event =
            sim.tell(Event::new(EventKind::RefugeGiven).at(at).actor(court).other(band).person(person).because(cause));
        settle_in(sim, host, band, court, event);
    } else {
        sim.tell(Event::new(EventKind::RefugeRefused).at(at).actor(court).other(band).person(person).because(cause));
        wander(sim, host);
    }
}

/// Whoever most wants a band's leader dead.
fn worst_enemy(sim: &Sim<'_>, band: PolityId) -> Option<PolityId> {
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| sim.world.polity(*q).alive && beliefs::grudge(sim, *q, band) > 0.2)
        .max_by(|a, b| beliefs::grudge(sim, *a, band).total_cmp(&beliefs::grudge(sim, *b, band)))
}

/// The band takes quarters in the land of the court that shelters it.
fn settle_in(sim: &mut Sim<'_>, host: HostId, band: PolityId, court: PolityId, event: EventId) {
    sim.world.polity_mut(band).bonds.shelter = Some(court);
    sim.world.ties.both(band, court, |t| t.war = false);
    // Whoever hunts the guest holds it against the court.
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let anger = beliefs::grudge(sim, q, band);
        if q != court && anger > 0.2 {
            let share = sim.rules.refuge.sheltered;
            verbs::wrong(sim, q, court, share * anger, Cause::Event(event));
        }
    }
    if let Some(capital) = sim.world.polity(court).capital {
        sim.world.host_mut(host).home = capital;
        verbs::go_home_as_guest(sim, host, capital);
    }
}

/// Turned away, the band goes to the nearest grazing ground that nobody guards.
fn wander(sim: &mut Sim<'_>, host: HostId) {
    let at = sim.world.host(host).at;
    let open = sim.stage.near(at).iter().find(|(p, _)| sim.world.place(*p).garrison() < 300).map(|(p, _)| *p);
    if let Some(place) = open {
        sim.world.host_mut(host).home = place;
        verbs::go_home_as_guest(sim, host, place);
    }
}

/// Each month scattered people find a leader of their own.
pub(crate) fn rally(sim: &mut Sim<'_>, band: PolityId) {
    let p = sim.world.polity(band);
    if !p.alive || p.form != Form::Band {
        return;
    }
    let (people, leader, sheltered) = (p.people, p.court.power, p.bonds.shelter.is_some());
    sim.after(MONTH, Due::Rally { polity: band });
    let Some((host, person)) = leader.and_then(|l| sim.world.leads(l).map(|h| (h, l))) else {
        return;
    };
    let mut draw = sim.draw(chance::RALLY, band);
    let r = &sim.rules.refuge;
    let safe = if sheltered { 1.0 } else { 0.4 };
    let n = (f64::from(sim.world.scattered(people)) * r.rally * r.spread * safe * draw.between(0.5, 1.5)) as Men;
    let came = sim.world.rally(people, host, n);
    if came >= 500 {
        let at = sim.world.host(host).at;
        sim.tell(Event::new(EventKind::Rallied).at(at).actor(band).person(person).men(came).host(host));
    }
}
