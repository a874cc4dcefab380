//! What a court fears: who could come, what could be brought against it, who would punish it.

use crate::sim::Sim;
use crate::{beliefs, readings};
use tumen_base::day::YEAR;
use tumen_base::{Day, PlaceId, PolityId, maths};
use tumen_scenario::Form;

/// Share of a polity's believed strength that counts at a place: it falls with the days of march.
pub(crate) fn bears(sim: &Sim<'_>, on: PolityId, of: PolityId) -> f64 {
    let days = sim.world.polity(on).capital.and_then(|at| sim.reach_days(of, at));
    let Some(days) = days else {
        return 0.0;
    };
    beliefs::believed(sim, on, of) * maths::fading(days, sim.rules.allegiance.reach)
}

/// What a march on a fellow vassal costs `of` in council, for fear of the overlord of both.
#[must_use]
pub fn restraint(sim: &Sim<'_>, of: PolityId, overlord: PolityId) -> f64 {
    let Some(days) = sim.world.polity(of).capital.and_then(|c| sim.reach_days(overlord, c)) else {
        return 0.0;
    };
    let force = beliefs::believed(sim, of, overlord) * maths::fading(days, sim.rules.allegiance.reach);
    let own = readings::strength(sim, of).max(100.0);
    let at_hand = if at_war(sim, overlord) { 0.5 } else { 1.0 };
    sim.rules.arbitration.peace * at_hand * force / (force + own)
}

fn at_war(sim: &Sim<'_>, polity: PolityId) -> bool {
    (1..sim.world.polities.len()).any(|i| {
        let q = PolityId::at(i);
        sim.world.hostile(polity, q) && sim.world.polity(q).alive
    })
}

/// The strongest power that could come to a place and might, as it would arrive there.
pub(crate) fn menace(sim: &Sim<'_>, to: PolityId, place: PlaceId) -> f64 {
    beliefs::strongest_menace(sim, to, place).map_or(0.0, |(_, men)| men)
}

/// The same, and who it is.
pub(crate) fn strongest_menace(sim: &Sim<'_>, to: PolityId, place: PlaceId) -> Option<(PolityId, f64)> {
    let mut most: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        // A great power beyond the map comes for an enemy, and for nobody else.
        let beyond = matches!(p.form, Form::Outside | Form::Remote);
        let acts = p.form.is_court() || beyond && sim.world.hostile(q, to);
        if q == to || !p.alive || !acts || sim.world.is_under(q, to) || sim.world.is_under(to, q) {
            continue;
        }
        let Some(seat) = p.capital else { continue };
        let days = if beyond {
            sim.world.places_of(q).map(|border| sim.summer_days(border, place)).fold(f64::INFINITY, f64::min)
        } else {
            sim.summer_days(seat, place)
        };
        if days > 90.0 {
            continue;
        }
        let ambition = p.ambition;
        let tie = sim.world.ties.get(q, to);
        let (war, kin) = (tie.war, tie.kin);
        let grudge = beliefs::grudge(sim, q, to).min(1.0);
        let ill = if war { 1.0 } else { (0.15 + 0.35 * ambition).max(grudge) } * (1.0 - kin);
        let comes = beliefs::believed(sim, to, q) * maths::fading(days, sim.rules.allegiance.reach);
        if most.is_none_or(|(_, men)| ill * comes > men) {
            most = Some((q, ill * comes));
        }
    }
    most
}

/// Whether a polity was lately beaten off a place.
#[must_use]
pub fn shuns(sim: &Sim<'_>, polity: PolityId, place: PlaceId) -> bool {
    let years = sim.rules.migration.shunned;
    let fresh = |day: Day| f64::from(sim.world.today - day) < years * YEAR;
    sim.world.polity(polity).bonds.repelled.iter().any(|(p, day)| *p == place && fresh(*day))
}
