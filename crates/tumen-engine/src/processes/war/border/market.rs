//! Border markets: a remote power that has found spies closes the market by which they came, for years. Both sides lose
//! what was traded there.

use crate::due::Due;
use crate::sim::{Sim, nearest};
use crate::world::chronicle::{Cause, Event, EventId};
use crate::{chance, world};
use tumen_base::day::YEAR;
use tumen_base::{PlaceId, PolityId};
use tumen_scenario::EventKind;

/// The market of a remote power that is nearest to where spies of another were found may be closed.
pub(crate) fn close(sim: &mut Sim<'_>, holder: PolityId, against: PolityId, post: PlaceId, found: EventId) {
    let settlements = &sim.stage.scenario.settlements;
    let open = |p: &PlaceId| settlements[p.index()].market && sim.world.closed.iter().all(|c| c.place != *p);
    let place = nearest(sim.world.places_of(holder).filter(open), |p| sim.summer_days(post, p));
    let Some((place, _)) = place else { return };
    let mut draw = sim.draw(chance::MARKET, place);
    if !draw.chance(sim.rules.market.close) {
        return;
    }
    let event = sim
        .tell(Event::new(EventKind::MarketClosed).at(place).actor(holder).other(against).because(Cause::Event(found)));
    sim.world.closed.push(world::Closed { place, against, event });
    let years = sim.rules.market.years * (0.33 + 0.67 * draw.exponential());
    sim.after(years * YEAR, Due::Market { place });
}

/// A closed market opens again.
pub(crate) fn open(sim: &mut Sim<'_>, place: PlaceId) {
    let Some(i) = sim.world.closed.iter().position(|c| c.place == place) else {
        return;
    };
    let closed = sim.world.closed.remove(i);
    let holder = sim.world.place(place).holder;
    sim.tell(
        Event::new(EventKind::MarketOpened)
            .at(place)
            .actor(holder)
            .other(closed.against)
            .because(Cause::Event(closed.event)),
    );
}
