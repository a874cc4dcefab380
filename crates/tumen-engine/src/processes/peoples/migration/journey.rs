//! A people on its way: it strikes its tents, lives off its herds and halts in winter.

use crate::sim::Sim;
use crate::verbs;
use crate::world::agenda::Aim;
use crate::world::chronicle::{AimKind, Cause, Event, EventId};
use crate::world::person::Whereabouts;
use tumen_base::{HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS};

/// A people sets out with its seat, its households and its herds: to win a place, or to ask for room there.
pub(crate) fn set_out(
    sim: &mut Sim<'_>,
    band: PolityId,
    lead: HostId,
    place: PlaceId,
    wins: bool,
    cause: Option<Cause>,
) {
    let from = sim.world.host(lead).at;
    let holder = sim.world.place(place).holder;
    let hosts: Vec<HostId> = sim
        .world
        .hosts_of(band)
        .filter(|(id, h)| *id == lead || h.idle() && h.leg.is_none())
        .map(|(id, _)| id)
        .collect();
    let men = hosts.iter().map(|h| sim.world.host(*h).men()).sum();
    let feared = menacing(sim, band, from);
    let event = sim.tell(
        Event::new(EventKind::Migration)
            .at(place)
            .actor(band)
            .other(holder)
            .person(sim.world.polity(band).court.power)
            .men(men)
            .host(lead)
            .because(cause)
            .because(feared)
            .because(Some(Cause::Ambition(band))),
    );
    strike(sim, band, from, f64::from(men), event);
    for i in 0..sim.world.persons.len() {
        let x = &mut sim.world.persons[i];
        if x.polity == band && x.whereabouts == Whereabouts::At(from) {
            x.whereabouts = Whereabouts::With(lead);
        }
    }
    let seat = sim.world.polity(band).capital;
    if seat == Some(from) {
        sim.world.polity_mut(band).capital = None;
    }
    if wins && holder != LOCALS && holder != band {
        verbs::declare_war(sim, band, holder, Some(Cause::Event(event)));
    }
    let aim = Aim { kind: AimKind::Migrate, place, against: holder, quarry: None, cause: Some(Cause::Event(event)) };
    for host in hosts {
        verbs::order(sim, host, aim, Some(event));
    }
}

/// What drives a band from where it is: the wrong or the war of whoever could come.
fn menacing(sim: &Sim<'_>, band: PolityId, at: PlaceId) -> Option<Cause> {
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| sim.world.polity(*q).alive && sim.world.hostile(band, *q))
        .filter_map(|q| {
            let seat = sim.world.polity(q).capital?;
            Some((sim.world.ties.get(q, band).wrong.or(sim.world.ties.get(band, q).wrong)?, sim.summer_days(seat, at)))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(cause, _)| cause)
}

/// The households that follow strike their tents; what was held there is left to its own people.
fn strike(sim: &mut Sim<'_>, band: PolityId, from: PlaceId, men: f64, event: EventId) {
    let p = sim.world.place(from);
    let (levy, own) = (p.levy, p.holder == band);
    let tents = sim.world.polity(band).following.tents;
    let people = sim.world.polity(band).people;
    let follow = if own && p.people == Some(people) { sim.rules.migration.followers * men } else { tents };
    if follow > 0.0 {
        // Some stay behind.
        let herds = sim.world.strike_tents(from, follow.min(0.9 * sim.world.herders(from)));
        let p = sim.world.polity_mut(band);
        p.following.levy = levy;
        p.following.tents = 0.0;
        for (faith, households) in herds {
            match p.following.households.iter_mut().find(|h| h.0 == faith) {
                Some(h) => h.1 += households,
                None => p.following.households.push((faith, households)),
            }
        }
    }
    if own {
        if sim.world.places_of(band).count() == 1 {
            // Who leaves his last country behind has none until he settles.
            sim.world.polity_mut(band).form = Form::Band;
        }
        sim.world.release_garrison(from);
        verbs::transfer(sim, from, LOCALS, event);
    }
}
