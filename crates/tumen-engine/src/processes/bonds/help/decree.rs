//! Decree: an overlord has a troublesome people of herdsmen moved out of the way of the vassal it troubles, to pastures of
//! his own or of another vassal. Part of its households goes, and peace with it; or it will not go, and he has to march.
//!
//! P(it goes) = sigmoid(ln(the overlord's strength as it bears there / the people's own)). A third to two thirds of the
//! households of the pasture nearest to the quarrel go.
//!
//! It need not have come to war: a vassal that holds wrongs of `ill` or more against herdsmen under the same overlord, who live
//! within `near` days, complains, and he gives the decree at the rate `rate` x wrongs a year.
//!
//! Source: Qara Khitai, Yelu Yilie: the western khan told to drive the Karluks from Bukhara and Samarkand to Kashgar.
//! The worth of it is in [`super::arbitration`].

use crate::sim::{Sim, nearest};
use crate::world::chronicle::{Cause, Event};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{PlaceId, PolityId, maths};
use tumen_scenario::EventKind;

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
    if !readings::nomad(sim, people) {
        return None;
    }
    let many = sim.world.places_of(people).filter(|p| herders(sim, *p) > sim.rules.decree.least);
    let (old, _) = nearest(many, |p| sim.summer_days(seat, p))?;
    let pasture = |p: PlaceId| sim.stage.scenario.settlements[p.index()].pasture_km2;
    let r = &sim.rules.decree;
    let near = sim.stage.near(old).iter().filter(|(_, days)| (r.shortest..r.farthest).contains(days)).map(|(p, _)| *p);
    let new = near
        .filter(|p| {
            let holder = sim.world.place(*p).holder;
            holder == lord || holder != from && holder != people && sim.world.is_under(holder, lord)
        })
        .max_by(|a, b| pasture(*a).total_cmp(&pasture(*b)).then(b.cmp(a)))?;
    Some((old, new))
}

/// Once a year a vassal may complain to its overlord of herdsmen near by who are under him too.
pub(crate) fn complain(sim: &mut Sim<'_>, polity: PolityId, lord: PolityId) {
    let (Some(seat), true) = (sim.world.polity(polity).capital, lord != polity) else { return };
    let r = sim.rules.decree.clone();
    let worst = (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            let near = p.capital.is_some_and(|c| sim.summer_days(seat, c) <= r.near);
            *q != polity && *q != lord && p.alive && near && sim.world.is_under(*q, lord) && readings::nomad(sim, *q)
        })
        .map(|q| (q, beliefs::grudge(sim, polity, q)))
        .filter(|(_, ill)| *ill >= r.ill)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let Some((people, ill)) = worst else { return };
    let given = sim.draw(chance::COMPLAINT, polity).chance(1.0 - maths::exp(-r.rate * ill));
    let cause = sim.world.ties.get(polity, people).wrong;
    let Some(cause) = cause.filter(|_| given) else { return };
    if let Some(way) = way(sim, lord, people, polity, seat) {
        give(sim, lord, people, polity, way, cause);
    }
}

/// The decree goes out. Returns whether the people goes.
pub(crate) fn give(
    sim: &mut Sim<'_>,
    lord: PolityId,
    people: PolityId,
    from: PolityId,
    (old, new): (PlaceId, PlaceId),
    cause: Cause,
) -> bool {
    let days = sim.reach_days(lord, old).unwrap_or(200.0);
    let force = readings::strength(sim, lord).max(100.0) * maths::fading(days, sim.rules.allegiance.reach);
    let own = readings::strength(sim, people).max(100.0);
    let mut draw = sim.draw(chance::DECREE, people);
    if !draw.chance(maths::sigmoid(maths::ln(force / own))) {
        let stays = sim.rules.decree.stays;
        verbs::wrong(sim, lord, people, stays, cause);
        return false;
    }
    let households = herders(sim, old) * draw.between(0.33, 0.67);
    verbs::move_herds(sim, old, new, households);
    let told = sim.tell(Event::new(EventKind::PeopleMoved).at(new).actor(lord).other(people).because(cause));
    if let Some(place) = sim.court(from).filter(|_| sim.world.hostile(people, from)) {
        verbs::make_truce(sim, people, from, place, Some(Cause::Event(told)));
    }
    let driven = sim.rules.decree.driven;
    verbs::wrong(sim, people, lord, driven, Cause::Event(told));
    true
}
