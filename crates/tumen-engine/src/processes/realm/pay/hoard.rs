//! Hoard: no court keeps more than some years' income. Part of what lies above it goes to men who take service for
//! money, the rest to building, gifts and poets, which is standing.
//!
//! Spent in a year = s x (treasury - k x income); men = m x spent / price, at most v x households; standing gained =
//! g x (rest / income), less the nearer it already is to full.
//!
//! Left out: what is built; loans; markets that follow a court.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use tumen_base::{HostId, Men, PolityId};
use tumen_scenario::EventKind;

/// The yearly look into the treasury.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId, income: f64) {
    let r = sim.rules.hoard.clone();
    let above = sim.world.polity(polity).treasury() as f64 - r.keeps * income;
    if above <= 0.0 || income < 1.0 {
        return;
    }
    let out = sim.world.spend(polity, (r.spends * above) as i64) as f64;
    let paid = hire(sim, polity, r.soldiers * out);
    let p = sim.world.polity_mut(polity);
    p.prestige = (p.prestige + r.splendour * ((out - paid) / income).min(1.0) * (1.0 - p.prestige)).min(1.0);
}

/// Men take service in the greatest host at home. Returns what they cost of the money offered.
fn hire(sim: &mut Sim<'_>, polity: PolityId, dinars: f64) -> f64 {
    let r = &sim.rules.hoard;
    let households: f64 = sim.world.places_of(polity).map(|p| sim.world.place(p).households).sum();
    let men = (dinars / r.price).min(r.volunteers * households) as Men;
    let price = r.price;
    let at_home = sim.world.hosts_of(polity).filter(|(_, h)| h.idle() && h.leg.is_none());
    let Some(host) = at_home.max_by_key(|(id, h)| (h.full, std::cmp::Reverse(*id))).map(|(id, _)| id) else {
        return 0.0;
    };
    if men == 0 {
        return 0.0;
    }
    sim.world.raise_reserve(polity, men);
    let stable = sim.world.host(host).stable;
    sim.world.call_up(polity, host, 0, men, stable);
    enlarge(sim, polity, host, men);
    f64::from(men) * price
}

/// A host has grown for good.
fn enlarge(sim: &mut Sim<'_>, polity: PolityId, host: HostId, men: Men) {
    let h = sim.world.host_mut(host);
    h.full = h.full.max(h.men());
    let (at, all, commander) = (h.home, h.men(), h.commander);
    let r = &sim.rules.hoard;
    if f64::from(men) >= r.told.max(r.part * f64::from(all)) {
        sim.tell(
            Event::new(EventKind::HostGrown)
                .at(at)
                .actor(polity)
                .person(commander)
                .men(all)
                .host(host)
                .because(Cause::Ambition(polity)),
        );
    }
}
