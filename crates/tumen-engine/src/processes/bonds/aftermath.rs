//! After a great defeat: when the army of an overlord has lost over half of its power in a battle, he gives up those of his
//! vassals who sit nearer to the victor than to him, and the victor holds court for a season in the nearest great city and
//! takes the oaths of those who come.
//!
//! P(gives up v) = sigmoid(`cede` + ln(victor's strength / his)).

use crate::due::Due;
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::{chance, readings, verbs, world};
use tumen_base::{HostId, PlaceId, PolityId, maths};
use tumen_scenario::EventKind;

/// What comes of a battle for the beaten overlord, given the power of the beaten line before it.
pub(crate) fn of_battle(
    sim: &mut Sim<'_>,
    (winners, losers): (&[HostId], &[HostId]),
    (winner, loser): (PolityId, PolityId),
    before: f64,
    place: PlaceId,
    event: EventId,
) {
    let after: f64 = losers.iter().map(|h| sim.world.host(*h).power()).sum();
    let head = sim.world.overlord(loser);
    let victor = sim.world.overlord(winner);
    let r = sim.rules.aftermath.clone();
    let field: f64 = sim.world.hosts_of(head).map(|(_, h)| h.power()).sum::<f64>() + before - after;
    if before < r.great || after > 0.5 * before || before < r.army * field || head == victor {
        return;
    }
    if !sim.world.polity(victor).form.acts() || !sim.world.polity(head).alive {
        return;
    }
    cede(sim, head, victor, event);
    let led = |h: &HostId| sim.world.host(*h).owner == victor && sim.world.host(*h).commander.is_some();
    let lead = sim.world.greatest(winners.iter().copied().filter(led));
    let ours = |p: PlaceId| {
        let holder = sim.world.place(p).holder;
        holder == victor || sim.world.is_under(holder, victor)
    };
    let here = std::iter::once((place, 0.0));
    let city = here
        .chain(sim.stage.near(place).iter().copied())
        .find(|(p, days)| *days <= r.ride && sim.world.place(*p).households >= r.city && ours(*p))
        .map(|(p, _)| p);
    if let (Some(host), Some(city)) = (lead, city) {
        sim.world.courts.push(world::Court { host, place: city, event });
        let aim = Aim { kind: AimKind::Guard, place: city, against: loser, quarry: None, cause: Some(event.into()) };
        verbs::order(sim, host, aim, Some(event));
    }
}

/// The beaten overlord gives up vassals to the victor.
fn cede(sim: &mut Sim<'_>, head: PolityId, victor: PolityId, event: EventId) {
    let (Some(his), Some(theirs)) = (sim.world.polity(head).capital, sim.world.polity(victor).capital) else {
        return;
    };
    let ratio = readings::strength(sim, victor).max(100.0) / readings::strength(sim, head).max(100.0);
    let vassals: Vec<PolityId> = sim.world.vassals_of(head).collect();
    for v in vassals {
        let Some(seat) = sim.world.polity(v).capital else { continue };
        let nearer = sim.summer_days(theirs, seat) < sim.summer_days(his, seat);
        let Some(terms) = sim.world.polity(v).bonds.vassalage.filter(|_| nearer && v != victor) else { continue };
        let mut draw = sim.draw(chance::CEDED, (v, head));
        if sim.world.is_under(victor, v) || !draw.chance(maths::sigmoid(sim.rules.aftermath.cede + maths::ln(ratio))) {
            continue;
        }
        let told = sim.tell(
            Event::new(EventKind::Cession)
                .actor(head)
                .other(victor)
                .at_capital(sim, v)
                .detail(Detail::Polity(v))
                .because(Cause::Event(event)),
        );
        sim.world.polity_mut(v).bonds.vassalage = None;
        verbs::bind(sim, v, victor, Some(Cause::Event(told)), terms.tribute, terms.levy);
        verbs::recall(sim, v, victor);
        verbs::recall(sim, victor, v);
    }
}

/// Whether a host has come to the city where its leader will hold court; if so he does.
pub(crate) fn sits(sim: &mut Sim<'_>, host: HostId) -> bool {
    let Some(i) = sim.world.courts.iter().position(|c| c.host == host) else {
        return false;
    };
    let court = sim.world.courts.remove(i);
    let h = sim.world.host(host);
    let (owner, at, leader) = (h.owner, h.at, h.commander);
    let holder = sim.world.place(at).holder;
    if at != court.place || leader.is_none() || !(holder == owner || sim.world.is_under(holder, owner)) {
        return false;
    }
    let r = sim.rules.aftermath.clone();
    let days = r.stay;
    let event = sim.tell(
        Event::new(EventKind::CourtHeld)
            .at(at)
            .actor(owner)
            .person(leader)
            .host(host)
            .detail(Detail::Days(days as i64))
            .because(Cause::Event(court.event)),
    );
    let until = sim.world.today + 1000;
    for v in (1..sim.world.polities.len()).map(PolityId::at) {
        let p = sim.world.polity(v);
        let near = p.capital.is_some_and(|c| sim.summer_days(at, c) <= r.heard);
        if v == owner || !p.alive || !p.form.is_court() || !near || sim.world.is_under(v, owner) {
            continue;
        }
        if sim.world.is_under(owner, v) {
            continue;
        }
        let tie = sim.world.ties.get_mut(v, owner);
        tie.offer = until;
        tie.offer_event = Some(event);
        sim.after(0.5 * days, Due::Allegiance { polity: v, event: Some(event) });
    }
    verbs::encamp(sim, host, Stance::Encamped, days);
    true
}
