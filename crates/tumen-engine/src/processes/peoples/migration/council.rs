//! The council of a band: to stay where it is, to ride out for plunder, or to set out for better country, to win it or to
//! ask for room there.

use super::set_out;
use crate::beliefs::force;
use crate::beliefs::motive::Motive;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{AimKind, Cause};
use crate::world::host::greatest;
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::{Form, LOCALS};

/// Candidates that a council weighs in full.
const WEIGHED: usize = 10;

/// The option of staying, by what its luck is told from that of places.
const STAY: u16 = u16::MAX - 1;

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
    let Some(head) = p.court.power.filter(|h| p.alive && p.bonds.shelter.is_none() && sim.world.person(*h).free())
    else {
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
    if marched && landless && men < sim.rules.remnant.least && sim.world.polity(band).following.tents <= 0.0 {
        // Too few to be a people: they serve, or go their ways.
        return verbs::end_power(sim, band, Cause::Ambition(band));
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
    greatest(sim.world.hosts_of(polity))
}

fn choose(sim: &mut Sim<'_>, band: PolityId, host: HostId, at: PlaceId) -> Fate {
    let r = sim.rules.migration.clone();
    let (head, p) = (sim.world.head(band).expect("checked by the caller"), sim.world.polity(band));
    let (bold, ambition, treasury) = (head.boldness(), p.ambition, p.treasury() as f64);
    let own: f64 = sim.world.hosts_of(band).map(|(_, h)| h.power()).sum::<f64>().max(100.0);
    let land = r.land * (0.5 + ambition);
    let holds = sim.world.place(at).holder == band;
    let year = (sim.world.today - sim.stage.scenario.start) as u32 / 365;
    let draw = sim.draw_at(chance::MIGRATION, band, year);
    let luck = |option: u16| r.temperature * draw.option(option).gumbel();
    let mut options = near_enough(sim, band, host, at);
    // Worth and way alone leave few to be weighed in full.
    options.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    options.truncate(WEIGHED);
    // What it has is weighed against what it could have.
    let here = readings::worth_of_country(sim, at, own, holds.then_some(band));
    let fear = r.fear * maths::ln(1.0 + beliefs::menace(sim, band, at) / own);
    let kept = if holds { 1.0 } else { 0.3 };
    let mut best = (land * here * kept + r.inertia * kept - fear + luck(STAY), Fate::Stay);
    let (slope, loss) = (sim.rules.strategy.slope, sim.rules.strategy.loss);
    for (place, value) in options {
        let holder = sim.world.place(place).holder;
        if holder == band {
            continue;
        }
        let fear = r.fear * maths::ln(1.0 + beliefs::menace(sim, band, place) / own);
        let shy = if beliefs::shuns(sim, band, place) { r.shy } else { 0.0 };
        let common = luck(place.0) - fear - shy;
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
    let rides = sim.draw(chance::PLUNDERS, band).chance(r.plunder * need * 2.0 * bold);
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
            (p, readings::worth_of_country(sim, p, own, None), days)
        })
        .filter(|(_, _, days)| *days < 2.0 * sim.rules.strategy.horizon)
        .map(|(p, value, days)| (p, value - r.way * days / 30.0 / land))
        .collect()
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
    let motive = Motive { against, kind: AimKind::Raid, place, gain: 0.0, seat: false, quarry: None, cause };
    let caution = sim.world.head(band).map_or(0.5, |h| h.caution());
    if let Some(force) = force::assemble(sim, band, &motive, caution, &[host]) {
        sim.follow(Moment::Sent { polity: band, motive: &motive, force: &force, news: None });
    }
}
