//! What a plotter reckons with, and the purse he raids before he moves.

use super::{insider, outcome};
use crate::due::Chance;
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::{chance, readings};
use tumen_base::{HostId, PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form};

/// What a plotter reckons with.
struct Odds {
    own: f64,
    loyal: f64,
    p: f64,
}

/// A plotter looks at his chance.
pub(crate) fn consider(sim: &mut Sim<'_>, person: PersonId, chance: Chance, event: Option<EventId>) {
    let Some((polity, host)) = target_of(sim, person) else {
        return;
    };
    let Some(ruler) = sim.world.polity(polity).court.power else {
        return;
    };
    let Some(at) = sim.world.place_of(ruler) else {
        return;
    };
    let r = sim.rules.coup.clone();
    if f64::from(sim.world.today - sim.world.polity(polity).court.headed_since) < r.grace {
        return;
    }
    let odds = reckon(sim, person, host, polity, at, chance);
    let x = sim.world.person(person);
    // Kinship holds a man back, pride and boldness drive him.
    let standing = readings::standing_at_home(sim, polity);
    let sworn = if sim.world.host(host).owner == polity { r.sworn * (0.5 + standing) } else { 0.0 };
    let bar = r.bar + sworn - r.daring * (x.boldness() + x.pride() - 1.0);
    if odds.p - (1.0 - odds.p) * r.loss <= bar {
        return;
    }
    let why = event.map_or(Cause::Character(person), Cause::Event);
    let begun = sim.tell(
        Event::new(if chance == Chance::Hunting { EventKind::HuntAmbush } else { EventKind::CoupBegun })
            .at(at)
            .actor(polity)
            .person(person)
            .target(ruler)
            .men(odds.own as u32)
            .other_men(odds.loyal as u32)
            .because(why)
            .because(Cause::Character(person)),
    );
    raise_men(sim, host, person, polity, begun);
    let odds = reckon(sim, person, host, polity, at, chance);
    let mut draw = sim.draw(chance::PLOT, person);
    if draw.chance(odds.p) {
        outcome::succeed(sim, person, host, polity, ruler, begun);
    } else {
        outcome::fail(sim, person, host, polity, ruler, begun);
    }
}

/// The polity in which a person could seize power, and his men.
fn target_of(sim: &Sim<'_>, person: PersonId) -> Option<(PolityId, HostId)> {
    let host = sim.world.leads(person)?;
    let owner = sim.world.polity(sim.world.host(host).owner);
    let polity = owner.bonds.shelter.unwrap_or(sim.world.host(host).owner);
    let p = sim.world.polity(polity);
    let rested = sim.world.today - sim.world.ties.get(polity, sim.world.host(host).owner).wronged
        > sim.rules.coup.lull as i32
        || sim.world.ties.get(polity, sim.world.host(host).owner).grudge < 0.3;
    (p.alive
        && p.court.power.is_some()
        && p.court.power != Some(person)
        && p.form != Form::Band
        && rested
        && sim.world.leads(person).is_some_and(|h| insider(sim, sim.world.host(h), polity) == Some(person)))
    .then_some((polity, host))
}

fn reckon(sim: &Sim<'_>, person: PersonId, host: HostId, polity: PolityId, at: PlaceId, chance: Chance) -> Odds {
    let r = &sim.rules.coup;
    // The ruler's own soldiers follow a mutinous commander only in part.
    let paid = if sim.world.polity(polity).means.salaried { r.paid } else { 1.0 };
    let theirs = if sim.world.host(host).owner == polity { r.mutiny * paid } else { 1.0 };
    let own = (sim.world.host(host).power() * theirs).max(1.0);
    let near = |h: &crate::world::host::Host| sim.days(h.at, at) <= r.reach;
    let mut loyal = 200.0;
    for (id, h) in sim.world.hosts_of(polity) {
        if id != host && near(h) {
            loyal += h.power() / (1.0 + 0.3 * h.arrears);
        }
    }
    loyal += 0.5 * f64::from(sim.world.place(at).garrison());
    if chance == Chance::Hunting {
        loyal = r.retinue + r.at_hand * loyal;
    }
    // At the hunt only those who are already near have a chance.
    let reachable =
        sim.days(sim.world.host(host).at, at) <= r.reach * if chance == Chance::Hunting { 0.4 } else { 2.5 };
    let open = match chance {
        Chance::Absence | Chance::Hunting => 1.0,
        Chance::Defeat => 0.8,
        Chance::Unpaid | Chance::Weakness => 0.5,
    };
    let legitimacy = readings::standing_at_home(sim, polity);
    let x = r.base + r.ratio * maths::ln(own / loyal) + r.opportunity * open + r.legitimacy * (1.0 - legitimacy);
    let married = sim.world.person(person).spouse.is_some_and(|s| sim.world.person(s).polity == polity);
    let p = if reachable { maths::sigmoid(x + if married { 0.4 } else { 0.0 }) } else { 0.0 };
    Odds { own, loyal, p }
}

/// A plotter raids whatever treasury is within reach and buys men with it.
fn raise_men(sim: &mut Sim<'_>, host: HostId, person: PersonId, polity: PolityId, begun: EventId) {
    let h = sim.world.host(host);
    let (at, owner) = (h.at, h.owner);
    if owner == polity {
        // A mutinous commander has no purse of his own to carry the treasure to.
        return;
    }
    let reach = 2.0 * sim.rules.coup.reach;
    let store = sim
        .world
        .places_of(polity)
        .filter(|p| sim.world.place(*p).purse() > 0 && sim.days(at, *p) <= reach)
        .max_by_key(|p| (sim.world.place(*p).purse(), p.0));
    let Some(store) = store else {
        return;
    };
    if f64::from(sim.world.place(store).garrison()) > 1.5 * sim.world.host(host).power() {
        return;
    }
    let dinars = sim.world.empty_purse(store, owner);
    sim.tell(
        Event::new(EventKind::TreasuryRaided)
            .at(store)
            .actor(owner)
            .other(polity)
            .person(person)
            .detail(Detail::Dinars(dinars))
            .because(Cause::Event(begun)),
    );
    let people = sim.world.polity(owner).people;
    let wanted = (dinars as f64 * 0.5 / sim.rules.coup.hire) as u32;
    let found = sim.world.rally(people, host, wanted);
    // What his own people cannot give, the ruler's unpaid reserve does.
    let rest = share_of(sim.world.polity(polity).reserve(), 0.3).min(wanted - found);
    let hired = sim.world.call_up(polity, host, 0, rest, 1.5);
    sim.world.spend(owner, (f64::from(found + hired) * sim.rules.coup.hire) as i64);
}
