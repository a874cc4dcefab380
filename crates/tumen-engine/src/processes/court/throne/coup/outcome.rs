//! What comes of a plot: a new man in power and a figurehead or a grave, or a plotter in flight.

use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{chance, verbs};
use tumen_base::{HostId, PersonId, PolityId};
use tumen_scenario::{EventKind, Office};

pub(super) fn succeed(
    sim: &mut Sim<'_>,
    person: PersonId,
    host: HostId,
    polity: PolityId,
    ruler: PersonId,
    begun: EventId,
) {
    let event = sim.tell(
        Event::new(EventKind::Coup)
            .actor(polity)
            .person(person)
            .target(ruler)
            .at_capital(sim, polity)
            .because(Cause::Event(begun)),
    );
    let band = sim.world.host(host).owner;
    let mut draw = sim.draw(chance::USURPS, person);
    let keep = draw.chance(sim.rules.coup.figurehead);
    enter_power(sim, person, host, polity, event);
    if keep && sim.world.polity(polity).court.ruler == Some(ruler) {
        let seat = sim.world.polity(polity).capital.unwrap_or(sim.world.host(host).at);
        verbs::vacate(sim, ruler);
        sim.world.person_mut(ruler).whereabouts = Whereabouts::At(seat);
        sim.tell(
            Event::new(EventKind::Figurehead).actor(polity).person(person).target(ruler).because(Cause::Event(event)),
        );
    } else {
        sim.world.polity_mut(polity).court.ruler = Some(person);
        sim.world.dealings.of_mut(polity).advised = 0.0;
        sim.world.person_mut(person).office = Office::Ruler;
        sim.tell(
            Event::new(EventKind::Executed).actor(polity).person(person).target(ruler).because(Cause::Event(event)),
        );
        verbs::die(sim, ruler, Cause::Event(event));
    }
    if band != polity {
        verbs::absorb_power(sim, band, polity, event);
    }
    sim.follow(Moment::ReignBegins { polity, event });
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        sim.after(20.0, Due::Allegiance { polity: v, event: Some(event) });
    }
    sim.after(60.0, Due::Creed { polity });
}

/// The plotter and his host enter the polity's service as its head.
fn enter_power(sim: &mut Sim<'_>, person: PersonId, host: HostId, polity: PolityId, event: EventId) {
    let band = sim.world.host(host).owner;
    let capital = sim.world.polity(polity).capital;
    let x = sim.world.person_mut(person);
    x.polity = polity;
    x.office = Office::Regent;
    let h = sim.world.host_mut(host);
    h.owner = polity;
    if let Some(capital) = capital {
        h.home = capital;
    }
    let today = sim.world.today;
    // A usurper brings his own appetite to the throne.
    let appetite = sim.world.polity(band).ambition;
    let other_house = sim.world.person(person).house != sim.world.polity(polity).house;
    let p = sim.world.polity_mut(polity);
    if other_house {
        p.court.titles = 0;
    }
    p.court.will = None;
    p.ambition = p.ambition.max(appetite);
    p.court.headed_since = today;
    p.court.power = Some(person);
    p.court.usurped = Some(event);
    p.prestige *= 0.8;
    verbs::go_home(sim, host);
}

pub(super) fn fail(
    sim: &mut Sim<'_>,
    person: PersonId,
    host: HostId,
    polity: PolityId,
    ruler: PersonId,
    begun: EventId,
) {
    let at = sim.world.host(host).at;
    let event = sim.tell(
        Event::new(EventKind::CoupFailed)
            .at(at)
            .actor(polity)
            .person(person)
            .target(ruler)
            .because(Cause::Event(begun)),
    );
    let owner = sim.world.host(host).owner;
    let tried = sim.rules.coup.tried;
    verbs::wrong(sim, polity, owner, tried, Cause::Event(event));
    sim.world.lose_men(host, 0.15);
    sim.world.scatter_men(host, 0.35);
    let mut draw = sim.draw(chance::PLOT_FAILED, person);
    if !draw.chance(sim.rules.coup.escape) {
        sim.follow(Moment::Taken { person, by: polity, place: at, cause: Cause::Event(event) });
        return;
    }
    // He falls back on the grazing grounds and waits.
    let refuge =
        sim.stage.near(at).iter().find(|(p, d)| *d > 6.0 && sim.world.place(*p).garrison() < 500).map(|(p, _)| *p);
    if let Some(refuge) = refuge {
        sim.world.host_mut(host).home = refuge;
        sim.world.host_mut(host).aim = None;
        verbs::go(sim, host, refuge, Stance::Marching);
    }
}
