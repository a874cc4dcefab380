//! News: couriers and rumour travel at their own speeds, and a court acts on what it has heard. What
//! is believed of another's strength is either the last report, or rumour: what was true a journey ago,
//! with an error that grows with distance.

use crate::due::Due;
use crate::moment::{Matter, Moment};
use crate::sim::Sim;
use crate::world::chronicle::{Cause, EventId};
use crate::{beliefs, chance, readings};
use tumen_base::PolityId;
use tumen_scenario::{EventKind, LOCALS};

/// Notes everybody's strength each quarter, for rumours that lag behind.
pub(crate) fn muster(sim: &mut Sim<'_>) {
    let now: Vec<f32> =
        (0..sim.world.polities.len()).map(|i| readings::strength(sim, PolityId::at(i)) as f32).collect();
    sim.world.musters.push(now);
    sim.after(f64::from(beliefs::QUARTER), Due::Muster {});
}

/// Whether courts far away would hear of such an event and care.
fn matters(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Battle
            | EventKind::Coup
            | EventKind::SiegeBegun
            | EventKind::PlaceTaken
            | EventKind::CityYielded
            | EventKind::GateOpened
            | EventKind::GarrisonExpelled
            | EventKind::VassalDefects
            | EventKind::VassalIndependent
            | EventKind::EnvoyKilled
            | EventKind::CommissionerKilled
            | EventKind::Campaign
            | EventKind::Succession
            | EventKind::PolityEnded
            | EventKind::FreeAgain
            | EventKind::Captured
    )
}

/// Word of an event sets out for every court it concerns: the two that took part, their suzerains and
/// vassals, and any at war with either.
pub(crate) fn spread(sim: &mut Sim<'_>, id: EventId) {
    let event = *sim.world.chronicle.get(id).expect("just told");
    if !matters(event.kind) {
        return;
    }
    let (a, b) = (event.actor.unwrap_or(LOCALS), event.other.unwrap_or(LOCALS));
    let Some(place) = event.place.or_else(|| sim.world.polity(a).capital) else {
        return;
    };
    for i in 1..sim.world.polities.len() {
        let to = PolityId::at(i);
        let p = sim.world.polity(to);
        if !p.alive || !p.form.is_court() || to == a && event.kind == EventKind::Campaign {
            continue;
        }
        let suzerain = p.bonds.vassalage.map(|v| v.to);
        let party = to == a || to == b;
        let bound = suzerain.is_some_and(|s| s == a || s == b)
            || [a, b].iter().any(|x| sim.world.polity(*x).bonds.vassalage.is_some_and(|v| v.to == to));
        let foe = sim.world.hostile(to, a) || sim.world.hostile(to, b);
        if !(party || bound || foe) {
            continue;
        }
        let Some(court) = sim.court(to) else { continue };
        let days = sim.courier_days(place, court);
        if party || days * 3.0 <= sim.rules.news.horizon {
            let days = days + sim.rules.news.counsel;
            sim.after(days, Due::News { to, event: id });
        }
    }
}

/// Word of an event reaches a court: beliefs change, allegiance is weighed, the council meets.
pub(crate) fn reach(sim: &mut Sim<'_>, to: PolityId, id: EventId) {
    if !sim.world.polity(to).alive {
        return;
    }
    let event = *sim.world.chronicle.get(id).expect("news of an event that was told");
    let today = sim.world.today;
    for about in [event.actor, event.other].into_iter().flatten().filter(|q| *q != to && *q != LOCALS) {
        // A report of fresh events carries a fair count of who is left.
        let sigma = sim.rules.news.error;
        let truth = readings::strength(sim, about);
        let mut draw = sim.draw(chance::REPORT, (to, about));
        let seen = truth * draw.lognormal(sigma);
        let tie = sim.world.ties.get_mut(to, about);
        tie.believed = seen;
        tie.seen = today;
    }
    let suzerain = sim.world.polity(to).bonds.vassalage.map(|v| v.to);
    let shaken = suzerain.is_some_and(|s| match event.kind {
        EventKind::Battle => event.other == Some(s),
        EventKind::Coup | EventKind::Succession => event.actor == Some(s),
        EventKind::PlaceTaken | EventKind::CityYielded | EventKind::GateOpened => event.other == Some(s),
        EventKind::VassalDefects | EventKind::VassalIndependent => false,
        _ => false,
    });
    if shaken && event.kind != EventKind::Succession {
        sim.after(3.0, Due::Allegiance { polity: to, event: Some(id) });
    }
    let left = matches!(event.kind, EventKind::VassalDefects | EventKind::VassalIndependent) && event.actor != Some(to);
    let attacked = event.other == Some(to)
        && matches!(
            event.kind,
            EventKind::SiegeBegun | EventKind::PlaceTaken | EventKind::Battle | EventKind::Campaign
        );
    if attacked
        && event.kind == EventKind::Campaign
        && let (Some(place), Some(from)) = (event.place, event.actor)
        && sim.put(Matter::ArmyComing { to, from, place, event: id })
    {
        return;
    }
    if attacked || left || matches!(event.kind, EventKind::FreeAgain | EventKind::Coup) {
        sim.follow(Moment::Council { polity: to, cause: Cause::Event(id) });
    }
}
