//! Notables: families that hold a city under any sovereign. A new lord leaves them in office or sets them aside. In office they
//! collect his taxes and keep a share, take the edge off foreign rule, and open to whoever will leave them there; set aside, or
//! badly ruled, they look about for another lord.
//!
//! P(confirmed) = sigmoid(confirm + weight x standing + far days / 30 + foreign - greed (g - 1/2)). In a year notables turn to
//! another with rate turn x standing x (1 if set aside, else the city's grievance), to the strongest lord of the city's faith
//! within reach that is not above them already; he counts the place as his by right from then on.
//!
//! What the documents say: the Burhan family kept Bukhara under the victor of 1141 and was still collecting its taxes in 1207,
//! when it went to its suzerain, got no help, and with the notables of Samarkand sought out another; in 1182 the city had
//! preferred an unbeliever's rule to an army of its own faith (Qara Khitai, Battle of Qatwan, Khwarazm war, Rise of Khwarazm).

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::place::Families;
use crate::{chance, readings};
use tumen_base::{PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, LOCALS};

/// A place has come to a new lord, who settles with its notables.
pub(crate) fn new_lord(sim: &mut Sim<'_>, place: PlaceId, event: EventId) {
    let (to, standing) = (sim.world.place(place).holder, sim.world.place(place).notables);
    if standing <= 0.0 {
        return;
    }
    sim.world.place_mut(place).turned_to = None;
    if to == LOCALS {
        sim.world.place_mut(place).families = Families::InOffice;
        return;
    }
    let p = sim.world.polity(to);
    let days = p.capital.map_or(60.0, |seat| sim.summer_days(seat, place)).min(120.0);
    let foreign = f64::from(u8::from(main_faith(sim, place) != Some(p.creed.faith)));
    let greed = sim.world.head(to).map_or(0.5, |h| h.greed());
    let r = &sim.rules.notables;
    let will = r.confirm + r.weight * standing + r.far * days / 30.0 + r.foreign * foreign - r.greed * (greed - 0.5);
    let confirmed = sim.draw(chance::NEW_LORD, place).chance(maths::sigmoid(will));
    let kind = if confirmed { EventKind::NotablesConfirmed } else { EventKind::NotablesOverruled };
    let told = (standing >= sim.rules.notables.told)
        .then(|| sim.tell(Event::new(kind).at(place).actor(to).because(Cause::Event(event))));
    sim.world.place_mut(place).families =
        if confirmed { Families::InOffice } else { Families::SetAside(told.unwrap_or(event)) };
}

fn main_faith(sim: &Sim<'_>, place: PlaceId) -> Option<tumen_base::FaithId> {
    let communities = &sim.world.place(place).communities;
    communities.iter().max_by(|a, b| a.share.total_cmp(&b.share)).map(|c| c.faith)
}

/// Once a year notables of a lord's cities may turn to another.
pub(crate) fn look_about(sim: &mut Sim<'_>, lord: PolityId) {
    let cities: Vec<PlaceId> = sim
        .world
        .places_of(lord)
        .filter(|p| sim.world.place(*p).notables >= sim.rules.notables.told && sim.world.place(*p).turned_to.is_none())
        .collect();
    for place in cities {
        let p = sim.world.place(place);
        let ill = if p.families.aside() { 1.0 } else { readings::mean_grievance(sim, place) };
        let rate = sim.rules.notables.turn * p.notables * ill;
        let mut draw = sim.draw(chance::TURNS, place);
        if !draw.chance(rate) {
            continue;
        }
        let Some(other) = other_lord(sim, lord, place) else { continue };
        let p = sim.world.place(place);
        let why = p.families.event().map(Cause::Event).or_else(|| p.communities.iter().find_map(|c| c.cause));
        sim.tell(Event::new(EventKind::NotablesTurned).at(place).actor(lord).other(other).because(why));
        sim.world.place_mut(place).turned_to = Some(other);
        sim.world.polity_mut(other).bonds.claims.insert(place);
    }
}

/// The strongest court of the city's faith within reach that is not above it or under its lord.
fn other_lord(sim: &Sim<'_>, lord: PolityId, place: PlaceId) -> Option<PolityId> {
    let (faith, reach) = (main_faith(sim, place)?, sim.rules.notables.reach);
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            *q != lord
                && p.alive
                && p.form.is_court()
                && p.creed.faith == faith
                && !sim.world.is_under(*q, lord)
                && !sim.world.is_under(lord, *q)
                && p.capital.is_some_and(|seat| sim.summer_days(seat, place) < reach)
        })
        .max_by(|a, b| readings::strength(sim, *a).total_cmp(&readings::strength(sim, *b)).then(b.cmp(a)))
}
