//! What a court believes of the strength of another: its last report, or rumour.

use crate::sim::Sim;
use crate::{beliefs, chance, readings};
use tumen_base::{Day, PlaceId, PolityId};

/// Days between two musters.
pub(crate) const QUARTER: i32 = 91;

/// What a court believes of another's strength today: what was last reported to it this quarter, else rumour.
#[must_use]
pub(crate) fn believed(sim: &Sim<'_>, of: PolityId, about: PolityId) -> f64 {
    let start = sim.stage.scenario.start;
    let quarter = (sim.world.today - start) / beliefs::QUARTER;
    let tie = sim.world.ties.get(of, about);
    if tie.seen >= start + quarter * beliefs::QUARTER && tie.seen > Day(0) {
        return tie.believed;
    }
    kept_rumour(sim, (of, about), quarter as u32)
}

/// What rumour says in a quarter. It hangs on the seats of both courts and on whether the one has a man at the other.
fn kept_rumour(sim: &Sim<'_>, (of, about): (PolityId, PolityId), quarter: u32) -> f64 {
    let left = readings::left_of_error(sim, of, about);
    let seat = |of| sim.world.polity(of).capital.map_or(0, |PlaceId(place)| u64::from(place) + 1);
    let hangs_on = u64::from(quarter + 1) << 40 | seat(of) << 22 | seat(about) << 4 | u64::from(left != 1.0) << 1 | 1;
    sim.rumours.of(of, about, hangs_on, || rumour(sim, (of, about), quarter, left))
}

/// Rumour of a court's strength: what was true a journey ago, with an error that grows with the distance.
fn rumour(sim: &Sim<'_>, (of, about): (PolityId, PolityId), quarter: u32, left_of_error: f64) -> f64 {
    let days = match (sim.world.polity(of).capital, sim.world.polity(about).capital) {
        (Some(a), Some(b)) => sim.courier_days(b, a),
        _ => 60.0,
    };
    let lag = 1 + (days as i32) / beliefs::QUARTER;
    let then = (sim.world.musters.len() as i32 - lag).max(0) as usize;
    let truth = f64::from(sim.world.musters[then][about.index()]);
    let sigma = (sim.rules.news.error + sim.rules.news.distance * days / 30.0) * left_of_error;
    truth * sim.draw_at(chance::RUMOUR, (of, about), quarter).lognormal(sigma.min(1.2))
}
