//! Defence by water and fire: before an invader believed much stronger, a cautious court opens the dikes of a country that
//! lives by them, or burns the meadows on his way. Its own people pay for it.
//!
//! Water stands in the months when the rivers run high (March to September): roads into the place are as good as shut for
//! `delay` days x how much of the country lies under dikes, a share `harvest` of the year's yields is lost, and some
//! invaders turn back. In winter there is ice, and it does nothing. Dikes are opened when he sets out on the last leg of
//! his way, whoever he is and for whatever place he is bound; a country is not drowned for a rumour. Fire needs dry grass
//! (July to November) and is set when word of him comes: the pasture
//! of the place and of others of the same holder within `burnt_within` days is eaten up as if grazed, and men look for
//! food off the road ([`super::supply`]).
//!
//! Left out: floods that last; invaders who come back when the water has fallen.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, LOCALS};

/// Whether a court believes an invader so much stronger that it would rather hurt its own land.
fn desperate(sim: &mut Sim<'_>, polity: PolityId, invader: PolityId) -> bool {
    let theirs = beliefs::believed(sim, polity, invader);
    theirs >= sim.rules.supply.desperate * readings::strength(sim, polity)
}

/// Caution of whoever heads a polity.
fn caution(sim: &Sim<'_>, polity: PolityId) -> f64 {
    sim.world.head(polity).map_or(0.5, |h| h.caution())
}

/// A weaker holder may burn meadows before an invader on his way.
pub(crate) fn defend(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, invader: PolityId, cause: EventId) {
    if sim.world.place(place).holder != polity || !desperate(sim, polity, invader) {
        return;
    }
    let by_fire = sim.draw(chance::FIRE, (polity, place)).uniform();
    let caution = caution(sim, polity);
    if (7..=11).contains(&sim.month()) && by_fire < sim.rules.supply.scorch * caution {
        burn(sim, polity, place, invader, cause);
    }
}

/// A host sets out for a place on its way: if it comes against a weaker holder, he may open the dikes there.
pub(crate) fn approach(sim: &mut Sim<'_>, host: HostId, place: PlaceId) {
    let (p, h) = (sim.world.place(place), sim.world.host(host));
    let (holder, invader, sent) = (p.holder, h.owner, h.sent);
    let dikes = sim.stage.scenario.settlements[place.index()].dikes;
    let dry = p.flooded <= sim.world.today && (3..=9).contains(&sim.month());
    let (Some(cause), true) = (sent, dikes > 0.0 && dry && h.aim.is_some()) else { return };
    // Who is besieged or has the enemy in his land already gains nothing by it.
    if holder == LOCALS || !sim.world.hostile(holder, invader) || p.besieger.is_some() {
        return;
    }
    if !desperate(sim, holder, invader) {
        return;
    }
    let caution = caution(sim, holder);
    let by_water = sim.draw(chance::WATER, (holder, place)).uniform();
    if by_water < sim.rules.dikes.open * dikes * caution {
        flood(sim, holder, place, invader, dikes, cause);
    }
}

fn flood(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, invader: PolityId, dikes: f64, cause: EventId) {
    let event = sim
        .tell(Event::new(EventKind::DikesOpened).at(place).actor(polity).other(invader).because(Cause::Event(cause)));
    let r = sim.rules.dikes.clone();
    let until = sim.world.today + (r.delay * (0.5 + 0.5 * dikes)) as i32;
    sim.world.place_mut(place).flooded = until;
    // Whoever is on the last leg already is held up as well.
    for i in 0..sim.world.hosts.len() {
        let h = &sim.world.hosts[i];
        let Some(leg) = h.leg.filter(|l| l.to == place && h.on_map() && sim.world.hostile(h.owner, polity)) else {
            continue;
        };
        if leg.arrive < until {
            verbs::put_off(sim, HostId::at(i), until);
        }
    }
    verbs::lay_waste(sim, place, r.harvest * dikes);
    verbs::suffer(sim, place, 0.1, Some(Cause::Event(event)));
}

fn burn(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, invader: PolityId, cause: EventId) {
    let event = sim
        .tell(Event::new(EventKind::MeadowsBurnt).at(place).actor(polity).other(invader).because(Cause::Event(cause)));
    let r = sim.rules.dikes.clone();
    let near = sim.stage.near(place).iter().filter(|(_, days)| *days <= r.burnt_within).map(|(p, _)| *p);
    let burnt: Vec<PlaceId> =
        std::iter::once(place).chain(near).filter(|p| sim.world.place(*p).holder == polity).collect();
    for p in burnt {
        let eaten = readings::grazed(sim, p);
        let today = sim.world.today;
        let at = sim.world.place_mut(p);
        at.grazed = eaten + (1.0 - eaten) * r.meadows;
        at.grazed_on = today;
    }
    let waste = sim.rules.supply.scorched;
    verbs::lay_waste(sim, place, waste);
    verbs::suffer(sim, place, 0.2, Some(Cause::Event(event)));
}

/// Whether an invader before the water gives up his campaign.
pub(crate) fn turns_back(sim: &mut Sim<'_>, host: HostId, to: PlaceId) -> bool {
    let h = sim.world.host(host);
    let invades = h.aim.is_some_and(|a| sim.world.hostile(h.owner, sim.world.place(to).holder) && a.place == to);
    if !invades || readings::held_up(sim, host, to) < 10.0 {
        return false;
    }
    let caution = h.commander.map_or(0.5, |c| sim.world.person(c).caution());
    let turn = sim.rules.dikes.turn;
    sim.draw(chance::TURNS_BACK, (host, to)).chance(turn * (0.5 + caution))
}
