//! Salary: a court begins to pay its soldiers when it can, and has reason to: where its soldiers are strangers in faith
//! to the land they live off, they cannot be given pieces of it and be relied on. It gives up paying when a year's wages are
//! owed; then part of the men go home and the rest live on booty.
//!
//! P(begin in a year) = b x share of households of another faith, if income >= a x wages; five times that at an accession.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{chance, readings, verbs};
use tumen_base::day::MONTH;
use tumen_base::{HostId, PolityId};
use tumen_scenario::{EventKind, Form};

/// A new ruler may put the soldiers on a wage.
pub(crate) fn accession(sim: &mut Sim<'_>, polity: PolityId, event: EventId) {
    let eager = sim.rules.salary.new_reign;
    weigh(sim, polity, eager, Some(Cause::Event(event)));
}

/// Once a year a court may begin to pay, or see that it cannot.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    weigh(sim, polity, 1.0, None);
}

fn weigh(sim: &mut Sim<'_>, polity: PolityId, eager: f64, cause: Option<Cause>) {
    let p = sim.world.polity(polity);
    let court = matches!(p.form, Form::Empire | Form::Kingdom | Form::Tribe);
    if !sim.rules.switches.pay || !p.alive || p.means.salaried || !court {
        return;
    }
    let (mut all, mut strange) = (1.0, 0.0);
    for place in sim.world.places_of(polity) {
        let place = sim.world.place(place);
        all += place.households;
        strange += place.households
            * place.communities.iter().filter(|c| c.faith != p.creed.faith).map(|c| c.share).sum::<f64>();
    }
    let r = &sim.rules.salary;
    let share = strange / all;
    if share < r.strangers || readings::yearly_income(sim, polity) < r.afford * wages(sim, polity) {
        return;
    }
    let chance = (r.begins * share * eager).min(1.0);
    let mut draw = sim.draw(chance::SALARY, polity);
    if draw.chance(chance) {
        begin(sim, polity, cause.unwrap_or(Cause::Ambition(polity)));
    }
}

/// What the hosts of a polity would cost in a year.
fn wages(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let (r, field) = (&sim.rules.pay, sim.rules.salary.in_the_field);
    let a_man = r.wage * (field + (1.0 - field) * r.retainer);
    sim.world.hosts_of(polity).map(|(_, h)| f64::from(h.men()) * a_man).sum()
}

fn begin(sim: &mut Sim<'_>, polity: PolityId, cause: Cause) {
    let hosts = of(sim, polity);
    if hosts.is_empty() {
        return;
    }
    sim.world.polity_mut(polity).means.salaried = true;
    for host in hosts {
        let h = sim.world.host_mut(host);
        (h.salaried, h.arrears) = (true, 0.0);
    }
    sim.tell(Event::new(EventKind::PayBegun).actor(polity).at_capital(sim, polity).because(cause));
    sim.after(MONTH, Due::Pay { polity });
}

/// So much is owed that a court gives up paying. Whether it does.
pub(crate) fn give_up(sim: &mut Sim<'_>, polity: PolityId, owed: f64) -> bool {
    if owed < sim.rules.salary.given_up {
        return false;
    }
    let stopped =
        sim.world.chronicle.events().iter().rposition(|e| e.kind == EventKind::PayStopped && e.actor == Some(polity));
    let cause = stopped.map(|i| Cause::Event(EventId(i as u32)));
    sim.tell(Event::new(EventKind::PayEnded).actor(polity).at_capital(sim, polity).because(cause));
    sim.world.polity_mut(polity).means.salaried = false;
    let stay = sim.rules.salary.stay;
    for host in of(sim, polity) {
        let h = sim.world.host_mut(host);
        let unpaid = h.salaried;
        (h.salaried, h.arrears) = (false, 0.0);
        if unpaid {
            sim.world.release_to_reserve(host, 1.0 - stay, polity);
            if sim.world.host(host).men() < 100 {
                verbs::dissolve(sim, host);
            }
        }
    }
    true
}

fn of(sim: &Sim<'_>, polity: PolityId) -> Vec<HostId> {
    sim.world.hosts_of(polity).map(|(id, _)| id).collect()
}
