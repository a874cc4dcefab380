//! The seat of a nomad court, which follows its best country, and the form of a court, which follows what it rules.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use crate::world::person::Whereabouts;
use crate::{readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form};

/// Seat, hosts and court move to a place.
pub(super) fn take_seat(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId) {
    let old = sim.world.polity(polity).capital;
    sim.world.polity_mut(polity).capital = Some(place);
    for h in &mut sim.world.hosts {
        if h.owner == polity && (old.is_none_or(|o| h.home == o) || h.at == place) {
            h.home = place;
        }
    }
    for i in 0..sim.world.persons.len() {
        let x = &sim.world.persons[i];
        let moves = match x.whereabouts {
            Whereabouts::At(at) => Some(at) == old,
            Whereabouts::With(host) => {
                sim.world.host(host).at == place && sim.world.host(host).commander != Some(tumen_base::PersonId::at(i))
            }
            _ => false,
        };
        if x.polity == polity && moves {
            sim.world.persons[i].whereabouts = Whereabouts::At(place);
        }
    }
}

/// A nomad court moves its seat to clearly better country that it holds, and its form follows what it rules.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    grow(sim, polity);
    if !readings::nomad(sim, polity) {
        return;
    }
    let Some(seat) = sim.world.polity(polity).capital.filter(|s| sim.world.place(*s).besieger.is_none()) else {
        return;
    };
    let men: f64 = sim.world.hosts_of(polity).map(|(_, h)| f64::from(h.men())).sum();
    let value = |p: PlaceId| readings::worth_of_country(sim, p, men, Some(polity));
    let now = value(seat);
    let better = sim
        .world
        .places_of(polity)
        .filter(|p| {
            // Its old country it knows: only what it has won can draw it.
            let x = sim.world.place(*p);
            *p != seat && x.besieger.is_none() && x.taken.is_some()
        })
        .map(|p| (p, value(p)))
        .filter(|(_, v)| *v > 1.25 * now + 0.05)
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    let Some((place, _)) = better else { return };
    let since = sim.world.place(place).taken;
    let head = sim.world.polity(polity).court.power;
    take_seat(sim, polity, place);
    let idle: Vec<HostId> = sim
        .world
        .hosts_of(polity)
        .filter(|(_, h)| h.idle() && h.home == place && h.at != place)
        .map(|(id, _)| id)
        .collect();
    for host in idle {
        verbs::go_home(sim, host);
    }
    sim.tell(
        Event::new(EventKind::TownFounded)
            .at(place)
            .actor(polity)
            .person(head)
            .because(since.map(Cause::Event))
            .because(Some(Cause::Ambition(polity))),
    );
}

/// How far a form has come.
fn rank(form: Form) -> u8 {
    match form {
        Form::Tribe => 1,
        Form::City => 2,
        Form::Kingdom => 3,
        Form::Empire => 4,
        _ => 0,
    }
}

/// The form of a court follows what it rules: a people with many settled households is a kingdom, a kingdom with
/// vassals an empire; what has grown in this history shrinks again with what it loses.
pub(crate) fn grow(sim: &mut Sim<'_>, polity: PolityId) {
    let form = sim.world.polity(polity).form;
    if !form.is_court() || form == Form::City {
        return;
    }
    let settled: f64 = sim.world.places_of(polity).map(|p| sim.world.place(p).households - sim.world.herders(p)).sum();
    let vassals = sim.world.vassals_of(polity).count();
    let (needed, many) = (sim.rules.migration.kingdom, sim.rules.migration.vassals.round());
    let begun = rank(sim.stage.scenario.polities[polity.index()].form);
    let next = match form {
        Form::Tribe if settled > needed => Form::Kingdom,
        Form::Kingdom if vassals as f64 >= many => Form::Empire,
        Form::Empire if begun < 4 && vassals == 0 => Form::Kingdom,
        Form::Kingdom if begun < 3 && settled < 0.25 * needed && vassals == 0 => Form::Tribe,
        _ => return,
    };
    sim.world.polity_mut(polity).form = next;
}
