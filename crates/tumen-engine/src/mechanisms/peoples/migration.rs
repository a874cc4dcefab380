//! Migration: a people on the move. A band with a leader at large holds council about its own fate: it stays, rides
//! out for plunder, or sets out for better country with its seat, its households and its herds; there it settles by
//! right of the stronger, or asks for room as a guest. A nomad court keeps its seat where its best country is.
//!
//! Worth of a country R / (R + R0), R = the households within two weeks, townsmen and tolls by their weight, each
//! faded by its days; times the share of its herds that the grass feeds.
//! U(go) = P^(hold) worth - (1 - P^) loss - months on the way - fear ln(1 + menace / own) - (beaten off there);
//! U(stay) is the same for where it is, with the weight of what is settled. Choice by the Gumbel rule, with noise that
//! holds for a year, so that a council does not change its mind each quarter.
//!
//! Left out: the losses of herds in winter beyond those of a host; quarrels over the way among those who go.

use crate::decisions::force;
use crate::decisions::motive::Motive;
use crate::mechanisms::bonds::allegiance;
use crate::mechanisms::news;
use crate::mechanisms::peoples::{herds, invitation, remnant};
use crate::mechanisms::realm::levy;
use crate::mechanisms::war::{march, settlement, siege, strategy, supply};
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Event, EventId};
use crate::world::host::Host;
use crate::world::person::Whereabouts;
use tumen_base::day::YEAR;
use tumen_base::{Day, HostId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

tumen_base::parameters! {
    /// Peoples on the move.
    pub struct MigrationRules in "migration" {
        /// Worth of the best country to a leader of middling ambition.
        land: "utility", 1.2, 1.8, 2.6, "estimate";
        /// Households within two weeks that make a country worth half of the best.
        half: "households", 30000.0, 50000.0, 80000.0, "estimate: the district of a great steppe court";
        /// Worth of a settled household to a people with herds, against one of herdsmen.
        settled: "ratio", 0.6, 1.0, 1.5, "estimate: dues in coin against men in the saddle";
        /// Weight of being settled where one is.
        inertia: "utility", 0.4, 0.75, 1.1, "estimate: six years at Kedun before the march west (Qara Khitai, Founding)";
        /// Cost of a month on the way with herds.
        way: "utility/30 days", 0.03, 0.06, 0.1, "estimate";
        /// Fear of those who could come, for each unit of the log of their power against one's own.
        fear: "utility", 0.5, 0.9, 1.4, "estimate";
        /// Households that follow a man in arms on the way.
        followers: "households/man", 0.5, 1.0, 1.5, "estimate: a people moves whole or in part";
        /// Grass that a household's herds need.
        grazing: "km2/household", 0.2, 0.4, 0.8, "estimate: households and pastures of the great steppe courts";
        /// Reluctance to go again where one was beaten off.
        shy: "utility", 0.4, 0.8, 1.3, "estimate: after Kashgar in 1131 the next aim was elsewhere";
        /// Years for which a place where one was beaten off is shunned.
        shunned: "years", 1.0, 2.0, 4.0, "estimate: 1131 to 1134";
        /// Settled households that make a people with a land a kingdom.
        kingdom: "households", 12000.0, 20000.0, 35000.0, "estimate";
        /// Worth to a guest of land that is another's, against land of one's own.
        guest: "ratio", 0.2, 0.35, 0.5, "estimate";
        /// Probability that a bold band with nothing to live on rides out for plunder in a quarter.
        plunder: "1/quarter", 0.02, 0.06, 0.12, "estimate: a raid in some years";
        /// Days that a people rests between two marches.
        rest: "days", 200.0, 300.0, 500.0, "estimate: a summer and a winter on the same grass";
        /// Noise in the choice.
        temperature: "utility", 0.08, 0.15, 0.25, "estimate";
    }
}

/// Days about a place that are its country.
const COUNTRY: f64 = 15.0;
/// Days over which a household's worth to a seat falls by a factor e.
const NEARNESS: f64 = 10.0;
/// Candidates that a council weighs in full.
const WEIGHED: usize = 10;
/// Days between two looks of a people in winter quarters on the way.
const HALT: f64 = 20.0;
/// Vassals that make a kingdom an empire.
const VASSALS: usize = 2;

/// What a council of a band may choose.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Stay,
    Plunder(PlaceId),
    Win(PlaceId),
    Ask(PlaceId),
}

/// A band with a leader at large and no shelter holds council about its fate.
pub(crate) fn council(sim: &mut Sim<'_>, band: PolityId) {
    let p = sim.world.polity(band);
    let Some(head) = p.power.filter(|h| p.alive && p.shelter.is_none() && sim.world.person(*h).free()) else {
        return;
    };
    let lead = sim.world.leads(head).or_else(|| largest(sim, band));
    let Some(host) = lead.filter(|h| sim.world.host(*h).idle() && sim.world.host(*h).leg.is_none()) else {
        return;
    };
    let h = sim.world.host(host);
    let (at, men, marched) = (h.at, f64::from(h.men()), h.sorties > 0);
    let holder = sim.world.place(at).holder;
    let at_war = sim.world.hostile(band, holder);
    let landless = sim.world.places_of(band).next().is_none();
    if marched && landless && men < sim.rules.remnant.least && sim.world.polity(band).tents <= 0.0 {
        // Too few to be a people: they serve, or go their ways.
        return remnant::end(sim, band, Cause::Ambition(band));
    }
    let rested = f64::from(sim.world.today - sim.world.host(host).set_out) > sim.rules.migration.rest;
    if !rested && !at_war {
        return;
    }
    match choose(sim, band, host, at) {
        Fate::Stay => {}
        Fate::Plunder(place) => plunder(sim, band, place, host),
        Fate::Win(place) => set_out(sim, band, host, place, true, None),
        Fate::Ask(place) => set_out(sim, band, host, place, false, None),
    }
}

fn largest(sim: &Sim<'_>, polity: PolityId) -> Option<HostId> {
    sim.world.hosts_of(polity).max_by_key(|(id, h)| (h.men(), std::cmp::Reverse(*id))).map(|(id, _)| id)
}

fn choose(sim: &mut Sim<'_>, band: PolityId, host: HostId, at: PlaceId) -> Fate {
    let r = sim.rules.migration.clone();
    let (head, p) = (sim.world.head(band).expect("checked by the caller"), sim.world.polity(band));
    let (bold, ambition, treasury) = (head.boldness(), p.ambition, p.treasury as f64);
    let own: f64 = sim.world.hosts_of(band).map(|(_, h)| h.power()).sum::<f64>().max(100.0);
    let land = r.land * (0.5 + ambition);
    let holds = sim.world.place(at).holder == band;
    let year = u64::from((sim.world.today - sim.stage.scenario.start) as u32 / 365);
    let luck = |sim: &Sim<'_>, option: u32| {
        let key = band.key() << 16 | option;
        r.temperature * sim.world.draws.at(Mechanism::Migration as u16, key, year).gumbel()
    };
    let mut options = near_enough(sim, band, host, at);
    // Worth and way alone leave few to be weighed in full.
    options.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    options.truncate(WEIGHED);
    // What it has is weighed against what it could have.
    let here = worth(sim, at, own, holds.then_some(band));
    let fear = r.fear * maths::ln(1.0 + menace(sim, band, at) / own);
    let kept = if holds { 1.0 } else { 0.3 };
    let mut best = (land * here * kept + r.inertia * kept - fear + luck(sim, 0xffff), Fate::Stay);
    let (slope, loss) = (sim.rules.strategy.slope, sim.rules.strategy.loss);
    for (place, value) in options {
        let holder = sim.world.place(place).holder;
        if holder == band {
            continue;
        }
        let fear = r.fear * maths::ln(1.0 + menace(sim, band, place) / own);
        let shy = if shuns(sim, band, place) { r.shy } else { 0.0 };
        let common = luck(sim, place.key()) - fear - shy;
        let p = maths::sigmoid(slope * maths::ln(own / force::resistance(sim, band, holder, place)));
        let win = p * land * value - (1.0 - p) * loss * (1.3 - 0.6 * bold) + common;
        if win > best.0 {
            best = (win, Fate::Win(place));
        }
        let court = sim.world.overlord(holder);
        let peace = !sim.world.hostile(band, holder) && !sim.world.hostile(band, court) && court != band;
        // The strong do not ask.
        let asks = p < 0.5 && holder != LOCALS && sim.world.polity(holder).form.is_court() && peace;
        let ask = r.guest * land * value + common;
        if asks && ask > best.0 {
            best = (ask, Fate::Ask(place));
        }
    }
    // Those who have something to live on need not plunder.
    let need = 1.0 - (treasury / (2.0 * own)).min(1.0);
    let rides = sim.draw_in_season(Mechanism::Migration, band.key(), 1).chance(r.plunder * need * 2.0 * bold);
    if best.1 == Fate::Stay
        && rides
        && let Some(prey) = prey(sim, band, at)
    {
        best.1 = Fate::Plunder(prey);
    }
    best.1
}

/// Places within a long march and what they are worth, less the way there.
fn near_enough(sim: &Sim<'_>, band: PolityId, host: HostId, at: PlaceId) -> Vec<(PlaceId, f64)> {
    let r = &sim.rules.migration;
    let own = sim.world.host(host).power();
    let land = r.land * (0.5 + sim.world.polity(band).ambition);
    (0..sim.world.places.len())
        .map(PlaceId::at)
        .filter(|p| sim.stage.scenario.settlements[p.index()].pasture_km2 > 400.0)
        .filter(|p| !matches!(sim.world.polity(sim.world.place(*p).holder).form, Form::Outside | Form::Remote))
        .map(|p| {
            // With herds the way takes twice the days of a host.
            let days = 2.0 * sim.summer_days(at, p);
            (p, worth(sim, p, own, None), days)
        })
        .filter(|(_, _, days)| *days < 2.0 * sim.rules.strategy.horizon)
        .map(|(p, value, days)| (p, value - r.way * days / 30.0 / land))
        .collect()
}

/// Worth of the country about a place, 0 to 1, to a people of so many men; of what `of` and its vassals hold, if given.
#[must_use]
pub fn worth(sim: &Sim<'_>, place: PlaceId, men: f64, of: Option<PolityId>) -> f64 {
    let r = &sim.rules.migration;
    let (mut sum, mut grass) = (0.0, 0.0);
    for (p, days) in std::iter::once((place, 0.0)).chain(sim.stage.near(place).iter().copied()) {
        if days > COUNTRY {
            break;
        }
        let x = sim.world.place(p);
        if of.is_some_and(|o| x.holder != o && !sim.world.is_under(x.holder, o)) {
            continue;
        }
        let kept = (1.0 - supply::wasted(sim, p)) * maths::fading(days, NEARNESS);
        let herders = sim.world.herders(p);
        // A dinar of tolls is worth as much as one of dues.
        let tolls = sim.stage.scenario.settlements[p.index()].trade / sim.rules.revenue.dues;
        sum += kept * (herders + r.settled * (x.households - herders + tolls));
        grass += kept * (sim.stage.scenario.settlements[p.index()].pasture_km2 - 0.5 * r.grazing * herders).max(0.0);
    }
    let fed = (grass / (r.grazing * r.followers * men.max(1.0))).min(1.0);
    sum / (sum + r.half) * (0.25 + 0.75 * fed)
}

/// The strongest power that could come to a place and might, as it would arrive there.
pub(crate) fn menace(sim: &mut Sim<'_>, to: PolityId, place: PlaceId) -> f64 {
    strongest(sim, to, place).map_or(0.0, |(_, men)| men)
}

/// The same, and who it is.
pub(crate) fn strongest(sim: &mut Sim<'_>, to: PolityId, place: PlaceId) -> Option<(PolityId, f64)> {
    let mut most: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        // A great power beyond the map comes for an enemy, and for nobody else.
        let beyond = matches!(p.form, Form::Outside | Form::Remote);
        let acts = p.form.is_court() || beyond && sim.world.hostile(q, to);
        if q == to || !p.alive || !acts || sim.world.is_under(q, to) || sim.world.is_under(to, q) {
            continue;
        }
        let Some(seat) = p.capital else { continue };
        let days = if beyond {
            sim.world.places_of(q).map(|border| sim.summer_days(border, place)).fold(f64::INFINITY, f64::min)
        } else {
            sim.summer_days(seat, place)
        };
        if days > 90.0 {
            continue;
        }
        let ambition = p.ambition;
        let tie = sim.world.ties.get(q, to);
        let (war, kin) = (tie.war, tie.kin);
        let grudge = allegiance::grudge(sim, q, to).min(1.0);
        let ill = if war { 1.0 } else { (0.15 + 0.35 * ambition).max(grudge) } * (1.0 - kin);
        let comes = news::believed(sim, to, q) * maths::fading(days, sim.rules.allegiance.reach);
        if most.is_none_or(|(_, men)| ill * comes > men) {
            most = Some((q, ill * comes));
        }
    }
    most
}

/// A place near by that is worth a raid and belongs to nobody who protects the band.
fn prey(sim: &Sim<'_>, band: PolityId, at: PlaceId) -> Option<PlaceId> {
    sim.stage
        .near(at)
        .iter()
        .take_while(|(_, days)| *days < 25.0)
        .filter(|(p, _)| {
            let x = sim.world.place(*p);
            let theirs = sim.world.polity(x.holder);
            let protected =
                sim.world.is_under(x.holder, band) || sim.world.ties.get(band, x.holder).truce > sim.world.today;
            x.holder != band && !protected && x.walls < 0.5 && x.households > 1500.0 && theirs.form.is_court()
        })
        .max_by(|a, b| {
            let rich = |p: PlaceId| sim.stage.scenario.settlements[p.index()].trade + sim.world.place(p).households;
            rich(a.0).total_cmp(&rich(b.0)).then(b.0.cmp(&a.0))
        })
        .map(|(p, _)| *p)
}

fn plunder(sim: &mut Sim<'_>, band: PolityId, place: PlaceId, host: HostId) {
    let against = sim.world.place(place).holder;
    let cause = Some(Cause::Ambition(band));
    let motive = Motive { against, kind: AimKind::Raid, place, gain: 0.0, quarry: None, cause };
    let caution = sim.world.head(band).map_or(0.5, |h| h.caution());
    if let Some(force) = force::assemble(sim, band, &motive, caution, &[host]) {
        strategy::dispatch(sim, band, &motive, &force, None);
    }
}

/// Whether a polity was lately beaten off a place.
#[must_use]
pub fn shuns(sim: &Sim<'_>, polity: PolityId, place: PlaceId) -> bool {
    let years = sim.rules.migration.shunned;
    let fresh = |day: Day| f64::from(sim.world.today - day) < years * YEAR;
    sim.world.polity(polity).repelled.iter().any(|(p, day)| *p == place && fresh(*day))
}

/// A host has been beaten off the place that it was sent to take.
pub(crate) fn beaten_off(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let takes = |a: &Aim| matches!(a.kind, AimKind::Conquer | AimKind::Recover | AimKind::Punish | AimKind::Migrate);
    let Some(aim) = h.aim.filter(takes) else { return };
    let (owner, today) = (h.owner, sim.world.today);
    let list = &mut sim.world.polity_mut(owner).repelled;
    list.retain(|(p, _)| *p != aim.place);
    if list.is_full() {
        list.remove(0);
    }
    list.push((aim.place, today));
    if aim.kind == AimKind::Migrate
        && let Some(camp) = open_country(sim, aim.place)
    {
        sim.world.host_mut(host).home = camp;
    }
}

/// The nearest grass to a place that nobody holds.
fn open_country(sim: &Sim<'_>, place: PlaceId) -> Option<PlaceId> {
    let grass = |p: PlaceId| sim.stage.scenario.settlements[p.index()].pasture_km2 > 1000.0;
    sim.stage.near(place).iter().map(|n| n.0).find(|p| sim.world.place(*p).holder == LOCALS && grass(*p))
}

/// A people sets out with its seat, its households and its herds: to win a place, or to ask for room there.
pub(crate) fn set_out(
    sim: &mut Sim<'_>,
    band: PolityId,
    lead: HostId,
    place: PlaceId,
    wins: bool,
    cause: Option<Cause>,
) {
    let from = sim.world.host(lead).at;
    let holder = sim.world.place(place).holder;
    let hosts: Vec<HostId> = sim
        .world
        .hosts_of(band)
        .filter(|(id, h)| *id == lead || h.idle() && h.leg.is_none())
        .map(|(id, _)| id)
        .collect();
    let men = hosts.iter().map(|h| sim.world.host(*h).men()).sum();
    let feared = menacing(sim, band, from);
    let event = sim.tell(
        Event::new(EventKind::Migration)
            .at(place)
            .actor(band)
            .other(holder)
            .person(sim.world.polity(band).power)
            .men(men)
            .host(lead)
            .because(cause)
            .because(feared)
            .because(Some(Cause::Ambition(band))),
    );
    strike(sim, band, from, f64::from(men), event);
    for i in 0..sim.world.persons.len() {
        let x = &mut sim.world.persons[i];
        if x.polity == band && x.whereabouts == Whereabouts::At(from) {
            x.whereabouts = Whereabouts::With(lead);
        }
    }
    let seat = sim.world.polity(band).capital;
    if seat == Some(from) {
        sim.world.polity_mut(band).capital = None;
    }
    if wins && holder != LOCALS && holder != band {
        strategy::declare_war(sim, band, holder, Some(Cause::Event(event)));
    }
    let aim = Aim { kind: AimKind::Migrate, place, against: holder, quarry: None, cause: Some(Cause::Event(event)) };
    for host in hosts {
        march::order(sim, host, aim, Some(event));
    }
}

/// What drives a band from where it is: the wrong or the war of whoever could come.
fn menacing(sim: &Sim<'_>, band: PolityId, at: PlaceId) -> Option<Cause> {
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| sim.world.polity(*q).alive && sim.world.hostile(band, *q))
        .filter_map(|q| {
            let seat = sim.world.polity(q).capital?;
            Some((sim.world.ties.get(q, band).wrong.or(sim.world.ties.get(band, q).wrong)?, sim.summer_days(seat, at)))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(cause, _)| cause)
}

/// The households that follow strike their tents; what was held there is left to its own people.
fn strike(sim: &mut Sim<'_>, band: PolityId, from: PlaceId, men: f64, event: EventId) {
    let p = sim.world.place(from);
    let (levy, own) = (p.levy, p.holder == band);
    let tents = sim.world.polity(band).tents;
    let people = sim.world.polity(band).people;
    let follow = if own && p.people == Some(people) { sim.rules.migration.followers * men } else { tents };
    if follow > 0.0 {
        // Some stay behind.
        let herds = sim.world.strike_tents(from, follow.min(0.9 * sim.world.herders(from)));
        let p = sim.world.polity_mut(band);
        p.followers_levy = levy;
        p.tents = 0.0;
        for (faith, households) in herds {
            match p.followers.iter_mut().find(|h| h.0 == faith) {
                Some(h) => h.1 += households,
                None => p.followers.push((faith, households)),
            }
        }
    }
    if own {
        sim.world.release_garrison(from);
        settlement::transfer(sim, from, LOCALS, event);
    }
}

/// Whether a host moves with its people and herds.
#[must_use]
pub fn with_herds(host: &Host) -> bool {
    host.aim.is_some_and(|a| a.kind == AimKind::Migrate)
}

/// A people on the way lives off its herds; only the grass limits it.
pub(crate) fn feed(sim: &mut Sim<'_>, host: HostId) {
    if with_herds(sim.world.host(host)) {
        let carried = sim.rules.supply.carried;
        let h = sim.world.host_mut(host);
        h.supply = h.supply.max(carried);
    }
}

/// Days for which a people on the way halts today, if it is winter.
#[must_use]
pub fn winter_halt(sim: &Sim<'_>, host: &Host) -> Option<f64> {
    (with_herds(host) && matches!(sim.month(), 12 | 1 | 2)).then_some(HALT)
}

/// A people has come where it meant to settle.
pub(crate) fn arrive(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let h = sim.world.host(host);
    let (place, owner, power, sent) = (h.at, h.owner, h.power(), h.sent.map(Cause::Event));
    let holder = sim.world.place(place).holder;
    if holder == owner {
        sim.world.host_mut(host).home = place;
        return march::go_home(sim, host);
    }
    if sim.world.is_under(holder, owner) && holder == aim.against {
        return invitation::enter(sim, host, holder, place);
    }
    if holder == LOCALS && power > 2.0 * siege::defenders(sim, place) {
        return settlement::take(sim, host, place, EventKind::CityYielded, sent);
    }
    if holder == LOCALS || sim.world.hostile(owner, holder) {
        return siege::begin(sim, host, place);
    }
    herds::ask(sim, host, owner, place, sent.unwrap_or(Cause::Ambition(owner)));
}

/// A people on the move has won a place: it pitches its tents there and has a land again.
pub(crate) fn settle(sim: &mut Sim<'_>, polity: PolityId, host: HostId, place: PlaceId, event: EventId) {
    take_seat(sim, polity, place);
    let p = sim.world.polity_mut(polity);
    p.form = Form::Tribe;
    p.shelter = None;
    p.dues = None;
    p.tents = 0.0;
    let (fallen, head) = (p.ended.is_some(), p.power);
    let men = sim.world.host(host).men();
    let kind = if fallen { EventKind::RemnantFounds } else { EventKind::TownFounded };
    let told = sim
        .tell(Event::new(kind).at(place).actor(polity).person(head).men(men).host(host).because(Cause::Event(event)));
    unpack(sim, polity, place);
    grow(sim, polity);
    if fallen {
        remnant::bow(sim, polity, place, told);
    }
}

/// The households that followed pitch their tents.
pub(crate) fn unpack(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId) {
    let p = sim.world.polity_mut(polity);
    let herds = std::mem::take(&mut p.followers);
    let (levy, people) = (p.followers_levy, p.people);
    levy::settle_herds(sim, place, &herds, levy, Some(people));
}

/// Seat, hosts and court move to a place.
fn take_seat(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId) {
    let old = sim.world.polity(polity).capital;
    sim.world.polity_mut(polity).capital = Some(place);
    for h in &mut sim.world.hosts {
        if h.owner == polity && (old.is_none_or(|o| h.home == o) || h.at == place) {
            h.home = place;
        }
    }
    for i in 0..sim.world.persons.len() {
        let x = &sim.world.persons[i];
        let moves = match x.whereabouts {
            Whereabouts::At(at) => Some(at) == old,
            Whereabouts::With(host) => {
                sim.world.host(host).at == place && sim.world.host(host).commander != Some(tumen_base::PersonId::at(i))
            }
            _ => false,
        };
        if x.polity == polity && moves {
            sim.world.persons[i].whereabouts = Whereabouts::At(place);
        }
    }
}

/// Whether a court lives by herds: it does so by its form, or did before it grew.
#[must_use]
pub fn nomad(sim: &Sim<'_>, polity: PolityId) -> bool {
    let begun = sim.stage.scenario.polities[polity.index()].form;
    let now = sim.world.polity(polity).form;
    now == Form::Tribe || now.is_court() && matches!(begun, Form::Tribe | Form::Band)
}

/// A nomad court moves its seat to clearly better country that it holds, and its form follows what it rules.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    grow(sim, polity);
    if !nomad(sim, polity) {
        return;
    }
    let Some(seat) = sim.world.polity(polity).capital.filter(|s| sim.world.place(*s).besieger.is_none()) else {
        return;
    };
    let men: f64 = sim.world.hosts_of(polity).map(|(_, h)| f64::from(h.men())).sum();
    let value = |p: PlaceId| worth(sim, p, men, Some(polity));
    let now = value(seat);
    let better = sim
        .world
        .places_of(polity)
        .filter(|p| {
            // Its old country it knows: only what it has won can draw it.
            let x = sim.world.place(*p);
            *p != seat && x.besieger.is_none() && x.taken.is_some()
        })
        .map(|p| (p, value(p)))
        .filter(|(_, v)| *v > 1.25 * now + 0.05)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let Some((place, _)) = better else { return };
    let since = sim.world.place(place).taken;
    let head = sim.world.polity(polity).power;
    take_seat(sim, polity, place);
    let idle: Vec<HostId> = sim
        .world
        .hosts_of(polity)
        .filter(|(_, h)| h.idle() && h.home == place && h.at != place)
        .map(|(id, _)| id)
        .collect();
    for host in idle {
        march::go_home(sim, host);
    }
    sim.tell(
        Event::new(EventKind::TownFounded)
            .at(place)
            .actor(polity)
            .person(head)
            .because(since.map(Cause::Event))
            .because(Some(Cause::Ambition(polity))),
    );
}

/// How far a form has come.
fn rank(form: Form) -> u8 {
    match form {
        Form::Tribe => 1,
        Form::City => 2,
        Form::Kingdom => 3,
        Form::Empire => 4,
        _ => 0,
    }
}

/// The form of a court follows what it rules: a people with many settled households is a kingdom, a kingdom with
/// vassals an empire; what has grown in this history shrinks again with what it loses.
pub(crate) fn grow(sim: &mut Sim<'_>, polity: PolityId) {
    let form = sim.world.polity(polity).form;
    if !form.is_court() || form == Form::City {
        return;
    }
    let settled: f64 = sim.world.places_of(polity).map(|p| sim.world.place(p).households - sim.world.herders(p)).sum();
    let vassals = sim.world.vassals_of(polity).count();
    let needed = sim.rules.migration.kingdom;
    let begun = rank(sim.stage.scenario.polities[polity.index()].form);
    let next = match form {
        Form::Tribe if settled > needed => Form::Kingdom,
        Form::Kingdom if vassals >= VASSALS => Form::Empire,
        Form::Empire if begun < 4 && vassals == 0 => Form::Kingdom,
        Form::Kingdom if begun < 3 && settled < 0.25 * needed && vassals == 0 => Form::Tribe,
        _ => return,
    };
    sim.world.polity_mut(polity).form = next;
}
