//! A force is sent: the war is opened, vassals near the way are called, third parties are asked to stay out.

use crate::beliefs::{force, motive};
use crate::due::{Chance, Errand};
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::{beliefs, chance, verbs};
use tumen_base::PolityId;
use tumen_scenario::{EventKind, LOCALS};

/// Sends a force, opens the war, and takes precautions.
pub(crate) fn dispatch(
    sim: &mut Sim<'_>,
    polity: PolityId,
    motive: &motive::Motive,
    force: &force::Force,
    news: Option<Cause>,
) {
    if motive.against != LOCALS {
        verbs::declare_war(sim, polity, motive.against, motive.cause.or(news));
        // Whoever goes after a guest breaks his host's peace.
        if let Some(host) = sim.world.polity(motive.against).bonds.shelter.filter(|s| *s != polity) {
            verbs::declare_war(sim, polity, host, motive.cause.or(news));
        }
    }
    let lead = sim.world.greatest(force.hosts.iter().copied()).expect("a force has hosts");
    for h in &force.hosts {
        verbs::appoint(sim, *h, polity);
    }
    let men = force.hosts.iter().map(|h| sim.world.host(*h).men()).sum();
    let event = sim.tell(
        Event::new(EventKind::Campaign)
            .at(motive.place)
            .actor(polity)
            .other(motive.against)
            .person(sim.world.host(lead).commander)
            .men(men)
            .host(lead)
            .detail(Detail::Aim(motive.kind))
            .because(motive.cause)
            .because(news),
    );
    let aim = Aim {
        kind: motive.kind,
        place: motive.place,
        against: motive.against,
        quarry: motive.quarry,
        cause: motive.cause,
    };
    let head = sim.world.polity(polity).court.power;
    for host in &force.hosts {
        verbs::order(sim, *host, aim, Some(event));
        if head.is_some()
            && sim.world.host(*host).commander == head
            && let Some(head) = head
        {
            sim.follow(Moment::Opening { polity, ruler: head, chance: Chance::Absence, event: Some(event) });
        }
    }
    call_vassals(sim, polity, &aim, event);
    precautions(sim, polity, motive, force, event);
}

/// Vassals near the way send their levy if they are of a mind to.
fn call_vassals(sim: &mut Sim<'_>, polity: PolityId, aim: &Aim, event: EventId) {
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        let tie = sim.world.ties.get(v, aim.against);
        // Whoever called the enemy in, or promised to stay out, stands aside.
        if v == aim.against || tie.kin > 0.4 || tie.neutral > sim.world.today {
            continue;
        }
        let Some(terms) = sim.world.polity(v).bonds.vassalage.filter(|t| t.levy > 0 && t.arrears < 1.0) else {
            continue;
        };
        let Some(seat) = sim.world.polity(v).capital.filter(|c| sim.days(*c, aim.place) < 35.0) else {
            continue;
        };
        let willing = 0.7 * terms.habit.max(0.3) * (1.0 - beliefs::grudge(sim, v, polity).min(1.0));
        let mut draw = sim.draw(chance::LEVY_COMES, v);
        let host = sim.world.hosts_of(v).find(|(_, h)| h.idle() && h.at == seat && h.men() > 500).map(|(id, _)| id);
        if let Some(host) = host.filter(|_| draw.chance(willing)) {
            if aim.against != LOCALS {
                verbs::open_war(sim, v, aim.against);
            }
            verbs::join_campaign(sim, v, polity, host, aim.place, event);
            verbs::order(sim, host, *aim, Some(event));
        }
    }
}

/// Third parties are asked to stay out, and a free host watches the strongest of them.
fn precautions(sim: &mut Sim<'_>, polity: PolityId, motive: &motive::Motive, force: &force::Force, event: EventId) {
    if force.power < sim.rules.strategy.great {
        return;
    }
    let mut third: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let t = PolityId::at(i);
        let p = sim.world.polity(t);
        if t == polity || t == motive.against || !p.alive || sim.world.is_under(t, polity) || !p.form.is_court() {
            continue;
        }
        let Some(days) = sim.reach_days(t, motive.place) else { continue };
        if days > 60.0 || sim.world.ties.get(polity, t).kin > 0.5 {
            continue;
        }
        let weight = beliefs::believed(sim, polity, t) * (1.0 - days / 90.0);
        if weight > 0.6 * force.power && third.is_none_or(|(_, w)| weight > w) {
            third = Some((t, weight));
        }
    }
    let Some((third, _)) = third else {
        return;
    };
    let asked =
        sim.tell(Event::new(EventKind::NeutralityAsked).actor(polity).other(third).because(Cause::Event(event)));
    verbs::send_envoy(sim, polity, third, Errand::Neutrality(motive.against), asked);
    let caution = sim.world.head(polity).map_or(0.5, |h| h.caution());
    let mut draw = sim.draw(chance::PRECAUTIONS, polity);
    let guard = sim
        .world
        .hosts_of(polity)
        .find(|(_, h)| h.idle() && h.men() > 4000 && sim.days(h.at, motive.place) < 1.5 * force.days + 20.0)
        .map(|(id, _)| id);
    if let (Some(guard), true, Some(seat)) = (guard, draw.chance(0.3 + 0.6 * caution), sim.world.polity(third).capital)
    {
        let post = sim.stage.planner.next_hop(motive.place, seat, sim.month()).unwrap_or(motive.place);
        let aim = Aim {
            kind: AimKind::Guard,
            place: post,
            against: motive.against,
            quarry: None,
            cause: Some(Cause::Event(event)),
        };
        let men = sim.world.host(guard).men();
        let e = sim.tell(
            Event::new(EventKind::Campaign)
                .at(post)
                .actor(polity)
                .other(third)
                .person(sim.world.host(guard).commander)
                .men(men)
                .host(guard)
                .detail(Detail::Aim(AimKind::Guard))
                .because(Cause::Event(event)),
        );
        verbs::order(sim, guard, aim, Some(e));
    }
}
