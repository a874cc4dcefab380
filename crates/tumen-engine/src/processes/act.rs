//! Acts of an experiment: on its day an act is done, if it can be, and told; all that follows has it as a cause.
//!
//! It goes through the same verbs by which mechanisms change the world, so it is followed by the same news, wrongs
//! and hopes as if it had been decided. Nothing holds whoever acts to it afterwards.

use crate::acts::Act;
use crate::beliefs::force;
use crate::beliefs::motive::Motive;
use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::verbs;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use tumen_base::{Day, HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, LOCALS};

/// Puts acts on the agenda; those of days that are over are left out.
pub(crate) fn plan(sim: &mut Sim<'_>, acts: &[(Day, Act)]) {
    for (day, act) in acts.iter().filter(|(day, _)| *day >= sim.world.today) {
        let row = sim.world.acts.len() as u16;
        sim.world.acts.push(*act);
        sim.world.agenda.schedule(*day, Due::Act { row });
    }
}

/// The day of an act has come.
pub(crate) fn happen(sim: &mut Sim<'_>, row: u16) {
    let act = sim.world.acts[usize::from(row)];
    let told = |kind| Event::new(kind).detail(Detail::Act(act));
    if possible(sim, act) {
        let event = sim.tell(told(EventKind::Act));
        carry_out(sim, act, event);
    } else {
        sim.tell(told(EventKind::ActVoid));
    }
}

fn possible(sim: &Sim<'_>, act: Act) -> bool {
    let alive = |p: PolityId| p != LOCALS && sim.world.polity(p).alive;
    let both = |a, b| a != b && alive(a) && alive(b);
    match act {
        Act::War(a, b) => both(a, b) && !sim.world.hostile(a, b),
        Act::Peace(a, b) => both(a, b) && sim.world.hostile(a, b) && sim.court(a).is_some(),
        Act::Neutral(a, b) => both(a, b) && !sim.world.hostile(a, b),
        Act::Submit(a, b) => {
            let already = sim.world.polity(a).bonds.vassalage.is_some_and(|v| v.to == b);
            both(a, b) && !already && !sim.world.is_under(b, a)
        }
        Act::Leave(a) => alive(a) && sim.world.polity(a).bonds.vassalage.is_some(),
        Act::Attack(a, place) => {
            let holder = sim.world.place(place).holder;
            alive(a)
                && holder != a
                && !sim.world.is_under(holder, a)
                && at_hand(sim, a).next().is_some()
                && sim.world.polity(a).form.is_court()
        }
        Act::Recall(a) => alive(a) && out(sim, a).next().is_some(),
        Act::Policy(a, faith, policy) => alive(a) && sim.world.polity(a).creed.policy[faith.index()] != policy,
        Act::Die(person) => sim.world.person(person).alive(),
    }
}

fn carry_out(sim: &mut Sim<'_>, act: Act, event: EventId) {
    let cause = Cause::Event(event);
    match act {
        Act::War(a, b) => verbs::declare_war(sim, a, b, Some(cause)),
        Act::Peace(a, b) => {
            if let Some(court) = sim.court(a) {
                verbs::make_truce(sim, a, b, court, Some(cause));
            }
        }
        Act::Neutral(a, b) => verbs::promise_neutrality(sim, b, a, event),
        Act::Submit(a, b) => {
            sim.world.ties.both(a, b, |t| t.war = false);
            match sim.world.polity(a).bonds.vassalage {
                Some(old) => {
                    sim.follow(Moment::VassalLeaves { polity: a, bond: old, patron: Some(b), why: Some(cause) })
                }
                None => verbs::submit(sim, a, b, cause),
            }
        }
        Act::Leave(a) => {
            if let Some(old) = sim.world.polity(a).bonds.vassalage {
                sim.follow(Moment::VassalLeaves { polity: a, bond: old, patron: None, why: Some(cause) });
            }
        }
        Act::Attack(a, place) => attack(sim, a, place, cause),
        Act::Recall(a) => {
            let hosts: Vec<HostId> = out(sim, a).collect();
            hosts.into_iter().for_each(|host| verbs::go_home(sim, host));
        }
        Act::Policy(a, faith, policy) => {
            verbs::set_policy(sim, a, faith, policy, Some(cause));
        }
        Act::Die(person) => {
            let polity = sim.world.person(person).polity;
            let mut died = Event::new(EventKind::Died).person(person).actor(polity).because(cause);
            died.place = sim.world.place_of(person);
            let died = sim.tell(died);
            verbs::die(sim, person, Cause::Event(died));
        }
    }
}

/// As many of the hosts at hand as its council would think enough, or all of them.
fn attack(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, cause: Cause) {
    let free: Vec<HostId> = at_hand(sim, polity).collect();
    let against = sim.world.place(place).holder;
    let motive =
        Motive { against, kind: AimKind::Conquer, place, gain: 0.0, seat: false, quarry: None, cause: Some(cause) };
    let caution = sim.world.head(polity).map_or(0.5, |head| head.caution());
    if let Some(force) = force::assemble(sim, polity, &motive, caution, &free) {
        sim.follow(Moment::Sent { polity, motive: &motive, force: &force, news: None });
    }
}

/// Hosts that wait for orders.
fn at_hand<'a>(sim: &'a Sim<'_>, polity: PolityId) -> impl Iterator<Item = HostId> + 'a {
    sim.world.hosts_of(polity).filter(|(_, h)| h.idle()).map(|(id, _)| id)
}

/// Hosts that are out on orders.
fn out<'a>(sim: &'a Sim<'_>, polity: PolityId) -> impl Iterator<Item = HostId> + 'a {
    sim.world.hosts_of(polity).filter(|(_, h)| h.aim.is_some() && h.stance != Stance::Fleeing).map(|(id, _)| id)
}
