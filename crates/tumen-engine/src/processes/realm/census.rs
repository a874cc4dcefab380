//! Census: dues are taken from the households that were counted, and a count grows stale as people move, hide and fall off
//! the rolls. A court counts anew in a new reign, or when money is short; it costs money, takes most of a year, reaches only
//! what the court rules itself, and nobody likes to be counted.
//!
//! Households on the rolls = counted x max(custom, e^(-stale x years)), never more than there are. P(census in a year) =
//! sigmoid(inclination + new reign + shortage + missing x share that the rolls lack).
//!
//! What the documents say: the one act told of a ruler of thirteen years is a census of those over eighteen, of the lands about
//! the capital only (Qara Khitai, Yelu Yilie; Administration). Herdsmen pay by the herd, less than a settled household does,
//! and give more men instead (estimate after the general practice of the steppe).

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event};
use crate::{chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form};

/// At the harvest a court considers a census. `short` is whether its treasury is.
pub(crate) fn consider(sim: &mut Sim<'_>, polity: PolityId, short: bool) {
    let p = sim.world.polity(polity);
    if p.means.counting
        || !matches!(p.form, Form::Empire | Form::Kingdom | Form::City)
        || sim.world.head(polity).is_none()
    {
        return;
    }
    let fresh = f64::from(sim.world.today - p.court.headed_since) / YEAR < sim.rules.census.new_reign;
    let (mut there, mut rolls) = (0.0, 0.0);
    for place in sim.world.places_of(polity) {
        there += sim.world.place(place).households;
        rolls += readings::on_the_rolls(sim, place);
    }
    let r = sim.rules.census.clone();
    let cost = (there * r.cost) as i64;
    if there < 1000.0 || p.treasury() < cost {
        return;
    }
    let will = r.inclination
        + r.reign * f64::from(u8::from(fresh))
        + r.shortage * f64::from(u8::from(short))
        + r.missing * (1.0 - rolls / there);
    let mut draw = sim.draw(chance::CENSUS, polity);
    if !draw.chance(maths::sigmoid(will)) {
        return;
    }
    let days = draw.between(r.shortest, r.longest);
    sim.world.spend(polity, cost);
    sim.world.polity_mut(polity).means.counting = true;
    sim.after(days, Due::Census { polity });
}

/// The count is done: of what the court still rules itself.
pub(crate) fn done(sim: &mut Sim<'_>, polity: PolityId) {
    sim.world.polity_mut(polity).means.counting = false;
    if !sim.world.polity(polity).alive {
        return;
    }
    let places: Vec<PlaceId> = sim.world.places_of(polity).filter(|p| sim.world.place(*p).besieger.is_none()).collect();
    let today = sim.world.today;
    let mut sum = 0.0;
    for place in &places {
        let p = sim.world.place_mut(*place);
        p.counted = p.households;
        p.counted_on = today;
        sum += p.households;
    }
    if sum < 1.0 {
        return;
    }
    let head = sim.world.polity(polity).court.power;
    let event = sim.tell(
        Event::new(EventKind::Census)
            .actor(polity)
            .person(head)
            .at_capital(sim, polity)
            .detail(Detail::Households(sum as i64))
            .because(head.map(Cause::Character)),
    );
    let resented = sim.rules.census.resented;
    for place in places {
        verbs::stir(sim, place, resented, Cause::Event(event));
    }
}
