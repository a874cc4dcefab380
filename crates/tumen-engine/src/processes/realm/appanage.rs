//! Appanage: a ruler who does not pay his men lets them live off cities. When he dies or is beaten, whoever sits in a
//! great and distant one may keep it for himself. Commanders of a ruler who pays a wage have no city to keep.
//!
//! P(breaks away) = d x sigmoid(c + k days / 30 + boldness - 1/2 + w (1/2 - standing) + h (no heir of the house)), d 1 at a death and the weight
//! of the defeat else.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, EventId};
use crate::world::person::Whereabouts;
use crate::{chance, readings, verbs};
use tumen_base::{PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, Office};

/// A ruler is dead: great cities may be lost to those who sit in them, more of them if his house is at an end and whoever
/// has the throne now is a stranger there.
pub(crate) fn shaken(sim: &mut Sim<'_>, polity: PolityId, house_ends: bool, cause: Cause) {
    let more = if house_ends { sim.rules.appanage.no_heir } else { 0.0 };
    shaken_by(sim, polity, 1.0, more, cause);
}

/// A ruler is beaten in the field with so many men.
pub(crate) fn after_defeat(sim: &mut Sim<'_>, polity: PolityId, men: f64, event: EventId) {
    let weight = readings::weight_of_defeat(sim, (men / 20_000.0).min(1.0));
    shaken_by(sim, polity, weight, 0.0, Cause::Event(event));
}

fn shaken_by(sim: &mut Sim<'_>, polity: PolityId, weight: f64, more: f64, cause: Cause) {
    let p = sim.world.polity(polity);
    let holds_by_land = matches!(p.form, Form::Empire | Form::Kingdom) && !p.means.salaried;
    let (Some(seat), true) = (p.capital, p.alive && holds_by_land) else {
        return;
    };
    let r = sim.rules.appanage.clone();
    let standing = readings::standing_at_home(sim, polity);
    let great: Vec<PlaceId> = sim
        .world
        .places_of(polity)
        .filter(|c| {
            let place = sim.world.place(*c);
            *c != seat
                && place.households >= r.great
                && f64::from(place.garrison()) >= r.garrison
                && place.besieger.is_none()
        })
        .collect();
    let mut gone = 0;
    for place in great {
        let lord = lord_of(sim, polity, place);
        let boldness = lord.map_or(0.5, |l| sim.world.person(l).boldness());
        let days = sim.summer_days(seat, place);
        let will = r.base + r.distance * days / 30.0 + boldness - 0.5 + r.weakness * (0.5 - standing) + more;
        let mut draw = sim.draw(chance::APPANAGE, place);
        if f64::from(gone as u32) < r.at_once.round() && draw.chance(weight * maths::sigmoid(will)) {
            gone += usize::from(break_away(sim, polity, place, lord, cause));
        }
    }
}

/// The commander who sits in a city: of a host that belongs there, or one who lives there.
fn lord_of(sim: &Sim<'_>, polity: PolityId, place: PlaceId) -> Option<PersonId> {
    let fit = |c: &PersonId| {
        let x = sim.world.person(*c);
        let heads =
            sim.world.polities.iter().any(|q| q.alive && (q.court.ruler == Some(*c) || q.court.power == Some(*c)));
        x.free() && x.male && x.polity == polity && !heads && x.office != Office::Heir
    };
    let host = sim.world.hosts_of(polity).filter(|(_, h)| h.home == place && h.idle() && h.at == place);
    let led = host.filter_map(|(_, h)| h.commander).find(|c| fit(c));
    led.or_else(|| {
        (0..sim.world.persons.len()).map(PersonId::at).find(|c| {
            fit(c)
                && sim.world.person(*c).whereabouts == Whereabouts::At(place)
                && sim.world.person(*c).office == Office::Commander
                && sim.world.person(*c).age(sim.world.today) > 20.0
        })
    })
}

fn break_away(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, lord: Option<PersonId>, cause: Cause) -> bool {
    if readings::vacant_number(sim).is_none() {
        return false;
    }
    let lord = lord.unwrap_or_else(|| captain(sim, polity, place));
    let new = verbs::arise_as(sim, lord, place, Form::City, polity, EventKind::BrokeAway, cause);
    let Some(new) = new else {
        return false;
    };
    let lost = sim.rules.appanage.lost;
    verbs::wrong(sim, polity, new, lost, cause);
    sim.world.ties.get_mut(polity, new).overlordship = true;
    sim.after(20.0, Due::Council { polity, regular: false });
    true
}

/// A captain in a city, of whom nobody has heard before.
pub(crate) fn captain(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId) -> PersonId {
    let draw = sim.draw(chance::CAPTAIN, place);
    verbs::founder(sim, polity, Some(place), draw)
}
