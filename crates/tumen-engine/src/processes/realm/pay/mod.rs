//! Pay: salaried hosts are paid each month from the treasury. What cannot be paid is owed; arrears
//! lower cohesion and men go home, more each month, so that an emptied treasury dissolves an army over
//! months and not at once. Unpaid guards are an opening for plotters.
//!
//! Desertion in a month = d x (1 - e^(-arrears / a)), arrears in months.

pub(crate) mod hoard;
pub(crate) mod salary;
use crate::due::{Chance, Due};
use crate::moment::Moment;
use crate::rules::PayRules;
use crate::sim::Sim;
use crate::verbs;
use crate::world::chronicle::{Cause, Event};
use tumen_base::day::MONTH;
use tumen_base::{HostId, PolityId, maths};
use tumen_scenario::EventKind;

/// The monthly pay of one polity.
pub(crate) fn month(sim: &mut Sim<'_>, polity: PolityId) {
    // Who has given up paying begins again with a decision of its own.
    if !sim.world.polity(polity).alive || !sim.world.polity(polity).means.salaried {
        return;
    }
    sim.after(MONTH, Due::Pay { polity });
    if !sim.rules.switches.pay {
        return;
    }
    let r = sim.rules.pay.clone();
    let hosts: Vec<(HostId, f64)> = sim
        .world
        .hosts_of(polity)
        .filter(|(_, h)| h.salaried && h.men() > 0)
        .map(|(id, h)| (id, f64::from(h.men()) * r.wage / 12.0 * if h.idle() { r.retainer } else { 1.0 }))
        .collect();
    let due: f64 = hosts.iter().map(|(_, d)| d).sum();
    if due < 1.0 {
        return;
    }
    let had = sim.world.polity(polity).treasury() as f64;
    // A prudent treasurer keeps a little back for the court.
    let paid = (had * 0.9).min(due) / due;
    sim.world.spend(polity, (due * paid) as i64);
    let was_owed = hosts.iter().any(|(h, _)| sim.world.host(*h).arrears > 1.0);
    for (host, _) in hosts {
        owe(sim, host, paid, &r);
    }
    let owed = sim.world.hosts_of(polity).map(|(_, h)| h.arrears).fold(0.0, f64::max);
    if owed > 1.0 && !was_owed {
        let cause = sim.world.polity(polity).court.usurped.map(Cause::Event);
        sim.tell(Event::new(EventKind::PayStopped).actor(polity).because(cause));
    }
    if salary::give_up(sim, polity, owed) {
        return;
    }
    if let Some(ruler) = sim.world.polity(polity).court.power.filter(|_| owed > r.opening) {
        sim.follow(Moment::Opening { polity, ruler, chance: Chance::Unpaid, event: None });
    }
}

/// One host gets `paid` of its month's wage.
fn owe(sim: &mut Sim<'_>, host: HostId, paid: f64, r: &PayRules) {
    let h = sim.world.host_mut(host);
    // What is left over from a good month goes to old arrears.
    h.arrears = if paid >= 1.0 { (h.arrears - 0.5).max(0.0) } else { h.arrears + 1.0 - paid };
    let arrears = h.arrears;
    if arrears <= 0.0 {
        h.cohesion = (h.cohesion + 0.03).min(0.95).max(h.cohesion);
        return;
    }
    h.cohesion = (h.cohesion - r.grumbling * arrears.min(4.0)).max(0.15);
    let share = r.desertion * (1.0 - maths::exp(-arrears / r.forbearance));
    let owner = h.owner;
    sim.world.release_to_reserve(host, share, owner);
    if sim.world.host(host).men() < 100 {
        verbs::dissolve(sim, host);
    }
}
