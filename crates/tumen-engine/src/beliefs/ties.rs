//! What one court remembers of another and owes to it: wrongs, offers, duties.

use crate::beliefs;
use crate::sim::Sim;
use crate::world::chronicle::EventId;
use crate::world::polity::Duty;
use tumen_base::day::YEAR;
use tumen_base::{PlaceId, PolityId, maths};

/// Wrongs of `against` that `of` still remembers, faded to today.
#[must_use]
pub fn grudge(sim: &Sim<'_>, of: PolityId, against: PolityId) -> f64 {
    let tie = sim.world.ties.get(of, against);
    if tie.grudge == 0.0 {
        return 0.0;
    }
    tie.grudge * maths::fading(f64::from(sim.world.today - tie.wronged) / YEAR, sim.rules.allegiance.memory)
}

/// Whether a promise still binds a polity, and how strongly (0 to 1).
#[must_use]
pub fn standing_duty(sim: &Sim<'_>, polity: PolityId) -> Option<(Duty, f64)> {
    let duty = sim.world.polity(polity).bonds.duty?;
    let left = 1.0 - f64::from(sim.world.today - duty.day) / sim.rules.appeal.duty;
    (left > 0.0 && sim.world.polity(duty.against).alive).then_some((duty, left))
}

/// The offer of protection by `patron` that a polity has in hand.
#[must_use]
pub fn standing_offer(sim: &Sim<'_>, polity: PolityId, patron: PolityId) -> Option<EventId> {
    let tie = sim.world.ties.get(polity, patron);
    (tie.offer >= sim.world.today).then_some(tie.offer_event).flatten()
}

/// How far the belief of a polity in the protection it has is shaken today, 0 to 1.
#[must_use]
pub fn shaken_trust(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let d = sim.world.dealings.of(polity);
    if d.shaken == 0.0 {
        return 0.0;
    }
    d.shaken * maths::fading(f64::from(sim.world.today - d.shaken_on) / YEAR, sim.rules.contagion.fades)
}

/// The strongest court near a place, as `by` believes, that is not under the enemy `throne`, sooner for one that has a
/// quarrel with him; never `but`.
pub(crate) fn best_court(
    sim: &Sim<'_>,
    by: PolityId,
    at: PlaceId,
    but: PolityId,
    throne: PolityId,
) -> Option<PolityId> {
    let mut best: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        let fit = q != but && q != throne && p.alive && p.form.is_court() && !sim.world.is_under(q, throne);
        let Some(days) = p.capital.filter(|_| fit).map(|c| sim.days(at, c)).filter(|d| *d < 80.0) else {
            continue;
        };
        let pull = beliefs::believed(sim, by, q) * maths::fading(days, 30.0) * (1.0 + beliefs::grudge(sim, q, throne));
        if best.is_none_or(|(_, most)| pull > most) {
            best = Some((q, pull));
        }
    }
    best.map(|(q, _)| q)
}
