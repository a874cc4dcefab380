//! What a patron is worth to a vassal, who could be one, and what leaving would cost.

use crate::sim::Sim;
use crate::{beliefs, readings};
use tumen_base::{PolityId, maths};
use tumen_scenario::{Commissioner, Form};

/// The strongest threat to a polity from anyone but `patron` and those under it.
pub(super) fn threat(sim: &mut Sim<'_>, to: PolityId, patron: Option<PolityId>) -> f64 {
    let mut most = 0.0f64;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        if q == to || !p.alive || Some(q) == patron || !p.form.is_court() || p.bonds.vassalage.is_some() {
            continue;
        }
        let tie = sim.world.ties.get(q, to);
        // A court at war, or one known for its appetite, is a threat; kinsmen and friends are not.
        let menace = if tie.war { 1.0 } else { 0.15 + 0.35 * p.ambition } * (1.0 - tie.kin);
        most = most.max(menace * beliefs::bears(sim, to, q));
    }
    most + 500.0
}

/// Utility of standing under `patron` on the given terms.
pub(super) fn under(sim: &mut Sim<'_>, v: PolityId, patron: PolityId, terms: &Terms) -> f64 {
    let threat = threat(sim, v, Some(patron));
    let force = beliefs::bears(sim, v, patron);
    let own = readings::strength(sim, v);
    let r = sim.rules.allegiance.clone();
    let standing = readings::standing(sim, patron, readings::eyes_of(sim, v));
    let protects = (force + own) / (force + own + threat);
    let tie = *sim.world.ties.get(v, patron);
    let commissioner = match terms.commissioner {
        Commissioner::None => 0.0,
        Commissioner::Visiting => r.commissioner / 3.0,
        Commissioner::Resident => r.commissioner,
    };
    let protects = protects * (1.0 - terms.shaken);
    r.protection * protects + r.habit * terms.habit + r.kin * tie.kin + r.oath * terms.oath + r.prestige * standing
        - r.tribute * terms.burden
        - r.insults * beliefs::grudge(sim, v, patron)
        - commissioner
        - r.faith * readings::distance_in_faith(sim, v, patron)
}

/// Terms on which a vassal stands under a patron, or would.
pub(super) struct Terms {
    pub(super) habit: f64,
    pub(super) oath: f64,
    pub(super) burden: f64,
    pub(super) commissioner: Commissioner,
    pub(super) shaken: f64,
}

/// Believed probability that the suzerain comes to punish, and succeeds.
pub(super) fn punishment(sim: &mut Sim<'_>, v: PolityId, suzerain: PolityId, patron: Option<PolityId>) -> f64 {
    let force = beliefs::bears(sim, v, suzerain);
    let help = patron.map_or(0.0, |p| beliefs::bears(sim, v, p) * in_time(sim, v, suzerain, p));
    let own = readings::strength(sim, v);
    let busy = if sim.world.ties.get(suzerain, v).war { 1.0 } else { 0.8 };
    busy * force / (force + help + 1.2 * own + 1.0)
}

/// What is left of a patron's help if the old suzerain is nearer: the blow falls before it comes.
fn in_time(sim: &Sim<'_>, v: PolityId, suzerain: PolityId, patron: PolityId) -> f64 {
    let days = |of| sim.world.polity(v).capital.and_then(|at| sim.reach_days(of, at));
    match (days(suzerain), days(patron)) {
        (Some(blow), Some(help)) => maths::fading((help - blow).max(0.0), sim.rules.allegiance.late),
        _ => 1.0,
    }
}

pub(super) fn could_be_patron(sim: &mut Sim<'_>, v: PolityId, q: PolityId, suzerain: Option<PolityId>) -> bool {
    let p = sim.world.polity(q);
    if q == v
        || Some(q) == suzerain
        || !p.alive
        || p.bonds.vassalage.is_some()
        || sim.world.is_under(q, v)
        || sim.world.hostile(v, q)
    {
        return false;
    }
    // A remote power protects its own border and nothing beyond.
    let remote =
        p.form == Form::Remote && sim.world.polity(v).capital.is_some_and(|c| readings::near_border(sim, q, c));
    if !(remote || matches!(p.form, Form::Empire | Form::Kingdom | Form::Tribe))
        || beliefs::standing_offer(sim, v, q).is_none() && !knows(sim, v, q)
    {
        return false;
    }
    beliefs::believed(sim, v, q) > 2.0 * readings::strength(sim, v)
}

/// Whether a court is near enough for its protection to be thought of unasked.
fn knows(sim: &Sim<'_>, v: PolityId, q: PolityId) -> bool {
    sim.world.polity(v).capital.and_then(|at| sim.reach_days(q, at)).is_some_and(|days| days < 60.0)
}
