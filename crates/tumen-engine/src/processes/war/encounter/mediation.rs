//! Mediation: before a battle, or when a siege begins, men of religion whom both sides must heed may bring them to terms: both go
//! home and keep a truce.
//!
//! P = chance x standing x (1 - |2 p - 1|), p the believed chance of the stronger claim: nobody is talked out of a battle that
//! he is sure to win. The men are the notables of the nearest city within reach, and both sides must be of their faith, rule
//! mostly people of it, or have a vassal of it in the line.
//!
//! What the documents say: a truce before Samarkand in 1156 or after was reached with the help of religious dignitaries, when
//! ten thousand riders had come to relieve it and did not care to fight; in 1204 a Muslim vassal in the victor's host talked a
//! besieged sultan of his faith into a ransom (Qara Khitai, Yelu Yilie; Ghurid war).

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::{chance, verbs};
use tumen_base::{FaithId, HostId, PlaceId, PolityId};
use tumen_scenario::EventKind;

/// Whether men of religion bring two sides to terms at a place: `p` is how sure the attacker is to win. Tells of it and makes the truce.
pub(crate) fn between(sim: &mut Sim<'_>, place: PlaceId, line: &[HostId], a: PolityId, b: PolityId, p: f64) -> bool {
    let Some((city, faith)) = mediators(sim, place) else { return false };
    if !heeds(sim, a, faith) || !heeds(sim, b, faith) {
        return false;
    }
    let even = 1.0 - (2.0 * p - 1.0).abs();
    let chance = sim.rules.mediation.chance * sim.world.place(city).notables * even;
    let mut draw = sim.draw(chance::MEDIATION, (place, line[0]));
    if !draw.chance(chance) {
        return false;
    }
    let cause = sim.world.host(line[0]).sent.map(Cause::Event);
    let event = sim.tell(Event::new(EventKind::Mediation).at(place).actor(a).other(b).because(cause));
    verbs::make_truce(sim, a, b, place, Some(Cause::Event(event)));
    true
}

/// The nearest city with notables who are heeded, and the faith of most of its people.
fn mediators(sim: &Sim<'_>, place: PlaceId) -> Option<(PlaceId, FaithId)> {
    let reach = sim.rules.mediation.reach;
    let near = sim.stage.near(place).iter().take_while(|(_, days)| *days <= reach).map(|(city, _)| *city);
    let city =
        std::iter::once(place).chain(near).find(|c| sim.world.place(*c).notables >= sim.rules.mediation.heeded)?;
    Some((city, main_faith(sim, city)?))
}

fn main_faith(sim: &Sim<'_>, place: PlaceId) -> Option<FaithId> {
    let communities = &sim.world.place(place).communities;
    communities.iter().max_by(|a, b| a.share.total_cmp(&b.share)).map(|c| c.faith)
}

/// Whether a court has to heed men of a faith: its own, that of its seat, or that of a vassal of its.
fn heeds(sim: &Sim<'_>, polity: PolityId, faith: FaithId) -> bool {
    let p = sim.world.polity(polity);
    p.creed.faith == faith
        || p.capital.and_then(|seat| main_faith(sim, seat)) == Some(faith)
        || sim.world.vassals_of(polity).any(|v| sim.world.polity(v).creed.faith == faith)
}
