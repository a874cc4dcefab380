//! Appeal: the threatened ask their suzerain, or else the strongest friend or rival of the attacker,
//! for help. The asked sends its own host, or another vassal, or refuses; a promise that cannot be
//! kept yet stands as a duty until hosts are free; a refusal is remembered by every vassal. When the attacked has found
//! help, the attacker calls in an overlord of its own; a quarrel of two vassals of one overlord is his to settle
//! ([`super::arbitration`]).
//!
//! A free court that asks a stranger offers itself to him, so it asks only when it believes the attacker stronger than
//! itself. Who has said no is not asked again for `again` years; a stranger who says no has wronged nobody's trust, and
//! only a suzerain's refusal is heard by his vassals.

use crate::due::Due;
use crate::moment::{Matter, Moment};
use crate::processes::bonds::help::arbitration;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::polity::Duty;
use crate::{beliefs, chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{Day, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, LOCALS};

/// A polity whose place is attacked asks for help.
pub(crate) fn raise(sim: &mut Sim<'_>, polity: PolityId, against: PolityId, place: PlaceId, event: EventId) {
    if polity == LOCALS || !sim.world.polity(polity).alive {
        return;
    }
    // One appeal stands for some months; the same cry is not raised at every wall.
    if sim.world.today - sim.world.ties.get(polity, against).appealed < 200 {
        return;
    }
    let suzerain = sim.world.polity(polity).bonds.vassalage.map(|v| v.to).filter(|s| *s != against);
    let asked = match suzerain {
        Some(lord) => Some(lord).filter(|_| !lately_refused(sim, polity, lord)),
        // Asking a stranger is offering oneself to him.
        None if hard_pressed(sim, polity, against) => friend(sim, polity, against),
        None => None,
    };
    let Some(asked) = asked else {
        return;
    };
    let Some(court) = sim.court(asked) else {
        return;
    };
    let today = sim.world.today;
    sim.world.ties.get_mut(polity, against).appealed = today;
    let told =
        sim.tell(Event::new(EventKind::Appeal).at(place).actor(polity).other(asked).because(Cause::Event(event)));
    let days = sim.courier_days(place, court);
    sim.after(days, Due::Appeal { to: asked, from: polity, against, event: told });
}

/// Whether a court has been refused help by another, and still remembers the answer.
fn lately_refused(sim: &Sim<'_>, polity: PolityId, asked: PolityId) -> bool {
    let refused = sim.world.ties.get(polity, asked).refused;
    refused > Day(0) && f64::from(sim.world.today - refused) < sim.rules.appeal.again * YEAR
}

/// Whether a free court believes an attacker so strong that it would rather have a lord than meet him alone.
fn hard_pressed(sim: &mut Sim<'_>, polity: PolityId, against: PolityId) -> bool {
    let own = readings::strength(sim, polity);
    beliefs::believed(sim, polity, against) > sim.rules.allegiance.pressed * own
}

/// The strongest court within reach that is no friend of the attacker and has not lately refused.
fn friend(sim: &mut Sim<'_>, polity: PolityId, against: PolityId) -> Option<PolityId> {
    let from = sim.world.polity(polity).capital?;
    let mut best: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let p = sim.world.polity(q);
        if q == polity || q == against || !p.alive || p.bonds.vassalage.is_some() || !p.form.is_court() {
            continue;
        }
        if sim.world.hostile(q, polity) || sim.world.is_under(q, polity) || lately_refused(sim, polity, q) {
            continue;
        }
        let Some(days) = sim.reach_days(q, from) else { continue };
        let pull = beliefs::believed(sim, polity, q)
            * maths::fading(days, 45.0)
            * (1.0 + sim.world.ties.get(polity, q).kin + beliefs::grudge(sim, q, against));
        if pull > 2000.0 && best.is_none_or(|(_, b)| pull > b) {
            best = Some((q, pull));
        }
    }
    best.map(|(q, _)| q)
}

/// A court hears an appeal.
pub(crate) fn heard(sim: &mut Sim<'_>, to: PolityId, from: PolityId, against: PolityId, event: EventId) {
    if !sim.world.polity(to).alive
        || !sim.world.polity(from).alive
        || !sim.world.polity(against).alive
        || sim.world.is_under(to, against)
    {
        return;
    }
    if sim.world.polity(to).form == tumen_scenario::Form::Remote {
        return sim.follow(Moment::RemoteAsked { to, from, against, event });
    }
    let r = sim.rules.appeal.clone();
    let bound = sim.world.is_under(from, to);
    let quarrel_below = bound && sim.world.is_under(against, to);
    if quarrel_below && arbitration::answer(sim, to, from, against, event) {
        return;
    }
    // An experiment: a strong neighbour stands by a usurper under attack and asks nothing for it.
    let aid = sim.rules.switches.third_party_aid && sim.world.polity(from).court.usurped.is_some();
    let theirs = beliefs::believed(sim, to, against).max(100.0);
    let own = readings::strength(sim, to).max(100.0);
    let Some(days) = sim.world.polity(from).capital.and_then(|at| sim.reach_days(to, at)) else {
        return;
    };
    let quarrel = beliefs::grudge(sim, to, against).min(1.5);
    let will = if bound { r.vassal } else { r.stranger + sim.world.polity(to).ambition }
        + r.odds * maths::ln(own / theirs)
        + r.quarrel * quarrel
        - r.distance * days / 30.0
        + sim.world.head(to).map_or(0.0, |h| h.boldness() - h.caution())
        + if aid { 6.0 } else { 0.0 };
    let mut draw = sim.draw(chance::APPEAL, (to, from));
    // Whoever means to march between his own vassals has made up his mind.
    if !quarrel_below && !draw.chance(maths::sigmoid(will)) {
        if bound && arbitration::delegate(sim, to, from, against, event) {
            return;
        }
        return verbs::refuse_help(sim, to, from, event);
    }
    let promise = sim.tell(Event::new(EventKind::AppealGranted).actor(to).other(from).because(Cause::Event(event)));
    sim.put(Matter::HelpPromised { helper: to, asker: from, event: promise });
    if !bound && !aid {
        verbs::submit(sim, from, to, Cause::Event(promise));
    }
    let day = sim.world.today;
    sim.world.polity_mut(to).bonds.duty = Some(Duty { to: from, against, day, event: promise });
    verbs::declare_war(sim, to, against, Some(Cause::Event(promise)));
    // The other side may have an overlord too.
    let theirs = sim.world.polity(against);
    if let Some(seat) = theirs.capital.filter(|_| !quarrel_below && theirs.bonds.vassalage.is_some()) {
        raise(sim, against, to, seat, promise);
    }
    if !sim.put(Matter::HelpGranted { of: to, ward: from, against, event: promise }) {
        sim.after(2.0, Due::Council { polity: to, regular: false });
    }
}
