//! Of the land: what war and herds have left of it, what it is worth and what it gives.

use crate::readings;
use crate::sim::Sim;
use crate::world::World;
use tumen_base::day::YEAR;
use tumen_base::{PlaceId, PolityId, maths};

/// Share of a place's yields lost to war today.
#[must_use]
pub fn wasted(sim: &Sim<'_>, place: PlaceId) -> f64 {
    let p = sim.world.place(place);
    p.wasted * maths::fading(f64::from(sim.world.today - p.wasted_on) / YEAR, sim.rules.supply.recovery)
}

/// Share of the year's grass at a place that has been eaten and has not grown back.
#[must_use]
pub fn grazed(sim: &Sim<'_>, place: PlaceId) -> f64 {
    let p = sim.world.place(place);
    p.grazed * maths::fading(f64::from(sim.world.today - p.grazed_on) / YEAR, sim.rules.supply.regrowth)
}

/// Worth of the country about a place, 0 to 1, to a people of so many men; of what `of` and its vassals hold, if given.
#[must_use]
pub fn worth_of_country(sim: &Sim<'_>, place: PlaceId, men: f64, of: Option<PolityId>) -> f64 {
    let r = &sim.rules.migration;
    let (mut sum, mut grass) = (0.0, 0.0);
    for (p, days) in std::iter::once((place, 0.0)).chain(sim.stage.near(place).iter().copied()) {
        if days > r.country {
            break;
        }
        let x = sim.world.place(p);
        if of.is_some_and(|o| x.holder != o && !sim.world.is_under(x.holder, o)) {
            continue;
        }
        let kept = (1.0 - readings::wasted(sim, p)) * maths::fading(days, r.nearness);
        let herders = sim.world.herders(p);
        // A dinar of tolls is worth as much as one of dues.
        let tolls = sim.stage.scenario.settlements[p.index()].trade / sim.rules.revenue.dues;
        sum += kept * (herders + r.settled * (x.households - herders + tolls));
        grass += kept * (sim.stage.scenario.settlements[p.index()].pasture_km2 - 0.5 * r.grazing * herders).max(0.0);
    }
    let fed = (grass / (r.grazing * r.followers * men.max(1.0))).min(1.0);
    sum / (sum + r.half) * (0.25 + 0.75 * fed)
}

/// Men that a place would give by the common shares to a polity that held it.
pub(crate) fn common(sim: &Sim<'_>, place: PlaceId, polity: PolityId) -> f64 {
    let (p, r) = (sim.world.place(place), &sim.rules.levy);
    let own = p.people == Some(sim.world.polity(polity).people);
    let herders = r.nomad * if own { 1.0 } else { r.strangers };
    p.communities.iter().map(|c| p.households * c.share * if c.nomad { herders } else { r.settled }).sum()
}

/// Men that a place gives to a polity that holds it.
#[must_use]
pub fn levy_of_place(sim: &Sim<'_>, place: PlaceId, polity: PolityId) -> f64 {
    let p = sim.world.place(place);
    (p.levy * readings::common(sim, place, polity)).min(sim.rules.levy.most * p.households)
}

/// Men that all the land of a polity gives it, and the people it has on the road with it.
#[must_use]
pub fn levy_of_land(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let places: f64 = sim.world.places_of(polity).map(|p| readings::levy_of_place(sim, p, polity)).sum();
    let p = sim.world.polity(polity);
    let r = &sim.rules.levy;
    let road: f64 = p.following.households.iter().map(|h| h.1).sum();
    places + road * (p.following.levy * r.nomad).min(r.most)
}

/// Share of the households of a polity that live by herds; 0 if it has none.
#[must_use]
pub fn nomad_share(world: &World, polity: PolityId) -> f64 {
    let (mut nomads, mut all) = (0.0, 0.0);
    for place in world.places_of(polity) {
        let p = world.place(place);
        all += p.households;
        nomads += p.communities.iter().filter(|c| c.nomad).map(|c| p.households * c.share).sum::<f64>();
    }
    if all > 0.0 { nomads / all } else { 0.0 }
}

/// A place's households on the rolls as so many settled ones: herds pay less.
#[must_use]
pub fn paying(sim: &Sim<'_>, place: PlaceId) -> f64 {
    readings::on_the_rolls(sim, place) * (1.0 - (1.0 - sim.rules.census.herds) * readings::by_herds(sim, place))
}

/// By how much faster the men of a polity come of age for war: herdsmen give men where others give money.
#[must_use]
pub fn riders(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let (mut all, mut herding) = (0.0, 0.0);
    for place in sim.world.places_of(polity) {
        let n = sim.world.place(place).households;
        all += n;
        herding += n * readings::by_herds(sim, place);
    }
    1.0 + sim.rules.census.riders * herding / f64::max(all, 1.0)
}

/// Households of a place from which dues are taken today.
#[must_use]
pub fn on_the_rolls(sim: &Sim<'_>, place: PlaceId) -> f64 {
    let p = sim.world.place(place);
    let years = f64::from(sim.world.today - p.counted_on) / YEAR;
    let r = &sim.rules.census;
    (p.counted * maths::exp(-r.stale * years).max(r.custom)).min(p.households)
}

/// Share of a place's households that live by herds.
#[must_use]
pub fn by_herds(sim: &Sim<'_>, place: PlaceId) -> f64 {
    sim.world.place(place).communities.iter().filter(|c| c.nomad).map(|c| c.share).sum()
}
