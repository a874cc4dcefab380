//! What a country is worth to a people, who could come there, and where it was beaten off.

use crate::mechanisms::bonds::allegiance;
use crate::mechanisms::news;
use crate::mechanisms::war::supply;
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::AimKind;
use tumen_base::day::YEAR;
use tumen_base::{Day, HostId, PlaceId, PolityId, maths};
use tumen_scenario::{Form, LOCALS};

/// Worth of the country about a place, 0 to 1, to a people of so many men; of what `of` and its vassals hold, if given.
#[must_use]
pub fn worth(sim: &Sim<'_>, place: PlaceId, men: f64, of: Option<PolityId>) -> f64 {
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
        let kept = (1.0 - supply::wasted(sim, p)) * maths::fading(days, r.nearness);
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
