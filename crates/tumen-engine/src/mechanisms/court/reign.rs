//! Reigns: a court that counts by eras proclaims a new one for each new holder of power, a regent too, and for a new
//! seat in a greater city; it strikes coins of it where it holds a mint, and sends its vassals seals dated by it.
//!
//! The year in which an era is proclaimed is its year 1, and a year is that of the Chinese calendar, which does not
//! begin in January: year of the era = year of the day - first year + 1. When its list of names is at an end a court goes
//! on counting by the last, and so does a usurper.

use crate::mechanisms::realm::salary;
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::polity::Era;
use tumen_base::{Day, PlaceId, PolityId};
use tumen_scenario::EventKind;

tumen_base::parameters! {
    /// Eras, coins and seals.
    pub struct ReignRules in "reign" {
        /// Days until a new reign proclaims its era, at most.
        proclaims: "days", 60.0, 200.0, 330.0, "estimate: with the next new year, or before it";
        /// Days until coins of an era are struck, at most.
        coins: "days", 120.0, 240.0, 360.0, "estimate";
        /// Days until a vassal has a seal, at most.
        seals: "days", 200.0, 400.0, 720.0, "estimate: one seal of the court is known, of 1197 (Qara Khitai, Seals)";
        /// What a seal adds to the habit of obedience.
        habit: "share", 0.02, 0.05, 0.1, "estimate";
    }
}

/// Sets apart the draws of coins and seals from those of eras.
const COIN: u32 = 1;
const SEAL: u32 = 2;

/// The year of a day by which eras are counted: the Chinese one, by the Julian year in which it begins. Days that the
/// tables of that calendar do not have are counted by the Julian year itself.
#[must_use]
pub fn calendar_year(day: Day) -> i32 {
    tumen_date::chinese::date(day).map_or_else(|| day.year(), |date| date.year)
}

/// The year of an era that a day falls in, from 1, if the era began in the calendar year `first`.
#[must_use]
pub fn year_of_era(first: i32, day: Day) -> u16 {
    u16::try_from(calendar_year(day) - first + 1).unwrap_or(1).max(1)
}

fn names(sim: &Sim<'_>, polity: PolityId) -> usize {
    sim.stage.scenario.polities[polity.index()].eras.len()
}

/// Power in a court is in new hands.
pub(crate) fn begun(sim: &mut Sim<'_>, polity: PolityId, event: EventId) {
    salary::accession(sim, polity, event);
    if names(sim, polity) > 0 {
        let most = sim.rules.reign.proclaims;
        let days = 20.0 + (most - 20.0) * sim.draw(Mechanism::Reign, polity.key()).uniform();
        sim.after(days, Due::Reign(polity));
    }
}

/// Courts that count by eras, and have none yet on the first day, proclaim their first within a year or so.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for polity in (0..sim.world.polities.len()).map(PolityId::at) {
        if names(sim, polity) > 0 && sim.world.polity(polity).alive {
            let days = 30.0 + 470.0 * sim.draw(Mechanism::Reign, polity.key()).uniform();
            sim.after(days, Due::Reign(polity));
        }
    }
}

/// A court proclaims a new era, if whoever holds the power has not proclaimed one from this seat.
pub(crate) fn proclaim(sim: &mut Sim<'_>, polity: PolityId) {
    let (p, today) = (sim.world.polity(polity), sim.world.today);
    let Some(head) = p.power.filter(|_| p.alive && p.usurped.is_none()) else { return };
    let next = p.era.map_or(0, |era| usize::from(era.name) + 1);
    if p.era.is_some_and(|era| era.of == head && era.seat == p.capital) || next >= names(sim, polity) {
        return;
    }
    let (seat, since, old) = (p.capital, p.headed_since, p.era);
    let name = next as u16;
    let cause = cause_of(sim, polity, since, old.and_then(|era| era.seat));
    sim.tell(
        Event::new(EventKind::EraBegun)
            .actor(polity)
            .person(head)
            .detail(Detail::Era(polity, name, 0))
            .at_capital(sim, polity)
            .because(cause),
    );
    let era = Era { name, first: calendar_year(today), of: head, seat, coined: false };
    sim.world.polity_mut(polity).era = Some(era);
    mint_later(sim, polity);
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for vassal in vassals {
        seal_later(sim, polity, vassal);
    }
}

/// Why an era is proclaimed: the accession, or the taking of the new seat.
fn cause_of(sim: &Sim<'_>, polity: PolityId, since: Day, old_seat: Option<PlaceId>) -> Option<Cause> {
    let p = sim.world.polity(polity);
    let moved = p.capital.filter(|seat| old_seat.is_some_and(|old| old != *seat));
    let taken = moved.and_then(|seat| sim.world.place(seat).taken).map(Cause::Event);
    let head = p.power;
    let accession = || {
        let kinds = [EventKind::Succession, EventKind::Regency, EventKind::Majority];
        let of = |e: &Event| e.day == since && e.actor == Some(polity) && e.person == head && kinds.contains(&e.kind);
        let events = sim.world.chronicle.events();
        events.iter().rposition(of).map(|i| Cause::Event(EventId(i as u32)))
    };
    taken.or_else(accession).or(head.map(Cause::Character))
}

fn mint_later(sim: &mut Sim<'_>, polity: PolityId) {
    let most = sim.rules.reign.coins;
    let days = 30.0 + (most - 30.0) * sim.draw_for(Mechanism::Reign, polity.key(), COIN).uniform();
    sim.after(days, Due::Coin(polity));
}

/// Coins of the era in course are struck in the greatest city with a mint that a court holds.
pub(crate) fn strike(sim: &mut Sim<'_>, polity: PolityId) {
    let Some((era, mint)) = uncoined(sim, polity) else {
        return;
    };
    if let Some(era) = sim.world.polity_mut(polity).era.as_mut() {
        era.coined = true;
    }
    let year = year_of_era(era.first, sim.world.today);
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
    let era = p.era.filter(|era| p.alive && !era.coined)?;
    let settlements = &sim.stage.scenario.settlements;
    let households = |c: &PlaceId| sim.world.place(*c).households;
    let mints = sim.world.places_of(polity).filter(|c| settlements[c.index()].mint);
    let mint = mints.max_by(|a, b| households(a).total_cmp(&households(b)).then(b.cmp(a)))?;
    Some((era, mint))
}

fn seal_later(sim: &mut Sim<'_>, polity: PolityId, vassal: PolityId) {
    let most = sim.rules.reign.seals;
    let days = 60.0 + (most - 60.0) * sim.draw_for(Mechanism::Reign, vassal.key(), SEAL).uniform();
    sim.after(days, Due::Seal { from: polity, to: vassal });
}

/// A vassal receives a seal, if it still is one.
pub(crate) fn seal(sim: &mut Sim<'_>, polity: PolityId, vassal: PolityId) {
    let today = sim.world.today;
    let bound = sim.world.polity(vassal).vassalage.filter(|v| v.to == polity && sim.world.polity(vassal).alive);
    let (Some(bond), Some(era)) = (bound, sim.world.polity(polity).era) else {
        return;
    };
    let year = year_of_era(era.first, today);
    sim.tell(
        Event::new(EventKind::SealSent)
            .actor(polity)
            .other(vassal)
            .detail(Detail::Era(polity, era.name, year))
            .at_capital(sim, vassal)
            .because(bond.cause),
    );
    let habit = sim.rules.reign.habit;
    if let Some(v) = sim.world.polity_mut(vassal).vassalage.as_mut() {
        v.habit = (v.habit + habit).min(1.0);
    }
}

/// Once a year: a greater seat asks for a new era, a mint won late strikes what is due, new vassals get their seals.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    let Some(era) = p.era else { return };
    let households = |c: Option<PlaceId>| c.map_or(0.0, |c| sim.world.place(c).households);
    let seat = p.capital;
    if seat != era.seat && households(seat) > households(era.seat) {
        proclaim(sim, polity);
    }
    if let Some(era) = sim.world.polity_mut(polity).era.as_mut() {
        era.seat = seat;
    }
    if uncoined(sim, polity).is_some() {
        mint_later(sim, polity);
    }
    let today = sim.world.today;
    let new = |v: &PolityId| sim.world.polity(*v).vassalage.is_some_and(|v| today - v.since <= 366);
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).filter(new).collect();
    for vassal in vassals {
        seal_later(sim, polity, vassal);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_a_table_are_counted_by_the_julian_year() {
        assert_eq!(calendar_year(Day::julian(1300, 6, 1)), 1300);
        assert_eq!(year_of_era(1300, Day::julian(1302, 6, 1)), 3);
    }
}
