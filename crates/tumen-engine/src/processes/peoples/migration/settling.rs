//! A people has come where it meant to settle: it takes a place, or is let in, and pitches its tents.

use super::grow;
use super::seat::take_seat;
use crate::moment::Moment;
use crate::processes::peoples::migration::{herds, invitation};
use crate::sim::Sim;
use crate::world::agenda::Aim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{readings, verbs};
use tumen_base::{HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS};

/// A people has come where it meant to settle.
pub(crate) fn arrive(sim: &mut Sim<'_>, host: HostId, aim: Aim) {
    let h = sim.world.host(host);
    let (place, owner, power, sent) = (h.at, h.owner, h.power(), h.sent.map(Cause::Event));
    let holder = sim.world.place(place).holder;
    if holder == owner {
        sim.world.host_mut(host).home = place;
        return verbs::go_home(sim, host);
    }
    if sim.world.is_under(holder, owner) && holder == aim.against {
        return invitation::enter(sim, host, holder, place);
    }
    if holder == LOCALS && power > 2.0 * readings::defenders(sim, place) {
        return sim.follow(Moment::WalksIn { host, place, how: EventKind::CityYielded, cause: sent });
    }
    if holder == LOCALS || sim.world.hostile(owner, holder) {
        return sim.follow(Moment::BeforeWalls { host, place });
    }
    herds::ask(sim, host, owner, place, sent.unwrap_or(Cause::Ambition(owner)));
}

/// A people on the move has won a place: it pitches its tents there and has a land again.
pub(crate) fn settle(sim: &mut Sim<'_>, polity: PolityId, host: HostId, place: PlaceId, event: EventId) {
    take_seat(sim, polity, place);
    let p = sim.world.polity_mut(polity);
    p.form = Form::Tribe;
    p.bonds.shelter = None;
    p.following.dues = None;
    p.following.tents = 0.0;
    let (fallen, head) = (p.ended.is_some(), p.court.power);
    let men = sim.world.host(host).men();
    let kind = if fallen { EventKind::RemnantFounds } else { EventKind::TownFounded };
    let told = sim
        .tell(Event::new(kind).at(place).actor(polity).person(head).men(men).host(host).because(Cause::Event(event)));
    verbs::unpack(sim, polity, place);
    grow(sim, polity);
    if fallen {
        sim.follow(Moment::Refounded { polity, place, event: told });
    }
}
