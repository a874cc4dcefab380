//! Scattered peoples: at the end of a history it is told, of each people that had a power of its own and has none left, whom
//! its men serve: those who live on its old pastures and those whom a court harbours. Nothing changes by it.
//!
//! Source: Qara Khitai, Aftermath: a segment of the people served the conquerors and was dispersed with their armies, its
//! name found from Afghanistan to Moldova.

use crate::due::Due;
use crate::readings;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event};
use std::collections::BTreeMap;
use tumen_base::{Men, PeopleId, PlaceId, PolityId};
use tumen_scenario::{EventKind, LOCALS};

/// Puts the telling on the agenda of the last day.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    let end = sim.stage.scenario.end;
    sim.world.agenda.schedule(end, Due::Scattered {});
}

/// On the last day: what has become of the peoples without a power of their own.
pub(crate) fn tell(sim: &mut Sim<'_>) {
    for people in (0..sim.stage.scenario.peoples.len()).map(PeopleId::at) {
        let of = |alive: bool| sim.world.polities.iter().skip(1).any(|p| p.people == people && p.alive == alive);
        let ended = sim.world.polities.iter().filter(|p| p.people == people).filter_map(|p| p.ended).max();
        if !of(false) || of(true) || ended.is_none() {
            continue;
        }
        let (serving, place) = service(sim, people);
        let all: Men = serving.values().sum();
        let most = serving.into_iter().max_by_key(|(lord, men)| (*men, std::cmp::Reverse(*lord)));
        let Some((lord, men)) = most.filter(|(_, men)| *men > 0) else { continue };
        let elsewhere = all - men + sim.world.scattered(people);
        let mut event = Event::new(EventKind::Scattered)
            .actor(lord)
            .men(men)
            .other_men(elsewhere)
            .detail(Detail::People(people))
            .because(ended.map(Cause::Event));
        event.place = place;
        sim.tell(event);
    }
}

/// Men of a people by whom they serve, and where most of its herdsmen live.
fn service(sim: &Sim<'_>, people: PeopleId) -> (BTreeMap<PolityId, Men>, Option<PlaceId>) {
    let mut serving: BTreeMap<PolityId, Men> = BTreeMap::new();
    let mut most: Option<(PlaceId, f64)> = None;
    for place in (0..sim.world.places.len()).map(PlaceId::at).filter(|p| sim.world.place(*p).people == Some(people)) {
        let (lord, herders) = (sim.world.place(place).holder, sim.world.herders(place));
        if lord != LOCALS {
            *serving.entry(lord).or_default() += readings::levy_of_place(sim, place, lord) as Men;
        }
        if most.is_none_or(|(_, n)| herders > n) {
            most = Some((place, herders));
        }
    }
    for lord in (1..sim.world.polities.len()).map(PolityId::at) {
        if let Some((_, men)) = sim.world.polity(lord).harboured().filter(|(p, _)| *p == people) {
            *serving.entry(lord).or_default() += men;
        }
    }
    (serving, most.map(|(place, _)| place))
}
