//! Campaign: what a host does when it has come where it was sent: besiege, occupy, fight on against
//! the same enemy, hunt his ruler, keep watch, or go home. Part of [`super::strategy`]; kept apart
//! because it is decided in the field, with the commander's traits, and not in council.

use crate::beliefs::force;
use crate::moment::{Matter, Moment};
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event};
use crate::world::host::Stance;
use crate::{beliefs, chance, readings, verbs};
use tumen_base::day::MONTH;
use tumen_base::{HostId, PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, LOCALS};

/// Days after which a host in the field wants to go home.
const SEASON: i32 = 420;

/// Days between two looks of a host in camp.
const LOOK: f64 = 12.0;

/// Days of march beyond which a commander looks for no further place.
const FARTHEST: f64 = 45.0;

/// A host has come to the place of its aim.
pub(crate) fn at_goal(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let h = sim.world.host(host);
    let (place, owner) = (h.at, h.owner);
    let holder = sim.world.place(place).holder;
    if sim.put(Matter::AtGoal(host)) {
        return;
    }
    match aim.kind {
        AimKind::Guard => verbs::encamp(sim, host, Stance::Encamped, LOOK),
        AimKind::Relieve if awaited(sim, owner, place) => verbs::encamp(sim, host, Stance::Encamped, LOOK),
        AimKind::Raid => {
            verbs::pillage(sim, host, place, 0.5);
            verbs::go_home(sim, host);
        }
        AimKind::Hunt => hunt_on(sim, host, aim),
        AimKind::Migrate => sim.follow(Moment::PeopleComes { host, aim }),
        _ if holder == LOCALS && matches!(aim.kind, AimKind::Conquer | AimKind::Recover) => {
            sim.follow(Moment::BeforeWalls { host, place })
        }
        _ if sim.world.hostile(owner, holder) => sim.follow(Moment::BeforeWalls { host, place }),
        _ => fight_on(sim, host, aim),
    }
}

/// A host in camp thinks again.
pub(crate) fn reconsider(sim: &mut Sim<'_>, host: HostId) {
    let h = sim.world.host(host);
    if h.stance == Stance::Besieging {
        // The siege itself decides; the host only eats.
        return verbs::encamp(sim, host, Stance::Besieging, LOOK);
    }
    let Some(aim) = h.aim else {
        return verbs::go_home(sim, host);
    };
    if readings::waits_in_camp(sim, host) {
        return verbs::encamp(sim, host, Stance::Encamped, LOOK);
    }
    if sim.put(Matter::Meets(host)) && sim.world.host(host).stance != Stance::Encamped {
        return;
    }
    match aim.kind {
        AimKind::Guard if still_needed(sim, host, &aim) => verbs::encamp(sim, host, Stance::Encamped, 2.0 * LOOK),
        AimKind::Guard => verbs::go_home(sim, host),
        AimKind::Hunt => hunt_on(sim, host, aim),
        AimKind::Migrate => sim.follow(Moment::PeopleComes { host, aim }),
        AimKind::Relieve if awaited(sim, sim.world.host(host).owner, sim.world.host(host).at) => {
            verbs::encamp(sim, host, Stance::Encamped, LOOK);
        }
        _ => fight_on(sim, host, aim),
    }
}

/// Whether an enemy is on his way to a place.
fn awaited(sim: &Sim<'_>, owner: PolityId, place: PlaceId) -> bool {
    sim.world.hosts.iter().any(|h| {
        h.on_map()
            && h.stance == Stance::Marching
            && h.goal == place
            && h.aim.is_some()
            && sim.world.hostile(owner, h.owner)
    })
}

/// A watch is kept while other hosts of the polity are out against the same enemy.
fn still_needed(sim: &Sim<'_>, host: HostId, aim: &Aim) -> bool {
    let owner = sim.world.host(host).owner;
    sim.world.today - sim.world.host(host).set_out < SEASON
        && sim
            .world
            .hosts_of(owner)
            .any(|(id, h)| id != host && h.aim.is_some_and(|a| a.against == aim.against && a.kind != AimKind::Guard))
}

/// The next objective against the same enemy: his ruler, his capital, or the nearest place that can be
/// had; none, and the host goes home.
fn fight_on(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let h = sim.world.host(host);
    let (owner, at, out) = (h.owner, h.at, sim.world.today - h.set_out);
    if !sim.world.hostile(owner, aim.against)
        || !sim.world.polity(aim.against).alive
        || out > SEASON
        || h.cohesion < 0.3
    {
        return verbs::go_home(sim, host);
    }
    sim.follow(Moment::LooksAbout { host, aim });
    if let Some(quarry) = worth_hunting(sim, host, aim.against) {
        let aim = Aim { kind: AimKind::Hunt, quarry: Some(quarry), ..aim };
        return hunt_on(sim, host, aim);
    }
    let Some(next) = next_place(sim, host, aim.against) else {
        // Nothing in reach, but an enemy host may still be in the country.
        let threat = sim.world.hosts_of(aim.against).any(|(_, e)| sim.days(e.at, at) < 12.0 && e.men() > 1000);
        if threat && out < SEASON / 2 {
            return verbs::encamp(sim, host, Stance::Encamped, LOOK);
        }
        return verbs::go_home(sim, host);
    };
    redirect(sim, host, Aim { kind: AimKind::Conquer, place: next, quarry: None, ..aim });
}

/// The place of an enemy that is best worth going on to: near, likely to fall, the seat before others. Hosts on the
/// same errand count together, as they would meet the enemy.
fn next_place(sim: &mut Sim<'_>, host: HostId, against: PolityId) -> Option<PlaceId> {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let power = with_fellows(sim, host, against);
    let capital = sim.world.polity(against).capital;
    let grudge = beliefs::grudge(sim, owner, against).min(1.0);
    let boldness = sim.world.host(host).commander.map_or(0.5, |c| sim.world.person(c).boldness());
    let held: Vec<PlaceId> = sim.world.places_of(against).filter(|p| sim.days(at, *p) < FARTHEST).collect();
    let mut best: Option<(PlaceId, f64)> = None;
    let (r, s) = (sim.rules.campaign.clone(), sim.rules.strategy.clone());
    for place in held {
        let enemy = force::resistance(sim, owner, against, place);
        let p = maths::sigmoid(s.slope * maths::ln(power.max(1.0) / enemy));
        let worth = if Some(place) == capital { r.seat * (1.0 + 0.5 * grudge) } else { r.place };
        let u = p * worth - (1.0 - p) * s.loss * (1.3 - 0.6 * boldness) - s.distance * sim.days(at, place) / MONTH;
        if u > 0.0 && best.is_none_or(|(_, b)| u > b) {
            best = Some((place, u));
        }
    }
    best.map(|(p, _)| p)
}

/// Power of a host and of all near it who are out against the same enemy with it.
fn with_fellows(sim: &Sim<'_>, host: HostId, against: PolityId) -> f64 {
    let (at, owner) = (sim.world.host(host).at, sim.world.host(host).owner);
    let near = sim.rules.campaign.fellows;
    let with = |h: &crate::world::host::Host| {
        h.on_map()
            && h.aim.is_some_and(|a| a.against == against)
            && (h.owner == owner || sim.world.is_under(h.owner, owner) || sim.world.is_under(owner, h.owner))
            && sim.days(h.at, at) < near
    };
    let others = sim.world.hosts.iter().enumerate().filter(|(i, h)| *i != host.index() && with(h));
    sim.world.host(host).power() + others.map(|(_, h)| h.power()).sum::<f64>()
}

/// The enemy's head, if he is in flight or has little about him, and is within reach.
fn worth_hunting(sim: &Sim<'_>, host: HostId, against: PolityId) -> Option<PersonId> {
    let h = sim.world.host(host);
    let head = sim.world.polity(against).court.power?;
    let place = sim.world.place_of(head)?;
    let near: f64 =
        sim.world.hosts_of(against).filter(|(_, e)| sim.days(e.at, place) < 3.0).map(|(_, e)| e.power()).sum();
    let grudge = beliefs::grudge(sim, h.owner, against);
    (grudge > 0.25 && near < 0.5 * h.power() && sim.days(h.at, place) < 50.0).then_some(head)
}

/// A host after a person goes where word has him.
fn hunt_on(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let h = sim.world.host(host);
    let (owner, at, out) = (h.owner, h.at, sim.world.today - h.set_out);
    let Some(quarry) =
        aim.quarry.filter(|q| sim.world.person(*q).free() && sim.world.polity(aim.against).court.power == Some(*q))
    else {
        return fight_on_or_home(sim, host, aim);
    };
    let Some(place) = sim.world.place_of(quarry) else {
        return verbs::go_home(sim, host);
    };
    if out > SEASON + 200 || sim.days(at, place) > 60.0 {
        return verbs::go_home(sim, host);
    }
    if place == at {
        let holder = sim.world.place(at).holder;
        if sim.world.hostile(owner, holder) {
            sim.world.host_mut(host).aim = Some(Aim { place, ..aim });
            return sim.follow(Moment::BeforeWalls { host, place: at });
        }
        // He shelters with people who are not at war: they are asked for him.
        let mut draw = sim.draw(chance::HANDED_OVER, quarry);
        if draw.chance(0.3) {
            return sim.follow(Moment::QuarryFound { host, quarry });
        }
        return verbs::encamp(sim, host, Stance::Encamped, LOOK);
    }
    if aim.kind != AimKind::Hunt || sim.world.host(host).aim.is_none_or(|a| a.kind != AimKind::Hunt) {
        let cause = sim.world.host(host).sent.map(Cause::Event);
        let e = sim.tell(
            Event::new(EventKind::PursuitBegun)
                .at(place)
                .actor(owner)
                .other(aim.against)
                .person(quarry)
                .men(sim.world.host(host).men())
                .host(host)
                .because(cause),
        );
        sim.world.host_mut(host).sent = Some(e);
    }
    redirect(sim, host, Aim { kind: AimKind::Hunt, place, quarry: Some(quarry), ..aim });
}

/// The quarry is taken or out of reach: on against what is left, or home.
fn fight_on_or_home(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let aim = Aim { kind: AimKind::Conquer, quarry: None, ..aim };
    sim.world.host_mut(host).aim = Some(aim);
    fight_on(sim, host, aim);
}

/// New orders in the field; the event that sent the host stays its cause.
fn redirect(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let same = sim.world.host(host).aim.is_some_and(|a| a.place == aim.place && a.kind == aim.kind);
    let h = sim.world.host_mut(host);
    h.aim = Some(aim);
    let (owner, sent, men, commander) = (h.owner, h.sent, h.men(), h.commander);
    if !same && aim.kind != AimKind::Hunt {
        let e = sim.tell(
            Event::new(EventKind::Campaign)
                .at(aim.place)
                .actor(owner)
                .other(aim.against)
                .person(commander)
                .men(men)
                .host(host)
                .detail(Detail::Aim(aim.kind))
                .because(sent.map(Cause::Event)),
        );
        sim.world.host_mut(host).sent = Some(e);
    }
    verbs::go(sim, host, aim.place, Stance::Marching);
}
