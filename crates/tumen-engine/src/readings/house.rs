//! Of persons and houses: who is of the near line, who is an in-law, who claims what.

use crate::readings;
use crate::sim::Sim;
use crate::world::chronicle::EventId;
use crate::world::person::Person;
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId};

/// The house from which the ruling house of a polity takes its wives.
#[must_use]
pub fn consort_house(sim: &Sim<'_>, polity: PolityId) -> Option<u16> {
    sim.stage.scenario.polities[polity.index()].consort_house
}

/// Whether a person is of the consort clan of a polity, or married into its ruling house.
#[must_use]
pub fn is_in_law(sim: &Sim<'_>, person: PersonId, polity: PolityId) -> bool {
    let (x, p) = (sim.world.person(person), sim.world.polity(polity));
    let married = || x.spouse.is_some_and(|s| sim.world.person(s).house == p.house);
    x.house != p.house && x.polity == polity && (readings::consort_house(sim, polity) == Some(x.house) || married())
}

/// Most living men and women of a consort clan who are counted one by one.
const COUNTED: usize = 14;

/// Whether a man of a consort clan has children who are counted: while they are not too many.
#[must_use]
pub fn counts_children(sim: &Sim<'_>, man: PersonId) -> bool {
    let x = sim.world.person(man);
    sim.world.polity(x.polity).alive
        && readings::consort_house(sim, x.polity) == Some(x.house)
        && sim.world.persons.iter().filter(|y| y.house == x.house && y.alive()).count() < COUNTED
}

/// Whether a man has ruled, or is the son or a brother of one who has, and serves the polity of his house; or is of the
/// clan that gives that house its wives.
pub(crate) fn near_line(sim: &Sim<'_>, man: PersonId) -> bool {
    let x = sim.world.person(man);
    if readings::counts_children(sim, man) {
        return true;
    }
    let house = sim.world.polity(x.polity).house == x.house && sim.world.polity(x.polity).alive;
    let has_ruled = |p: PersonId| sim.world.person(p).reigned;
    let brothers = || {
        let same = |p: &Person| p.father.is_some() && p.father == x.father && p.reigned;
        sim.world.persons.iter().any(same)
    };
    house && (x.reigned || x.father.is_some_and(has_ruled) || brothers())
}

/// Whether a polity has a host on its way that is to set somebody up over another: it does not want his submission.
#[must_use]
pub(crate) fn means_another(sim: &Sim<'_>, owner: PolityId, holder: PolityId) -> bool {
    sim.world.dealings.claims.iter().any(|c| {
        c.throne == holder && c.escort.is_some_and(|h| sim.world.host(h).on_map() && sim.world.host(h).owner == owner)
    })
}

/// The event by which the present ruler of a polity owes his throne to `to`, while he can be reminded of it.
#[must_use]
pub(crate) fn owes_throne(sim: &Sim<'_>, polity: PolityId, to: PolityId) -> Option<EventId> {
    let (backer, since, event) = sim.world.dealings.of(polity).backer?;
    let fresh = f64::from(sim.world.today - since) < sim.rules.claimant.reminded * YEAR;
    (backer == to && fresh).then_some(event)
}
