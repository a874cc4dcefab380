//! Supply: men eat what they carry, what friends sell, or what they plunder; horses eat grass, which
//! grows back over a year. Shortage costs horses first, then cohesion, then men.
//!
//! Grass a place offers in a season = pasture (km2) x yield (kg/km2/yr) x share of the year's growth
//! standing then x (1 - share already eaten). Food a settled place sells = surplus households x
//! rations. Nomads with remounts on grassland live largely off their herds.
//!
//! Left out: fodder crops, water points by name, merchants that follow a host.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::{readings, verbs};
use tumen_base::HostId;
use tumen_geo::Terrain;
use tumen_scenario::EventKind;

/// A host lives `days` at or near a place: from its stores, the place, its herds. Returns the days it
/// went hungry.
pub(crate) fn live(sim: &mut Sim<'_>, host: HostId, days: f64, terrain: Option<Terrain>) -> f64 {
    if days <= 0.0 || sim.world.host(host).men() == 0 {
        return 0.0;
    }
    let fed = graze(sim, host, days, terrain);
    let hungry = eat(sim, host, days, terrain, fed);
    if hungry > 0.0 {
        starve(sim, host, hungry);
    }
    hungry
}

/// Horses eat; returns the share of their need that was met.
fn graze(sim: &mut Sim<'_>, host: HostId, days: f64, terrain: Option<Terrain>) -> f64 {
    let r = &sim.rules.supply;
    let h = sim.world.host(host);
    let place = h.at;
    let need = h.horses * r.grass_per_horse * days;
    if need <= 0.0 {
        return 1.0;
    }
    let standing = match sim.month() {
        11 | 12 | 1..=3 => r.winter_grass,
        4 | 10 => 0.5,
        _ => 1.0,
    };
    let year = sim.stage.scenario.settlements[place.index()].pasture_km2 * r.grass_yield;
    let before = readings::grazed(sim, place);
    let left = year * (standing * (1.0 - readings::wasted(sim, place)) - before).max(0.0);
    // A host on the march grazes along the whole way, of which its last halt is a small part.
    let at_halt = if terrain.is_some() { 0.1 } else { 1.0 };
    let eaten = (need * at_halt).min(left);
    let met = match terrain {
        Some(t) => grass_of(t) * (0.5 + 0.5 * standing).min(1.0),
        None => (eaten / need).min(1.0),
    };
    let today = sim.world.today;
    let (lost, p) = (r.horse_death * days * (1.0 - met), sim.world.place_mut(place));
    if year > 0.0 {
        p.grazed = (before + eaten / year).min(1.0);
        p.grazed_on = today;
    }
    let h = sim.world.host_mut(host);
    h.horses *= 1.0 - lost.min(0.9);
    met
}

/// Men eat; returns the days for which there was nothing.
fn eat(sim: &mut Sim<'_>, host: HostId, days: f64, terrain: Option<Terrain>, grass: f64) -> f64 {
    let r = sim.rules.supply.clone();
    let h = sim.world.host(host);
    let (place, owner, men) = (h.at, h.owner, f64::from(h.men()));
    let mounted = 1.0 - h.foot_share();
    let herds = r.herds * mounted * grass * (h.remounts() / 3.0).min(1.0);
    let mut need = days * (1.0 - herds);
    let holder = sim.world.place(place).holder;
    let enemy = sim.world.hostile(owner, holder) || holder == tumen_scenario::LOCALS;
    let households = sim.world.place(place).households * (1.0 - readings::wasted(sim, place));
    let per_day = if enemy { r.plunder } else { r.market };
    // A column passing through draws on a place for the days about its halt, and on the country along
    // the road for the rest of the leg.
    let stay = if terrain.is_some() { days.min(3.0) } else { days };
    if let Some(terrain) = terrain {
        need *= 1.0 - (r.forage * country(terrain) / men.max(1.0)).min(0.9);
    }
    let offered = (households * per_day / men.max(1.0)).min(2.0) * stay;
    let h = sim.world.host_mut(host);
    let stored = (h.supply + offered).min(r.carried.max(h.supply));
    need -= (h.supply + offered - stored).max(0.0);
    let from_store = need.clamp(0.0, stored);
    h.supply = stored - from_store;
    if enemy && households > 0.0 {
        let share = (men * stay * 0.02 / households).min(0.25);
        verbs::lay_waste(sim, place, share);
        verbs::suffer(sim, place, share, None);
    }
    (need - from_store).max(0.0)
}

/// Share of their need that horses find along a road in the growing season.
fn grass_of(terrain: Terrain) -> f64 {
    match terrain {
        Terrain::Steppe => 1.0,
        Terrain::RiverCrossing | Terrain::OasisRoad => 0.9,
        Terrain::MountainPass => 0.8,
        Terrain::Desert => 0.5,
    }
}

/// What a country offers a passing column, against cultivated land.
fn country(terrain: Terrain) -> f64 {
    match terrain {
        Terrain::OasisRoad => 1.0,
        Terrain::RiverCrossing => 0.8,
        Terrain::Steppe => 0.7,
        Terrain::MountainPass => 0.35,
        Terrain::Desert => 0.1,
    }
}

/// Hunger takes cohesion and men; a hungry herd is eaten first.
fn starve(sim: &mut Sim<'_>, host: HostId, days: f64) {
    let r = sim.rules.supply.clone();
    let h = sim.world.host_mut(host);
    // A spare horse feeds about fifty men for a day (Smith: some 200 kg of meat and offal).
    let horses = (f64::from(h.men()) * days / 50.0).min((h.horses - f64::from(h.men())).max(0.0));
    h.horses -= horses;
    let covered = horses * 50.0 / f64::from(h.men().max(1));
    let hungry = (days - covered).max(0.0);
    if hungry <= 0.0 {
        return;
    }
    h.cohesion = (h.cohesion - r.hunger_cohesion * hungry).max(0.05);
    let (place, owner, sent) = (h.at, h.owner, h.sent);
    let share = (r.man_death * hungry).min(0.5);
    let before = h.men();
    let mut lost = sim.world.lose_men(host, share * 0.4);
    lost += sim.world.release_to_reserve(host, share * 0.6, owner);
    let today = sim.world.today;
    // A column that starves for a whole march is told of once, when it is first told of its losses.
    if f64::from(lost) > 0.08 * f64::from(before)
        && lost > 1500
        && sim.world.dealings.begins(EventKind::Hunger, u64::from(host.key()), r.told as i32, today)
    {
        let event = Event::new(EventKind::Hunger).at(place).actor(owner).men(lost).host(host);
        sim.tell(event.because(sent.map(Cause::Event)));
    }
}

/// A people on the way lives off its herds; only the grass limits it.
pub(crate) fn feed(sim: &mut Sim<'_>, host: HostId) {
    if readings::with_herds(sim.world.host(host)) {
        let carried = sim.rules.supply.carried;
        let h = sim.world.host_mut(host);
        h.supply = h.supply.max(carried);
    }
}
