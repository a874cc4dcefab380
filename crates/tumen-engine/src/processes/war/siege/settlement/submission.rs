//! Submission: before the blow, to save the land, or after it. A vassal reckons with its overlord's help, and all the more
//! when it has been promised.
//!
//! P(offers) = sigmoid(submit + odds ln(theirs / (own + help)) - pride - far), P(takes) = sigmoid(accept - anger x wrongs + 1
//! if a lordship was lost), with the inclinations of [`super`].

use crate::sim::Sim;
use crate::world::chronicle::{Cause, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::{PlaceId, PolityId, maths};
use tumen_scenario::{Form, LOCALS};

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
    let speaks = p.court.power.is_some() || p.form == Form::Outpost;
    if holder == LOCALS || p.capital != Some(place) || !speaks || sim.world.is_under(owner, holder) {
        return false;
    }
    if readings::means_another(sim, owner, holder) {
        return false;
    }
    let p = inclined(sim, holder, owner, 0.0);
    let mut draw = sim.draw(chance::SUBMITS_TO_SAVE, (holder, owner));
    if !draw.chance(p) {
        return false;
    }
    verbs::submit(sim, holder, owner, Cause::Event(event));
    true
}

/// A court that hears of a host on its way against it may send its submission ahead of the blow.
pub(crate) fn submit_early(sim: &mut Sim<'_>, polity: PolityId, to: PolityId, event: EventId) -> bool {
    let p = sim.world.polity(polity);
    if p.court.power.is_none() || !sim.world.hostile(polity, to) || sim.world.is_under(to, polity) || !p.form.is_court()
    {
        return false;
    }
    let lord = sim.world.overlord(polity);
    // A fellow vassal is the overlord's business, and a claimant's escort wants the throne itself.
    if lord != polity && sim.world.overlord(to) == lord || readings::means_another(sim, to, polity) {
        return false;
    }
    let early = -sim.rules.submission.early;
    let p = inclined(sim, polity, to, early);
    let mut draw = sim.draw(chance::SUBMITS_EARLY, (polity, to));
    let (theirs, own) = (beliefs::believed(sim, polity, to), readings::strength(sim, polity));
    if theirs < 1.5 * own || !draw.chance(p) {
        return false;
    }
    verbs::submit(sim, polity, to, Cause::Event(event));
    true
}

/// Probability that a court offers its submission to an enemy and that it is taken, given what else inclines it.
pub(super) fn inclined(sim: &mut Sim<'_>, court: PolityId, to: PolityId, more: f64) -> f64 {
    let theirs = beliefs::believed(sim, court, to).max(100.0);
    let own = readings::strength(sim, court).max(100.0) + help(sim, court);
    // A host that has come far goes home again; who submits to it is on his own afterwards.
    let far = sim.world.polity(court).capital.and_then(|c| sim.reach_days(to, c)).unwrap_or(200.0);
    let pride = sim.world.head(court).map_or(0.5, |h| h.pride());
    let r = &sim.rules.settlement;
    let offers = maths::sigmoid(r.submit + more + r.odds * maths::ln(theirs / own) - 2.0 * (pride - 0.5) - far / r.far);
    let anger = beliefs::grudge(sim, to, court).min(1.5);
    let lost = f64::from(u8::from(sim.world.ties.get(to, court).overlordship));
    offers * maths::sigmoid(r.accept - r.anger * anger + lost)
}

/// Men whom a vassal expects from its overlord before it is too late: more if they have been promised.
fn help(sim: &mut Sim<'_>, court: PolityId) -> f64 {
    let Some(lord) = sim.world.polity(court).bonds.vassalage.map(|v| v.to) else {
        return 0.0;
    };
    let promised = beliefs::standing_duty(sim, lord).filter(|(d, _)| d.to == court).map_or(0.0, |(_, left)| left);
    let r = &sim.rules.submission;
    let share = r.help + (1.0 - r.help) * promised * r.promise;
    let loyal = 1.0 - beliefs::grudge(sim, court, lord).min(1.0);
    share * loyal * beliefs::bears(sim, court, lord)
}
