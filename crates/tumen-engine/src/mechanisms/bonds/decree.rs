//! Decree: an overlord has a troublesome people of herdsmen moved out of the way of the vassal it troubles, to pastures of
//! his own or of another vassal. Part of its households goes, and peace with it; or it will not go, and he has to march.
//!
//! P(it goes) = sigmoid(ln(the overlord's strength as it bears there / the people's own)). A third to two thirds of the
//! households of the pasture nearest to the quarrel go.
//!
//! Source: Qara Khitai, Yelu Yilie: the western khan told to drive the Karluks from Bukhara and Samarkand to Kashgar.
//! The worth of it is in [`super::arbitration`].

use crate::mechanisms::bonds::allegiance;
use crate::mechanisms::news;
use crate::mechanisms::peoples::migration;
use crate::mechanisms::realm::levy;
use crate::mechanisms::war::strategy;
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use tumen_base::{PlaceId, PolityId, maths};
use tumen_scenario::EventKind;

/// Fewest households worth a decree.
const LEAST: f64 = 300.0;
/// Days between the old pastures and the new.
const WAY: (f64, f64) = (8.0, 60.0);
/// What being moved weighs with a people.
const DRIVEN: f64 = 0.35;

/// Herding households of a place.
fn herders(sim: &Sim<'_>, place: PlaceId) -> f64 {
    let p = sim.world.place(place);
    p.communities.iter().filter(|c| c.nomad).map(|c| p.households * c.share).sum()
}

/// From where to where a people would be moved: its pasture nearest to the threatened seat, and the best pasture some
/// way off in the hands of the overlord or of a vassal that is no party to the quarrel.
#[must_use]
pub fn way(
    sim: &Sim<'_>,
    lord: PolityId,
    people: PolityId,
    from: PolityId,
    seat: PlaceId,
) -> Option<(PlaceId, PlaceId)> {
    if !migration::nomad(sim, people) {
        return None;
    }
    let old = sim
        .world
        .places_of(people)
        .filter(|p| herders(sim, *p) > LEAST)
        .min_by(|a, b| sim.summer_days(seat, *a).total_cmp(&sim.summer_days(seat, *b)))?;
    let pasture = |p: PlaceId| sim.stage.scenario.settlements[p.index()].pasture_km2;
    let near = sim.stage.near(old).iter().filter(|(_, days)| (WAY.0..WAY.1).contains(days)).map(|(p, _)| *p);
    let new = near
        .filter(|p| {
            let holder = sim.world.place(*p).holder;
            holder == lord || holder != from && holder != people && sim.world.is_under(holder, lord)
        })
        .max_by(|a, b| pasture(*a).total_cmp(&pasture(*b)).then(b.cmp(a)))?;
    Some((old, new))
}

/// The decree goes out. Returns whether the people goes.
pub(crate) fn give(
    sim: &mut Sim<'_>,
    lord: PolityId,
    people: PolityId,
    from: PolityId,
    (old, new): (PlaceId, PlaceId),
    event: EventId,
) -> bool {
    let days = sim.reach_days(lord, old).unwrap_or(200.0);
    let force = news::strength(sim, lord).max(100.0) * maths::fading(days, sim.rules.allegiance.reach);
    let own = news::strength(sim, people).max(100.0);
    let mut draw = sim.draw_for(Mechanism::Arbitration, people.key(), 0x3_0000);
    if !draw.chance(maths::sigmoid(maths::ln(force / own))) {
        allegiance::wrong(sim, lord, people, 0.2, Cause::Event(event));
        return false;
    }
    let households = herders(sim, old) * draw.between(0.33, 0.67);
    levy::move_herds(sim, old, new, households);
    let told =
        sim.tell(Event::new(EventKind::PeopleMoved).at(new).actor(lord).other(people).because(Cause::Event(event)));
    if let Some(place) = sim.court(from) {
        strategy::make_truce(sim, people, from, place, Some(Cause::Event(told)));
    }
    allegiance::wrong(sim, people, lord, DRIVEN, Cause::Event(told));
    true
}
