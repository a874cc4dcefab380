//! Inward: a power that was raided, or has found spies, trusts the raiders' kinsmen in its own land less, and has them moved
//! away from the border: men of that people whom it harbours become men of its own country, who will not go over; herdsmen
//! of that people leave the pastures by the border for those farthest from it. Those whose kin were moved remember it.
//!
//! P = `moves` on each occasion. Source: Qara Khitai, Yelu Pusuwan: after spies were found in 1177 the Jin resettled the Khitans
//! of the north-west in the north-east.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{chance, verbs};
use tumen_base::{Men, PlaceId, PolityId};
use tumen_scenario::EventKind;

/// A power has been raided, or spied upon, by another near a place.
pub(crate) fn fear(sim: &mut Sim<'_>, of: PolityId, raiders: PolityId, near: PlaceId, event: EventId) {
    let moves = sim.rules.inward.moves;
    if sim.world.polity(of).people == sim.world.polity(raiders).people {
        return;
    }
    let Some(to) = innermost(sim, of, near) else { return };
    if !sim.draw(chance::INWARD, (of, raiders)).chance(moves) {
        return;
    }
    let men = settle_harboured(sim, of, raiders) + move_herders(sim, of, raiders, near, to);
    if men == 0 {
        return;
    }
    let told =
        sim.tell(Event::new(EventKind::KinMoved).at(to).actor(of).other(raiders).men(men).because(Cause::Event(event)));
    let hurt = sim.rules.inward.hurt;
    verbs::wrong(sim, raiders, of, hurt, Cause::Event(told));
}

/// The place of a power that is farthest from another place, if it is not that place.
fn innermost(sim: &Sim<'_>, of: PolityId, from: PlaceId) -> Option<PlaceId> {
    let far = |p: &PlaceId| sim.summer_days(from, *p);
    sim.world.places_of(of).filter(|p| *p != from).max_by(|a, b| far(a).total_cmp(&far(b)).then(b.cmp(a)))
}

/// Men of the raiders' people whom the power harbours are its own from now on. How many.
fn settle_harboured(sim: &mut Sim<'_>, of: PolityId, raiders: PolityId) -> Men {
    let people = sim.world.polity(raiders).people;
    let kin = sim
        .world
        .polity(of)
        .harboured()
        .is_some_and(|(p, men)| p == people && f64::from(men) >= sim.rules.inward.least);
    if kin { sim.world.naturalise_harboured(of) } else { 0 }
}

/// Herdsmen of the raiders' people by the border go to other pastures. Their fighting men.
fn move_herders(sim: &mut Sim<'_>, of: PolityId, raiders: PolityId, near: PlaceId, to: PlaceId) -> Men {
    let people = sim.world.polity(raiders).people;
    let r = sim.rules.inward.clone();
    let by_border = |p: &PlaceId| {
        let x = sim.world.place(*p);
        *p != to
            && x.people == Some(people)
            && sim.summer_days(near, *p) <= r.border
            && sim.world.herders(*p) >= sim.rules.inward.least
    };
    let from: Vec<PlaceId> = sim.world.places_of(of).filter(by_border).collect();
    let moved: f64 = from.into_iter().map(|p| verbs::move_herds(sim, p, to, r.share * sim.world.herders(p))).sum();
    (moved * sim.rules.levy.nomad) as Men
}
