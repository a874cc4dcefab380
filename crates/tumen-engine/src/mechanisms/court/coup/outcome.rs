//! What comes of a plot: a new man in power and a figurehead or a grave, or a plotter in flight.

use crate::sim::Sim;
use crate::world::agenda::Due;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{beliefs, chance, mechanisms as m};
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
    if keep && sim.world.polity(polity).ruler == Some(ruler) {
        let seat = sim.world.polity(polity).capital.unwrap_or(sim.world.host(host).at);
        m::court::succession::vacate(sim, ruler);
        sim.world.person_mut(ruler).whereabouts = Whereabouts::At(seat);
        sim.tell(
            Event::new(EventKind::Figurehead).actor(polity).person(person).target(ruler).because(Cause::Event(event)),
        );
    } else {
        sim.world.polity_mut(polity).ruler = Some(person);
        sim.world.dealings.of_mut(polity).advised = 0.0;
        sim.world.person_mut(person).office = Office::Ruler;
        sim.tell(
            Event::new(EventKind::Executed).actor(polity).person(person).target(ruler).because(Cause::Event(event)),
        );
        m::court::succession::die(sim, ruler, Cause::Event(event));
    }
    if band != polity {
        absorb_band(sim, band, polity, event);
    }
    m::court::reign::begun(sim, polity, event);
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        sim.after(20.0, Due::Allegiance { polity: v, event: event.0 });
    }
    sim.after(60.0, Due::Creed(polity));
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
        p.titles = 0;
    }
    p.will = None;
    p.ambition = p.ambition.max(appetite);
    p.headed_since = today;
    p.power = Some(person);
    p.usurped = Some(event);
    p.prestige *= 0.8;
    m::war::march::go_home(sim, host);
}

/// The power of whoever has won another's throne is no more: its money and men are that polity's, its quarrels too.
pub(crate) fn absorb_band(sim: &mut Sim<'_>, band: PolityId, polity: PolityId, event: EventId) {
    let money = sim.world.polity(band).treasury;
    sim.world.pay_over(band, polity, money);
    for i in 0..sim.world.polities.len() {
        let q = PolityId::at(i);
        if q == polity || q == band {
            continue;
        }
        let tie = *sim.world.ties.get(q, band);
        if tie.grudge > 0.0
            && let Some(cause) = tie.wrong
        {
            let weight = beliefs::grudge(sim, q, band);
            m::bonds::allegiance::wrong(sim, q, polity, weight, cause);
        }
    }
    for i in 0..sim.world.hosts.len() {
        if sim.world.hosts[i].owner == band {
            sim.world.hosts[i].owner = polity;
        }
    }
    for p in &mut sim.world.persons {
        if p.polity == band {
            p.polity = polity;
        }
    }
    inherit_land(sim, band, polity, event);
    sim.world.disperse_harboured(band);
    let reserve = std::mem::take(&mut sim.world.polity_mut(band).reserve);
    sim.world.polity_mut(polity).reserve += reserve;
    let b = sim.world.polity_mut(band);
    b.alive = false;
    b.ruler = None;
    b.power = None;
    b.vassalage = None;
}

/// What land the band has won in the meantime, the households with it, and whoever owes it allegiance.
fn inherit_land(sim: &mut Sim<'_>, band: PolityId, polity: PolityId, event: EventId) {
    m::peoples::herds::leave_behind(sim, band);
    let vassals: Vec<PolityId> = sim.world.vassals_of(band).collect();
    for v in vassals {
        if let Some(old) = sim.world.polity_mut(v).vassalage.take() {
            m::bonds::allegiance::bind(sim, v, polity, Some(Cause::Event(event)), old.tribute, old.levy);
        }
    }
    let places: Vec<tumen_base::PlaceId> = sim.world.places_of(band).collect();
    let today = sim.world.today;
    for place in places {
        let p = sim.world.place_mut(place);
        p.holder = polity;
        p.since = today;
        p.taken = Some(event);
        sim.world.map_version += 1;
        m::realm::faith::retarget(sim, place, Some(Cause::Event(event)));
    }
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
    m::bonds::allegiance::wrong(sim, polity, owner, tried, Cause::Event(event));
    sim.world.lose_men(host, 0.15);
    sim.world.scatter_men(host, 0.35);
    let mut draw = sim.draw(chance::PLOT_FAILED, person);
    if !draw.chance(sim.rules.coup.escape) {
        m::war::pursuit::capture(sim, person, polity, at, Cause::Event(event));
        return;
    }
    // He falls back on the grazing grounds and waits.
    let refuge =
        sim.stage.near(at).iter().find(|(p, d)| *d > 6.0 && sim.world.place(*p).garrison < 500).map(|(p, _)| *p);
    if let Some(refuge) = refuge {
        sim.world.host_mut(host).home = refuge;
        sim.world.host_mut(host).aim = None;
        m::war::march::go(sim, host, refuge, Stance::Marching);
    }
}
