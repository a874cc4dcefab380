//! Revolt: the aggrieved rise when there is hope. A rising is then a fight in the streets between
//! those who joined and the garrison.
//!
//! Hazard a day = lambda exp(alpha G share - beta garrison per 100 households - gamma / (1 + days to the
//! ruler's field host / 10) + delta hope - epsilon cowed); hope = 1 while a hostile host within D days stands behind a
//! proclamation of relief to this community, a part of that if it has proclaimed nothing; cowed = 1 when a rising there
//! has just been put down, and fades. Moments are
//! found by thinning: a candidate is drawn at the highest rate of the coming window and kept with
//! probability rate / highest rate, so the result does not depend on the length of the window.

mod relief;

use crate::due::Due;
use crate::moment::{Matter, Moment};
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::world::place::Relief;
use crate::{chance, readings, verbs};
pub(crate) use relief::approach;
use tumen_base::{Men, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, LOCALS};

/// Days that one look ahead covers.
const WINDOW: f64 = 90.0;

/// Puts the first look at every place on the agenda.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for i in 0..sim.world.places.len() {
        look_ahead(sim, PlaceId::at(i));
    }
}

/// The community most likely to rise at a place and its daily rate some days from now.
fn rate(sim: &Sim<'_>, place: PlaceId, days: f64) -> (usize, f64) {
    let p = sim.world.place(place);
    let r = &sim.rules.revolt;
    if p.holder == LOCALS || p.households < 50.0 {
        return (0, 0.0);
    }
    let mut best = (0, 0.0);
    let mut common = None;
    for slot in 0..p.communities.len() {
        let c = &p.communities[slot];
        let share = c.share;
        // Grievance lies between where it was and where it is heading.
        if c.grievance.max(c.target) < r.floor || share < 0.1 {
            continue;
        }
        let g = readings::grievance_on(sim, place, slot, days);
        if g < r.floor {
            continue;
        }
        let fixed = *common.get_or_insert_with(|| {
            let guard = f64::from(p.garrison()) / (p.households / 100.0).max(1.0);
            let near = nearest_host(sim, place, p.holder);
            -r.garrison * guard - r.host / (1.0 + near / 10.0) - r.cowed * cowed(sim, place, days)
        });
        let daily = r.base / tumen_base::day::YEAR
            * maths::exp(r.grievance * g * (0.5 + 0.5 * share) * 1.4 + fixed + r.hope * hope(sim, place, slot));
        if daily > best.1 {
            best = (slot, daily);
        }
    }
    best
}

/// What is left, some days from now, of the terror in which the last rising at a place was put down: 1 to 0.
fn cowed(sim: &Sim<'_>, place: PlaceId, days: f64) -> f64 {
    let Some(put_down) = sim.world.place(place).put_down else {
        return 0.0;
    };
    maths::fading((f64::from(sim.world.today - put_down) + days) / tumen_base::day::YEAR, sim.rules.revolt.forgets)
}

/// Days from a place to the nearest field host of its holder.
fn nearest_host(sim: &Sim<'_>, place: PlaceId, holder: PolityId) -> f64 {
    sim.world
        .hosts_of(holder)
        .filter(|(_, h)| h.men() > 500 && h.stance != Stance::Fleeing)
        .map(|(_, h)| sim.days(h.at, place))
        .fold(200.0, f64::min)
}

/// Hope of a community, 0 to 1, and the relief behind it.
fn hope(sim: &Sim<'_>, place: PlaceId, slot: usize) -> f64 {
    let Some(relief) = standing_relief(sim, place, slot) else {
        return 0.0;
    };
    let proclaimed = sim.world.host(relief.host).proclaimed.is_some();
    if proclaimed { 1.0 } else { sim.rules.revolt.unproclaimed }
}

fn standing_relief(sim: &Sim<'_>, place: PlaceId, slot: usize) -> Option<Relief> {
    let p = sim.world.place(place);
    let relief = p.communities[slot].relief?;
    let host = sim.world.host(relief.host);
    // A host that has gone over to another lord no longer stands behind its old promise.
    let stands = host.on_map() && host.owner == relief.by && host.men() > 1000;
    (stands && relief.until >= sim.world.today && sim.world.hostile(relief.by, p.holder)).then_some(relief)
}

/// Puts the next look, or the next candidate moment, on the agenda.
fn look_ahead(sim: &mut Sim<'_>, place: PlaceId) {
    if !sim.rules.switches.revolt {
        return;
    }
    let floor = sim.rules.revolt.floor;
    let p = sim.world.place(place);
    let version = p.rising_version;
    // Grievance lies between where it was and where it is heading: where both are low nobody rises, and
    // any change of condition looks again.
    if p.communities.iter().all(|c| c.grievance.max(c.target) < floor) {
        return;
    }
    // Grievance moves one way within a window, so the highest rate is at one of its ends.
    let highest = rate(sim, place, 0.0).1.max(rate(sim, place, WINDOW).1);
    if highest <= 0.0 {
        return sim.after(3.0 * WINDOW, Due::Rising { place, version, candidate: false });
    }
    let p = sim.world.place_mut(place);
    p.rising_draws += 1;
    p.rising_bound = highest;
    let number = p.rising_draws;
    let mut draw = sim.draw_at(chance::NEXT_RISING, place, number);
    let wait = draw.exponential() / highest;
    if wait > WINDOW {
        sim.after(WINDOW, Due::Rising { place, version, candidate: false });
    } else {
        sim.after(wait, Due::Rising { place, version, candidate: true });
    }
}

/// Conditions at a place have changed: older entries no longer hold.
pub(crate) fn retime(sim: &mut Sim<'_>, place: PlaceId) {
    let p = sim.world.place_mut(place);
    p.rising_version = p.rising_version.wrapping_add(1);
    look_ahead(sim, place);
}

/// A look at a place, or a candidate moment of rising.
pub(crate) fn review(sim: &mut Sim<'_>, place: PlaceId, version: u16, candidate: bool) {
    if sim.world.place(place).rising_version != version {
        return;
    }
    if candidate {
        let highest = sim.world.place(place).rising_bound;
        let (slot, now) = rate(sim, place, 0.0);
        let mut draw = sim.draw_at(chance::RISING, place, sim.world.place(place).rising_draws);
        if now > 0.0 && draw.chance(now / highest) {
            rise(sim, place, slot);
        }
    }
    look_ahead(sim, place);
}

/// The people of a place rise.
fn rise(sim: &mut Sim<'_>, place: PlaceId, slot: usize) {
    let p = sim.world.place(place);
    let (holder, community) = (p.holder, p.communities[slot]);
    let relief = standing_relief(sim, place, slot);
    let event = sim.tell(
        Event::new(EventKind::Revolt)
            .at(place)
            .other(holder)
            .actor(LOCALS)
            .detail(Detail::Faith(community.faith))
            .because(community.cause)
            .because(relief.map(|r| Cause::Event(r.event))),
    );
    let (won, share) = street_fight(sim, place, slot);
    if !won {
        verbs::suffer(sim, place, 0.4, Some(Cause::Event(event)));
        sim.world.kill_garrison(place, 0.15 * share);
        sim.tell(Event::new(EventKind::RevoltSuppressed).at(place).actor(holder).because(Cause::Event(event)));
        let today = sim.world.today;
        sim.world.place_mut(place).put_down = Some(today);
        return;
    }
    match relief {
        Some(relief) => open_gate(sim, place, holder, relief, event),
        None => expel(sim, place, holder, event),
    }
}

/// Part of the garrison is killed, the rest disperses.
fn overpower(sim: &mut Sim<'_>, place: PlaceId, holder: PolityId) {
    let people = sim.world.polity(holder).people;
    sim.world.kill_garrison(place, 0.6);
    sim.world.scatter_garrison(place, people);
}

/// Who wins in the streets, and the share of the community that joined. Each quarter joins when
/// enough others have (Granovetter's threshold model): with uniform thresholds scaled by grievance
/// and hope, the share that joins is the fixed point of s = F(s).
fn street_fight(sim: &mut Sim<'_>, place: PlaceId, slot: usize) -> (bool, f64) {
    let mut draw = sim.draw(chance::STREETS, place);
    let r = &sim.rules.revolt;
    let p = sim.world.place(place);
    let push = readings::grievance(sim, place, slot) + 0.5 * hope(sim, place, slot);
    let mut joined = 0.1 + 0.3 * push;
    for _ in 0..8 {
        joined = (0.1 + 0.3 * push + 0.8 * push * joined).min(1.0);
    }
    let crowd = p.households_of(slot) * joined * r.fighters;
    let inside: f64 = sim.world.hosts_at(place).filter(|(_, h)| h.owner == p.holder).map(|(_, h)| h.power()).sum();
    let soldiers = (f64::from(p.garrison()) + inside) * r.soldier + 1.0;
    let won = maths::ln((crowd + 1.0) / soldiers) + r.noise * draw.normal() > 0.0;
    (won, joined)
}

/// The gates are opened to the host whose coming gave hope.
fn open_gate(sim: &mut Sim<'_>, place: PlaceId, holder: PolityId, relief: Relief, event: EventId) {
    let garrison = sim.world.place(place).garrison();
    let opened = sim.tell(
        Event::new(EventKind::GateOpened)
            .at(place)
            .actor(relief.by)
            .other(holder)
            .other_men(garrison)
            .because(Cause::Event(event))
            .because(Cause::Event(relief.event)),
    );
    sim.follow(Moment::CityFalls { place, holder, event: opened });
    overpower(sim, place, holder);
    verbs::hand_over(sim, place, relief.by, EventKind::GateOpened, opened);
}

/// The garrison is gone and nobody outside is waiting: the place goes back to those it knows, or its
/// people keep it.
fn expel(sim: &mut Sim<'_>, place: PlaceId, holder: PolityId, event: EventId) {
    let garrison = sim.world.place(place).garrison();
    let expelled = sim.tell(
        Event::new(EventKind::GarrisonExpelled)
            .at(place)
            .actor(LOCALS)
            .other(holder)
            .other_men(garrison)
            .because(Cause::Event(event)),
    );
    sim.follow(Moment::CityFalls { place, holder, event: expelled });
    overpower(sim, place, holder);
    let heir = readings::native_power(sim, place, holder).unwrap_or(LOCALS);
    if heir == LOCALS && sim.put(Matter::CityFree { place, holder, event: expelled }) {
        return;
    }
    verbs::hand_over(sim, place, heir, EventKind::GarrisonExpelled, expelled);
    let militia = (sim.world.place(place).households * 0.05) as Men;
    sim.world.arm_townsmen(place, militia);
}
