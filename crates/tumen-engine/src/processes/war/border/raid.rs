//! Small war at the edge of the map: a power of form `remote` is raided and raids, finds spies, and learns late what was
//! done to its envoys. Raids are not marched on the map: riders go out and come home, and what they met is drawn.
//!
//! A court within `reach` days of the border with a wrong to avenge or a lost country beyond it sends riders at a rate
//! `rate` x (grudge + `claim`) a year; a few times in a century it sends an army instead, which the distance wears out. The
//! remote power answers at a rate `answer` x grudge while it has peace elsewhere, no farther than `border` days from its
//! own places. Whoever holds nothing against it sends nobody.
//!
//! Those raided may move the raiders' kinsmen away from the border ([`crate::processes::war::border::inward`]).
//!
//! Left out: raids for their own sake.

use crate::due::Due;
use crate::processes::war::border::{deserters, inward, market};
use crate::sim::{Sim, nearest};
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{Draw, HostId, Men, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form};

/// The yearly business of a remote power's border.
pub(crate) fn year(sim: &mut Sim<'_>, remote: PolityId) {
    if !sim.world.polity(remote).alive {
        return;
    }
    sim.after(YEAR, Due::Border { polity: remote });
    let posts: Vec<PlaceId> = sim.world.places_of(remote).collect();
    for q in (1..sim.world.polities.len()).map(PolityId::at) {
        let p = sim.world.polity(q);
        if q == remote || !p.alive || !p.form.acts() || p.court.power.is_none() || sim.world.is_under(q, remote) {
            continue;
        }
        let post = nearest(posts.iter().copied(), |p| sim.reach_days(q, p).unwrap_or(f64::INFINITY));
        let Some((post, days)) = post.filter(|(_, days)| *days <= sim.rules.raid.reach) else {
            continue;
        };
        raid(sim, q, remote, post);
        if days <= sim.rules.raid.border {
            answer(sim, remote, q);
        }
    }
    deserters::season(sim, remote);
}

/// What a court has against a remote power: wrongs it remembers, and a country of its own beyond the border.
fn motive(sim: &Sim<'_>, of: PolityId, remote: PolityId) -> (f64, Option<Cause>) {
    let lost = |(who, place): &(PolityId, PlaceId)| *who == of && sim.world.place(*place).holder == remote;
    let claim = sim.stage.scenario.claims.iter().position(lost);
    let tie = sim.world.ties.get(of, remote);
    let old = beliefs::grudge(sim, of, remote).min(1.0);
    let weight = old + if claim.is_some() { sim.rules.raid.claim } else { 0.0 };
    (weight, tie.wrong.filter(|_| old > 0.1).or(claim.map(|c| Cause::Claim(c as u16))))
}

/// The greatest host of a polity that is at home.
fn riders_of(sim: &Sim<'_>, polity: PolityId) -> Option<HostId> {
    sim.world.greatest_idle(polity).filter(|h| sim.world.host(*h).men() > 500)
}

/// A court may send riders over the border this year.
fn raid(sim: &mut Sim<'_>, of: PolityId, remote: PolityId, post: PlaceId) {
    let (weight, cause) = motive(sim, of, remote);
    let r = sim.rules.raid.clone();
    if weight <= 0.1 {
        return;
    }
    let mut draw = sim.draw(chance::RAID, (of, remote));
    let Some(host) = riders_of(sim, of).filter(|_| draw.chance(1.0 - maths::exp(-r.rate * weight))) else {
        return;
    };
    let men = sim.world.host(host).men();
    let army = draw.chance(r.great) && men > 4000 && sim.world.polity(of).bonds.vassalage.is_none();
    let riders = if army { f64::from(men) * draw.between(0.3, 0.6) } else { r.riders * draw.between(0.33, 3.0) };
    let riders = (riders as Men).min(men / 2).max(50);
    sound(sim, of, remote, cause, &mut draw);
    // Men who are away at another war do not watch the border.
    let free: f64 = sim.world.hosts_of(remote).map(|(_, h)| f64::from(h.men())).sum();
    let all = free
        + sim
            .world
            .tied
            .iter()
            .map(|(_, h)| sim.world.host(*h))
            .filter(|h| h.owner == remote)
            .map(|h| f64::from(h.men()))
            .sum::<f64>();
    let watch = r.watch * (0.3 + 0.7 * free / all.max(1.0)) * if army { 1.6 } else { 1.0 };
    let told = if draw.chance(watch.min(0.95)) {
        if !army && draw.chance(r.parley) {
            sim.tell(Event::new(EventKind::RaidParley).at(post).actor(of).other(remote).men(riders).because(cause))
        } else {
            beaten(sim, (of, host), remote, post, riders, cause)
        }
    } else {
        let event = booty(sim, of, remote, post, riders, cause);
        verbs::wrong(sim, remote, of, r.wound * if army { 3.0 } else { 1.0 }, Cause::Event(event));
        inward::fear(sim, remote, of, post, event);
        event
    };
    if draw.chance(r.spies) {
        let found =
            sim.tell(Event::new(EventKind::SpiesFound).at(post).actor(remote).other(of).because(Cause::Event(told)));
        market::close(sim, remote, of, post, found);
        inward::fear(sim, remote, of, post, found);
    }
}

/// Another remote power is sounded about a war on this one; if it has a quarrel of its own it promises to stay out.
fn sound(sim: &mut Sim<'_>, of: PolityId, remote: PolityId, cause: Option<Cause>, draw: &mut Draw) {
    let third = (1..sim.world.polities.len()).map(PolityId::at).find(|t| {
        let p = sim.world.polity(*t);
        *t != remote && *t != of && p.alive && p.form == Form::Remote && !sim.world.hostile(of, *t)
    });
    let Some(third) = third.filter(|_| draw.chance(sim.rules.raid.sounded)) else {
        return;
    };
    let event = sim.tell(
        Event::new(EventKind::AllianceSounded)
            .actor(of)
            .other(third)
            .at_capital(sim, third)
            .detail(Detail::Polity(remote))
            .because(cause),
    );
    let quarrel = beliefs::grudge(sim, third, remote).min(1.0);
    if draw.chance(maths::sigmoid(-3.0 + 3.0 * quarrel)) {
        verbs::promise_neutrality(sim, of, third, event);
    }
}

/// Raiders come home with what they took.
fn booty(
    sim: &mut Sim<'_>,
    of: PolityId,
    from: PolityId,
    place: PlaceId,
    riders: Men,
    cause: Option<Cause>,
) -> EventId {
    let dinars = (f64::from(riders) * sim.rules.raid.booty) as i64;
    let dinars = sim.world.pay_over(from, of, dinars);
    sim.tell(
        Event::new(EventKind::BorderRaid)
            .at(place)
            .actor(of)
            .other(from)
            .men(riders)
            .detail(Detail::Dinars(dinars))
            .because(cause),
    )
}

/// Raiders are beaten; some do not come home.
fn beaten(
    sim: &mut Sim<'_>,
    (of, host): (PolityId, HostId),
    by: PolityId,
    place: PlaceId,
    riders: Men,
    cause: Option<Cause>,
) -> EventId {
    let lost = sim.rules.raid.fall * f64::from(riders) / f64::from(sim.world.host(host).men().max(1));
    let fallen = sim.world.lose_men(host, lost);
    sim.tell(
        Event::new(EventKind::RaidBeaten).at(place).actor(of).other(by).men(riders).losses(fallen, 0).because(cause),
    )
}

/// A remote power may send riders against a court near its border.
fn answer(sim: &mut Sim<'_>, remote: PolityId, against: PolityId) {
    let grudge = beliefs::grudge(sim, remote, against).min(1.0);
    if grudge <= 0.1 || readings::busy_elsewhere(sim, remote) {
        return;
    }
    let r = sim.rules.raid.clone();
    let mut draw = sim.draw(chance::RAID_ANSWERED, (remote, against));
    if draw.chance(1.0 - maths::exp(-r.answer * grudge)) {
        let cause = sim.world.ties.get(remote, against).wrong;
        strike(sim, remote, against, cause, &mut draw);
    }
}

/// Riders of a remote power fall on the nearest place of a court.
fn strike(sim: &mut Sim<'_>, remote: PolityId, against: PolityId, cause: Option<Cause>, draw: &mut Draw) {
    let posts: Vec<PlaceId> = sim.world.places_of(remote).collect();
    let distance = |place: PlaceId| posts.iter().map(|p| sim.summer_days(*p, place)).fold(f64::INFINITY, f64::min);
    let target = nearest(sim.world.places_of(against), distance);
    let Some((place, _)) = target.filter(|(_, days)| *days <= sim.rules.raid.border) else {
        return;
    };
    let Some(host) = riders_of(sim, remote) else { return };
    let men = ((3.0 * sim.rules.raid.riders * draw.between(0.33, 3.0)) as Men).min(sim.world.host(host).men() / 4);
    let guards: f64 = sim.world.hosts_of(against).filter(|(_, h)| h.stands_at(place)).map(|(_, h)| h.power()).sum();
    if draw.chance(maths::sigmoid(maths::ln((guards + 200.0) / f64::from(men.max(50))) - 0.5)) {
        let event = beaten(sim, (remote, host), against, place, men, cause);
        verbs::wrong(sim, against, remote, 0.5 * sim.rules.raid.wound, Cause::Event(event));
    } else {
        let event = booty(sim, remote, against, place, men, cause);
        verbs::lay_waste(sim, place, 0.1);
        verbs::suffer(sim, place, 0.1, Some(Cause::Event(event)));
        verbs::wrong(sim, against, remote, sim.rules.raid.wound, Cause::Event(event));
        inward::fear(sim, against, remote, place, event);
    }
}

/// A remote power is asked for help by one under it: it strikes at the attacker if it can reach him, and refuses else.
pub(crate) fn help(sim: &mut Sim<'_>, remote: PolityId, ward: PolityId, against: PolityId, event: EventId) {
    let reaches = sim.world.places_of(against).any(|p| readings::near_border(sim, remote, p));
    let mut draw = sim.draw(chance::BORDER_HELP, (remote, against));
    if !reaches || readings::busy_elsewhere(sim, remote) {
        let refused =
            sim.tell(Event::new(EventKind::AppealRefused).actor(remote).other(ward).because(Cause::Event(event)));
        let weight = sim.rules.appeal.refusal;
        return verbs::wrong(sim, ward, remote, weight, Cause::Event(refused));
    }
    let granted = sim.tell(Event::new(EventKind::AppealGranted).actor(remote).other(ward).because(Cause::Event(event)));
    strike(sim, remote, against, Some(Cause::Event(granted)), &mut draw);
}
