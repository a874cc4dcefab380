//! Titles and standing: a ruler takes a title when he has become what it says, and it counts with those for whom it is
//! meant: peoples who live by herds, townsmen and peasants, those who look to an old imperial throne.
//!
//! Standing in the eyes of an audience = prestige + t for each title taken for it (+ t for an era in the eyes of those
//! who look to the throne), at most 1. An audience is never named here: herdsmen are the first; the faith of a settled court looks
//! where most titles of courts of that faith do.
//!
//! A title mocks whoever bears one for the same audience and stands higher in its eyes: he calls the new one a mockery.
//! It is a wrong to him, and half of one to his vassals who look at the world with those eyes; the more others bear such
//! a title, the less: wrong = `mocks` x (1/2 + pride) / bearers. What an overlord bears mocks no vassal, nor the reverse.

use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event, EventId};
use crate::{readings, verbs};
use tumen_base::PolityId;
use tumen_scenario::{Audience, EventKind, Form};

/// Settled courts bear on the first day the titles that they have earned.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for polity in (0..sim.world.polities.len()).map(PolityId::at) {
        if sim.world.polity(polity).alive && sim.world.polity(polity).form != Form::Band {
            while let Some(n) = next(sim, polity) {
                sim.world.polity_mut(polity).court.titles |= 1 << n;
            }
        }
    }
}

/// Once a year a ruler may take one title that he has earned.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    let Some(n) = next(sim, polity) else {
        return;
    };
    sim.world.polity_mut(polity).court.titles |= 1 << n;
    let p = sim.world.polity(polity);
    let event = sim.tell(
        Event::new(EventKind::TitleTaken)
            .actor(polity)
            .person(p.court.power)
            .detail(Detail::Title(polity, n))
            .at_capital(sim, polity)
            .because(Cause::Ambition(polity)),
    );
    mock(sim, polity, n, event);
}

/// Whether a polity bears a title that is meant for an audience.
fn bears(sim: &Sim<'_>, polity: PolityId, audience: Audience) -> bool {
    let taken = sim.world.polity(polity).court.titles;
    let titles = &sim.stage.scenario.polities[polity.index()].titles;
    titles.iter().enumerate().any(|(n, t)| taken >> n & 1 == 1 && t.audience == audience)
}

/// A title taken is a wrong to the highest of those who bear one for the same audience, and to those who follow him.
fn mock(sim: &mut Sim<'_>, polity: PolityId, n: u16, event: EventId) {
    let audience = sim.stage.scenario.polities[polity.index()].titles[usize::from(n)].audience;
    let others: Vec<PolityId> = (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| *q != polity && sim.world.polity(*q).alive && bears(sim, *q, audience))
        .collect();
    let height = |q: PolityId| readings::standing(sim, q, audience);
    let Some(highest) = others.iter().copied().max_by(|a, b| height(*a).total_cmp(&height(*b)).then(b.cmp(a))) else {
        return;
    };
    if height(highest) < height(polity) || sim.world.is_under(polity, highest) || sim.world.is_under(highest, polity) {
        return;
    }
    let pride = sim.world.head(highest).map_or(0.5, |h| h.pride());
    let weight = sim.rules.titles.mocks * (0.5 + pride) / others.len() as f64;
    let told = sim.tell(
        Event::new(EventKind::TitleMocked)
            .actor(highest)
            .other(polity)
            .detail(Detail::Title(polity, n))
            .at_capital(sim, highest)
            .because(Cause::Event(event)),
    );
    verbs::wrong(sim, highest, polity, weight, Cause::Event(told));
    let followers: Vec<PolityId> = sim.world.vassals_of(highest).collect();
    for vassal in followers.into_iter().filter(|v| *v != polity) {
        if readings::eyes_of(sim, vassal) == audience {
            verbs::wrong(sim, vassal, polity, 0.5 * weight, Cause::Event(told));
        }
    }
}

/// The first title of the list that is earned and not yet taken.
fn next(sim: &mut Sim<'_>, polity: PolityId) -> Option<u16> {
    let titles = &sim.stage.scenario.polities[polity.index()].titles;
    let taken = sim.world.polity(polity).court.titles;
    let open = |n: &usize| taken >> n & 1 == 0;
    if !(0..titles.len()).any(|n| open(&n)) || sim.world.polity(polity).court.power.is_none() {
        return None;
    }
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    let households = |p: PolityId| sim.world.places_of(p).map(|c| sim.world.place(c).households).sum::<f64>();
    let under: f64 = households(polity) + vassals.iter().map(|v| households(*v)).sum::<f64>();
    let men = readings::strength(sim, polity);
    let r = &sim.rules.titles;
    let earned = |audience| match audience {
        Audience::Steppe => men > r.men || !vassals.is_empty(),
        Audience::Towns | Audience::Throne => under > r.households,
    };
    (0..titles.len()).find(|n| open(n) && earned(titles[*n].audience)).map(|n| n as u16)
}
