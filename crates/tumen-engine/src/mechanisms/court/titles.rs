//! Titles and standing: a ruler takes a title when he has become what it says, and it counts with those for whom it is
//! meant: peoples who live by herds, townsmen and peasants, those who look to an old imperial throne.
//!
//! Standing in the eyes of an audience = prestige + t for each title taken for it (+ t for an era in the eyes of those
//! who look to the throne), at most 1. An audience is never named here: herdsmen are the first; the faith of a settled court looks
//! where most titles of courts of that faith do.

use crate::mechanisms::court::clan;
use crate::mechanisms::news;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event};
use tumen_base::{FaithId, PolityId};
use tumen_scenario::{Audience, EventKind, Form, Scenario, TitleDef};

tumen_base::parameters! {
    /// Titles.
    pub struct TitleRules in "titles" {
        /// What a title adds to standing with its audience.
        worth: "share", 0.05, 0.08, 0.15, "estimate: the image of China helped to legitimise the rule (Qara Khitai, Association with China)";
        /// Men in arms who make a ruler of herdsmen universal.
        men: "men", 6000.0, 12000.0, 20000.0, "estimate: one was called so with a garrison of 20,000 behind him";
        /// Households under a ruler and his vassals that make a ruler of the settled more than a king.
        households: "households", 40000.0, 70000.0, 120000.0, "estimate";
    }
}

/// Where the courts of each faith look, by the titles that a pack has for them; none if it has none.
#[must_use]
pub fn audiences(scenario: &Scenario) -> Vec<Option<Audience>> {
    let of = |faith: usize| {
        let settled = scenario.polities.iter().filter(|p| p.faith == FaithId::at(faith));
        let titles: Vec<Audience> =
            settled.flat_map(|p| &p.titles).map(|t| t.audience).filter(|a| *a != Audience::Steppe).collect();
        let count = |a: Audience| titles.iter().filter(|t| **t == a).count();
        Audience::ALL.into_iter().filter(|a| count(*a) > 0).max_by_key(|a| (count(*a), std::cmp::Reverse(*a)))
    };
    (0..scenario.faiths.len()).map(of).collect()
}

/// With whose eyes a polity looks at others.
#[must_use]
pub fn eyes_of(sim: &Sim<'_>, polity: PolityId) -> Audience {
    let p = sim.world.polity(polity);
    let settled = !matches!(p.form, Form::Tribe | Form::Band);
    let by_faith = sim.stage.audiences.get(p.faith.index()).copied().flatten();
    by_faith.filter(|_| settled).unwrap_or(Audience::Steppe)
}

/// Standing of a polity in the eyes of an audience, 0 to 1.
#[must_use]
pub fn standing(sim: &Sim<'_>, of: PolityId, in_the_eyes_of: Audience) -> f64 {
    let p = sim.world.polity(of);
    let titles = &sim.stage.scenario.polities[of.index()].titles;
    let counts = |(n, t): (usize, &TitleDef)| p.titles >> n & 1 == 1 && t.audience == in_the_eyes_of;
    let taken = titles.iter().enumerate().filter(|title| counts(*title)).count();
    let era = usize::from(p.era.is_some() && in_the_eyes_of == Audience::Throne);
    (p.prestige + sim.rules.titles.worth * (taken + era) as f64).min(1.0)
}

/// Standing of a polity in the eyes of its own people: what its titles say to them, and a custom of marriage kept.
#[must_use]
pub fn at_home(sim: &Sim<'_>, polity: PolityId) -> f64 {
    (standing(sim, polity, eyes_of(sim, polity)) + clan::worth(sim, polity)).min(1.0)
}

/// Settled courts bear on the first day the titles that they have earned.
pub(crate) fn begin(sim: &mut Sim<'_>) {
    for polity in (0..sim.world.polities.len()).map(PolityId::at) {
        if sim.world.polity(polity).alive && sim.world.polity(polity).form != Form::Band {
            while let Some(n) = next(sim, polity) {
                sim.world.polity_mut(polity).titles |= 1 << n;
            }
        }
    }
}

/// Once a year a ruler may take one title that he has earned.
pub(crate) fn year(sim: &mut Sim<'_>, polity: PolityId) {
    let Some(n) = next(sim, polity) else {
        return;
    };
    sim.world.polity_mut(polity).titles |= 1 << n;
    let p = sim.world.polity(polity);
    sim.tell(
        Event::new(EventKind::TitleTaken)
            .actor(polity)
            .person(p.power)
            .detail(Detail::Title(polity, n))
            .at_capital(sim, polity)
            .because(Cause::Ambition(polity)),
    );
}

/// The first title of the list that is earned and not yet taken.
fn next(sim: &mut Sim<'_>, polity: PolityId) -> Option<u16> {
    let titles = &sim.stage.scenario.polities[polity.index()].titles;
    let taken = sim.world.polity(polity).titles;
    let open = |n: &usize| taken >> n & 1 == 0;
    if !(0..titles.len()).any(|n| open(&n)) || sim.world.polity(polity).power.is_none() {
        return None;
    }
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    let households = |p: PolityId| sim.world.places_of(p).map(|c| sim.world.place(c).households).sum::<f64>();
    let under: f64 = households(polity) + vassals.iter().map(|v| households(*v)).sum::<f64>();
    let men = news::strength(sim, polity);
    let r = &sim.rules.titles;
    let earned = |audience| match audience {
        Audience::Steppe => men > r.men || !vassals.is_empty(),
        Audience::Towns | Audience::Throne => under > r.households,
    };
    (0..titles.len()).find(|n| open(n) && earned(titles[*n].audience)).map(|n| n as u16)
}
