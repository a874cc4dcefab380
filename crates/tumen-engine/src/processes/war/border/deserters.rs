//! Late news: what was done to an envoy far away is not known at home. Men who desert over the far border bring it years
//! later, and only then is it a wrong.

use crate::sim::{Sim, nearest};
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::{chance, verbs, world};
use tumen_base::day::YEAR;
use tumen_base::{Men, PlaceId, PolityId};
use tumen_scenario::EventKind;

/// Deserters may cross to a remote power this year with what it has not heard.
pub(crate) fn season(sim: &mut Sim<'_>, to: PolityId) {
    let r = sim.rules.deserters.clone();
    let today = sim.world.today;
    let age = |e: EventId| sim.world.chronicle.get(e).map_or(0.0, |e| f64::from(today - e.day) / YEAR);
    let waiting: Vec<(world::Untold, f64)> =
        sim.world.untold.iter().filter(|u| u.to == to).map(|u| (*u, age(u.event))).collect();
    for (untold, age) in waiting {
        let from = untold.by;
        let mut draw = sim.draw(chance::DESERTERS, (from, to));
        let lost = age > r.forgotten || !sim.world.polity(from).alive;
        if !lost && (age < 1.0 || !draw.chance(r.tell)) {
            continue;
        }
        sim.world.untold.retain(|u| *u != untold);
        let post = nearest_post(sim, from, to);
        let (Some(host), Some(post), false) = (sim.world.greatest_idle(from), post, lost) else { continue };
        let share = (1.0 + r.men * draw.uniform()) / f64::from(sim.world.host(host).men().max(1));
        let came: Men = sim.world.release_to_reserve(host, share, to);
        let event = sim.tell(
            Event::new(EventKind::NewsByDeserters)
                .at(post)
                .actor(to)
                .other(from)
                .men(came)
                .detail(Detail::Told(untold.event))
                .because(Cause::Event(untold.event)),
        );
        verbs::wrong(sim, to, from, r.weight, Cause::Event(event));
    }
}

/// The place of a remote power that is nearest to a court.
fn nearest_post(sim: &Sim<'_>, from: PolityId, to: PolityId) -> Option<PlaceId> {
    let seat = sim.world.polity(from).capital?;
    nearest(sim.world.places_of(to), |p| sim.summer_days(seat, p)).map(|(p, _)| p)
}
