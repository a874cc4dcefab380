//! Orders to hosts: to go, to go home, to stay, to leave off; and the end of a host.

use crate::due::Due;
use crate::moment::Moment;
use crate::sim::{Sim, nearest};
use crate::verbs;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, LOCALS, Office};

/// Gives a host an aim and sets it on its way.
pub(crate) fn order(sim: &mut Sim<'_>, host: HostId, aim: Aim, sent: Option<EventId>) {
    let today = sim.world.today;
    verbs::lift_siege(sim, host);
    let h = sim.world.host_mut(host);
    h.aim = Some(aim);
    h.sent = sent;
    h.set_out = today;
    h.sorties += 1;
    h.proclaimed = None;
    verbs::go(sim, host, aim.place, Stance::Marching);
}

/// Sends a host toward a place. A host between places first finishes its leg.
pub(crate) fn go(sim: &mut Sim<'_>, host: HostId, goal: PlaceId, stance: Stance) {
    verbs::lift_siege(sim, host);
    let today = sim.world.today;
    let h = sim.world.host_mut(host);
    if h.stance == Stance::Idle {
        // In quarters it lived off its own country.
        h.fed = today;
    }
    h.goal = goal;
    h.stance = stance;
    if h.leg.is_none() {
        h.version += 1;
        sim.follow(Moment::SetOut(host));
    }
}

/// Sends a host home without an aim.
pub(crate) fn go_home(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let (owner, mut home) = (h.owner, h.home);
    // Home may have been lost; then the capital, or the nearest place still held, is home.
    if sim.world.place(home).holder != owner {
        home = sim
            .world
            .polity(owner)
            .capital
            .filter(|c| sim.world.place(*c).holder == owner)
            .or_else(|| verbs::nearest_own(sim, host))
            .unwrap_or(home);
    }
    let h = sim.world.host_mut(host);
    h.aim = None;
    h.home = home;
    verbs::go(sim, host, home, Stance::Marching);
}

/// The nearest place that the owner of a host holds.
pub(crate) fn nearest_own(sim: &Sim<'_>, host: HostId) -> Option<PlaceId> {
    let h = sim.world.host(host);
    nearest(sim.world.places_of(h.owner), |p| sim.days(h.at, p)).map(|(p, _)| p)
}

/// A host on a leg comes to its end later than it would have.
pub(crate) fn put_off(sim: &mut Sim<'_>, host: HostId, arrive: tumen_base::Day) {
    let h = sim.world.host_mut(host);
    if let Some(leg) = &mut h.leg {
        leg.arrive = arrive;
        h.version += 1;
        let version = h.version;
        sim.world.agenda.schedule(arrive, Due::Arrive { host, version });
    }
}

/// Makes a host stand at its place and think again in some days.
pub(crate) fn encamp(sim: &mut Sim<'_>, host: HostId, stance: Stance, days: f64) {
    let today = sim.world.today;
    let h = sim.world.host_mut(host);
    h.stance = stance;
    h.version += 1;
    h.fed = today;
    let version = h.version;
    sim.after(days, Due::Encamped { host, version });
}

/// Sends a band to quarters in a land that is not its own.
pub(crate) fn go_home_as_guest(sim: &mut Sim<'_>, host: HostId, quarters: PlaceId) {
    sim.world.host_mut(host).aim = None;
    verbs::go(sim, host, quarters, Stance::Marching);
}

/// What a host was sent for is done, or cannot be done: tomorrow it goes on against the same enemy or
/// home.
pub(crate) fn finish_errand(sim: &mut Sim<'_>, host: HostId) {
    if sim.world.host(host).aim.is_some() && sim.world.host(host).men() > 500 {
        verbs::encamp(sim, host, Stance::Encamped, 1.0);
    } else {
        verbs::go_home(sim, host);
    }
}

/// Ends the siege that a host lays, if it lays one.
pub(crate) fn lift_siege(sim: &mut Sim<'_>, host: HostId) {
    let place = sim.world.host(host).at;
    let p = sim.world.place_mut(place);
    if p.besieger == Some(host) {
        p.besieger = None;
        p.siege_version += 1;
        sim.world.map_version += 1;
    }
}

/// A host falls apart: men scatter, its leader is left alone.
pub(crate) fn dissolve(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    if h.stance == Stance::Gone {
        return;
    }
    let (at, owner, men) = (h.at, h.owner, h.men());
    verbs::lift_siege(sim, host);
    if men > 2000 {
        sim.tell(Event::new(EventKind::HostDissolved).at(at).actor(owner).men(men).host(host));
    }
    sim.world.scatter_men(host, 1.0);
    for i in 0..sim.world.persons.len() {
        if sim.world.persons[i].whereabouts == Whereabouts::With(host) {
            let seat = sim.world.polity(sim.world.persons[i].polity).capital.unwrap_or(at);
            sim.world.persons[i].whereabouts = Whereabouts::At(seat);
        }
    }
    let h = sim.world.host_mut(host);
    h.stance = Stance::Gone;
    h.commander = None;
    h.leg = None;
    h.aim = None;
    h.version += 1;
}

/// A beaten host whose home is where it lost goes to another place of its own.
pub(crate) fn fall_back(sim: &mut Sim<'_>, host: HostId, _event: EventId) {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let others = sim.world.places_of(owner).filter(|p| *p != at);
    if let Some((place, _)) = nearest(others, |p| sim.days(at, p)) {
        sim.world.host_mut(host).home = place;
        verbs::go(sim, host, place, Stance::Marching);
    }
}

/// A polity's host joins that of its overlord.
pub(crate) fn join_campaign(
    sim: &mut Sim<'_>,
    owner: PolityId,
    of: PolityId,
    host: HostId,
    at: PlaceId,
    event: EventId,
) {
    let h = sim.world.host(host);
    let (men, leader) = (h.men(), h.commander);
    sim.tell(
        Event::new(EventKind::Contingent)
            .at(at)
            .actor(owner)
            .other(of)
            .person(leader)
            .men(men)
            .host(host)
            .because(Cause::Event(event)),
    );
}

/// A host that stood outside the map stands at a place, with whoever leads it.
pub(crate) fn enter_map(sim: &mut Sim<'_>, host: HostId, at: PlaceId) {
    let today = sim.world.today;
    let h = sim.world.host_mut(host);
    h.stance = Stance::Idle;
    h.at = at;
    h.home = at;
    h.goal = at;
    h.fed = today;
    h.rested = today;
    if let Some(leader) = h.commander {
        sim.world.join(leader, host);
    }
}

/// A host has been beaten off the place that it was sent to take.
pub(crate) fn beaten_off(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    let takes = |a: &Aim| matches!(a.kind, AimKind::Conquer | AimKind::Recover | AimKind::Punish | AimKind::Migrate);
    let Some(aim) = h.aim.filter(takes) else { return };
    let (owner, today) = (h.owner, sim.world.today);
    let list = &mut sim.world.polity_mut(owner).bonds.repelled;
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

/// Raises a host of so many men, or as many as there are, under a man at a place.
pub(crate) fn raise_host(sim: &mut Sim<'_>, polity: PolityId, seat: PlaceId, commander: PersonId, men: f64) {
    let (mut quality, mut stable, mut arms, mut n) = (0.0, 0.0, [0.0; 3], 0.0);
    for (_, h) in sim.world.hosts_of(polity) {
        let men = f64::from(h.men());
        quality += h.quality * men;
        stable += h.stable * men;
        for (sum, arm) in arms.iter_mut().zip(h.arms()) {
            *sum += f64::from(arm);
        }
        n += men;
    }
    if n < 1.0 {
        (quality, stable, arms, n) = (0.7, 1.5, [0.7, 0.0, 0.3], 1.0);
    }
    let host = verbs::new_host(sim, polity, seat);
    let h = sim.world.host_mut(host);
    (h.quality, h.stable, h.full, h.commander) =
        ((quality / n) * sim.rules.levy.raw, stable / n, men as Men, Some(commander));
    for (arm, share) in arms.iter().enumerate() {
        sim.world.call_up(polity, host, arm, (men * share / n) as Men, stable / n);
    }
    sim.world.join(commander, host);
    let x = sim.world.person_mut(commander);
    if x.office == Office::None {
        x.office = Office::Commander;
    }
    let newest = sim.world.places_of(polity).filter_map(|p| sim.world.place(p).taken).max();
    let men = sim.world.host(host).men();
    sim.tell(
        Event::new(EventKind::HostRaised)
            .at(seat)
            .actor(polity)
            .person(commander)
            .men(men)
            .host(host)
            .because(newest.map(Cause::Event)),
    );
}

/// A host of nobody yet, standing at a place.
pub(crate) fn new_host(sim: &mut Sim<'_>, owner: PolityId, at: PlaceId) -> HostId {
    let salaried = sim.world.polity(owner).means.salaried;
    let host = sim.world.new_host(owner, at);
    let h = sim.world.host_mut(host);
    (h.quality, h.salaried) = (0.8, salaried);
    host
}
