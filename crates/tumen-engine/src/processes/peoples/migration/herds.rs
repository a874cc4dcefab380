//! Herds: the displaced press on others. A people of herdsmen that loses its last place does not end: it goes on as a
//! band, with a part of the households of the place, to the best country that is weakly held, or asks for room as
//! guests. Guests are laid under dues, the harder the greedier their host and the emptier his treasury; what they
//! suffer they remember, they may kill his collector, and then they are at war in the middle of his land.
//!
//! Dues = tents x customary dues x g x hardness; P(collector killed) in a year = sigmoid(k + 2 grudge + pride - 0.5 +
//! ln(men of the guests / men of the host near)).

use crate::due::Due;
use crate::sim::{Sim, nearest};
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::{beliefs, chance, readings, verbs};
use tumen_base::day::MONTH;
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form};

/// A people of herdsmen has lost its last place. Returns whether it goes on as a band.
pub(crate) fn displaced(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, event: EventId) -> bool {
    let p = sim.world.polity(polity);
    let Some(head) = p.court.power.filter(|h| readings::nomad(sim, polity) && sim.world.person(*h).free()) else {
        return false;
    };
    let Some(host) = sim.world.leads(head) else {
        return false;
    };
    let h = sim.world.host(host);
    if f64::from(h.men()) < sim.rules.remnant.least || h.stance == Stance::Tied {
        return false;
    }
    let mut draw = sim.draw(chance::DISPLACED, polity);
    let least = sim.rules.herds.leave;
    let share = least + (1.0 - least) * draw.uniform();
    let levy = sim.world.place(place).levy;
    let herds = sim.world.strike_tents(place, share * sim.world.herders(place));
    let p = sim.world.polity_mut(polity);
    p.form = Form::Band;
    p.capital = None;
    p.bonds.vassalage = None;
    p.following.households = herds;
    p.following.levy = levy;
    p.bonds.defeat = Some(event);
    if sim.world.host(host).stance != Stance::Fleeing {
        let at = sim.world.host(host).at;
        sim.world.host_mut(host).home = at;
        verbs::go_home_as_guest(sim, host, at);
    }
    sim.after(MONTH, Due::Rally { polity });
    sim.after(5.0, Due::Council { polity, regular: false });
    true
}

/// Part of the herdsmen of a place that a people of herdsmen has lost goes over to the nearest that it still holds.
pub(crate) fn withdraw(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, event: EventId) {
    let people = sim.world.polity(polity).people;
    if !readings::nomad(sim, polity) || sim.world.place(place).people != Some(people) {
        return;
    }
    let wide = |p: &PlaceId| sim.stage.scenario.settlements[p.index()].pasture_km2 > 1000.0;
    let next = nearest(sim.world.places_of(polity).filter(wide), |p| sim.days(place, p));
    let Some((next, _)) = next else { return };
    let mut draw = sim.draw(chance::WITHDRAW, polity);
    let least = sim.rules.herds.leave;
    let share = least + (1.0 - least) * draw.uniform();
    let moved = verbs::move_herds(sim, place, next, share * sim.world.herders(place));
    if moved > 2000.0 {
        let men = (moved * sim.rules.levy.nomad) as u32;
        sim.tell(Event::new(EventKind::Migration).at(next).actor(polity).men(men).because(Some(Cause::Event(event))));
    }
}

/// A people on the move asks the holder of a place for room.
pub(crate) fn ask(sim: &mut Sim<'_>, host: HostId, band: PolityId, place: PlaceId, cause: Cause) {
    let holder = sim.world.place(place).holder;
    let court = sim.world.overlord(holder);
    let leader = sim.world.polity(band).court.power;
    let men = f64::from(sim.world.host(host).men());
    let near = men_near(sim, court, place);
    // Who cannot keep them out gives them room.
    let will =
        sim.rules.herds.room + 0.5 * maths::ln((men + 100.0) / (near + 100.0)) - beliefs::grudge(sim, court, band);
    let taken_in =
        sim.draw(chance::ROOM, band).chance(maths::sigmoid(will)) && !sim.world.hostile(court, band) && court != band;
    let kind = if taken_in { EventKind::RefugeGiven } else { EventKind::RefugeRefused };
    sim.tell(Event::new(kind).at(place).actor(court).other(band).person(leader).men(men as u32).because(cause));
    sim.world.polity_mut(band).capital = Some(place);
    if taken_in {
        let p = sim.world.polity_mut(band);
        p.bonds.shelter = Some(court);
        p.following.tents = p.following.households.iter().map(|h| h.1).sum();
        verbs::unpack(sim, band, place);
    } else {
        verbs::beaten_off(sim, host);
    }
    for h in &mut sim.world.hosts {
        if h.owner == band && h.at == place {
            h.home = place;
        }
    }
    verbs::go_home_as_guest(sim, host, place);
}

/// Men of a court within reach of a place.
fn men_near(sim: &Sim<'_>, court: PolityId, place: PlaceId) -> f64 {
    let near = sim.rules.herds.near;
    let hosts: f64 =
        sim.world.hosts_of(court).filter(|(_, h)| sim.days(h.at, place) < near).map(|(_, h)| h.power()).sum();
    hosts + f64::from(sim.world.place(place).garrison())
}

/// A year of guests with herds: dues, and what comes of them.
pub(crate) fn year(sim: &mut Sim<'_>, band: PolityId) {
    let p = sim.world.polity(band);
    let (Some(court), tents) = (p.bonds.shelter, p.following.tents) else { return };
    if p.form != Form::Band || tents <= 0.0 || !sim.world.polity(court).alive {
        return;
    }
    let Some(place) = p.capital else { return };
    if sim.world.overlord(sim.world.place(place).holder) != court {
        // The land has another lord, who owes them nothing.
        let p = sim.world.polity_mut(band);
        p.bonds.shelter = None;
        p.following.dues = None;
        return;
    }
    let r = sim.rules.herds.clone();
    let c = sim.world.polity(court);
    let greed = sim.world.head(court).map_or(0.5, |h| h.greed());
    let hardness = (greed + c.means.tax - 1.0).clamp(0.0, 1.5);
    let dues = (tents * sim.rules.revenue.dues * r.dues * hardness) as i64;
    if dues <= 0 {
        return;
    }
    sim.world.tax(court, dues);
    // Told once, when they are laid on.
    let event = sim.world.polity(band).following.dues.unwrap_or_else(|| {
        sim.tell(
            Event::new(EventKind::GuestDues)
                .at(place)
                .actor(court)
                .other(band)
                .detail(Detail::Dinars(dues))
                .because(Some(Cause::Ambition(court))),
        )
    });
    sim.world.polity_mut(band).following.dues = Some(event);
    verbs::wrong(sim, band, court, r.wrong * r.dues * hardness, Cause::Event(event));
    let pride = sim.world.head(band).map_or(0.5, |h| h.pride());
    let men: f64 = sim.world.hosts_of(band).map(|(_, h)| h.power()).sum();
    let odds = maths::ln((men + 100.0) / (men_near(sim, court, place) + 100.0));
    let will = r.kill + 2.0 * beliefs::grudge(sim, band, court) + pride - 0.5 + odds;
    if sim.draw(chance::GUESTS, band).chance(maths::sigmoid(will)) {
        rise(sim, band, court, place, event);
    }
}

/// The guests have killed a collector: they are at war with their host in the middle of his land.
fn rise(sim: &mut Sim<'_>, band: PolityId, court: PolityId, place: PlaceId, event: EventId) {
    let wrong = sim.world.ties.get(band, court).wrong;
    let killed = sim.tell(
        Event::new(EventKind::CollectorKilled)
            .at(place)
            .actor(court)
            .other(band)
            .because(Some(Cause::Event(event)))
            .because(wrong),
    );
    let weight = sim.rules.herds.killed;
    verbs::wrong(sim, court, band, weight, Cause::Event(killed));
    verbs::declare_war(sim, court, band, Some(Cause::Event(killed)));
    let p = sim.world.polity_mut(band);
    p.bonds.shelter = None;
    p.following.dues = None;
    sim.after(10.0, Due::Council { polity: court, regular: false });
    sim.after(20.0, Due::Council { polity: band, regular: false });
}
