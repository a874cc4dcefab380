//! Faith: each ruler holds a policy toward each faith, chosen by zeal, fear and counsel. The grievance
//! of a community moves exponentially toward a target that policy, taxes, violence and foreign rule
//! set: up within a year or two, down within several.
//!
//! Target G* = sigmoid(w0 + wp severity + wt (tax - 1) + wv violence + wr foreign - we notables).
//! Severity is that of the holder's policy, or a share of the suzerain's if that is harsher. Notables in office take the edge
//! off foreign rule; set aside, they add what they took away.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::Cause;
use crate::world::polity::MAX_FAITHS;
use crate::{chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{FaithId, PlaceId, PolityId};
use tumen_scenario::Policy;

/// Communities stand at their targets on day one: the policies of 1208 are old.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for i in 0..sim.world.places.len() {
        let place = PlaceId::at(i);
        for slot in 0..sim.world.place(place).communities.len() {
            let target = verbs::target(sim, place, slot);
            let c = &mut sim.world.place_mut(place).communities[slot];
            c.grievance = target;
            c.target = target;
        }
    }
}

/// A ruler weighs his policy toward each faith, once a year and when his rule begins.
pub(crate) fn weigh_policy(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    sim.after(YEAR, Due::Creed { polity });
    let Some(head) = sim.world.polity(polity).court.power else {
        return;
    };
    let census = census(sim, polity);
    for f in 0..sim.stage.scenario.faiths.len().min(MAX_FAITHS) {
        let faith = FaithId::at(f);
        let chosen = choose(sim, polity, faith, &census);
        if chosen != sim.world.polity(polity).creed.policy[f] {
            verbs::set_policy(sim, polity, faith, chosen, Some(Cause::Character(head)));
        }
    }
}

/// Households of each faith under a polity, and how many of them are aggrieved.
fn census(sim: &Sim<'_>, polity: PolityId) -> [(f64, f64); MAX_FAITHS] {
    let mut count = [(0.0, 0.0); MAX_FAITHS];
    for place in sim.world.places_of(polity) {
        for (slot, c) in sim.world.place(place).communities.iter().enumerate() {
            let n = sim.world.place(place).households_of(slot);
            count[c.faith.index()].0 += n;
            count[c.faith.index()].1 += n * readings::grievance(sim, place, slot);
        }
    }
    count
}

fn choose(sim: &Sim<'_>, polity: PolityId, faith: FaithId, census: &[(f64, f64); MAX_FAITHS]) -> Policy {
    let p = sim.world.polity(polity);
    let (r, now) = (&sim.rules.faith, p.creed.policy[faith.index()]);
    let Some(head) = sim.world.head(polity) else {
        return now;
    };
    let subjects: f64 = census.iter().map(|c| c.0).sum();
    let (of_faith, angry) = census[faith.index()];
    let share = of_faith / subjects.max(1.0);
    if share < 0.05 {
        return now;
    }
    let anger = angry / of_faith;
    let own = f64::from(u8::from(head.faith == faith));
    let fresh = f64::from(sim.world.today - p.court.headed_since) / YEAR < r.new_years;
    let custom = r.custom
        * match (fresh, p.court.usurped) {
            (true, Some(_)) => r.usurper,
            (true, None) => r.newcomer,
            (false, _) => 1.0,
        };
    let allowed = if sim.rules.switches.persecution { 5 } else { 2 };
    let utilities: [(u16, f64); 5] = std::array::from_fn(|i| {
        let policy = Policy::ALL[i];
        let s = policy.severity();
        // Zeal above the common measure speaks for severity toward others; toward one's own faith it
        // speaks for favour.
        let zeal = r.zeal * (head.zeal() - r.measure) * if own > 0.5 { -s } else { s };
        let counsel = -r.counsel * head.caution() * s.max(0.0) * share;
        let fear = r.fear * anger * s.max(0.0) * (1.0 - head.caution());
        let change = if policy == now { 0.0 } else { -custom * (0.5 + 0.5 * (s - now.severity()).abs()) };
        (i as u16, zeal + counsel + fear + change)
    });
    // A ruler's leanings are his own and do not change from year to year; only conditions do.
    let mind = sim.world.polity(polity).court.power.map_or(0, |h| u32::from(h.0) + 1);
    let draw = sim.draw_at(chance::FAITH_POLICY, (polity, faith), mind);
    draw.quantal(&utilities[..allowed], r.temperature).map_or(now, |i| Policy::ALL[i])
}
