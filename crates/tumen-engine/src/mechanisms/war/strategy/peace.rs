//! War and peace between two courts: the opening of a war, a truce, and the recall of hosts; and what a council sends
//! envoys for.

use super::interval;
use crate::mechanisms::bonds::{envoy, terms};
use crate::mechanisms::war::{captives, march};
use crate::sim::Sim;
use crate::world::agenda::Errand;
use crate::world::chronicle::{Cause, Event};
use crate::world::host::Stance;
use crate::{beliefs, chance, readings};
use tumen_base::{Day, HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS};

/// Envoys of a council: offers of protection to the vassals of others, terms to a stronger enemy.
pub(super) fn diplomacy(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    if p.vassalage.is_some() || !matches!(p.form, Form::Empire | Form::Kingdom | Form::Tribe) {
        return;
    }
    let (ambition, beaten) = (p.ambition, sim.world.today - p.defeated_on < 400);
    let monthly = sim.rules.strategy.offers * ambition * interval(p.form) / tumen_base::day::YEAR;
    let mut draw = sim.draw(chance::DIPLOMACY, polity);
    if draw.chance(monthly) {
        let mut candidates: Vec<PolityId> = (1..sim.world.polities.len())
            .map(PolityId::at)
            .filter(|v| {
                let x = sim.world.polity(*v);
                *v != polity
                    && x.alive
                    && x.vassalage.is_none_or(|t| t.to != polity)
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
            envoy::send(sim, polity, v, Errand::Protect, event);
        }
    }
    if beaten && draw.chance(0.15) {
        let enemy = (1..sim.world.polities.len())
            .map(PolityId::at)
            .find(|q| sim.world.hostile(polity, *q) && sim.world.polity(*q).alive);
        if let (Some(enemy), Some(defeat)) = (enemy, sim.world.polity(polity).defeat) {
            envoy::send(sim, polity, enemy, Errand::Terms, defeat);
        }
    }
}

/// How promising an offer of protection to `v` is: the near before the far, those who have wrongs of their lord, and
/// the vassals of a great court only for one that dares to reckon with it.
fn promise(sim: &mut Sim<'_>, polity: PolityId, v: PolityId, own: f64) -> f64 {
    let days = sim.world.polity(v).capital.and_then(|c| sim.reach_days(polity, c)).unwrap_or(100.0);
    let near = 30.0 / (10.0 + days);
    let Some(lord) = sim.world.polity(v).vassalage.map(|t| t.to) else {
        return near;
    };
    let dares = if sim.world.hostile(polity, lord) { 1.0 } else { own / (own + beliefs::believed(sim, polity, lord)) };
    dares * (near + beliefs::grudge(sim, v, lord))
}

/// Open war between two polities, told once.
pub(crate) fn declare_war(sim: &mut Sim<'_>, a: PolityId, b: PolityId, cause: Option<Cause>) {
    if a == b || sim.world.hostile(a, b) || a == LOCALS || b == LOCALS {
        return;
    }
    open_war(sim, a, b);
    sim.tell(Event::new(EventKind::War).actor(a).other(b).because(cause));
}

/// Sets two polities at war; neither stays the other's vassal.
pub(crate) fn open_war(sim: &mut Sim<'_>, a: PolityId, b: PolityId) {
    for (x, y) in [(a, b), (b, a)] {
        if let Some(old) = sim.world.polity(x).vassalage.filter(|v| v.to == y) {
            terms::ended(sim, x, old);
        }
        let p = sim.world.polity_mut(x);
        p.vassalage = p.vassalage.filter(|v| v.to != y);
        p.shelter = p.shelter.filter(|s| *s != y);
    }
    sim.world.ties.both(a, b, |t| {
        t.war = true;
        t.truce = Day(0);
        t.neutral = Day(0);
    });
}

/// A truce: war ends for some years, and hosts on campaign against each other go home.
pub(crate) fn make_truce(sim: &mut Sim<'_>, a: PolityId, b: PolityId, place: PlaceId, cause: Option<Cause>) {
    let until = sim.world.today + (sim.rules.strategy.truce_years * tumen_base::day::YEAR) as i32;
    sim.world.ties.both(a, b, |t| {
        t.war = false;
        t.truce = until;
    });
    let told = sim.tell(Event::new(EventKind::Truce).at(place).actor(a).other(b).because(cause));
    recall(sim, a, b);
    recall(sim, b, a);
    captives::set_free(sim, a, b, told);
}

/// Hosts of `of` that are out against `against`, or lie before a place of it on their way, go home.
pub(crate) fn recall(sim: &mut Sim<'_>, of: PolityId, against: PolityId) {
    let before = |h: &crate::world::host::Host| {
        h.stance == Stance::Besieging && h.leg.is_none() && sim.world.place(h.at).holder == against
    };
    let out: Vec<HostId> = sim
        .world
        .hosts_of(of)
        .filter(|(_, h)| h.stance != Stance::Fleeing && (before(h) || h.aim.is_some_and(|a| a.against == against)))
        .map(|(id, _)| id)
        .collect();
    for host in out {
        march::go_home(sim, host);
    }
}
