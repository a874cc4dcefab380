//! Coup: insiders with a following act when the chance looks good: the ruler away with the host,
//! beaten, hunting with a small retinue, his guards unpaid. A treasury within reach is raided to raise
//! men. The ruler is killed, kept as a figurehead, or the plot fails and the plotter flees.
//!
//! P^ = sigmoid(c0 + c1 ln(F / L) + c2 opportunity + c3 (1 - legitimacy)), with F the plotter's men within
//! reach of the ruler and L the loyal men there; he acts when P^ gain - (1 - P^) loss clears a bar set
//! by his boldness and pride.

use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::agenda::{Chance, Due};
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use tumen_base::{HostId, PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, Office};

tumen_base::parameters! {
    /// Plots.
    pub struct CoupRules in "coup" {
        /// Intercept.
        base: "logit", -3.6, -2.9, -2.2, "estimate; regicide about 1% a ruler-year (Eisner 2011), several times higher without fixed succession (Kokkonen and Sundell 2014)";
        /// How the ratio of men moves it.
        ratio: "logit per ln ratio", 0.5, 0.9, 1.4, "estimate";
        /// What an opportunity adds: absence or a hunt in full, a defeat or unpaid guards in part.
        opportunity: "logit", 1.0, 1.8, 2.8, "estimate";
        /// What lost legitimacy adds.
        legitimacy: "logit", 0.8, 1.6, 2.6, "estimate";
        /// What failure costs against what power is worth.
        loss: "ratio", 0.6, 1.0, 1.6, "estimate: a throne against a head";
        /// Bar for a man of middling boldness and pride.
        bar: "utility", -0.1, 0.1, 0.3, "estimate";
        /// What his oath adds to the bar of a ruler's own commander, times the ruler's standing.
        sworn: "utility", 0.45, 0.75, 1.1, "estimate";
        /// How boldness and pride lower the bar.
        daring: "utility", 0.3, 0.6, 1.0, "estimate";
        /// Share of a commander's men who follow him against the ruler who pays them.
        mutiny: "share", 0.1, 0.25, 0.5, "estimate";
        /// Days of march within which a plotter's men count.
        reach: "days", 8.0, 15.0, 25.0, "estimate";
        /// Men about a ruler at the hunt.
        retinue: "men", 300.0, 800.0, 2000.0, "estimate";
        /// Share of the loyal men in reach who are at hand when a ruler is taken at the hunt.
        at_hand: "share", 0.1, 0.25, 0.4, "estimate";
        /// Hunts in a year that take a ruler away from his guard.
        hunts: "1/year", 0.8, 1.5, 3.0, "estimate: a winter and a summer hunt";
        /// Probability that a ruler taken by his son-in-law or guest is kept in name.
        figurehead: "probability", 0.3, 0.6, 0.85, "estimate";
        /// Scattered or hired men that a raided treasury brings in, a head.
        hire: "dinars/man", 15.0, 30.0, 60.0, "estimate: two or three years' pay";
        /// Probability that a failed plotter gets away.
        escape: "probability", 0.4, 0.65, 0.85, "estimate";
        /// Days for which nobody moves against a new holder of power.
        grace: "days", 60.0, 150.0, 300.0, "estimate: a plot takes a season to ripen";
        /// Days after a failure before he can try again.
        lull: "days", 120.0, 240.0, 400.0, "estimate";
    }
}

/// Whoever waits for a ruler to stumble hears of a chance.
pub(crate) fn opportunity(
    sim: &mut Sim<'_>,
    polity: PolityId,
    ruler: PersonId,
    chance: Chance,
    event: Option<EventId>,
) {
    for i in 0..sim.world.persons.len() {
        let person = PersonId::at(i);
        if person != ruler && is_insider(sim, person, polity) {
            sim.after(
                3.0 + f64::from(person.0 % 5),
                Due::Plot { person, chance, event: event.map_or(u32::MAX, |e| e.0) },
            );
        }
    }
}

/// Whether a person is near enough to power in a polity to plot, and has men: a sheltered prince with
/// a band, or a commander with a host.
fn is_insider(sim: &Sim<'_>, person: PersonId, polity: PolityId) -> bool {
    let p = sim.world.person(person);
    let Whereabouts::With(host) = p.whereabouts else {
        return false;
    };
    let h = sim.world.host(host);
    if h.commander != Some(person) || h.men() < 200 || !h.on_map() || h.stance == Stance::Fleeing {
        return false;
    }
    h.owner == polity || sim.world.polity(h.owner).shelter == Some(polity)
}

/// A ruler goes hunting: those with men nearby may take him there. The next hunt goes on the agenda.
pub(crate) fn hunt(sim: &mut Sim<'_>, polity: PolityId) {
    if !sim.world.polity(polity).alive {
        return;
    }
    let mut draw = sim.draw(Mechanism::Coup, polity.key());
    let days = draw.exponential() * tumen_base::day::YEAR / sim.rules.coup.hunts;
    sim.after(days.max(1.0), Due::Hunt(polity));
    let Some(ruler) = sim.world.polity(polity).power else {
        return;
    };
    if matches!(sim.world.person(ruler).whereabouts, Whereabouts::At(_))
        || sim.world.leads(ruler).is_some_and(|h| sim.world.host(h).idle())
    {
        opportunity(sim, polity, ruler, Chance::Hunting, None);
    }
}

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
    let Some(ruler) = sim.world.polity(polity).power else {
        return;
    };
    let Some(at) = sim.world.place_of(ruler) else {
        return;
    };
    let r = sim.rules.coup.clone();
    if f64::from(sim.world.today - sim.world.polity(polity).headed_since) < r.grace {
        return;
    }
    let odds = reckon(sim, person, host, polity, at, chance);
    let x = sim.world.person(person);
    // Kinship holds a man back, pride and boldness drive him.
    let standing = sim.world.polity(polity).prestige;
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
    let mut draw = sim.draw(Mechanism::Coup, 0x1_0000 | person.key());
    if draw.chance(odds.p) {
        succeed(sim, person, host, polity, ruler, begun);
    } else {
        fail(sim, person, host, polity, ruler, begun);
    }
}

/// The polity in which a person could seize power, and his men.
fn target_of(sim: &Sim<'_>, person: PersonId) -> Option<(PolityId, HostId)> {
    let host = sim.world.leads(person)?;
    let owner = sim.world.polity(sim.world.host(host).owner);
    let polity = owner.shelter.unwrap_or(sim.world.host(host).owner);
    let p = sim.world.polity(polity);
    let rested = sim.world.today - sim.world.ties.get(polity, sim.world.host(host).owner).wronged
        > sim.rules.coup.lull as i32
        || sim.world.ties.get(polity, sim.world.host(host).owner).grudge < 0.3;
    (p.alive
        && p.power.is_some()
        && p.power != Some(person)
        && p.form != Form::Band
        && rested
        && is_insider(sim, person, polity))
    .then_some((polity, host))
}

fn reckon(sim: &Sim<'_>, person: PersonId, host: HostId, polity: PolityId, at: PlaceId, chance: Chance) -> Odds {
    let r = &sim.rules.coup;
    // The ruler's own soldiers follow a mutinous commander only in part.
    let theirs = if sim.world.host(host).owner == polity { r.mutiny } else { 1.0 };
    let own = (sim.world.host(host).power() * theirs).max(1.0);
    let near = |h: &crate::world::host::Host| sim.days(h.at, at) <= r.reach;
    let mut loyal = 200.0;
    for (id, h) in sim.world.hosts_of(polity) {
        if id != host && near(h) {
            loyal += h.power() / (1.0 + 0.3 * h.arrears);
        }
    }
    loyal += 0.5 * f64::from(sim.world.place(at).garrison);
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
    let legitimacy = sim.world.polity(polity).prestige;
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
        .filter(|p| sim.world.place(*p).purse > 0 && sim.days(at, *p) <= reach)
        .max_by_key(|p| (sim.world.place(*p).purse, p.0));
    let Some(store) = store else {
        return;
    };
    if f64::from(sim.world.place(store).garrison) > 1.5 * sim.world.host(host).power() {
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
    let rest = share_of(sim.world.polity(polity).reserve, 0.3).min(wanted - found);
    let hired = sim.world.call_up(polity, host, 0, rest, 1.5);
    sim.world.spend(owner, (f64::from(found + hired) * sim.rules.coup.hire) as i64);
}

fn succeed(sim: &mut Sim<'_>, person: PersonId, host: HostId, polity: PolityId, ruler: PersonId, begun: EventId) {
    let event = sim.tell(
        Event::new(EventKind::Coup)
            .actor(polity)
            .person(person)
            .target(ruler)
            .at_capital(sim, polity)
            .because(Cause::Event(begun)),
    );
    let band = sim.world.host(host).owner;
    let mut draw = sim.draw(Mechanism::Coup, 0x2_0000 | person.key());
    let keep = draw.chance(sim.rules.coup.figurehead);
    enter_power(sim, person, host, polity, event);
    if keep && sim.world.polity(polity).ruler == Some(ruler) {
        let seat = sim.world.polity(polity).capital.unwrap_or(sim.world.host(host).at);
        super::succession::vacate(sim, ruler);
        sim.world.person_mut(ruler).whereabouts = Whereabouts::At(seat);
        sim.tell(
            Event::new(EventKind::Figurehead).actor(polity).person(person).target(ruler).because(Cause::Event(event)),
        );
    } else {
        sim.world.polity_mut(polity).ruler = Some(person);
        sim.world.person_mut(person).office = Office::Ruler;
        sim.tell(
            Event::new(EventKind::Executed).actor(polity).person(person).target(ruler).because(Cause::Event(event)),
        );
        super::succession::die(sim, ruler, Cause::Event(event));
    }
    if band != polity {
        absorb_band(sim, band, polity, event);
    }
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        sim.after(20.0, Due::Allegiance { polity: v, event: event.0 });
    }
    sim.after(60.0, Due::Creed(polity));
}

/// The plotter and his host enter the polity's service as its head.
fn enter_power(sim: &mut Sim<'_>, person: PersonId, host: HostId, polity: PolityId, event: EventId) {
    let band = sim.world.host(host).owner;
    let capital = sim.world.polity(polity).capital;
    let x = sim.world.person_mut(person);
    x.polity = polity;
    x.office = Office::Regent;
    let h = sim.world.host_mut(host);
    h.owner = polity;
    if let Some(capital) = capital {
        h.home = capital;
    }
    let today = sim.world.today;
    // A usurper brings his own appetite to the throne.
    let appetite = sim.world.polity(band).ambition;
    let p = sim.world.polity_mut(polity);
    p.ambition = p.ambition.max(appetite);
    p.headed_since = today;
    p.power = Some(person);
    p.usurped = Some(event);
    p.prestige *= 0.8;
    super::march::go_home(sim, host);
}

/// The band of a successful guest is no more: its money and men are the polity's, its quarrels too.
fn absorb_band(sim: &mut Sim<'_>, band: PolityId, polity: PolityId, event: EventId) {
    let money = sim.world.polity(band).treasury;
    sim.world.pay_over(band, polity, money);
    for i in 0..sim.world.polities.len() {
        let q = PolityId::at(i);
        if q == polity || q == band {
            continue;
        }
        let tie = *sim.world.ties.get(q, band);
        if tie.grudge > 0.0
            && let Some(cause) = tie.wrong
        {
            let weight = super::allegiance::grudge(sim, q, band);
            super::allegiance::wrong(sim, q, polity, weight, cause);
        }
    }
    for i in 0..sim.world.hosts.len() {
        if sim.world.hosts[i].owner == band {
            sim.world.hosts[i].owner = polity;
        }
    }
    for p in &mut sim.world.persons {
        if p.polity == band {
            p.polity = polity;
        }
    }
    // What land it has won in the meantime, the households with it, and whoever owes it allegiance.
    super::herds::leave_behind(sim, band);
    let vassals: Vec<PolityId> = sim.world.vassals_of(band).collect();
    for v in vassals {
        if let Some(old) = sim.world.polity_mut(v).vassalage.take() {
            super::allegiance::bind(sim, v, polity, Some(Cause::Event(event)), old.tribute, old.levy);
        }
    }
    let places: Vec<tumen_base::PlaceId> = sim.world.places_of(band).collect();
    let today = sim.world.today;
    for place in places {
        let p = sim.world.place_mut(place);
        p.holder = polity;
        p.since = today;
        p.taken = Some(event);
        sim.world.map_version += 1;
        super::faith::retarget(sim, place, Some(Cause::Event(event)));
    }
    sim.world.disperse_harboured(band);
    let reserve = std::mem::take(&mut sim.world.polity_mut(band).reserve);
    sim.world.polity_mut(polity).reserve += reserve;
    let b = sim.world.polity_mut(band);
    b.alive = false;
    b.ruler = None;
    b.power = None;
    b.vassalage = None;
}

fn fail(sim: &mut Sim<'_>, person: PersonId, host: HostId, polity: PolityId, ruler: PersonId, begun: EventId) {
    let at = sim.world.host(host).at;
    let event = sim.tell(
        Event::new(EventKind::CoupFailed)
            .at(at)
            .actor(polity)
            .person(person)
            .target(ruler)
            .because(Cause::Event(begun)),
    );
    let owner = sim.world.host(host).owner;
    super::allegiance::wrong(sim, polity, owner, 0.5, Cause::Event(event));
    sim.world.lose_men(host, 0.15);
    sim.world.scatter_men(host, 0.35);
    let mut draw = sim.draw(Mechanism::Coup, 0x3_0000 | person.key());
    if !draw.chance(sim.rules.coup.escape) {
        super::pursuit::capture(sim, person, polity, at, Cause::Event(event));
        return;
    }
    // He falls back on the grazing grounds and waits.
    let refuge =
        sim.stage.near(at).iter().find(|(p, d)| *d > 6.0 && sim.world.place(*p).garrison < 500).map(|(p, _)| *p);
    if let Some(refuge) = refuge {
        sim.world.host_mut(host).home = refuge;
        sim.world.host_mut(host).aim = None;
        super::march::go(sim, host, refuge, Stance::Marching);
    }
}
