//! Betrothals: children of ruling houses are promised to each other, and married when both are of age. The promise ties the
//! houses by half of what the marriage will; who breaks it does the other a wrong.
//!
//! Twice in three years or so a house with a child of the right age looks to the court that weighs most near by, among
//! those with which it is at peace; P(asks) = `asks`, P(the girl's house agrees) = sigmoid(g - custom + w ln(men of the boy's
//! house / men of hers) - wrongs), with g, custom and w those of grown suitors ([`super::kinship`]); a house of two clans keeps
//! both its boys and its girls for the other. When the day comes her house keeps the promise with
//! P = sigmoid(`keeps` - 2 x its wrongs + 1/2 ln(men of his house / men of hers)); a war between the two, or another marriage, breaks it.
//!
//! Source: general history: thrones of these centuries promised children; none of the documents gives a case by name, and
//! marriage alliances it has (Qara Khitai, Khwarazm war, on the Kipchaks). Left out: dowries, hostages, upbringing at the other court.

use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::dealings::Betrothal;
use crate::{beliefs, chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId, maths};
use tumen_scenario::{EventKind, Office};

/// The search of a house for a match for a child.
pub(crate) fn seek(sim: &mut Sim<'_>, polity: PolityId) {
    undo_by_war(sim, polity);
    let asks = sim.rules.betrothal.asks;
    let mut draw = sim.draw(chance::BETROTHAL, polity);
    let male = draw.chance(0.5);
    if !draw.chance(asks) || readings::consort_house(sim, polity).is_some() {
        return;
    }
    let Some(own) = child(sim, polity, male) else { return };
    let Some((other, match_)) = court_for(sim, polity, male) else { return };
    let (a, boy, b, girl) = if male { (polity, own, other, match_) } else { (other, match_, polity, own) };
    let k = &sim.rules.kinship;
    let custom = if sim.world.polity(b).court.marries_out { 0.0 } else { k.custom };
    let (gives, worth) = (k.gives, k.worth);
    let men = maths::ln(readings::strength(sim, a).max(500.0) / readings::strength(sim, b).max(500.0));
    let wrongs = beliefs::grudge(sim, a, b) + beliefs::grudge(sim, b, a);
    if draw.chance(maths::sigmoid(gives - custom + worth * men - wrongs)) {
        promise(sim, (a, boy), (b, girl));
    }
}

/// The eldest child of the ruler's house that may be promised: of one who has ruled, and not promised yet.
fn child(sim: &Sim<'_>, polity: PolityId, male: bool) -> Option<PersonId> {
    let (house, today) = (sim.world.polity(polity).house, sim.world.today);
    let weds = sim.rules.betrothal.weds + if male { sim.rules.betrothal.older } else { 0.0 };
    let fit = |c: &PersonId| {
        let x = sim.world.person(*c);
        x.male == male
            && x.house == house
            && x.polity == polity
            && x.free()
            && x.spouse.is_none()
            && (sim.rules.betrothal.youngest..weds).contains(&x.age(today))
            && x.father.is_some_and(|f| sim.world.person(f).reigned)
            && !sim.world.dealings.promised(*c)
    };
    (0..sim.world.persons.len()).map(PersonId::at).filter(fit).min_by_key(|c| (sim.world.person(*c).born, c.0))
}

/// The weightiest court near by with a child of the other sex, at peace with this one.
fn court_for(sim: &mut Sim<'_>, polity: PolityId, male: bool) -> Option<(PolityId, PersonId)> {
    let seat = sim.world.polity(polity).capital?;
    let reach = sim.rules.betrothal.reach;
    let mut best: Option<(PolityId, PersonId, f64)> = None;
    for q in (1..sim.world.polities.len()).map(PolityId::at) {
        let p = sim.world.polity(q);
        let near = p.capital.map(|c| sim.summer_days(seat, c)).filter(|days| *days <= reach);
        let fit = q != polity && p.alive && p.form.acts() && p.house != sim.world.polity(polity).house;
        let Some(days) = near.filter(|_| fit && !sim.world.hostile(polity, q)) else { continue };
        if readings::consort_house(sim, q).is_some() {
            continue;
        }
        let Some(found) = child(sim, q, !male) else { continue };
        let weight = beliefs::believed(sim, polity, q) * maths::fading(days, reach);
        if best.is_none_or(|(_, _, w)| weight > w) {
            best = Some((q, found, weight));
        }
    }
    best.map(|(q, c, _)| (q, c))
}

/// A girl is promised to a boy.
fn promise(sim: &mut Sim<'_>, (a, boy): (PolityId, PersonId), (b, girl): (PolityId, PersonId)) {
    let event = sim.tell(
        Event::new(EventKind::Betrothed)
            .actor(a)
            .other(b)
            .person(boy)
            .target(girl)
            .at_capital(sim, b)
            .because(Cause::Ambition(a)),
    );
    let bond = sim.rules.betrothal.promise * sim.rules.kinship.bond;
    sim.world.ties.both(a, b, |t| t.kin = (t.kin + bond).min(1.0));
    sim.world.dealings.betrothals.push(Betrothal { groom: boy, bride: girl, his: a, hers: b, event });
    let (weds, today) = (sim.rules.betrothal.weds, sim.world.today);
    let wait = (weds - sim.world.person(girl).age(today))
        .max(weds + sim.rules.betrothal.older - sim.world.person(boy).age(today));
    sim.after(wait.max(0.1) * YEAR, Due::Wedding { bride: girl });
}

/// Promises between houses that are at war now are broken by whoever began it.
fn undo_by_war(sim: &mut Sim<'_>, polity: PolityId) {
    let at_war = |b: &&Betrothal| (b.his == polity || b.hers == polity) && sim.world.hostile(b.his, b.hers);
    let broken: Vec<Betrothal> = sim.world.dealings.betrothals.iter().filter(at_war).copied().collect();
    for b in broken {
        let war = sim.world.chronicle.events().iter().rposition(|e| {
            e.kind == EventKind::War
                && (e.actor == Some(b.his) && e.other == Some(b.hers)
                    || e.actor == Some(b.hers) && e.other == Some(b.his))
        });
        let by = war.and_then(|i| sim.world.chronicle.events()[i].actor).unwrap_or(b.hers);
        sim.world.dealings.betrothals.retain(|x| x.bride != b.bride);
        undo(sim, b, by, war.map(|i| EventId(i as u32)));
    }
}

/// The promise is broken by one side.
fn undo(sim: &mut Sim<'_>, b: Betrothal, by: PolityId, why: Option<EventId>) {
    let hurt = if by == b.his { b.hers } else { b.his };
    loosen(sim, b);
    let event = sim.tell(
        Event::new(EventKind::BetrothalBroken)
            .actor(by)
            .other(hurt)
            .person(b.groom)
            .target(b.bride)
            .because(why.map(Cause::Event))
            .because(Cause::Event(b.event)),
    );
    let pride = sim.world.head(hurt).map_or(0.5, |h| h.pride());
    let weight = sim.rules.betrothal.broken * pride;
    verbs::wrong(sim, hurt, by, weight, Cause::Event(event));
}

/// What the promise tied is loose again.
fn loosen(sim: &mut Sim<'_>, b: Betrothal) {
    let bond = sim.rules.betrothal.promise * sim.rules.kinship.bond;
    sim.world.ties.both(b.his, b.hers, |t| t.kin = (t.kin - bond).max(0.0));
}

/// The day of a wedding that was promised.
pub(crate) fn wedding(sim: &mut Sim<'_>, bride: PersonId) {
    let Some(at) = sim.world.dealings.betrothals.iter().position(|b| b.bride == bride) else { return };
    let b = sim.world.dealings.betrothals.remove(at);
    let (his, hers) = (sim.world.polity(b.his), sim.world.polity(b.hers));
    let (groom, girl) = (sim.world.person(b.groom), sim.world.person(b.bride));
    if !his.alive || !hers.alive || !groom.alive() || !girl.alive() {
        return loosen(sim, b);
    }
    if groom.spouse.is_some() {
        return undo(sim, b, b.his, None);
    }
    let (free, single) = (groom.free() && girl.free(), girl.spouse.is_none());
    let ill = beliefs::grudge(sim, b.hers, b.his);
    let men = maths::ln(readings::strength(sim, b.his).max(500.0) / readings::strength(sim, b.hers).max(500.0));
    let will = sim.rules.betrothal.keeps - 2.0 * ill + 0.5 * men;
    let kept = sim.draw(chance::WEDDING, bride).chance(maths::sigmoid(will));
    if !free || !single || !kept || sim.world.hostile(b.his, b.hers) {
        return undo(sim, b, b.hers, None);
    }
    wed(sim, b);
}

/// They are married; she goes to his court.
fn wed(sim: &mut Sim<'_>, b: Betrothal) {
    sim.tell(
        Event::new(EventKind::Marriage)
            .actor(b.his)
            .other(b.hers)
            .person(b.groom)
            .target(b.bride)
            .at_capital(sim, b.his)
            .because(Cause::Event(b.event)),
    );
    let bond = (1.0 - sim.rules.betrothal.promise) * sim.rules.kinship.bond;
    sim.world.ties.both(b.his, b.hers, |t| t.kin = (t.kin + bond).min(1.0));
    let at = sim.world.person(b.groom).whereabouts;
    let w = sim.world.person_mut(b.bride);
    (w.polity, w.office, w.whereabouts, w.spouse) = (b.his, Office::Consort, at, Some(b.groom));
    sim.world.person_mut(b.groom).spouse = Some(b.bride);
}
