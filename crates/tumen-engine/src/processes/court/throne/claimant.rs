//! Claimants: one who fled from a throne that he thinks his looks for an army. At the court that took him in he offers a
//! share of the treasury he hopes to win and a yearly tribute; the court weighs it like any campaign and sends men with
//! him or not; whoever is sent away with nothing goes on to another court.
//!
//! EU = P^ (offer x min(1, what he offers / a third of the court's income) + its own wrongs and lost lordship over the
//! throne + right x what is left of his claim) - (1 - P^) loss - distance - opening - kin, against staying at home, all
//! as in [`crate::processes::war::strategy`]. A claim fades over `lasts` years. What follows when the escort comes is in
//! [`super::enthroned`].
//!
//! Source: Qara Khitai, Yelu Pusuwan (1172: a share of the treasure and yearly tribute for an army; his brother, driven
//! out, sought help at four courts); Tribal conflict (a khan who got no support left again).

use crate::beliefs::force;
use crate::beliefs::motive::Motive;
use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::dealings::Claim;
use crate::world::person::Whereabouts;
use crate::{beliefs, chance, readings};
use tumen_base::day::YEAR;
use tumen_base::{Day, HostId, PersonId, PolityId, maths};
use tumen_scenario::{EventKind, Office};

/// Days between two looks of a claimant.
const LOOK: f64 = 182.0;

/// A person has a claim from today on, and will look for an army. Nobody has two.
pub(crate) fn claims(sim: &mut Sim<'_>, person: PersonId, throne: PolityId, event: EventId) {
    let since = sim.world.today;
    let claim = Claim { person, throne, since, event, asked: Day(0), escort: None, refused: 0 };
    match sim.world.dealings.claims.iter_mut().find(|c| c.person == person) {
        Some(known) => *known = claim,
        None => {
            sim.world.dealings.claims.push(claim);
            sim.after(60.0, Due::Claim { person });
        }
    }
}

/// A claimant looks for an army, or for a better court.
pub(crate) fn seek(sim: &mut Sim<'_>, person: PersonId) {
    let Some(i) = sim.world.dealings.claims.iter().position(|c| c.person == person) else {
        return;
    };
    let claim = sim.world.dealings.claims[i];
    let left = strength(sim, &claim);
    let reigns =
        sim.world.polities.iter().any(|q| q.alive && (q.court.ruler == Some(person) || q.court.power == Some(person)));
    let x = sim.world.person(person);
    let (free, court) = (x.free(), x.polity);
    if left <= 0.0 || reigns || !x.alive() || !sim.world.polity(claim.throne).alive || court == claim.throne {
        sim.world.dealings.claims.remove(i);
        return;
    }
    sim.after(LOOK, Due::Claim { person });
    if !free || on_the_way(sim, i) {
        return;
    }
    let p = sim.world.polity(court);
    let home = p.alive && p.form.is_court() && !sim.world.is_under(court, claim.throne);
    let asked = f64::from(sim.world.today - claim.asked) < sim.rules.claimant.again;
    if home && !asked {
        sim.world.dealings.claims[i].asked = sim.world.today;
        return offer(sim, i, court, left);
    }
    let moves = 1.0 - maths::exp(-sim.rules.claimant.moves * LOOK / YEAR);
    if !home || sim.draw(chance::MOVES_ON, person).chance(moves) {
        move_on(sim, i, court);
    }
}

/// What is left of a claim, 1 to 0.
fn strength(sim: &Sim<'_>, claim: &Claim) -> f64 {
    let r = &sim.rules.claimant;
    1.0 - f64::from(sim.world.today - claim.since) / YEAR / r.lasts - r.refusal * f64::from(claim.refused)
}

/// Whether he is still with men who are to set him up; if they have come home without, he is a guest again.
fn on_the_way(sim: &mut Sim<'_>, i: usize) -> bool {
    let Claim { person, throne, escort, .. } = sim.world.dealings.claims[i];
    let Some(host) = escort else {
        return false;
    };
    let h = sim.world.host(host);
    if h.on_map() && h.aim.is_some_and(|a| a.against == throne) || h.on_map() && h.leg.is_some() {
        return true;
    }
    sim.world.dealings.claims[i].escort = None;
    if sim.world.person(person).whereabouts == Whereabouts::With(host) {
        let at = sim.world.host(host).at;
        sim.world.person_mut(person).whereabouts = Whereabouts::At(at);
    }
    false
}

/// He makes his offer, and the court decides.
fn offer(sim: &mut Sim<'_>, i: usize, court: PolityId, left: f64) {
    let Claim { person, throne, event, .. } = sim.world.dealings.claims[i];
    let mut draw = sim.draw(chance::CLAIM, person);
    let income = readings::yearly_income(sim, throne);
    let tribute = (income * sim.rules.settlement.tribute * draw.between(1.0, 1.5)) as i64;
    let told = sim.tell(
        Event::new(EventKind::ClaimOffered)
            .actor(court)
            .other(throne)
            .person(person)
            .detail(Detail::Dinars(tribute))
            .at_capital(sim, court)
            .because(Cause::Event(event)),
    );
    sim.world.dealings.claims[i].event = told;
    match weigh(sim, court, throne, tribute, left, draw.gumbel() - draw.gumbel(), told) {
        Some((motive, force)) => back(sim, i, court, &motive, &force, told),
        None => {
            sim.world.dealings.claims[i].refused += 1;
            let refused = Event::new(EventKind::AidRefused).actor(court).person(person).because(Cause::Event(told));
            sim.world.dealings.claims[i].event = sim.tell(refused.at_capital(sim, court));
        }
    }
}

/// Whether the offer is worth a campaign to a court, and with which hosts.
fn weigh(
    sim: &mut Sim<'_>,
    court: PolityId,
    throne: PolityId,
    tribute: i64,
    left: f64,
    noise: f64,
    told: EventId,
) -> Option<(Motive, force::Force)> {
    let (r, s) = (sim.rules.claimant.clone(), sim.rules.strategy.clone());
    let tie = *sim.world.ties.get(court, throne);
    let target = sim.world.polity(throne);
    let place = target.capital.filter(|c| sim.world.place(*c).holder == throne)?;
    let loyal = target.bonds.vassalage.is_some_and(|v| v.to == court && v.arrears < 1.0);
    if tie.truce > sim.world.today || !target.form.is_court() || loyal && tie.grudge < 0.1 {
        return None;
    }
    let head = sim.world.head(court).filter(|h| h.free())?;
    let (boldness, caution) = (head.boldness(), head.caution());
    let income = readings::yearly_income(sim, court).max(1000.0);
    let treasure = r.share * sim.world.polity(throne).treasury() as f64 / 5.0;
    let lord = sim.world.overlord(court);
    let fellows = lord != court && sim.world.overlord(throne) == lord;
    let gain = r.offer * (3.0 * (tribute as f64 + treasure) / income).min(1.0)
        + r.quarrel * s.grudge * beliefs::grudge(sim, court, throne).min(1.0)
        + if tie.overlordship && !loyal { r.quarrel * s.overlordship } else { 0.0 }
        + r.right * left
        - if fellows { beliefs::restraint(sim, court, lord) } else { 0.0 };
    let free: Vec<HostId> = sim
        .world
        .hosts_of(court)
        .filter(|(_, h)| h.idle() && h.cohesion > 0.35 && h.men() > 500)
        .map(|(id, _)| id)
        .collect();
    let motive = Motive {
        against: throne,
        kind: AimKind::Punish,
        place,
        gain,
        seat: false,
        quarry: None,
        cause: Some(Cause::Event(told)),
    };
    let mut force = force::assemble(sim, court, &motive, caution, &free)?;
    let odds = force.p_win.clamp(0.001, 0.999);
    force.p_win = maths::sigmoid(maths::ln(odds / (1.0 - odds)) + r.partisans * left);
    let opening = if sim.world.hostile(court, throne) { 0.0 } else { s.opening };
    let eu = force.p_win * gain
        - (1.0 - force.p_win) * s.loss * (1.3 - 0.6 * boldness)
        - s.distance * force.days / 30.0 * force.burden
        - opening
        - tie.kin;
    (eu + s.temperature * noise > s.quiet + 0.3 * (caution - 0.5)).then_some((motive, force))
}

/// Men are sent with him.
fn back(sim: &mut Sim<'_>, i: usize, court: PolityId, motive: &Motive, force: &force::Force, told: EventId) {
    let Claim { person, throne, .. } = sim.world.dealings.claims[i];
    let men = force.hosts.iter().map(|h| sim.world.host(*h).men()).sum();
    let backed = sim.tell(
        Event::new(EventKind::ClaimantBacked)
            .actor(court)
            .other(throne)
            .person(person)
            .men(men)
            .at_capital(sim, court)
            .because(Cause::Event(told)),
    );
    let motive = Motive { cause: Some(Cause::Event(backed)), ..*motive };
    sim.follow(Moment::Sent { polity: court, motive: &motive, force, news: None });
    let lead = sim.world.greatest(force.hosts.iter().copied());
    if let Some(lead) = lead.filter(|h| sim.world.host(*h).on_map() && sim.world.person(person).free()) {
        sim.world.join(person, lead);
        let claim = &mut sim.world.dealings.claims[i];
        claim.escort = Some(lead);
        claim.event = backed;
    }
}

/// He leaves for the strongest court near by that is not under his enemy, sooner for one that has a quarrel with him.
fn move_on(sim: &mut Sim<'_>, i: usize, court: PolityId) {
    let Claim { person, throne, event, .. } = sim.world.dealings.claims[i];
    let Some(at) = sim.world.place_of(person) else {
        return;
    };
    if matches!(sim.world.person(person).whereabouts, Whereabouts::With(_)) {
        return;
    }
    let Some(next) = beliefs::best_court(sim, court, at, court, throne) else {
        return;
    };
    let seat = sim.world.polity(next).capital.unwrap_or(at);
    let left = sim.tell(
        Event::new(EventKind::ClaimantLeft)
            .actor(court)
            .other(next)
            .person(person)
            .at(seat)
            .because(Cause::Event(event)),
    );
    let x = sim.world.person_mut(person);
    x.polity = next;
    x.office = Office::None;
    x.whereabouts = Whereabouts::At(seat);
    let claim = &mut sim.world.dealings.claims[i];
    claim.asked = Day(0);
    claim.event = left;
}
