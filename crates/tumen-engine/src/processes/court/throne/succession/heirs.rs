//! Heirs: who could follow a ruler, in the order of the polity's custom and of the will of the dead, and who takes a
//! throne whose house is at an end.

use crate::sim::Sim;
use crate::world::host::{Host, greatest};
use crate::{chance, verbs};
use tumen_base::{PersonId, PolityId, maths};
use tumen_scenario::{Custom, Form, Office};

/// Candidates in the order of the polity's custom; whom a will names comes first if it is honoured.
pub(super) fn heirs(sim: &mut Sim<'_>, polity: PolityId, gone: PersonId) -> Vec<PersonId> {
    let named = super::will::honoured(sim, polity);
    order(sim, polity, gone, named)
}

/// The same by custom alone, but for one who comes before all others.
pub(super) fn order(sim: &Sim<'_>, polity: PolityId, gone: PersonId, named: Option<PersonId>) -> Vec<PersonId> {
    let women = sim.stage.scenario.polities[polity.index()].women_rule;
    let mut list: Vec<(f64, PersonId)> = (0..sim.world.persons.len())
        .map(PersonId::at)
        .filter(|c| *c != gone && sim.world.person(*c).free())
        .filter_map(|c| Some((rank(sim, polity, gone, c, women)? + if named == Some(c) { 50.0 } else { 0.0 }, c)))
        .collect();
    list.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    list.into_iter().map(|(_, c)| c).collect()
}

/// How near somebody is to the throne by custom; none if he or she cannot follow at all.
fn rank(sim: &Sim<'_>, polity: PolityId, gone: PersonId, c: PersonId, women: bool) -> Option<f64> {
    let (p, dead, x) = (sim.world.polity(polity), sim.world.person(gone), sim.world.person(c));
    if x.house != dead.house && x.house != p.house || !x.male && !women && x.office != Office::Heir {
        return None;
    }
    let reigns = |q: &crate::world::polity::Polity| q.alive && (q.court.ruler == Some(c) || q.court.power == Some(c));
    if sim.world.polities.iter().enumerate().any(|(i, q)| i != polity.index() && reigns(q)) {
        return None;
    }
    let one = |is: bool| f64::from(u8::from(is));
    // The son of a usurper's house comes before the old house.
    let own = 20.0 * one(x.house == dead.house);
    let serves = 10.0 * one(x.polity == polity);
    let son = one(x.father == Some(gone) || x.mother == Some(gone));
    let brother = one(x.father.is_some() && x.father == dead.father);
    let named = one(x.office == Office::Heir);
    // The son of one who has reigned before a further cousin.
    let line = 0.5 * one(x.father.is_some_and(|f| sim.world.person(f).reigned));
    let woman = sim.rules.succession.after_men * one(!x.male && x.office != Office::Heir);
    let age = x.age(sim.world.today).min(60.0) / 60.0;
    let rank = match p.court.custom {
        Custom::EldestSon => 4.0 * son + 2.0 * brother + named,
        Custom::Brother => 4.0 * brother + 2.0 * son + named,
        Custom::Designated => 5.0 * named + 2.0 * son + brother,
        Custom::Election => x.boldness() + x.caution() + son + named,
    };
    Some(own + serves + rank + line + age - woman)
}

/// Whether a court has lately been beaten in a war that goes on, or has lost its seat.
fn falling(sim: &Sim<'_>, polity: PolityId) -> bool {
    let p = sim.world.polity(polity);
    let at_war = (1..sim.world.polities.len())
        .map(PolityId::at)
        .any(|q| sim.world.polity(q).alive && sim.world.hostile(polity, q));
    let seat_lost = p.capital.is_none_or(|c| sim.world.place(c).holder != polity);
    at_war && (seat_lost || f64::from(sim.world.today - p.bonds.defeated_on) < sim.rules.succession.beaten)
}

/// Who takes a throne whose house is at an end: the widow where women rule, else the commander with most men, else a
/// kinsman by marriage if the country still believes in itself.
pub(super) fn stranger(sim: &mut Sim<'_>, polity: PolityId, gone: PersonId) -> Option<PersonId> {
    let women = sim.stage.scenario.polities[polity.index()].women_rule;
    let widow = sim.world.person(gone).spouse.filter(|w| {
        let x = sim.world.person(*w);
        women && !x.male && x.free() && x.polity == polity && x.age(sim.world.today) > 18.0
    });
    if widow.is_some() && !falling(sim, polity) {
        return widow;
    }
    let following = sim.rules.succession.following;
    let leads = |h: &Host| {
        let leader = h.commander.filter(|c| sim.world.person(*c).free() && sim.world.person(*c).male)?;
        let elsewhere = sim
            .world
            .polities
            .iter()
            .any(|q| q.alive && (q.court.ruler == Some(leader) || q.court.power == Some(leader)));
        (leader != gone && !elsewhere && f64::from(h.men()) >= following).then_some(leader)
    };
    let strongest = greatest(sim.world.hosts_of(polity).filter(|(_, h)| leads(h).is_some()));
    if let Some(host) = strongest {
        return sim.world.host(host).commander;
    }
    let (form, prestige) = (sim.world.polity(polity).form, sim.world.polity(polity).prestige);
    let holds = sim.world.places_of(polity).next().is_some();
    // Nobody comes forward for a throne that an enemy is about to overturn.
    let beaten = falling(sim, polity);
    let interregnum = sim.rules.succession.interregnum - if beaten { sim.rules.succession.lost_cause } else { 0.0 };
    let mut draw = sim.draw(chance::NEW_HOUSE, polity);
    if matches!(form, Form::Outside | Form::Remote) {
        // What becomes of such a power lies outside the model: it goes on.
        return Some(kinsman(sim, polity, gone));
    }
    if !form.is_court() || !holds || !draw.chance(maths::sigmoid(interregnum + 2.0 * prestige)) {
        return None;
    }
    Some(kinsman(sim, polity, gone))
}

/// A grown man who married into a house that is at an end, and begins one of his own.
pub(crate) fn kinsman(sim: &mut Sim<'_>, polity: PolityId, gone: PersonId) -> PersonId {
    let draw = sim.draw(chance::KINSMAN, gone);
    let seat = sim.world.polity(polity).capital;
    verbs::founder(sim, polity, seat, draw)
}
