//! War and peace between two courts: the opening of a war, a truce, and the recall of hosts; and what a council sends
//! envoys for.

use super::interval;
use crate::due::Errand;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::PolityId;
use tumen_scenario::{EventKind, Form};

/// Envoys of a council: offers of protection to the vassals of others, terms to a stronger enemy.
pub(super) fn diplomacy(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    if p.bonds.vassalage.is_some() || !matches!(p.form, Form::Empire | Form::Kingdom | Form::Tribe) {
        return;
    }
    let (ambition, beaten) = (p.ambition, sim.world.today - p.bonds.defeated_on < 400);
    let monthly = sim.rules.strategy.offers * ambition * interval(p.form) / tumen_base::day::YEAR;
    let mut draw = sim.draw(chance::DIPLOMACY, polity);
    if draw.chance(monthly) {
        let mut candidates: Vec<PolityId> = (1..sim.world.polities.len())
            .map(PolityId::at)
            .filter(|v| {
                let x = sim.world.polity(*v);
                *v != polity
                    && x.alive
                    && x.bonds.vassalage.is_none_or(|t| t.to != polity)
                    && !sim.world.is_under(polity, *v)
                    && !sim.world.hostile(*v, polity)
                    && x.form.is_court()
                    && sim.world.ties.get(*v, polity).offer < sim.world.today
                    && x.capital
                        .and_then(|c| sim.reach_days(polity, c))
                        .is_some_and(|d| d < 0.6 * sim.rules.strategy.horizon)
            })
            .collect();
        let own = readings::strength(sim, polity);
        candidates.retain(|v| own > 2.0 * beliefs::believed(sim, polity, *v));
        let promises: Vec<(u16, f64)> = candidates.iter().map(|v| (v.0, promise(sim, polity, *v, own))).collect();
        if let Some(v) = draw.race(&promises).map(|i| candidates[i]) {
            // No second embassy while the first is on its way.
            let today = sim.world.today;
            let tie = sim.world.ties.get_mut(v, polity);
            tie.offer = today + 150;
            tie.offer_event = None;
            let event = sim.tell(Event::new(EventKind::Offer).actor(polity).other(v).because(Cause::Ambition(polity)));
            verbs::send_envoy(sim, polity, v, Errand::Protect, event);
        }
    }
    if beaten && draw.chance(0.15) {
        let enemy = (1..sim.world.polities.len())
            .map(PolityId::at)
            .find(|q| sim.world.hostile(polity, *q) && sim.world.polity(*q).alive);
        if let (Some(enemy), Some(defeat)) = (enemy, sim.world.polity(polity).bonds.defeat) {
            verbs::send_envoy(sim, polity, enemy, Errand::Terms, defeat);
        }
    }
}

/// How promising an offer of protection to `v` is: the near before the far, those who have wrongs of their lord, and
/// the vassals of a great court only for one that dares to reckon with it.
fn promise(sim: &mut Sim<'_>, polity: PolityId, v: PolityId, own: f64) -> f64 {
    let days = sim.world.polity(v).capital.and_then(|c| sim.reach_days(polity, c)).unwrap_or(100.0);
    let near = 30.0 / (10.0 + days);
    let Some(lord) = sim.world.polity(v).bonds.vassalage.map(|t| t.to) else {
        return near;
    };
    let dares = if sim.world.hostile(polity, lord) { 1.0 } else { own / (own + beliefs::believed(sim, polity, lord)) };
    dares * (near + beliefs::grudge(sim, v, lord))
}
