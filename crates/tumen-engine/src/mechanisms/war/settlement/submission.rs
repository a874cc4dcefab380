//! Submission: before the blow, to save the land, or after it.

use crate::mechanisms::bonds::{allegiance, terms};
use crate::mechanisms::court::enthroned;
use crate::mechanisms::news;
use crate::mechanisms::realm::revenue;
use crate::mechanisms::war::strategy;
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::chronicle::{Cause, Event, EventId};
use tumen_base::{Men, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

/// A ruler whose land is about to be lost offers submission, and the victor may take it.
pub(crate) fn submit_to_save(
    sim: &mut Sim<'_>,
    holder: PolityId,
    owner: PolityId,
    place: PlaceId,
    event: EventId,
) -> bool {
    let p = sim.world.polity(holder);
    // A remote country with no prince to speak of sends its elders.
    let speaks = p.power.is_some() || p.form == Form::Outpost;
    if holder == LOCALS || p.capital != Some(place) || !speaks || sim.world.is_under(owner, holder) {
        return false;
    }
    if enthroned::means_another(sim, owner, holder) {
        return false;
    }
    let theirs = news::believed(sim, holder, owner).max(100.0);
    let own = news::strength(sim, holder).max(100.0);
    let pride = sim.world.head(holder).map_or(0.5, |h| h.pride());
    let r = sim.rules.settlement.clone();
    let anger = allegiance::grudge(sim, owner, holder).min(1.5);
    let offers = maths::sigmoid(r.submit + r.odds * maths::ln(theirs / own) - 2.0 * (pride - 0.5));
    let takes = maths::sigmoid(
        r.accept - r.anger * anger + f64::from(u8::from(sim.world.ties.get(owner, holder).overlordship)),
    );
    let mut draw = sim.draw_for(Mechanism::Settlement, holder.key(), owner.key() + 1);
    if !draw.chance(offers * takes) {
        return false;
    }
    submit(sim, holder, owner, Cause::Event(event));
    true
}

/// A court that hears of a host on its way against it may send its submission ahead of the blow.
pub(crate) fn submit_early(sim: &mut Sim<'_>, polity: PolityId, to: PolityId, event: EventId) -> bool {
    let p = sim.world.polity(polity);
    if p.power.is_none() || !sim.world.hostile(polity, to) || sim.world.is_under(to, polity) || !p.form.is_court() {
        return false;
    }
    let lord = sim.world.overlord(polity);
    // A fellow vassal is the overlord's business, and a claimant's escort wants the throne itself.
    if lord != polity && sim.world.overlord(to) == lord || enthroned::means_another(sim, to, polity) {
        return false;
    }
    let far = sim.world.polity(polity).capital.and_then(|c| sim.reach_days(to, c)).unwrap_or(200.0);
    let theirs = news::believed(sim, polity, to).max(100.0);
    let own = news::strength(sim, polity).max(100.0);
    let help = match sim.world.polity(polity).vassalage {
        Some(v) => news::believed(sim, polity, v.to) * (1.0 - allegiance::grudge(sim, polity, v.to).min(1.0)),
        None => 0.0,
    };
    let pride = sim.world.head(polity).map_or(0.5, |h| h.pride());
    let r = sim.rules.settlement.clone();
    let anger = allegiance::grudge(sim, to, polity).min(1.5);
    // A host that has come far goes home again; who submits to it is on his own afterwards.
    let offers = maths::sigmoid(
        r.submit - 1.0 + r.odds * maths::ln(theirs / (own + 0.5 * help)) - 2.0 * (pride - 0.5) - far / r.far,
    );
    let takes = maths::sigmoid(r.accept - r.anger * anger);
    let mut draw = sim.draw_for(Mechanism::Settlement, polity.key(), 0x1_0000 | to.key());
    if theirs < 1.5 * own || !draw.chance(offers * takes) {
        return false;
    }
    submit(sim, polity, to, Cause::Event(event));
    true
}

/// A polity submits to another and becomes its vassal.
pub(crate) fn submit(sim: &mut Sim<'_>, polity: PolityId, to: PolityId, cause: Cause) {
    if let Some(old) = sim.world.polity(polity).vassalage {
        terms::ended(sim, polity, old);
    }
    let income = revenue::yearly_income(sim, polity);
    let tribute = (income * sim.rules.settlement.tribute) as i64;
    let levy = share_of(news::strength(sim, polity) as Men, 0.3);
    let event =
        sim.tell(Event::new(EventKind::VassalSubmits).actor(polity).other(to).at_capital(sim, polity).because(cause));
    allegiance::bind(sim, polity, to, Some(Cause::Event(event)), tribute, levy);
    strategy::recall(sim, polity, to);
    strategy::recall(sim, to, polity);
}
