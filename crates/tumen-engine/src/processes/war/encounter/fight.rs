//! The fight, and what comes of it at once: losses, standing, the fate of leaders, and the rout.

use crate::battle::{Clash, Fate, Party, Side};
use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{battle, chance, verbs};
use tumen_base::{HostId, Men, PersonId, PlaceId, PolityId};
use tumen_scenario::EventKind;

/// The fight and what comes of it at once.
#[allow(clippy::too_many_arguments)]
pub(super) fn fight(
    sim: &mut Sim<'_>,
    place: PlaceId,
    own: &[HostId],
    enemies: &[HostId],
    (a, b): (PolityId, PolityId),
    ours: &Side,
    theirs: &Side,
    ground: battle::Ground,
) {
    let mut draw = sim.draw(chance::BATTLE, own[0]);
    let clash = battle::clash(ours, theirs, ground, &sim.rules.battle, &mut draw);
    let before = [own, enemies].map(|line| line.iter().map(|h| sim.world.host(*h).power()).sum::<f64>());
    let event = tell_battle(sim, place, own, enemies, a, b, &clash);
    let Some(winner) = clash.winner else {
        for host in own.iter().chain(enemies) {
            verbs::go_home(sim, *host);
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
    let losses = sim.world.chronicle.get(event).map_or(0, |e| e.other_losses);
    sim.follow(Moment::Defeat { winner: w, loser: l, men: beaten, losses, event });
    let led = lead_of(sim, losers);
    leaders_fate(sim, winners, clash.commander(winner), l, place, event);
    leaders_fate(sim, losers, clash.commander(winner.other()), w, place, event);
    sim.follow(Moment::FieldTaken { losers, by: w, place, event });
    rout(sim, losers, led, event);
    let lost = if winner == Party::A { before[1] } else { before[0] };
    sim.follow(Moment::BattleOver { lines: (winners, losers), sides: (w, l), before: lost, place, event });
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
    l.bonds.defeat = Some(event);
    l.bonds.defeated_on = today;
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
            verbs::die(sim, person, Cause::Event(event));
        }
        Fate::Captured => {
            sim.follow(Moment::Taken { person, by: enemy, place, cause: Cause::Event(event) });
        }
    }
}

/// The beaten go home, or, if their ruler is with them and the way is hard, take flight.
fn rout(sim: &mut Sim<'_>, losers: &[HostId], led: Option<PersonId>, event: EventId) {
    for host in losers {
        verbs::beaten_off(sim, *host);
        let h = sim.world.host(*host);
        if h.stance == Stance::Gone {
            continue;
        }
        let owner = h.owner;
        if h.men() < 50 {
            verbs::dissolve(sim, *host);
            continue;
        }
        let ruler_here = sim
            .world
            .polity(owner)
            .court
            .power
            .is_some_and(|p| sim.world.person(p).whereabouts == Whereabouts::With(*host));
        if ruler_here
            && (h.goal == h.at
                || h.home == h.at
                || led.is_some_and(|p| {
                    sim.world.polity(owner).court.usurped.is_some() && sim.world.polity(owner).court.power == Some(p)
                }))
        {
            sim.follow(Moment::RulerFlees { host: *host, cause: Cause::Event(event) });
        } else {
            verbs::go_home(sim, *host);
            let h = sim.world.host(*host);
            if h.leg.is_none() && h.stance == Stance::Idle {
                verbs::fall_back(sim, *host, event);
            }
        }
    }
    let owner = sim.world.host(losers[0]).owner;
    sim.after(20.0, Due::Council { polity: owner, regular: false });
}
