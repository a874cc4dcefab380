//! Favour: some faiths have a higher authority than any ruler. A ruler of such a faith who is asked for help by another of it
//! may make it the price that the other vow obedience to that authority, and give back what he holds of the helper's.
//! Both have merit by it: standing with those who look where courts of their faith do, as long as they rule. Whoever
//! owes allegiance to an overlord of another faith holds less by his oath.
//!
//! P(the price is asked) = `asks` x (1/2 + zeal of the helper). P(it is paid) = sigmoid(`vows` - 2 (pride - 1/2) - wrongs
//! remembered). What is given back: at most two places that the helper holds to be rightly its own, never the seat.
//!
//! Which faith looks to whom is data of a pack (`authority` in `faiths.toml`).
//!
//! Source: Qara Khitai, Ghurid war: help with a payment was given in 1198 on the condition of obedience to the Caliph and the
//! return of places taken earlier. Left out: envoys to the authority itself, its diplomas and robes; what it wants.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::{beliefs, chance, verbs};
use tumen_base::{PlaceId, PolityId, maths};
use tumen_scenario::EventKind;

/// Whether a court is of a faith with a higher authority.
fn looks_up(sim: &Sim<'_>, polity: PolityId) -> bool {
    let p = sim.world.polity(polity);
    p.alive && p.form.is_court() && sim.stage.scenario.faiths[p.creed.faith.index()].authority.is_some()
}

/// A court is ready to help another, in the event `help` or because of it. Returns whether there is nothing in the way:
/// no price was asked, or it has been paid.
pub(crate) fn price(sim: &mut Sim<'_>, helper: PolityId, asker: PolityId, help: EventId) -> bool {
    let faith = sim.world.polity(helper).creed.faith;
    let strangers = !sim.world.is_under(asker, helper) && !sim.world.is_under(helper, asker);
    let obeys = sim.world.polity(asker).creed.favoured.is_some_and(|f| Some(f) == sim.world.polity(asker).court.power);
    if !looks_up(sim, helper) || sim.world.polity(asker).creed.faith != faith || !strangers || obeys {
        return true;
    }
    let r = sim.rules.favour.clone();
    let zeal = sim.world.head(helper).map_or(0.5, |h| h.zeal());
    let pride = sim.world.head(asker).map_or(0.5, |h| h.pride());
    let mut draw = sim.draw(chance::FAVOUR, (helper, asker));
    let (asks, pays) = (draw.chance(r.asks * (0.5 + zeal)), draw.uniform());
    if !asks {
        return true;
    }
    let asked = sim.tell(
        Event::new(EventKind::FavourAsked)
            .actor(helper)
            .other(asker)
            .detail(Detail::Authority(faith))
            .at_capital(sim, helper)
            .because(Cause::Event(help)),
    );
    let will = r.vows - 2.0 * (pride - 0.5) - beliefs::grudge(sim, asker, helper);
    if pays >= maths::sigmoid(will) {
        verbs::wrong(sim, helper, asker, r.refused, Cause::Event(asked));
        return false;
    }
    vow(sim, helper, asker, asked);
    true
}

/// The price is paid.
fn vow(sim: &mut Sim<'_>, helper: PolityId, asker: PolityId, asked: EventId) {
    let faith = sim.world.polity(helper).creed.faith;
    let event = sim.tell(
        Event::new(EventKind::FavourGiven)
            .actor(asker)
            .other(helper)
            .person(sim.world.polity(asker).court.power)
            .detail(Detail::Authority(faith))
            .at_capital(sim, asker)
            .because(Cause::Event(asked)),
    );
    for court in [helper, asker] {
        let p = sim.world.polity_mut(court);
        p.creed.favoured = p.court.power;
    }
    let lord = sim.world.polity(asker).bonds.vassalage.map(|v| v.to);
    let other_faith = lord.is_some_and(|lord| sim.world.polity(lord).creed.faith != faith);
    let oath = 1.0 - sim.rules.favour.oath;
    if let Some(v) = sim.world.polity_mut(asker).bonds.vassalage.as_mut().filter(|_| other_faith) {
        v.oath *= oath;
    }
    give_back(sim, helper, asker, event);
}

/// Places that the helper holds to be rightly its own pass to it, those nearest to its seat first.
fn give_back(sim: &mut Sim<'_>, helper: PolityId, asker: PolityId, event: EventId) {
    let (seat, own) = (sim.world.polity(helper).capital, sim.world.polity(asker).capital);
    let Some(seat) = seat else { return };
    let claims = sim.world.polity(helper).bonds.claims;
    let due = |p: &PlaceId| Some(*p) != own && claims.contains(*p) && sim.world.place(*p).besieger.is_none();
    let mut places: Vec<PlaceId> = sim.world.places_of(asker).filter(due).collect();
    places.sort_by(|a, b| sim.summer_days(seat, *a).total_cmp(&sim.summer_days(seat, *b)).then(a.cmp(b)));
    let most = sim.rules.favour.given_back.round() as usize;
    for place in places.into_iter().take(most) {
        let told = Event::new(EventKind::PlaceTaken).at(place).actor(helper).other(asker);
        let taken = sim.tell(told.because(Cause::Event(event)));
        verbs::transfer(sim, place, helper, taken);
    }
}
