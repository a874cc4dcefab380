//! Settlement: what victors do. They annex, take as vassal with terms, set up a kinsman of the old
//! ruler or a local notable, garrison, pillage; and before the walls they may proclaim relief to those
//! whom the enemy oppresses.

pub(crate) mod defeat;
pub(crate) mod submission;
mod transfer;

use crate::moment::{Matter, Moment};
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::host::Stance;
use crate::{beliefs, chance, readings, verbs};
pub(crate) use submission::{submit_early, submit_to_save};
use tumen_base::{HostId, Men, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

/// A host takes a place from its holder.
pub(crate) fn take(sim: &mut Sim<'_>, host: HostId, place: PlaceId, how: EventKind, cause: Option<Cause>) {
    let owner = sim.world.host(host).owner;
    let holder = sim.world.place(place).holder;
    verbs::lift_siege(sim, host);
    let event = sim.tell(Event::new(how).at(place).actor(owner).other(holder).host(host).because(cause));
    // Those inside who can, get away.
    sim.follow(Moment::CityFalls { place, holder, event });
    let people = sim.world.polity(holder).people;
    sim.world.kill_garrison(place, 0.3);
    if holder == LOCALS {
        sim.world.release_garrison(place);
    } else {
        sim.world.scatter_garrison(place, people);
    }
    sim.world.empty_purse(place, owner);
    if how != EventKind::CityYielded {
        let greed = sim.world.host(host).commander.map_or(0.5, |c| sim.world.person(c).greed());
        verbs::pillage(sim, host, place, 0.3 * greed);
    }
    if sim.put(Matter::ThroneInReach { host, holder, place, event }) {
        return;
    }
    if set_up(sim, owner, holder, place, event) {
        return verbs::finish_errand(sim, host);
    }
    let keeper = keeper(sim, owner, holder, place);
    verbs::transfer(sim, place, keeper, event);
    if keeper == owner {
        leave_garrison(sim, host, place);
        if sim.world.polity(owner).form == Form::Band {
            sim.follow(Moment::LandWon { polity: owner, host, place, event });
        }
    } else {
        let militia = share_of(sim.world.place(place).households as Men, 0.03);
        sim.world.arm_townsmen(place, militia);
    }
    if sim.world.host(host).on_map() {
        verbs::finish_errand(sim, host);
    }
}

/// A victor in the capital of a beaten court may leave the land to whoever of the old house has followed,
/// under himself. Not while the old ruler is at large.
fn set_up(sim: &mut Sim<'_>, owner: PolityId, holder: PolityId, place: PlaceId, event: EventId) -> bool {
    let p = sim.world.polity(holder);
    let Some(heir) = p.court.power.filter(|_| p.alive && p.form.is_court() && p.capital == Some(place)) else {
        return false;
    };
    let at_large = sim.world.leads(heir).is_some_and(|h| sim.world.host(h).stance == Stance::Fleeing);
    if holder == LOCALS || at_large || !sim.world.person(heir).free() || sim.world.is_under(owner, holder) {
        return false;
    }
    let r = sim.rules.settlement.clone();
    let far = sim.reach_days(owner, place).unwrap_or(0.0) / r.far;
    let anger = beliefs::grudge(sim, owner, holder).min(1.5);
    let will = r.restore + far
        - r.anger * anger
        - 2.0 * f64::from(u8::from(sim.world.polity(owner).bonds.claims.contains(place)));
    if !sim.draw(chance::RESTORED, holder).chance(maths::sigmoid(will)) {
        return false;
    }
    let told = sim.tell(
        Event::new(EventKind::Enthroned).at(place).actor(owner).other(holder).person(heir).because(Cause::Event(event)),
    );
    verbs::submit(sim, holder, owner, Cause::Event(told));
    let militia = share_of(sim.world.place(place).households as Men, 0.03);
    sim.world.arm_townsmen(place, militia);
    true
}

/// Who keeps a place that `owner` has won: itself, or a native power under it.
fn keeper(sim: &mut Sim<'_>, owner: PolityId, holder: PolityId, place: PlaceId) -> PolityId {
    let Some(native) =
        readings::native_power(sim, place, holder).filter(|n| *n != owner && sim.world.is_under(*n, owner))
    else {
        return owner;
    };
    let far = sim.world.polity(owner).capital.map_or(0.0, |c| sim.days(c, place)) / sim.rules.settlement.far;
    let mut draw = sim.draw(chance::KEEPER, place);
    let own_claim = f64::from(u8::from(sim.world.polity(owner).bonds.claims.contains(place)));
    if draw.chance(maths::sigmoid(sim.rules.settlement.restore + far - 2.0 * own_claim)) { native } else { owner }
}

fn leave_garrison(sim: &mut Sim<'_>, host: HostId, place: PlaceId) {
    let r = &sim.rules.settlement;
    // As many as the host can spare, and as the place is worth.
    let wanted = r.watch + r.garrison_household * sim.world.place(place).households;
    let men = (f64::from(sim.world.host(host).men()) * r.garrison).min(r.garrison_most).min(wanted) as Men;
    sim.world.garrison_from(host, place, men);
}
