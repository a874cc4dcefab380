//! Reigns: a court that counts by eras proclaims a new one for each new holder of power, a regent too; it strikes coins of
//! it where it has a mint, and sends its vassals seals dated by it. A ruler proclaims a second era if, years after the
//! first, he has come to sit in a great city; there is no third, however often a people moves its seat.
//!
//! The year in which an era is proclaimed is its year 1, and a year is that of the Chinese calendar, which does not
//! begin in January: year of the era = year of the day - first year + 1. When its list of names is at an end a court goes
//! on counting by the last, and so does one in which a man behind a figurehead or of another people has seized the power; a
//! new reign sends its seals all the same.
//!
//! Source: Qara Khitai, table of sovereigns: two eras in the first reign, the second in the year in which Balasagun
//! became the capital (Founding), then one a reign; the usurper of 1211 had none of his own, and the last was counted to
//! 1218.

pub(crate) mod titles;
use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::polity::Era;
use crate::{chance, readings};
use tumen_base::{PersonId, PlaceId, PolityId};
use tumen_scenario::EventKind;

fn names(sim: &Sim<'_>, polity: PolityId) -> usize {
    sim.stage.scenario.polities[polity.index()].eras.len()
}

/// Power in a court is in new hands.
pub(crate) fn begun(sim: &mut Sim<'_>, polity: PolityId) {
    if names(sim, polity) > 0 {
        let most = sim.rules.reign.proclaims;
        let days = 20.0 + (most - 20.0) * sim.draw(chance::ERA, polity).uniform();
        sim.after(days, Due::Reign { polity });
    }
}

/// Courts that count by eras, and have none yet on the first day, proclaim their first within a year or so.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for polity in (0..sim.world.polities.len()).map(PolityId::at) {
        if names(sim, polity) > 0 && sim.world.polity(polity).alive {
            let days = 30.0 + 470.0 * sim.draw(chance::ERA, polity).uniform();
            sim.after(days, Due::Reign { polity });
        }
    }
}

/// A court proclaims a new era, if whoever holds the power has none of his own yet or has come to a great city.
pub(crate) fn proclaim(sim: &mut Sim<'_>, polity: PolityId) {
    let (p, today) = (sim.world.polity(polity), sim.world.today);
    let Some(head) = p.court.power.filter(|_| p.alive) else { return };
    let (seat, old) = (p.capital, p.court.era);
    let again = old.is_some_and(|era| era.of == head);
    if again && !risen(sim, polity) {
        return;
    }
    let next = old.map_or(0, |era| usize::from(era.name) + 1);
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    if next >= names(sim, polity) || counts_on(sim, polity) {
        return vassals.into_iter().for_each(|vassal| seal_later(sim, polity, vassal));
    }
    let name = next as u16;
    let cause = if again { seat.and_then(|seat| sim.world.place(seat).taken).map(Cause::Event) } else { None };
    let cause = cause.or_else(|| accession(sim, polity)).or(Some(Cause::Character(head)));
    sim.tell(
        Event::new(EventKind::EraBegun)
            .actor(polity)
            .person(head)
            .detail(Detail::Era(polity, name, 0))
            .at_capital(sim, polity)
            .because(cause),
    );
    let era = Era { name, first: readings::calendar_year(today), of: head, seat, coined: false, again };
    sim.world.polity_mut(polity).court.era = Some(era);
    mint_later(sim, polity);
    for vassal in vassals {
        seal_later(sim, polity, vassal);
    }
}

/// Whether the ruler who proclaimed the era in course has since come to sit in a great city, for the first time.
fn risen(sim: &Sim<'_>, polity: PolityId) -> bool {
    let p = sim.world.polity(polity);
    let Some(era) = p.court.era.filter(|era| p.court.power == Some(era.of) && !era.again) else { return false };
    let r = &sim.rules.reign;
    let old = f64::from(readings::calendar_year(sim.world.today) - era.first) >= r.apart;
    old && p.capital != era.seat && p.capital.is_some_and(|seat| is_city(sim, seat))
}

/// Whether a place is large enough to be the seat of an era and to have coins struck.
fn is_city(sim: &Sim<'_>, place: PlaceId) -> bool {
    sim.world.place(place).households - sim.world.herders(place) >= sim.rules.reign.city
}

/// Whether whoever holds the power by usurpation counts on by the old era: he keeps its ruler in name, or is of another
/// people.
fn counts_on(sim: &Sim<'_>, polity: PolityId) -> bool {
    let p = sim.world.polity(polity);
    let stranger = |head: PersonId| p.court.ruler != Some(head) || sim.world.person(head).people != p.people;
    p.court.usurped.is_some() && p.court.power.is_some_and(stranger)
}

/// The event by which whoever holds the power came to it.
fn accession(sim: &Sim<'_>, polity: PolityId) -> Option<Cause> {
    use EventKind::{Coup, Majority, Regency, Succession, ThroneTaken};
    let head = sim.world.polity(polity).court.power;
    let kinds = [Succession, Regency, Majority, Coup, ThroneTaken];
    let of = |e: &Event| e.actor == Some(polity) && e.person == head && kinds.contains(&e.kind);
    let events = sim.world.chronicle.events();
    events.iter().rposition(of).map(|i| Cause::Event(EventId(i as u32)))
}

fn mint_later(sim: &mut Sim<'_>, polity: PolityId) {
    let most = sim.rules.reign.coins;
    let days = 30.0 + (most - 30.0) * sim.draw(chance::COIN, polity).uniform();
    sim.after(days, Due::Coin { polity });
}

/// Coins of the era in course are struck in the greatest city with a mint that a court holds, else at its own seat.
pub(crate) fn strike(sim: &mut Sim<'_>, polity: PolityId) {
    let Some((era, mint)) = uncoined(sim, polity) else {
        return;
    };
    if let Some(era) = sim.world.polity_mut(polity).court.era.as_mut() {
        era.coined = true;
    }
    let year = readings::year_of_era(era.first, sim.world.today);
    sim.tell(
        Event::new(EventKind::CoinStruck)
            .at(mint)
            .actor(polity)
            .detail(Detail::Era(polity, era.name, year))
            .because(Cause::Character(era.of)),
    );
}

/// The era in course of which there are no coins yet, and where they could be struck.
fn uncoined(sim: &Sim<'_>, polity: PolityId) -> Option<(Era, PlaceId)> {
    let p = sim.world.polity(polity);
    let era = p.court.era.filter(|era| p.alive && !era.coined)?;
    let settlements = &sim.stage.scenario.settlements;
    let households = |c: &PlaceId| sim.world.place(*c).households;
    let mints = sim.world.places_of(polity).filter(|c| settlements[c.index()].mint);
    let mint = mints.max_by(|a, b| households(a).total_cmp(&households(b)).then(b.cmp(a)));
    // Moneyers follow a court that has come to stay.
    let own = || p.capital.filter(|seat| sim.world.place(*seat).holder == polity && is_city(sim, *seat));
    Some((era, mint.or_else(own)?))
}

fn seal_later(sim: &mut Sim<'_>, polity: PolityId, vassal: PolityId) {
    let most = sim.rules.reign.seals;
    let days = 60.0 + (most - 60.0) * sim.draw(chance::SEAL, vassal).uniform();
    sim.after(days, Due::Seal { from: polity, to: vassal });
}

/// A vassal receives a seal, if it still is one.
pub(crate) fn seal(sim: &mut Sim<'_>, polity: PolityId, vassal: PolityId) {
    let today = sim.world.today;
    let bound = sim.world.polity(vassal).bonds.vassalage.filter(|v| v.to == polity && sim.world.polity(vassal).alive);
    let (Some(bond), Some(era)) = (bound, sim.world.polity(polity).court.era) else {
        return;
    };
    let year = readings::year_of_era(era.first, today);
    sim.tell(
        Event::new(EventKind::SealSent)
            .actor(polity)
            .other(vassal)
            .detail(Detail::Era(polity, era.name, year))
            .at_capital(sim, vassal)
            .because(bond.cause),
    );
    let habit = sim.rules.reign.habit;
    if let Some(v) = sim.world.polity_mut(vassal).bonds.vassalage.as_mut() {
        v.habit = (v.habit + habit).min(1.0);
    }
}

/// Once a year: a seat in a great city asks for a new era, a mint won late strikes what is due, new vassals get their seals.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    if sim.world.polity(polity).court.era.is_none() {
        return;
    }
    if risen(sim, polity) {
        proclaim(sim, polity);
    }
    if uncoined(sim, polity).is_some() {
        mint_later(sim, polity);
    }
    let today = sim.world.today;
    let new = |v: &PolityId| sim.world.polity(*v).bonds.vassalage.is_some_and(|v| today - v.since <= 366);
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).filter(new).collect();
    for vassal in vassals {
        seal_later(sim, polity, vassal);
    }
}
