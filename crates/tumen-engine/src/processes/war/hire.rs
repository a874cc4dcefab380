//! Hire: part of a host stays behind in the pay of another. The client commands it and pays its lord by the year; the
//! lord may call it home, above all when he has a war of his own; who has not been paid for `lost` years has lost it to
//! the client, whose bread it eats.
//!
//! Source: Qara Khitai, Zhilugu, Khwarazm war: a large sum for leaving part of the troops behind in 1177; they fought
//! for their client for years.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::dealings::Hire;
use crate::world::person::Whereabouts;
use crate::{chance, verbs};
use tumen_base::day::YEAR;
use tumen_base::{HostId, PolityId};
use tumen_scenario::EventKind;

/// A client hires as much of a host that stands near him as he can pay for. Returns whether anything stays.
pub(crate) fn leave_part(sim: &mut Sim<'_>, host: HostId, client: PolityId, cause: Cause) -> bool {
    let h = sim.world.host(host);
    let (lender, men, at) = (h.owner, f64::from(h.men()), h.at);
    let r = sim.rules.hire.clone();
    let most = (sim.world.polity(client).treasury() as f64 * r.outlay / r.price).min(men * r.share);
    let Some(home) = sim.world.polity(client).capital else {
        return false;
    };
    if most < r.least || h.leg.is_some() || !h.on_map() || lender == client || sim.days(at, home) > 10.0 {
        return false;
    }
    let part = sim.world.split_host(host, most / men, client);
    sim.world.host_mut(part).home = home;
    let n = sim.world.host(part).men();
    let pay = (f64::from(n) * r.price) as i64;
    sim.world.pay_over(client, lender, pay);
    let event: EventId = sim.tell(
        Event::new(EventKind::TroopsHired)
            .at(at)
            .actor(lender)
            .other(client)
            .men(n)
            .host(part)
            .detail(Detail::Dinars(pay))
            .because(cause),
    );
    sim.world.dealings.hires.push(Hire { host: part, lender, client, pay, unpaid: 0, event });
    verbs::appoint(sim, part, client);
    verbs::go_home(sim, part);
    sim.after(YEAR, Due::HirePay { host: part });
    true
}

/// A host that came to the help of a vassal has nothing more to do there: part of it may stay for pay.
pub(crate) fn after_help(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let h = sim.world.host(host);
    let (owner, at) = (h.owner, h.at);
    let client = sim.world.place(at).holder;
    let paid = sim.world.dealings.hires.iter().any(|x| x.client == client);
    if aim.kind != AimKind::Relieve || paid || !sim.world.is_under(client, owner) {
        return;
    }
    let helped = sim.rules.hire.helped;
    // One answer for each campaign.
    let occasion = u32::from(sim.world.host(host).sorties);
    if sim.draw_at(chance::HIRED, host, occasion).chance(helped) {
        let cause = sim.world.host(host).sent.map_or(Cause::Ambition(owner), Cause::Event);
        leave_part(sim, host, client, cause);
    }
}

/// The yearly pay of a host for hire.
pub(crate) fn year(sim: &mut Sim<'_>, host: HostId) {
    let Some(i) = sim.world.dealings.hires.iter().position(|h| h.host == host) else {
        return;
    };
    let hire = sim.world.dealings.hires[i];
    let h = sim.world.host(host);
    let gone = !h.on_map() || h.owner != hire.client || !sim.world.polity(hire.lender).alive;
    if gone || !sim.world.polity(hire.client).alive {
        sim.world.dealings.hires.remove(i);
        return;
    }
    let idle = h.idle();
    sim.after(YEAR, Due::HirePay { host });
    if !idle {
        return;
    }
    let foes = sim.world.hostile(hire.lender, hire.client);
    let paid = if foes { 0 } else { sim.world.pay_over(hire.client, hire.lender, hire.pay) };
    let unpaid = if paid * 2 >= hire.pay { 0 } else { hire.unpaid + 1 };
    sim.world.dealings.hires[i].unpaid = unpaid;
    if f64::from(unpaid) >= sim.rules.hire.lost.round() {
        // They eat the client's bread: they are his.
        sim.world.dealings.hires.remove(i);
        return;
    }
    let recall = sim.rules.hire.recall * if foes || unpaid > 0 { 3.0 } else { 1.0 };
    if sim.draw(chance::RECALLED, host).chance(recall) {
        sim.world.dealings.hires.remove(i);
        call_home(sim, host, hire.lender);
    }
}

/// Hired troops go back to their lord.
fn call_home(sim: &mut Sim<'_>, host: HostId, lender: PolityId) {
    let at = sim.world.host(host).at;
    for x in &mut sim.world.persons {
        if x.whereabouts == Whereabouts::With(host) {
            x.whereabouts = Whereabouts::At(at);
        }
    }
    let capital = sim.world.polity(lender).capital;
    let h = sim.world.host_mut(host);
    h.commander = None;
    h.owner = lender;
    h.home = capital.unwrap_or(at);
    verbs::go_home(sim, host);
}
