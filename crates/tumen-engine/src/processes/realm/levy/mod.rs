//! Levy: men follow land. What a country gives in men is a custom of the country: on day one each place gives what
//! its holder had there, and whoever holds it later gets as much, half of its herdsmen if they are not of his people.
//! What a court can call up follows what it holds with a lag of some years; more land means a larger reserve, larger
//! hosts and new ones, lost land fewer.
//!
//! Men of a place = f (settled households x ls + herding households x ln x (1 or ln')), with ls and ln the common
//! shares and f the place's own measure: (hosts and reserve of its holder on day one) / (the same sum over all that
//! he held), 1 where nobody ruled; never more than a man or so a household.
//!
//! Men of another people whom a court harbours are in its reserve only in part. They come over to a ruler of their
//! own who beats it, stands near its land, or becomes its overlord.
//!
//! Left out: men who die at the plough; what a levy costs the harvest.

mod herding;
mod kindred;
mod raise;

use crate::sim::Sim;
use crate::world::World;
use crate::world::host::Stance;
use crate::{readings, verbs};
use kindred::kindred_near;
use raise::raise;
use tumen_base::{HostId, Men, PlaceId, PolityId, maths};
use tumen_scenario::Form;

pub(crate) use kindred::come_over;

/// Takes the measure of every country from what its holder had on day one.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for i in 1..sim.world.polities.len() {
        let polity = PolityId::at(i);
        let hosts = in_hosts(&sim.world, polity);
        let men = hosts + f64::from(sim.world.polity(polity).reserve());
        let places: Vec<PlaceId> = sim.world.places_of(polity).collect();
        let people = sim.world.polity(polity).people;
        for place in &places {
            sim.world.place_mut(*place).people = Some(people);
        }
        let common: f64 = places.iter().map(|p| readings::common(sim, *p, polity)).sum();
        let (least, field) = (sim.rules.levy.least, sim.rules.levy.field);
        if common > 0.0 {
            for place in places {
                sim.world.place_mut(place).levy = (men / common).max(least);
            }
        }
        sim.world.polity_mut(polity).means.fielded = if hosts > 0.0 { hosts / men } else { field };
    }
}

/// Men that the hosts of a polity have at full strength.
fn in_hosts(world: &World, polity: PolityId) -> f64 {
    world.hosts.iter().filter(|h| h.owner == polity && h.stance != Stance::Gone).map(|h| f64::from(h.full)).sum()
}

/// The yearly reckoning of what a polity can call up.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    kindred_near(sim, polity);
    // A country under its own lords keeps its custom. Under new ones it comes to give what is usual: more after a
    // generation, less as soon as the men whom the old lords kept have gone their ways. Herdsmen ride for whoever leads.
    let step = 1.0 - maths::fading(1.0, sim.rules.levy.lag);
    let usual = 1.0 - maths::fading(1.0, sim.rules.levy.custom);
    let own = sim.world.polity(polity).people;
    for place in sim.world.places.iter_mut().filter(|p| p.holder == polity && p.taken.is_some()) {
        if place.levy < 1.0 {
            place.levy += usual * (1.0 - place.levy);
        } else if place.people != Some(own) {
            place.levy += step * (1.0 - place.nomads()) * (1.0 - place.levy);
        }
    }
    let (land, hosts) = (readings::levy_of_land(sim, polity), in_hosts(&sim.world, polity));
    // Those who come of age take the places of the fallen: what counts is who is under arms, not who should be.
    let armed: f64 = sim.world.hosts_of(polity).map(|(_, h)| f64::from(h.men())).sum();
    let p = sim.world.polity_mut(polity);
    let aim = (land - armed).max(0.0);
    let full = f64::from(p.means.reserve_full);
    // A lag that cannot be held up by rounding.
    p.means.reserve_full = (full + step * (aim - full)).round().max(0.0) as Men;
    let (form, fielded) = (p.form, p.means.fielded);
    if form == Form::Band {
        return;
    }
    if hosts > land {
        return shrink(sim, polity, step * (hosts - land) / hosts);
    }
    let wanted = fielded * (hosts + f64::from(sim.world.polity(polity).means.reserve_full)) - hosts;
    let least = sim.rules.levy.host;
    let reserve = f64::from(sim.world.polity(polity).reserve());
    if wanted < 0.02 * hosts.max(5000.0) {
        return;
    }
    if wanted > 0.7 * least && reserve > least && raise(sim, polity, wanted.min(reserve)) {
        return;
    }
    let largest = sim.world.hosts_of(polity).max_by_key(|(id, h)| (h.full, std::cmp::Reverse(*id))).map(|(id, _)| id);
    if let Some(host) = largest {
        let full = f64::from(sim.world.host(host).full);
        sim.world.host_mut(host).full = (full + wanted.min(0.25 * full + 200.0)) as Men;
    }
}

/// Hosts that the land can no longer fill are not filled up, and those of them who are at home and live off the land go
/// back to it as they grow old. Who draws a wage stays as long as he is paid.
fn shrink(sim: &mut Sim<'_>, polity: PolityId, share: f64) {
    for host in (0..sim.world.hosts.len()).map(HostId::at) {
        let h = sim.world.host(host);
        if h.owner != polity || h.stance == Stance::Gone {
            continue;
        }
        let smaller = (f64::from(h.full) * (1.0 - share)) as Men;
        let (men, leave) = (h.men(), h.idle() && !h.salaried && h.men() > smaller);
        if leave {
            sim.world.release_men(host, f64::from(men - smaller) / f64::from(men));
        }
        let h = sim.world.host_mut(host);
        h.full = smaller.max(h.men()).min(h.full);
    }
}

/// Hosts at home are filled up from the reserve once a year, if their men are paid what they are owed.
pub(crate) fn refill_hosts(sim: &mut Sim<'_>, polity: PolityId) {
    let hosts: Vec<HostId> = sim.world.hosts_of(polity).filter(|(_, h)| h.idle()).map(|(id, _)| id).collect();
    if hosts.is_empty() {
        return;
    }
    let each = sim.world.polity(polity).reserve() / hosts.len() as u32;
    for host in hosts {
        let h = sim.world.host(host);
        let missing = if h.arrears > 0.5 { 0 } else { h.full.saturating_sub(h.men()) };
        let raised = (f64::from(missing) * sim.rules.strategy.refill) as u32;
        sim.world.call_up(polity, host, 0, each.min(raised), 2.0);
        let h = sim.world.host_mut(host);
        // Two good springs restore the herds.
        let herds = f64::from(h.men()) * h.stable;
        h.horses += 0.5 * (herds - h.horses).max(0.0);
        h.cohesion = (h.cohesion + 0.1).min(0.95).max(h.cohesion);
        verbs::appoint(sim, host, polity);
    }
}
