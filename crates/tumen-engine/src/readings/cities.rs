//! Of cities: who defends them, who holds office there, to whom they would turn.

use crate::readings;
use crate::sim::Sim;
use tumen_base::{PlaceId, PolityId};
use tumen_scenario::Form;

/// Standing of the notables of a place who are in office, 0 to 1.
#[must_use]
pub fn in_office(sim: &Sim<'_>, place: PlaceId) -> f64 {
    let p = sim.world.place(place);
    if p.families.aside() { 0.0 } else { p.notables }
}

/// Standing of those who have been set aside.
#[must_use]
pub fn set_aside(sim: &Sim<'_>, place: PlaceId) -> f64 {
    let p = sim.world.place(place);
    if p.families.aside() { p.notables } else { 0.0 }
}

/// Share of the dues of a place that reaches its lord past its notables.
#[must_use]
pub fn passed_on(sim: &Sim<'_>, place: PlaceId) -> f64 {
    1.0 - sim.rules.notables.kept * readings::in_office(sim, place)
}

/// What notables add to the inclination of a place to open to a besieger on terms.
#[must_use]
pub fn opening_by_notables(sim: &Sim<'_>, place: PlaceId, besieger: PolityId) -> f64 {
    let (p, r) = (sim.world.place(place), &sim.rules.notables);
    let called = p.turned_to.is_some_and(|to| to == besieger || sim.world.is_under(besieger, to));
    p.notables * if called { r.called } else { r.terms }
}

/// Men who defend a place: garrison, hosts inside, and townsmen who side with the holder.
#[must_use]
pub fn defenders(sim: &Sim<'_>, place: PlaceId) -> f64 {
    let p = sim.world.place(place);
    let inside: f64 = sim
        .world
        .hosts_at(place)
        .filter(|(_, h)| {
            h.owner == p.holder || sim.world.is_under(h.owner, p.holder) || sim.world.is_under(p.holder, h.owner)
        })
        .map(|(_, h)| h.power())
        .sum();
    let loyal = 1.0 - readings::mean_grievance(sim, place);
    f64::from(p.garrison()) + inside + p.households * sim.rules.siege.militia * loyal * loyal * 0.4
}

/// Whether a polity has a place under siege, and which.
#[must_use]
pub fn besieged_place(sim: &Sim<'_>, polity: PolityId) -> Option<PlaceId> {
    sim.world.places_of(polity).find(|p| sim.world.place(*p).besieger.is_some())
}

/// The power to which the people of a place would turn if its holder were gone: a living polity with a
/// claim on it, the nearest, one of their faith before others.
#[must_use]
pub fn native_power(sim: &Sim<'_>, place: PlaceId, holder: PolityId) -> Option<PolityId> {
    let main = sim.world.place(place).communities.iter().max_by(|a, b| a.share.total_cmp(&b.share))?.faith;
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            *q != holder
                && p.alive
                && p.bonds.claims.contains(place)
                && !matches!(p.form, Form::Band | Form::Outside | Form::Remote)
                && p.capital.is_some()
                && !readings::oppresses_faith(sim, *q, main)
        })
        .min_by(|a, b| {
            let score = |q: &PolityId| {
                let p = sim.world.polity(*q);
                sim.days(p.capital.expect("filtered"), place) + if p.creed.faith == main { 0.0 } else { 15.0 }
            };
            score(a).total_cmp(&score(b)).then(a.cmp(b))
        })
}
