//! Arbitration: what an overlord does when one of his vassals cries for help against another. He lets them fight, makes
//! peace between them, orders a third vassal to help the weaker, has a people of herdsmen moved away
//! ([`super::decree`]), or marches himself.
//!
//! Quantal response: letting be is worth `ignore` and more the less of his strength is at hand;
//! peace is worth `mediate` and his standing; an order `order` if a vassal with a host stands near; marching `march` at
//! the believed odds, less the way and what is tied down elsewhere. All help is worth more to one whose tie is old.
//! Peace is kept with P = sigmoid(heed + 2 (standing - 0.5) + habit of both - 1 - wrongs that either remembers); the
//! stronger of the two is slighted by it. That vassals may march against each other at all has its price in council:
//! `peace` x P(the overlord punishes), from believed strengths and the days to him (see [`restraint`]).
//!
//! A third vassal is also told to go where one is attacked from outside and the overlord will not march himself.
//!
//! Source: Qara Khitai, Yelu Yilie: vassals at war in 1156; the overlord told a third to help, who sent 10,000 riders.
//! Later general: lightly held vassals in conflicts with each other (Rise of Khwarazm).

use crate::processes::bonds::help::decree;
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::EventKind;

/// What can be done about it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    Ignore,
    Mediate,
    Order(PolityId, HostId),
    Move(PlaceId, PlaceId),
    March,
}

impl Answer {
    /// What tells its luck from that of the others.
    fn key(self) -> u16 {
        match self {
            Self::Ignore => 0,
            Self::Mediate => 1,
            Self::Order(..) => 2,
            Self::Move(..) => 3,
            Self::March => 4,
        }
    }
}

/// An overlord hears that one vassal of his marches on another. Returns whether that is the end of it: `false` if he
/// means to march himself.
pub(crate) fn answer(sim: &mut Sim<'_>, lord: PolityId, from: PolityId, against: PolityId, event: EventId) -> bool {
    let r = sim.rules.arbitration.clone();
    let seat = sim.world.polity(from).capital;
    let Some(seat) = seat else {
        return true;
    };
    let days = sim.reach_days(lord, seat).unwrap_or(200.0);
    let (own, theirs) = (readings::strength(sim, lord).max(100.0), beliefs::believed(sim, lord, against).max(100.0));
    let idle: f64 = sim.world.hosts_of(lord).filter(|(_, h)| h.idle()).map(|(_, h)| h.power()).sum();
    let engaged = 1.0 - (idle / own).min(1.0);
    let standing = sim.world.polity(lord).prestige;
    let helped = r.tie * (habit(sim, from) - 0.5);
    let mut options = vec![
        (Answer::Ignore, r.ignore + engaged),
        (Answer::Mediate, r.mediate + standing),
        (
            Answer::March,
            r.march + helped + 0.4 * maths::ln((own * (1.0 - engaged)).max(100.0) / theirs)
                - 0.5 * days / 30.0
                - engaged,
        ),
    ];
    if let Some((w, host)) = helper(sim, lord, from, against, seat) {
        options.push((Answer::Order(w, host), r.order + helped));
    }
    if let Some((old, new)) = decree::way(sim, lord, against, from, seat) {
        options.push((Answer::Move(old, new), r.decree + standing - engaged));
    }
    let worth: Vec<(u16, f64)> = options.iter().map(|(answer, worth)| (answer.key(), *worth)).collect();
    let draw = sim.draw(chance::QUARREL, (lord, from));
    match draw.quantal(&worth, r.temperature).map_or(Answer::Ignore, |i| options[i].0) {
        Answer::March => return false,
        Answer::Move(old, new) => return decree::give(sim, lord, against, from, (old, new), Cause::Event(event)),
        Answer::Mediate if mediate(sim, lord, from, against, event) => {}
        Answer::Order(w, host) if order(sim, lord, w, host, from, against, event) => {}
        _ => verbs::refuse_help(sim, lord, from, event),
    }
    true
}

/// Weight of custom in what a polity owes above it.
fn habit(sim: &Sim<'_>, vassal: PolityId) -> f64 {
    sim.world.polity(vassal).bonds.vassalage.map_or(0.0, |v| v.habit.max(0.3))
}

/// Peace between two vassals by the word of their overlord.
fn mediate(sim: &mut Sim<'_>, lord: PolityId, a: PolityId, b: PolityId, event: EventId) -> bool {
    let ill = |x, y| beliefs::grudge(sim, x, y);
    let wrongs = ill(a, b) + ill(b, a) + ill(a, lord) + ill(b, lord);
    let r = &sim.rules.arbitration;
    let will = r.heed + 2.0 * (sim.world.polity(lord).prestige - 0.5) + habit(sim, a) + habit(sim, b) - 1.0 - wrongs;
    let slight = r.slight;
    if !sim.draw(chance::MEDIATED, (lord, b)).chance(maths::sigmoid(will)) {
        return false;
    }
    let told = sim.tell(
        Event::new(EventKind::Arbitrated)
            .actor(lord)
            .other(a)
            .detail(Detail::Polity(b))
            .at_capital(sim, lord)
            .because(Cause::Event(event)),
    );
    if let Some(place) = sim.court(a).or(sim.court(b)) {
        verbs::make_truce(sim, a, b, place, Some(Cause::Event(told)));
    }
    // The stronger would have won without it.
    let stronger = if readings::strength(sim, a) > readings::strength(sim, b) { a } else { b };
    verbs::wrong(sim, stronger, lord, slight, Cause::Event(told));
    true
}

/// The vassal best placed to help: a host at rest near the threatened seat, no party to the quarrel.
fn helper(
    sim: &Sim<'_>,
    lord: PolityId,
    from: PolityId,
    against: PolityId,
    seat: PlaceId,
) -> Option<(PolityId, HostId)> {
    let near = sim.rules.arbitration.near;
    let fit = |w: &PolityId| {
        *w != from
            && *w != against
            && !sim.world.hostile(*w, from)
            && sim.world.ties.get(*w, against).kin < 0.4
            && sim.world.ties.get(*w, against).truce <= sim.world.today
    };
    sim.world
        .vassals_of(lord)
        .filter(fit)
        .flat_map(|w| sim.world.hosts_of(w).map(move |(id, h)| (w, id, h)))
        .filter(|(_, _, h)| h.idle() && h.men() > 500)
        .map(|(w, id, h)| (w, id, h.power(), sim.days(h.at, seat)))
        .filter(|(_, _, _, days)| *days < near)
        .max_by(|x, y| (x.2 / (10.0 + x.3)).total_cmp(&(y.2 / (10.0 + y.3))).then(y.1.cmp(&x.1)))
        .map(|(w, id, _, _)| (w, id))
}

/// An overlord who will not march himself for a vassal attacked from outside may tell another vassal near by to go.
/// Returns whether one goes.
pub(crate) fn delegate(sim: &mut Sim<'_>, lord: PolityId, from: PolityId, against: PolityId, event: EventId) -> bool {
    let Some(seat) = sim.world.polity(from).capital else {
        return false;
    };
    let Some((w, host)) = helper(sim, lord, from, against, seat) else {
        return false;
    };
    let delegates = sim.rules.arbitration.delegates;
    sim.draw(chance::DELEGATED, (lord, from)).chance(delegates) && order(sim, lord, w, host, from, against, event)
}

/// A vassal is told to help another. Returns whether it obeys.
fn order(
    sim: &mut Sim<'_>,
    lord: PolityId,
    w: PolityId,
    host: HostId,
    from: PolityId,
    against: PolityId,
    event: EventId,
) -> bool {
    let told = sim.tell(
        Event::new(EventKind::OrderedToHelp)
            .actor(lord)
            .other(w)
            .detail(Detail::Polity(from))
            .at_capital(sim, w)
            .because(Cause::Event(event)),
    );
    let obeys =
        sim.rules.arbitration.obeys * (0.5 + 0.5 * habit(sim, w)) * (1.0 - beliefs::grudge(sim, w, lord).min(1.0));
    if !sim.draw(chance::OBEYS, w).chance(obeys) {
        let disobeyed = sim.rules.arbitration.disobeyed;
        verbs::wrong(sim, lord, w, disobeyed, Cause::Event(told));
        return false;
    }
    let besieged = readings::besieged_place(sim, from);
    let Some(place) = besieged.or(sim.world.polity(from).capital) else {
        return false;
    };
    verbs::declare_war(sim, w, against, Some(Cause::Event(told)));
    verbs::appoint(sim, host, w);
    let (men, lead) = (sim.world.host(host).men(), sim.world.host(host).commander);
    let sent = sim.tell(
        Event::new(EventKind::Campaign)
            .at(place)
            .actor(w)
            .other(against)
            .person(lead)
            .men(men)
            .host(host)
            .detail(Detail::Aim(AimKind::Relieve))
            .because(Cause::Event(told)),
    );
    let aim = Aim { kind: AimKind::Relieve, place, against, quarry: None, cause: Some(Cause::Event(told)) };
    verbs::order(sim, host, aim, Some(sent));
    true
}

/// The yearly look of a vassal at its quarrels with its fellows: those in which nobody marches are made up.
pub(crate) fn make_up(sim: &mut Sim<'_>, polity: PolityId) {
    let tired = sim.rules.arbitration.tired;
    let (lord, today) = (sim.world.overlord(polity), sim.world.today);
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        if q == lord || !sim.world.hostile(polity, q) || !sim.world.polity(q).alive || sim.world.overlord(q) != lord {
            continue;
        }
        let busy = |a: PolityId, b: PolityId| {
            sim.world.hosts_of(a).any(|(_, h)| {
                let out = h.aim.is_some_and(|aim| aim.against == b);
                out || h.sorties > 0 && f64::from(today - h.set_out) < tired && h.aim.is_some()
            })
        };
        if busy(polity, q) || busy(q, polity) {
            continue;
        }
        if let Some(place) = sim.court(polity) {
            verbs::make_truce(sim, polity, q, place, None);
        }
    }
    decree::complain(sim, polity, lord);
}
