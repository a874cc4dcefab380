//! Force: which hosts a council could send, and the chance it believes they would have.

use super::motive::Motive;
use crate::beliefs;
use crate::sim::Sim;
use arrayvec::ArrayVec;
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::LOCALS;

/// A force that could be sent.
#[derive(Clone, Debug)]
pub struct Force {
    /// The hosts, nearest first.
    pub hosts: ArrayVec<HostId, 8>,
    /// Their worth in men of standard quality.
    pub power: f64,
    /// Believed probability of success.
    pub p_win: f64,
    /// Days to the place for the slowest of them.
    pub days: f64,
    /// How heavily a long march weighs on them: 1 with a horse a man, less with remounts.
    pub burden: f64,
}

/// What is believed to stand in the way at a place: field hosts that would come, the garrison, and the
/// holder's protector.
pub fn resistance(sim: &Sim<'_>, polity: PolityId, against: PolityId, place: PlaceId) -> f64 {
    let r = sim.rules.strategy.clone();
    let holder = sim.world.place(place).holder;
    let walls = sim.world.place(place).walls;
    let townsmen = sim.world.place(place).households * sim.rules.siege.militia * 0.4;
    let guards = (f64::from(sim.world.place(place).garrison()) + townsmen) * (1.0 + r.walls * walls);
    if against == LOCALS {
        return guards + 200.0;
    }
    let seat = sim.world.polity(against).capital.unwrap_or(place);
    let near = maths::fading(sim.days(seat, place), 40.0);
    let field = beliefs::believed(sim, polity, against) * (0.35 + 0.65 * near);
    let mut total = r.home_ground * field + if holder == against { guards } else { 0.0 };
    let shelter = sim.world.polity(against).bonds.shelter.filter(|s| *s != polity);
    if let Some(s) = shelter {
        total += beliefs::believed(sim, polity, s);
    }
    let protector = sim.world.polity(against).bonds.vassalage.map(|v| v.to).filter(|s| *s != polity);
    if let Some(s) = protector
        && let Some(days) = sim.reach_days(s, place)
    {
        total += r.protector * beliefs::believed(sim, polity, s) * maths::fading(days, 35.0);
    }
    total + 200.0
}

/// The force that a council would send for a motive: the nearest free hosts until the believed odds
/// satisfy a commander of this caution, or all of them.
pub fn assemble(sim: &Sim<'_>, polity: PolityId, motive: &Motive, caution: f64, free: &[HostId]) -> Option<Force> {
    let enemy = resistance(sim, polity, motive.against, motive.place);
    let margin = 0.9 + 1.2 * caution;
    let mut near: ArrayVec<(f64, HostId), 16> =
        free.iter().take(16).map(|h| (sim.days(sim.world.host(*h).at, motive.place), *h)).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut force = Force { hosts: ArrayVec::new(), power: 0.0, p_win: 0.0, days: 0.0, burden: 0.0 };
    for (days, host) in near {
        if force.power >= margin * enemy || force.hosts.is_full() {
            break;
        }
        // A host much farther off than the first would come too late to count.
        if !force.hosts.is_empty() && days > 2.5 * force.days + 20.0 {
            break;
        }
        force.hosts.push(host);
        force.power += sim.world.host(host).power();
        force.days = force.days.max(days);
        force.burden = force.burden.max(1.5 / (0.5 + sim.world.host(host).remounts()));
    }
    if force.hosts.is_empty() {
        return None;
    }
    let slope = sim.rules.strategy.slope;
    force.p_win = maths::sigmoid(slope * maths::ln(force.power.max(1.0) / enemy));
    Some(force)
}
