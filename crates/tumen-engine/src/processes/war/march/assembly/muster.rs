//! The call: own hosts, hosts of willing vassals, and men on call beyond the map.

use super::LOOK;
use crate::due::Due;
use crate::sim::{Sim, nearest};
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::{Host, Stance, greatest};
use crate::{beliefs, chance, readings, verbs, world};
use arrayvec::ArrayVec;
use tumen_base::day::YEAR;
use tumen_base::{HostId, Men, PlaceId, PolityId};
use tumen_scenario::{EventKind, LOCALS, OutsideKind};

/// An overlord who has granted help to `ward` may call his hosts and vassals together. Whether he does.
pub(crate) fn call(sim: &mut Sim<'_>, of: PolityId, ward: PolityId, against: PolityId, promise: EventId) -> bool {
    let r = sim.rules.assembly.clone();
    let theirs = beliefs::believed(sim, of, against);
    let own = readings::strength(sim, of);
    if theirs < r.great * own || sim.world.assemblies.iter().any(|a| a.of == of) || !sim.world.hostile(of, against) {
        return false;
    }
    let besieged = sim.world.places_of(ward).find(|p| sim.world.place(*p).besieger.is_some());
    let Some(target) = besieged.or(sim.world.polity(ward).capital.filter(|c| sim.world.place(*c).holder == ward))
    else {
        return false;
    };
    let Some(at) = gathering_place(sim, of, target) else {
        return false;
    };
    let mut called = own_hosts(sim, of, at, target);
    let mine = called.len();
    vassal_hosts(sim, of, against, at, target, &mut called);
    if called.len() < 2 || mine == 0 {
        return false;
    }
    let men: Men = called.iter().map(|h| sim.world.host(*h).men()).sum();
    let event =
        sim.tell(Event::new(EventKind::Muster).at(at).actor(of).other(against).men(men).because(Cause::Event(promise)));
    for host in called.clone() {
        let owner = sim.world.host(host).owner;
        if owner != of {
            verbs::declare_war(sim, owner, against, Some(Cause::Event(event)));
            verbs::join_campaign(sim, owner, of, host, at, event);
        }
        verbs::appoint(sim, host, owner);
    }
    if !called.is_full()
        && let Some(host) = from_beyond(sim, of, event)
    {
        called.push(host);
    }
    let until = sim.world.today + r.wait as i32;
    let hosts = called.clone();
    sim.world.assemblies.push(world::Assembly { of, against, at, target, event, called, until, leader: None });
    let aim = Aim { kind: AimKind::Guard, place: at, against, quarry: None, cause: Some(Cause::Event(promise)) };
    for host in hosts {
        verbs::order(sim, host, aim, Some(event));
    }
    sim.after(LOOK, Due::Assembly { polity: of });
    true
}

/// The place of the overlord's or of his vassals nearest to his seat among those some days behind the threatened one.
fn gathering_place(sim: &Sim<'_>, of: PolityId, target: PlaceId) -> Option<PlaceId> {
    let seat = sim.world.polity(of).capital?;
    let ours = |p: PlaceId| {
        let holder = sim.world.place(p).holder;
        holder == of || holder != LOCALS && sim.world.is_under(holder, of)
    };
    let behind = sim.rules.assembly.behind;
    let near = sim.stage.near(target).iter().filter(|(p, days)| *days >= 3.0 && *days <= behind && ours(*p));
    let best = nearest(near.map(|(p, _)| *p), |p| sim.summer_days(seat, p));
    best.map(|(p, _)| p).or(Some(seat).filter(|s| ours(*s)))
}

fn own_hosts(sim: &Sim<'_>, of: PolityId, at: PlaceId, target: PlaceId) -> ArrayVec<HostId, { world::MOST }> {
    let reach = sim.rules.assembly.reach;
    let mut near: Vec<(f64, HostId)> = sim
        .world
        .hosts_of(of)
        .filter(|(_, h)| h.idle() && h.cohesion > 0.35 && h.men() > 500 && h.at != target)
        .map(|(id, h)| (sim.days(h.at, at), id))
        .filter(|(days, _)| *days <= reach)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.into_iter().map(|(_, id)| id).take(world::MOST - 2).collect()
}

/// The greatest host of each vassal who is willing.
fn vassal_hosts(
    sim: &mut Sim<'_>,
    of: PolityId,
    against: PolityId,
    at: PlaceId,
    target: PlaceId,
    called: &mut ArrayVec<HostId, { world::MOST }>,
) {
    let vassals: Vec<PolityId> = sim.world.vassals_of(of).collect();
    for v in vassals {
        if called.is_full() || v == against || sim.world.ties.get(v, against).kin > 0.4 {
            continue;
        }
        let Some(terms) = sim.world.polity(v).bonds.vassalage.filter(|t| t.arrears < 1.5) else { continue };
        let willing = 0.8 * terms.habit.max(0.4) * (1.0 - beliefs::grudge(sim, v, of).min(1.0));
        let mut draw = sim.draw(chance::SUMMONED, (v, of));
        if !draw.chance(willing.max(0.1)) {
            continue;
        }
        let fit =
            |h: &Host| h.idle() && h.men() > 500 && h.at != target && sim.days(h.at, at) <= sim.rules.assembly.reach;
        called.extend(greatest(sim.world.hosts_of(v).filter(|(_, h)| fit(h))));
    }
}

/// Men on call beyond the map come as a host to the overlord's seat.
fn from_beyond(sim: &mut Sim<'_>, of: PolityId, event: EventId) -> Option<HostId> {
    let (today, seat) = (sim.world.today, sim.world.polity(of).capital?);
    let outside = &sim.stage.scenario.outside;
    let row = outside.iter().zip(&sim.world.outside).position(|(o, draw)| {
        let on_call = matches!(o.what, OutsideKind::Strength { polity, on_call: true, .. } if polity == of);
        on_call && draw.from <= today && today <= draw.until
    })?;
    let pause = (sim.rules.assembly.pause * YEAR) as i32;
    let row16 = row as u16;
    if sim.world.on_call.iter().any(|(r, _, day)| *r == row16 && today - *day < pause) {
        return None;
    }
    let men = sim.world.outside[row].men;
    let host = sim.world.new_host(of, seat);
    sim.world.bring_in(host, men, 2.0);
    sim.world.on_call.push((row16, host, today));
    let told = sim.tell(
        Event::new(EventKind::Reinforced)
            .at(seat)
            .actor(of)
            .men(men)
            .host(host)
            .detail(Detail::Outside(row16))
            .because(Cause::Event(event))
            .because(Cause::Outside(row16)),
    );
    verbs::note_outside(sim, row16, told);
    verbs::appoint(sim, host, of);
    Some(host)
}

/// A host has come home: men who were called from beyond the map leave again.
pub(crate) fn came_home(sim: &mut Sim<'_>, host: HostId) {
    if sim.world.on_call.iter().any(|(_, h, _)| *h == host) && sim.world.host(host).stance != Stance::Gone {
        sim.world.release_men(host, 1.0);
        verbs::dissolve(sim, host);
    }
}
