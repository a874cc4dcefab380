//! Of polities: their strength and what they take in.

use crate::sim::Sim;
use crate::{readings, world};
use tumen_base::{PlaceId, PolityId};
use tumen_scenario::{Commissioner, Form};

/// Whether a remote power is near enough to a place to act there.
#[must_use]
pub fn near_border(sim: &Sim<'_>, remote: PolityId, place: PlaceId) -> bool {
    sim.world.places_of(remote).any(|post| sim.summer_days(post, place) <= sim.rules.raid.border)
}

/// A year's taxes and trade of a polity before the court's share, in dinars.
#[must_use]
pub fn yearly_income(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let p = sim.world.polity(polity);
    let settlements = &sim.stage.scenario.settlements;
    let mut sum = 0.0;
    for place in sim.world.places_of(polity) {
        let kept = 1.0 - readings::wasted(sim, place);
        sum += kept
            * readings::passed_on(sim, place)
            * (readings::paying(sim, place) * sim.rules.revenue.dues * p.means.tax * p.means.income_share
                + settlements[place.index()].trade);
    }
    (sum - readings::trade_lost(sim, polity)).max(0.0)
}

/// Dinars a year that a polity loses by closed markets.
#[must_use]
pub fn trade_lost(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let of = |c: &&world::Closed| c.against == polity || sim.world.place(c.place).holder == polity;
    let trade = |c: &world::Closed| sim.stage.scenario.settlements[c.place.index()].trade;
    sim.world.closed.iter().filter(of).map(|c| sim.rules.market.share * trade(c)).sum()
}

/// True strength of a polity in men of standard quality: hosts on the map, part of those tied down
/// elsewhere, and part of the reserve.
#[must_use]
pub fn strength(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let hosts: f64 = sim.world.hosts_of(polity).map(|(_, h)| h.power()).sum();
    let tied: f64 =
        sim.world.tied.iter().map(|(_, h)| sim.world.host(*h)).filter(|h| h.owner == polity).map(|h| h.power()).sum();
    let harboured = sim.world.polity(polity).harboured().map_or(0.0, |(_, men)| f64::from(men));
    let reserve = f64::from(sim.world.polity(polity).reserve()) + sim.rules.levy.harboured * harboured;
    hosts + sim.rules.news.tied * tied + sim.rules.news.reserve * reserve
}

/// Whether a war elsewhere holds men of a polity.
pub(crate) fn busy_elsewhere(sim: &Sim<'_>, polity: PolityId) -> bool {
    sim.world.tied.iter().any(|(_, h)| sim.world.host(*h).owner == polity)
}

/// Whether a court lives by herds: it does so by its form, or did before it grew.
#[must_use]
pub fn nomad(sim: &Sim<'_>, polity: PolityId) -> bool {
    let begun = sim.stage.scenario.polities[polity.index()].form;
    let now = sim.world.polity(polity).form;
    now == Form::Tribe || now.is_court() && matches!(begun, Form::Tribe | Form::Band)
}

/// The first number that stands for no power and never has.
pub(crate) fn vacant_number(sim: &Sim<'_>) -> Option<PolityId> {
    sim.world.polities.iter().position(|p| p.form == Form::Vacant && p.arose.is_none()).map(PolityId::at)
}

/// Weight of a defeat in which so many fought against this share of what a death is.
pub(crate) fn weight_of_defeat(sim: &Sim<'_>, weight: f64) -> f64 {
    sim.rules.appanage.defeat * weight
}

/// What the commissioner at a vassal's court adds to its inclination to pay.
#[must_use]
pub fn commissioner_presence(sim: &Sim<'_>, vassal: PolityId) -> f64 {
    let presence = sim.rules.commissioner.presence;
    match sim.world.polity(vassal).bonds.vassalage.map(|v| v.commissioner) {
        Some(Commissioner::Resident) => presence,
        Some(Commissioner::Visiting) => 0.5 * presence,
        Some(Commissioner::None) | None => 0.0,
    }
}

/// Share of the error of rumour about a court that is left to another: less where a man of its own resides.
#[must_use]
pub fn left_of_error(sim: &Sim<'_>, of: PolityId, about: PolityId) -> f64 {
    let bond = sim.world.polity(about).bonds.vassalage;
    let reports = bond.is_some_and(|v| v.to == of && v.commissioner == Commissioner::Resident);
    if reports { sim.rules.commissioner.informed } else { 1.0 }
}
