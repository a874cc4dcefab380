//! Drift: communities come over slowly to the faith of their rulers, and to that of the market where they trade. Nobody is told
//! of it, for nobody notices it in a year.
//!
//! Share that leaves its faith in a year = to the ruler's faith: court x (1 + push x severity toward one's own); to that of the
//! nearest great market: market x, for those who live by herds, road. Lifeways do not change; a share that has nobody of its
//! new faith and lifeway to join founds such a community if there is room.
//!
//! What the documents say: most subjects were Muslims at the end, and the rulers were not (Qara Khitai, Administration); that the
//! steppe about the market towns was less Muslim in 1124 than in 1208 is general history. The rates are estimates: at 0.2% a
//! year a fifth comes over in a century.

use crate::sim::Sim;
use crate::world::place::{Community, Place};
use tumen_base::{FaithId, PlaceId, PolityId};
use tumen_scenario::LOCALS;

/// A year's drift in the places of a polity.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    if polity == LOCALS {
        return;
    }
    let places: Vec<PlaceId> = sim.world.places_of(polity).collect();
    let (court, policy) = (sim.world.polity(polity).creed.faith, sim.world.polity(polity).creed.policy);
    let r = sim.rules.drift.clone();
    for place in places {
        let market = market_faith(sim, place);
        let p = sim.world.place_mut(place);
        for slot in 0..p.communities.len() {
            let c = p.communities[slot];
            if c.faith != court {
                let severity = policy[c.faith.index()].severity().max(0.0);
                come_over(p, slot, court, r.court * (1.0 + r.push * severity));
            }
            if let Some(faith) = market.filter(|f| *f != c.faith) {
                come_over(p, slot, faith, r.market);
            }
        }
    }
}

/// The faith of the nearest great market, if one is near.
fn market_faith(sim: &Sim<'_>, place: PlaceId) -> Option<FaithId> {
    let r = &sim.rules.drift;
    let settlements = &sim.stage.scenario.settlements;
    let near = sim.stage.near(place).iter().take_while(|(_, days)| *days <= r.road).map(|(town, _)| *town);
    let town = std::iter::once(place).chain(near).find(|t| settlements[t.index()].trade >= r.great)?;
    let most = sim.world.place(town).communities.iter().max_by(|a, b| a.share.total_cmp(&b.share))?;
    Some(most.faith)
}

/// A part of a community takes another faith.
fn come_over(p: &mut Place, slot: usize, faith: FaithId, part: f64) {
    let from = p.communities[slot];
    let gone = from.share * part;
    let joined = p.communities.iter().position(|c| c.faith == faith && c.nomad == from.nomad);
    match joined {
        Some(to) => p.communities[to].share += gone,
        None if p.communities.is_full() => return,
        // The new faith brings no hope of its own: relief was proclaimed to the old.
        None => p.communities.push(Community { faith, share: gone, relief: None, ..from }),
    }
    p.communities[slot].share -= gone;
}
