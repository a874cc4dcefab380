//! Encounter: hosts at war meet at a place. Each side estimates its chance from what it believes of
//! the other; it fights if the chance clears a bar set by its commander's boldness or if it cannot
//! get away, else it withdraws, shuts itself up, or talks. The fight itself is [`crate::battle`].

use crate::battle::{self, Clash, Fate, Party, Posture, Side};
use crate::mechanisms::bonds::{aftermath, compensation, terms};
use crate::mechanisms::court::{coup, succession};
use crate::mechanisms::peoples::{migration, remnant};
use crate::mechanisms::realm::{appanage, levy};
use crate::mechanisms::war::{captives, march, mediation, pursuit, strategy};
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::{Chance, Due};
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::{Host, Stance};
use crate::world::person::Whereabouts;
use arrayvec::ArrayVec;
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId};
use tumen_geo::{PlaceKind, Terrain};
use tumen_scenario::EventKind;

/// Hosts of one side at a place; more than these stay out of the line.
type Line = ArrayVec<HostId, 8>;

/// A host has come to a place: it meets any enemy that stands there. Returns whether the host is
/// free to go on as ordered.
pub(crate) fn meet(sim: &mut Sim<'_>, host: HostId) -> bool {
    let (place, owner) = (sim.world.host(host).at, sim.world.host(host).owner);
    let enemies: Line = sim
        .world
        .hosts_at(place)
        .filter(|(_, h)| sim.world.hostile(owner, h.owner) && h.men() > 0)
        .map(|(id, _)| id)
        .take(8)
        .collect();
    let Some(first) = enemies.first().copied() else {
        return true;
    };
    let enemy = sim.world.host(first).owner;
    let own: Line = sim
        .world
        .hosts_at(place)
        .filter(|(_, h)| (h.owner == owner || sim.world.is_under(h.owner, owner)) && h.stance != Stance::Fleeing)
        .map(|(id, _)| id)
        .take(8)
        .collect();
    let own = if own.contains(&host) { own } else { Line::from_iter([host]) };
    let version = sim.world.host(host).version;
    settle_encounter(sim, place, &own, &enemies, owner, enemy);
    let h = sim.world.host(host);
    h.version == version && h.on_map() && h.leg.is_none() && h.stance == Stance::Marching
}

fn settle_encounter(sim: &mut Sim<'_>, place: PlaceId, own: &[HostId], enemies: &[HostId], a: PolityId, b: PolityId) {
    let mut draw = sim.draw_for(Mechanism::Battle, u32::from(own[0].0), 1);
    let walled = shelter(sim, place, b);
    let ground = ground(sim, place);
    let mut ours = side(sim, own, Posture::Attack);
    let mut theirs = side(sim, enemies, if walled { Posture::Fortified } else { Posture::Defend });
    // A side that did not expect the other to be near is caught before it can form.
    theirs.surprised = draw.chance(sim.rules.news.surprise);
    ours.surprised = draw.chance(sim.rules.news.surprise * 0.5) && !theirs.surprised;
    let rules = &sim.rules.battle;
    let (true_a, true_b) = (ours.power(ground, rules), theirs.power(ground, rules));
    let scouting = sim.rules.news.scouting;
    let (seen_b, seen_a) = (true_b * draw.lognormal(scouting), true_a * draw.lognormal(scouting));
    let (lead_a, lead_b) = (commander_traits(sim, own), commander_traits(sim, enemies));
    let sought = sim.world.host(own[0]).aim.is_some_and(|aim| aim.kind == AimKind::Relieve || aim.against == b);
    // Who was not sent against this enemy fights only at better odds.
    let eager = if sought { lead_a.0 } else { 0.5 * lead_a.0 };
    let a_wants = battle::will_fight(true_a, seen_b, eager, lead_a.1, true, rules);
    let gets_away = walled || draw.chance(if theirs.mobility > ours.mobility { 0.7 } else { 0.35 });
    let b_wants = theirs.surprised || battle::will_fight(true_b, seen_a, lead_b.0, lead_b.1, gets_away, rules);
    let truce = battle::truce_chance(
        battle::win_chance(true_a, seen_b, rules),
        battle::win_chance(true_b, seen_a, rules),
        lead_a.1,
        lead_b.1,
        rules,
    );
    let sure = battle::win_chance(true_a, seen_b, rules);
    if a_wants && b_wants && mediation::between(sim, place, own, a, b, sure) {
        return own.iter().for_each(|host| march::go_home(sim, *host));
    }
    match (a_wants, b_wants) {
        (true, true) => fight(sim, place, own, enemies, (a, b), &ours, &theirs, ground),
        (false, true) => give_way(sim, place, own, b, a),
        (true, false) if walled => {}
        (true, false) => give_way(sim, place, enemies, a, b),
        (false, false) => stand_off(sim, place, own, a, b, truce),
    }
}

/// Boldness and caution of whoever leads a line.
fn commander_traits(sim: &Sim<'_>, line: &[HostId]) -> (f64, f64) {
    line.iter()
        .find_map(|h| sim.world.host(*h).commander)
        .map_or((0.5, 0.5), |c| (sim.world.person(c).boldness(), sim.world.person(c).caution()))
}

/// Whether hosts of a polity can shut themselves up at a place.
fn shelter(sim: &Sim<'_>, place: PlaceId, of: PolityId) -> bool {
    let p = sim.world.place(place);
    p.walls > 0.15 && (p.holder == of || sim.world.is_under(p.holder, of) || sim.world.is_under(of, p.holder))
}

/// Both sides think better of it: the newcomer goes home, and sometimes a truce is made.
fn stand_off(sim: &mut Sim<'_>, place: PlaceId, own: &[HostId], a: PolityId, b: PolityId, truce: f64) {
    let mut draw = sim.draw_for(Mechanism::Battle, u32::from(own[0].0), 2);
    if draw.chance(truce) {
        let cause = sim.world.host(own[0]).sent;
        strategy::make_truce(sim, a, b, place, cause.map(Cause::Event));
    }
    for host in own {
        march::go_home(sim, *host);
    }
}

/// One side gives way without a fight and goes home.
fn give_way(sim: &mut Sim<'_>, place: PlaceId, line: &[HostId], winner: PolityId, loser: PolityId) {
    let cause = sim.world.host(line[0]).sent;
    sim.tell(
        Event::new(EventKind::BattleDeclined)
            .at(place)
            .actor(winner)
            .other(loser)
            .other_men(line.iter().map(|h| sim.world.host(*h).men()).sum())
            .because(cause.map(Cause::Event)),
    );
    for host in line {
        migration::beaten_off(sim, *host);
        march::go_home(sim, *host);
        let h = sim.world.host_mut(*host);
        if h.goal == place {
            // Its home is where the enemy stands: it scatters into the country.
            h.stance = Stance::Idle;
        }
    }
}

fn side(sim: &Sim<'_>, line: &[HostId], posture: Posture) -> Side {
    let hosts: ArrayVec<&Host, 8> = line.iter().map(|h| sim.world.host(*h)).collect();
    let men: f64 = hosts.iter().map(|h| f64::from(h.men())).sum();
    let mean = |f: &dyn Fn(&Host) -> f64| hosts.iter().map(|h| f(h) * f64::from(h.men())).sum::<f64>() / men.max(1.0);
    let lead = commander_traits(sim, line);
    // Heavy cavalry is worth more in a fight and foot less than the horse archer (an estimate kept
    // in the quality of the line, so that the battle model sees men of one kind).
    let arms = mean(&|h| {
        let n = f64::from(h.men().max(1));
        (f64::from(h.arms[0]) + 1.3 * f64::from(h.arms[1]) + 0.6 * f64::from(h.arms[2])) / n
    });
    Side {
        men,
        quality: mean(&|h| h.quality) * arms,
        cohesion: mean(&|h| h.cohesion * (1.0 - 0.3 * march::fatigue(sim, h))).clamp(0.05, 1.0),
        posture,
        mobility: mean(&|h| battle::mobility(h.remounts(), h.foot_share(), &sim.rules.battle)),
        boldness: lead.0,
        surprised: false,
        commander_present: line.iter().any(|h| sim.world.host(*h).commander.is_some()),
    }
}

fn ground(sim: &Sim<'_>, place: PlaceId) -> battle::Ground {
    let graph = &sim.stage.scenario.graph;
    match graph.place(place).kind {
        PlaceKind::Pass => battle::Ground::Narrow,
        PlaceKind::RiverCrossing => battle::Ground::RiverLine,
        PlaceKind::Region => battle::Ground::Broken,
        _ if graph.leaving(place).iter().all(|r| graph.route(*r).terrain == Terrain::MountainPass) => {
            battle::Ground::Broken
        }
        _ => battle::Ground::Open,
    }
}

/// The fight and what comes of it at once.
#[allow(clippy::too_many_arguments)]
fn fight(
    sim: &mut Sim<'_>,
    place: PlaceId,
    own: &[HostId],
    enemies: &[HostId],
    (a, b): (PolityId, PolityId),
    ours: &Side,
    theirs: &Side,
    ground: battle::Ground,
) {
    let mut draw = sim.draw_for(Mechanism::Battle, u32::from(own[0].0), 3);
    let clash = battle::clash(ours, theirs, ground, &sim.rules.battle, &mut draw);
    let before = [own, enemies].map(|line| line.iter().map(|h| sim.world.host(*h).power()).sum::<f64>());
    let event = tell_battle(sim, place, own, enemies, a, b, &clash);
    let Some(winner) = clash.winner else {
        for host in own.iter().chain(enemies) {
            march::go_home(sim, *host);
        }
        return;
    };
    let (winners, losers, w, l) = if winner == Party::A { (own, enemies, a, b) } else { (enemies, own, b, a) };
    for h in winners {
        let h = sim.world.host_mut(*h);
        h.cohesion = (h.cohesion + 0.05).min(1.0);
    }
    for h in losers {
        let h = sim.world.host_mut(*h);
        h.cohesion = (h.cohesion * 0.6).max(0.05);
    }
    let beaten = sim.world.chronicle.get(event).map_or(0.0, |e| f64::from(e.other_men));
    record_defeat(sim, w, l, beaten, event);
    levy::come_over(sim, l, w, Some(Cause::Event(event)));
    let losses = sim.world.chronicle.get(event).map_or(0, |e| e.other_losses);
    compensation::lost(sim, l, w, losses, event);
    terms::spoils(sim, w, l, beaten, event);
    let led = lead_of(sim, losers);
    leaders_fate(sim, winners, clash.commander(winner), l, place, event);
    leaders_fate(sim, losers, clash.commander(winner.other()), w, place, event);
    captives::take(sim, losers, w, place, event);
    rout(sim, losers, led, event);
    let lost = if winner == Party::A { before[1] } else { before[0] };
    aftermath::of_battle(sim, (winners, losers), (w, l), lost, place, event);
}

/// Takes the losses of both sides and writes the battle down, the winner first.
fn tell_battle(
    sim: &mut Sim<'_>,
    place: PlaceId,
    own: &[HostId],
    enemies: &[HostId],
    a: PolityId,
    b: PolityId,
    clash: &Clash,
) -> EventId {
    let sent = |sim: &Sim<'_>, line: &[HostId]| sim.world.host(line[0]).sent.map(Cause::Event);
    let causes = [sent(sim, own), sent(sim, enemies)];
    let leads = [lead_of(sim, own), lead_of(sim, enemies)];
    let men = [own, enemies].map(|line| line.iter().map(|h| sim.world.host(*h).men()).sum::<Men>());
    let lost = [(own, Party::A), (enemies, Party::B)].map(|(line, party)| {
        let taken = if clash.winner == Some(party.other()) { clash.captured_loser } else { 0.0 };
        let dead = (clash.losses(party) - taken).max(0.0);
        line.iter()
            .map(|h| sim.world.lose_men(*h, dead) + sim.world.scatter_men(*h, taken / (1.0 - dead).max(0.01)))
            .sum::<Men>()
    });
    let (kind, first, second) = match clash.winner {
        None => (EventKind::BattleDrawn, 0, 1),
        Some(Party::A) => (EventKind::Battle, 0, 1),
        Some(Party::B) => (EventKind::Battle, 1, 0),
    };
    let polities = [a, b];
    let incident =
        clash.winner.and_then(|w| clash.incidents.iter().find(|(_, against)| *against == w.other())).map(|(i, _)| i);
    sim.tell(
        Event::new(kind)
            .at(place)
            .actor(polities[first])
            .other(polities[second])
            .person(leads[first])
            .target(leads[second])
            .men(men[first])
            .other_men(men[second])
            .losses(lost[first], lost[second])
            .detail(incident.map_or(Detail::None, Detail::Incident))
            .because(causes[0])
            .because(causes[1]),
    )
}

fn lead_of(sim: &Sim<'_>, line: &[HostId]) -> Option<PersonId> {
    line.iter().find_map(|h| sim.world.host(*h).commander)
}

/// Standing and memory change with a victory.
fn record_defeat(sim: &mut Sim<'_>, winner: PolityId, loser: PolityId, men: f64, event: EventId) {
    let today = sim.world.today;
    let weight = (men / 20_000.0).min(1.0);
    let w = sim.world.polity_mut(winner);
    w.prestige = (w.prestige + 0.1 * weight).min(1.0);
    let l = sim.world.polity_mut(loser);
    l.prestige = (l.prestige - 0.15 * weight).max(0.0);
    l.defeat = Some(event);
    l.defeated_on = today;
    let power = l.power;
    // Those who wait for the ruler to stumble hear of it.
    if let Some(ruler) = power {
        coup::opportunity(sim, loser, ruler, Chance::Defeat, Some(event));
    }
    let shock = appanage::weight_of_defeat(sim, weight);
    appanage::shaken(sim, loser, shock, Cause::Event(event));
}

/// What became of a leader in battle.
fn leaders_fate(sim: &mut Sim<'_>, line: &[HostId], fate: Fate, enemy: PolityId, place: PlaceId, event: EventId) {
    let Some(person) = lead_of(sim, line) else {
        return;
    };
    match fate {
        Fate::Escapes => {}
        Fate::Killed => {
            sim.tell(
                Event::new(EventKind::KilledInBattle)
                    .at(place)
                    .actor(enemy)
                    .target(person)
                    .because(Cause::Event(event)),
            );
            succession::die(sim, person, Cause::Event(event));
        }
        Fate::Captured => {
            pursuit::capture(sim, person, enemy, place, Cause::Event(event));
        }
    }
}

/// The beaten go home, or, if their ruler is with them and the way is hard, take flight.
fn rout(sim: &mut Sim<'_>, losers: &[HostId], led: Option<PersonId>, event: EventId) {
    for host in losers {
        migration::beaten_off(sim, *host);
        let h = sim.world.host(*host);
        if h.stance == Stance::Gone {
            continue;
        }
        let owner = h.owner;
        if h.men() < 50 {
            remnant::dissolve(sim, *host);
            continue;
        }
        let ruler_here =
            sim.world.polity(owner).power.is_some_and(|p| sim.world.person(p).whereabouts == Whereabouts::With(*host));
        if ruler_here
            && (h.goal == h.at
                || h.home == h.at
                || led.is_some_and(|p| {
                    sim.world.polity(owner).usurped.is_some() && sim.world.polity(owner).power == Some(p)
                }))
        {
            pursuit::take_flight(sim, *host, Cause::Event(event));
        } else {
            march::go_home(sim, *host);
            let h = sim.world.host(*host);
            if h.leg.is_none() && h.stance == Stance::Idle {
                pursuit::fall_back(sim, *host, event);
            }
        }
    }
    let owner = sim.world.host(losers[0]).owner;
    sim.after(20.0, Due::Council { polity: owner, regular: false });
}
