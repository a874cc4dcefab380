//! Siege: a host before a held place. Ways it may end compete as hazards: storm (men against wall and
//! garrison), hunger (stores), treachery (grievance against the holder), terms; against them relief
//! from outside, the besieger's own supply, and trouble at home. Rates are constant between two looks
//! and the moment within them is drawn by inversion.
//!
//! Rates a day: storm = s (ratio / (1 + w walls))^gamma; hunger begins when the stores are out;
//! treachery = t grievance^2; terms on the first day with probability sigmoid(...).
//!
//! Left out: engines as such (they are in the besieger's quality), sallies, mining.

pub(crate) mod settlement;
use crate::due::Due;
use crate::moment::{Matter, Moment};
use crate::sim::Sim;
use crate::world::chronicle::{AimKind, Cause, Event};
use crate::world::host::Stance;
use crate::{chance, readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, LOCALS};

/// Days between two looks at a siege.
const LOOK: f64 = 10.0;

/// A host begins a siege, or walks in where nobody defends the place.
pub(crate) fn begin(sim: &mut Sim<'_>, host: HostId, place: PlaceId) {
    let h = sim.world.host(host);
    let (owner, men, sent) = (h.owner, f64::from(h.men()), h.sent.map(Cause::Event));
    let holder = sim.world.place(place).holder;
    if sim.world.place(place).besieger.is_some_and(|b| b != host) {
        // Another host of the same side is already before it: help there.
        return verbs::encamp(sim, host, Stance::Encamped, LOOK);
    }
    let ratio = men * sim.world.host(host).quality / (readings::defenders(sim, place) + 1.0);
    let walls = sim.world.place(place).walls;
    let r = &sim.rules.siege;
    let grievance = readings::mean_grievance(sim, place);
    let raid = sim.world.host(host).aim.is_some_and(|a| a.kind == AimKind::Raid);
    let opens = maths::sigmoid(
        r.terms
            + r.terms_ratio * maths::ln(ratio.max(0.01))
            + r.terms_grievance * grievance
            + r.relief * hopeless(sim, host, holder)
            + readings::opening_by_notables(sim, place, owner)
            - 2.0 * walls,
    );
    let mut draw = sim.draw(chance::SIEGE_BEGUN, (place, host));
    if ratio > 30.0 && walls < 0.15 && !raid {
        return settlement::take(sim, host, place, EventKind::PlaceTaken, sent);
    }
    let event = sim.tell(
        Event::new(EventKind::SiegeBegun).at(place).actor(owner).other(holder).men(men as u32).host(host).because(sent),
    );
    let today = sim.world.today;
    let p = sim.world.place_mut(place);
    p.besieger = Some(host);
    p.besieged_on = today;
    p.siege_event = Some(event);
    p.siege_version += 1;
    let version = p.siege_version;
    sim.world.map_version += 1;
    verbs::encamp(sim, host, Stance::Besieging, LOOK);
    sim.follow(Moment::Threatened { polity: holder, against: owner, place, event });
    // The nearer the chances of both, the more there is to talk about.
    let chance = maths::sigmoid(maths::ln((ratio / (1.0 + sim.rules.siege.wall * walls)).max(0.01)));
    if holder != LOCALS && sim.put(Matter::Facing { place, line: &[host], a: owner, b: holder, p: chance }) {
        verbs::lift_siege(sim, host);
        return verbs::go_home(sim, host);
    }
    if draw.chance(opens) {
        return yield_on_terms(sim, host, place, event);
    }
    sim.after(LOOK, Due::Siege { place, version });
}

/// How little hope of relief a place has: the log of what lies before it against what its lord could bring, within
/// bounds; 0 where nobody rules.
fn hopeless(sim: &Sim<'_>, host: HostId, holder: PolityId) -> f64 {
    if holder == LOCALS {
        return 0.0;
    }
    let before: f64 = sim
        .world
        .hosts_at(sim.world.host(host).at)
        .filter(|(_, h)| h.owner == sim.world.host(host).owner)
        .map(|(_, h)| h.power())
        .sum();
    let lord = sim.world.polity(holder).bonds.vassalage.map_or(0.0, |v| readings::strength(sim, v.to));
    let relief = readings::strength(sim, holder) + sim.rules.siege.overlord * lord + 500.0;
    maths::ln(before.max(100.0) / relief).clamp(-2.0, 2.0)
}

/// A place opens on terms: a vassal may save its lands by submitting.
fn yield_on_terms(sim: &mut Sim<'_>, host: HostId, place: PlaceId, event: crate::world::chronicle::EventId) {
    let holder = sim.world.place(place).holder;
    let owner = sim.world.host(host).owner;
    if settlement::submit_to_save(sim, holder, owner, place, event) {
        verbs::lift_siege(sim, host);
        return verbs::finish_errand(sim, host);
    }
    settlement::take(sim, host, place, EventKind::CityYielded, Some(Cause::Event(event)));
}

/// A look at a siege: whether something ended it since the last look.
pub(crate) fn review(sim: &mut Sim<'_>, place: PlaceId, version: u16) {
    let p = sim.world.place(place);
    let (Some(host), true) = (p.besieger, p.siege_version == version) else {
        return;
    };
    let (holder, event, days) = (p.holder, p.siege_event, f64::from(sim.world.today - p.besieged_on));
    let mut draw = sim.draw(chance::SIEGE, (place, host));
    let h = sim.world.host(host);
    if !h.stands_at(place) || h.stance != Stance::Besieging || !(sim.world.hostile(h.owner, holder) || holder == LOCALS)
    {
        return verbs::lift_siege(sim, host);
    }
    let r = sim.rules.siege.clone();
    let besiegers: f64 = sim
        .world
        .hosts_at(place)
        .filter(|(_, x)| x.owner == h.owner || sim.world.is_under(x.owner, h.owner))
        .map(|(_, x)| x.power())
        .sum();
    let walls = sim.world.place(place).walls;
    let ratio = besiegers / ((readings::defenders(sim, place) + 1.0) * (1.0 + r.wall * walls));
    let farm_days = sim.stage.scenario.settlements[place.index()].farm_days * (1.0 - readings::wasted(sim, place));
    let grievance = readings::mean_grievance(sim, place);
    let rates = [
        (EventKind::CityStormed, r.storm * maths::pow(ratio, r.storm_power)),
        (EventKind::CityStarved, if days > farm_days { r.hunger } else { 0.0 }),
        (EventKind::CityBetrayed, r.treachery * grievance * grievance),
    ];
    let total: f64 = rates.iter().map(|(_, rate)| rate).sum();
    if draw.exponential() / total.max(1e-12) <= LOOK {
        let (owner, cause) = (h.owner, event.map(Cause::Event));
        let ways = rates.map(|(how, rate)| (how as u16, rate));
        let how = draw.race(&ways).map_or(EventKind::CityBetrayed, |i| rates[i].0);
        if how == EventKind::CityStormed {
            sim.world.lose_men(host, (r.storm_loss / ratio.max(0.2)).min(0.3));
            verbs::suffer(sim, place, 0.3, cause);
            verbs::lay_waste(sim, place, 0.2);
        }
        let e = sim.tell(Event::new(how).at(place).actor(owner).other(holder).host(host).because(cause));
        return settlement::take(sim, host, place, EventKind::PlaceTaken, Some(Cause::Event(e)));
    }
    if days > r.patience * (0.6 + 0.8 * draw.uniform()) && ratio < 1.0 {
        return give_up(sim, host);
    }
    sim.after(LOOK, Due::Siege { place, version });
}

/// The besieger gives up and goes home.
pub(crate) fn give_up(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (place, owner) = (h.at, h.owner);
    let cause = sim.world.place(place).siege_event.map(Cause::Event);
    sim.tell(Event::new(EventKind::SiegeLifted).at(place).actor(owner).host(host).because(cause));
    verbs::lift_siege(sim, host);
    verbs::beaten_off(sim, host);
    verbs::go_home(sim, host);
}
