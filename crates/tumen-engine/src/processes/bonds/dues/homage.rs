//! Homage: a great power that has peace elsewhere sends an envoy now and then to the greatest free court it knows of,
//! and asks it to acknowledge a higher throne. The court submits, sends him away, or kills him. What became of an envoy
//! who was killed far away is not known at home, until somebody brings the news ([`crate::processes::war::border::raid`]).
//!
//! P(submits) = sigmoid(`submit` + `odds` ln(theirs as felt here / own) - 2 (pride - 1/2) - 1.5 grudge); their strength is
//! felt as it could be brought to bear, and so falls with the days of march.

use crate::due::Errand;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{beliefs, chance, readings, verbs, world};
use tumen_base::{PolityId, maths};
use tumen_scenario::EventKind;

/// A year in which an embassy may be sent.
pub(crate) fn season(sim: &mut Sim<'_>, polity: PolityId, row: u16) {
    let draw = sim.world.outside[usize::from(row)];
    let mut luck = sim.draw(chance::EMBASSY, chance::Row(row));
    if !sim.world.polity(polity).alive || !luck.chance(1.0 - maths::exp(-draw.share)) {
        return;
    }
    let mut best: Option<(PolityId, f64)> = None;
    for q in (1..sim.world.polities.len()).map(PolityId::at) {
        let p = sim.world.polity(q);
        if q == polity || !p.alive || !p.form.is_court() || p.bonds.vassalage.is_some() || p.court.power.is_none() {
            continue;
        }
        let (Some(from), Some(to)) = (sim.court(polity), sim.court(q)) else { continue };
        let days = sim.courier_days(from, to);
        let seen = beliefs::believed(sim, polity, q);
        let weight = seen * maths::fading(days, sim.rules.homage.known);
        if seen >= f64::from(draw.men) && best.is_none_or(|(_, w)| weight > w) {
            best = Some((q, weight));
        }
    }
    if let Some((to, _)) = best {
        let event = sim.tell(
            Event::new(EventKind::HomageAsked).actor(polity).other(to).at_capital(sim, to).because(Cause::Outside(row)),
        );
        verbs::note_outside(sim, row, event);
        verbs::send_envoy(sim, polity, to, Errand::Homage, event);
    }
}

/// A court answers an envoy who asked it for homage.
pub(crate) fn answer(sim: &mut Sim<'_>, from: PolityId, to: PolityId, event: EventId) {
    if sim.world.is_under(from, to)
        || sim.world.polity(to).bonds.vassalage.is_some()
        || sim.world.polity(to).court.power.is_none()
    {
        return;
    }
    let r = sim.rules.homage.clone();
    let days = sim.world.polity(to).capital.and_then(|at| sim.reach_days(from, at)).unwrap_or(f64::INFINITY);
    let theirs = beliefs::believed(sim, to, from) * maths::fading(days, r.felt);
    let own = readings::strength(sim, to).max(100.0);
    let pride = sim.world.head(to).map_or(0.5, |h| h.pride());
    let will = r.submit + r.odds * maths::ln(theirs.max(100.0) / own)
        - 2.0 * (pride - 0.5)
        - 1.5 * beliefs::grudge(sim, to, from).min(1.5);
    let mut draw = sim.draw(chance::HOMAGE, (to, from));
    if draw.chance(maths::sigmoid(will)) {
        return verbs::submit(sim, to, from, Cause::Event(event));
    }
    if draw.chance(r.kill * 2.0 * pride) {
        let killed = sim.tell(
            Event::new(EventKind::EnvoyKilled).actor(to).other(from).at_capital(sim, to).because(Cause::Event(event)),
        );
        if sim.world.polity(from).form.is_court() {
            verbs::wrong(sim, from, to, r.killed, Cause::Event(killed));
        } else {
            sim.world.untold.push(world::Untold { event: killed, by: to, to: from });
        }
    } else if draw.chance(pride) {
        let insulted = sim.tell(
            Event::new(EventKind::EnvoyInsulted).actor(to).other(from).at_capital(sim, to).because(Cause::Event(event)),
        );
        verbs::wrong(sim, from, to, r.insulted, Cause::Event(insulted));
    }
}
