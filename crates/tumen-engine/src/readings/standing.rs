//! Of courts in the eyes of others: titles, favour, faith.

use crate::readings;
use crate::sim::Sim;
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId};
use tumen_scenario::{Audience, Form, TitleDef};

/// How far a vassal and its suzerain are apart in faith, 0 to 1: severity toward the vassal's faith, or else that it is
/// another, which years under a suzerain who lets it be make forgotten.
#[must_use]
pub fn distance_in_faith(sim: &Sim<'_>, vassal: PolityId, patron: PolityId) -> f64 {
    let (p, v) = (sim.world.polity(patron), sim.world.polity(vassal));
    let severity = p.creed.policy[v.creed.faith.index()].severity().max(0.0);
    if p.creed.faith == v.creed.faith || severity > 0.0 {
        return severity + if p.creed.faith == v.creed.faith { 0.0 } else { sim.rules.faith.other };
    }
    let let_be = p.creed.policy_event[v.creed.faith.index()].and_then(|e| sim.world.chronicle.get(e)).map(|e| e.day);
    let under = v
        .bonds
        .vassalage
        .filter(|bond| bond.to == patron)
        .map(|bond| let_be.map_or(bond.since, |day| day.max(bond.since)));
    let years = under.map_or(0.0, |since| f64::from(sim.world.today - since) / YEAR);
    sim.rules.faith.other * (1.0 - years / sim.rules.faith.trust).max(0.0)
}

/// What the custom is worth to a court today: whoever holds the power is of the clan or has a consort of it.
#[must_use]
pub fn worth_of_custom(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let Some(clan) = readings::consort_house(sim, polity) else { return 0.0 };
    let of_clan = |p: PersonId| sim.world.person(p).house == clan;
    let kept = sim.world.polity(polity).court.power.is_some_and(|p| {
        let x = sim.world.person(p);
        of_clan(p) || x.spouse.is_some_and(of_clan) || x.mother.is_some_and(of_clan)
    });
    if kept { sim.rules.clan.worth } else { 0.0 }
}

/// What the favour of the authority is worth to a court in the eyes of an audience today.
#[must_use]
pub fn worth_of_favour(sim: &Sim<'_>, of: PolityId, in_the_eyes_of: Audience) -> f64 {
    let p = sim.world.polity(of);
    let has = p.creed.favoured.is_some() && p.creed.favoured == p.court.power;
    let there = sim.stage.audiences.get(p.creed.faith.index()).copied().flatten() == Some(in_the_eyes_of);
    if has && there { sim.rules.favour.worth } else { 0.0 }
}

/// With whose eyes a polity looks at others.
#[must_use]
pub fn eyes_of(sim: &Sim<'_>, polity: PolityId) -> Audience {
    let p = sim.world.polity(polity);
    let settled = !matches!(p.form, Form::Tribe | Form::Band);
    let by_faith = sim.stage.audiences.get(p.creed.faith.index()).copied().flatten();
    by_faith.filter(|_| settled).unwrap_or(Audience::Steppe)
}

/// Standing of a polity in the eyes of an audience, 0 to 1.
#[must_use]
pub fn standing(sim: &Sim<'_>, of: PolityId, in_the_eyes_of: Audience) -> f64 {
    let p = sim.world.polity(of);
    let titles = &sim.stage.scenario.polities[of.index()].titles;
    let counts = |(n, t): (usize, &TitleDef)| p.court.titles >> n & 1 == 1 && t.audience == in_the_eyes_of;
    let taken = titles.iter().enumerate().filter(|title| counts(*title)).count();
    let era = usize::from(p.court.era.is_some() && in_the_eyes_of == Audience::Throne);
    let favour = readings::worth_of_favour(sim, of, in_the_eyes_of);
    (p.prestige + favour + sim.rules.titles.worth * (taken + era) as f64).min(1.0)
}

/// Standing of a polity in the eyes of its own people: what its titles say to them, and a custom of marriage kept.
#[must_use]
pub fn standing_at_home(sim: &Sim<'_>, polity: PolityId) -> f64 {
    (readings::standing(sim, polity, readings::eyes_of(sim, polity)) + readings::worth_of_custom(sim, polity)).min(1.0)
}
