//! Faith: each ruler holds a policy toward each faith, chosen by zeal, fear and counsel. The grievance
//! of a community moves exponentially toward a target that policy, taxes, violence and foreign rule
//! set: up within a year or two, down within several.
//!
//! Target G* = sigmoid(w0 + wp severity + wt (tax - 1) + wv violence + wr foreign - we notables).
//! Severity is that of the holder's policy, or a share of the suzerain's if that is harsher. Notables in office take the edge
//! off foreign rule; set aside, they add what they took away.

use crate::mechanisms::realm::revolt;
use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::polity::MAX_FAITHS;
use crate::{chance, readings};
use tumen_base::day::YEAR;
use tumen_base::{FaithId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, LOCALS, Policy};

/// Communities stand at their targets on day one: the policies of 1208 are old.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for i in 0..sim.world.places.len() {
        let place = PlaceId::at(i);
        for slot in 0..sim.world.place(place).communities.len() {
            let target = target(sim, place, slot);
            let c = &mut sim.world.place_mut(place).communities[slot];
            c.grievance = target;
            c.target = target;
        }
    }
    revolt::begin(sim);
}

fn target(sim: &Sim<'_>, place: PlaceId, slot: usize) -> f64 {
    let r = &sim.rules.faith;
    let p = sim.world.place(place);
    if p.holder == LOCALS {
        return maths::sigmoid(r.calm - r.notables);
    }
    let holder = sim.world.polity(p.holder);
    let c = &p.communities[slot];
    let violence = c.violence * maths::fading(f64::from(sim.world.today - c.hurt) / YEAR, r.memory);
    let in_office = readings::in_office(sim, place);
    let foreign =
        f64::from(u8::from(holder.faith != c.faith)) * (1.0 - (1.0 - sim.rules.notables.softened) * in_office);
    let left_alone = f64::from(u8::from(holder.vassalage.is_some() || p.garrison < 500));
    let notables = left_alone.max(in_office) - readings::set_aside(sim, place);
    maths::sigmoid(
        r.calm
            + r.severity * readings::severity(sim, place, c.faith)
            + r.tax * (holder.tax - 1.0)
            + r.violence * violence
            + r.foreign * foreign
            - r.notables * notables,
    )
}

/// Brings the communities of a place up to date and sets their targets anew.
pub(crate) fn retarget(sim: &mut Sim<'_>, place: PlaceId, cause: Option<Cause>) {
    let today = sim.world.today;
    for slot in 0..sim.world.place(place).communities.len() {
        let (now, aim) = (readings::grievance(sim, place, slot), target(sim, place, slot));
        let c = &mut sim.world.place_mut(place).communities[slot];
        if aim > c.target && cause.is_some() {
            c.cause = cause;
        }
        c.grievance = now;
        c.touched = today;
        c.target = aim;
    }
    revolt::retime(sim, place);
}

/// The communities of a place are stirred up: their grievance rises at once, and goes back to where it was heading.
pub(crate) fn stir(sim: &mut Sim<'_>, place: PlaceId, by: f64, cause: Cause) {
    retarget(sim, place, None);
    for c in &mut sim.world.place_mut(place).communities {
        c.grievance = (c.grievance + by).min(1.0);
        c.cause.get_or_insert(cause);
    }
    revolt::retime(sim, place);
}

/// The same for every place that a polity or its vassals hold.
pub(crate) fn retarget_polity(sim: &mut Sim<'_>, polity: PolityId, cause: Option<Cause>) {
    for i in 0..sim.world.places.len() {
        let place = PlaceId::at(i);
        let holder = sim.world.place(place).holder;
        if holder == polity || sim.world.polity(holder).vassalage.is_some_and(|v| v.to == polity) {
            retarget(sim, place, cause);
        }
    }
}

/// A place suffers violence of the given weight, 0 to 1.
pub(crate) fn suffer(sim: &mut Sim<'_>, place: PlaceId, weight: f64, cause: Option<Cause>) {
    let (today, memory) = (sim.world.today, sim.rules.faith.memory);
    for c in &mut sim.world.place_mut(place).communities {
        let now = c.violence * maths::fading(f64::from(today - c.hurt) / YEAR, memory);
        c.violence = (now + weight).min(1.0);
        c.hurt = today;
    }
    if weight > 0.05 {
        retarget(sim, place, cause);
    }
}

/// A ruler weighs his policy toward each faith, once a year and when his rule begins.
pub(crate) fn weigh_policy(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    sim.after(YEAR, Due::Creed(polity));
    let Some(head) = sim.world.polity(polity).power else {
        return;
    };
    let census = census(sim, polity);
    for f in 0..sim.stage.scenario.faiths.len().min(MAX_FAITHS) {
        let faith = FaithId::at(f);
        let chosen = choose(sim, polity, faith, &census);
        if chosen != sim.world.polity(polity).policy[f] {
            set_policy(sim, polity, faith, chosen, Some(Cause::Character(head)));
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
    let (r, now) = (&sim.rules.faith, p.policy[faith.index()]);
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
    let fresh = f64::from(sim.world.today - p.headed_since) / YEAR < r.new_years;
    let custom = r.custom
        * match (fresh, p.usurped) {
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
    let mind = sim.world.polity(polity).power.map_or(0, |h| u32::from(h.0) + 1);
    let draw = sim.draw_at(chance::FAITH_POLICY, (polity, faith), mind);
    draw.quantal(&utilities[..allowed], r.temperature).map_or(now, |i| Policy::ALL[i])
}

/// Changes a policy and tells of it.
pub(crate) fn set_policy(
    sim: &mut Sim<'_>,
    polity: PolityId,
    faith: FaithId,
    policy: Policy,
    cause: Option<Cause>,
) -> EventId {
    let power = sim.world.polity(polity).power;
    let event = sim.tell(
        Event::new(EventKind::Policy).actor(polity).person(power).detail(Detail::Policy(faith, policy)).because(cause),
    );
    let p = sim.world.polity_mut(polity);
    p.policy[faith.index()] = policy;
    p.policy_event[faith.index()] = Some(event);
    retarget_polity(sim, polity, Some(Cause::Event(event)));
    event
}
