//! Allegiance: a vassal weighs its suzerain against the best rival patron and against independence,
//! once a year and whenever something shakes it.
//!
//! U(suzerain) = ap P(protects) + ah habit + ak kin + ao oath less at tribute/revenue, ai insults, ac
//! commissioner and af faith distance; U(rival) is the same with the terms it would get; U(alone) = aa
//! less P(punished) x cost. Choice by quantal response. P(protects) compares what a patron
//! could bring within some days with the strongest threat to the vassal. Everything is believed, not
//! known.

pub(crate) mod betrayal;
pub(crate) mod contagion;
mod oath;
mod worth;
mod wrongs;

use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, EventId};
use crate::{beliefs, chance, readings, verbs};
use tumen_base::PolityId;
use tumen_base::day::YEAR;
use tumen_scenario::{Commissioner, Form};
use worth::{Terms, could_be_patron, punishment, threat, under};

pub(crate) use oath::leave;

/// What a vassal would do.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Choice {
    Stay,
    Alone,
    Patron(PolityId),
}

impl Choice {
    /// What tells its luck from that of the others: a patron's is his own.
    fn key(self) -> u16 {
        match self {
            Self::Stay => u16::MAX - 1,
            Self::Alone => u16::MAX - 2,
            Self::Patron(patron) => patron.0,
        }
    }
}

/// A vassal, or a free polity under pressure, weighs its allegiance.
pub(crate) fn review(sim: &mut Sim<'_>, polity: PolityId, event: Option<EventId>) {
    if event.is_none() {
        sim.after(YEAR, Due::Allegiance { polity, event: None });
    }
    let p = sim.world.polity(polity);
    if !p.alive || !p.form.is_court() || p.court.power.is_none() {
        return;
    }
    if p.bonds.vassalage.is_none() && (p.form == Form::Empire || p.ambition > 0.6) {
        return;
    }
    let (head, bond) = (p.court.power.expect("checked above"), p.bonds.vassalage);
    let r = sim.rules.allegiance.clone();
    if bond.is_some_and(|v| {
        f64::from(sim.world.today - v.since) < r.fresh && !matches!(v.cause, Some(Cause::Vassalage(_)))
    }) {
        return;
    }
    let income = readings::yearly_income(sim, polity).max(1000.0);
    let threat_to_all = threat(sim, polity, None);
    let own = readings::strength(sim, polity);
    let bold = sim.world.person(head).boldness() - 0.5;
    let punished = bond.map_or(0.0, |v| punishment(sim, polity, v.to, None) * r.punishment);
    let freedom = if bond.is_some() { 0.0 } else { r.freedom * own_master(sim, polity) };
    let mut options =
        vec![(Choice::Alone, r.alone + r.protection * own / (own + threat_to_all) + bold + freedom - punished)];
    // Nobody looks for a lord in peace: a free court waits to be asked, or until it is hard pressed.
    let looks = bond.is_some() || pressed(sim, polity, own);
    let mut burden = 0.1;
    if let Some(v) = bond {
        let years = f64::from(sim.world.today - v.since) / YEAR;
        let old = matches!(v.cause, Some(Cause::Vassalage(_)));
        let broken = sim.world.polity(v.to).court.usurped.map_or(1.0, |_| r.usurped);
        burden = v.tribute as f64 / income;
        let terms = Terms {
            habit: broken * if old { v.habit } else { (v.habit + years * 0.1).min(1.0) },
            oath: broken * v.oath,
            burden,
            commissioner: v.commissioner,
            shaken: beliefs::shaken_trust(sim, polity),
        };
        options.push((Choice::Stay, under(sim, polity, v.to, &terms)));
    }
    for i in 1..sim.world.polities.len() {
        let q = PolityId::at(i);
        let offered = beliefs::standing_offer(sim, polity, q).is_some();
        if (looks || offered) && could_be_patron(sim, polity, q, bond.map(|v| v.to)) {
            let bonus = if offered { 0.5 } else { -0.4 };
            let terms =
                Terms { habit: 0.0, oath: 0.3, burden: 0.5 * burden, commissioner: Commissioner::None, shaken: 0.0 };
            let punished = bond.map_or(0.0, |v| punishment(sim, polity, v.to, Some(q)) * r.punishment * r.sheltered);
            options.push((Choice::Patron(q), under(sim, polity, q, &terms) + bonus - r.change - punished));
        }
    }
    let purpose = if event.is_some() { chance::ALLEGIANCE_SHAKEN } else { chance::ALLEGIANCE };
    let draw = sim.draw(purpose, polity);
    let utilities: Vec<(u16, f64)> = options.iter().map(|(choice, utility)| (choice.key(), *utility)).collect();
    let choice = draw.quantal(&utilities, r.temperature).map_or(Choice::Stay, |i| options[i].0);
    let why = event.map(Cause::Event).or(bond.and_then(|v| sim.world.ties.get(polity, v.to).wrong.or(v.cause)));
    match (choice, bond) {
        (Choice::Patron(q), None) => verbs::submit(sim, polity, q, why.unwrap_or(Cause::Ambition(q))),
        (Choice::Patron(q), Some(v)) => leave(sim, polity, v, Some(q), why),
        (Choice::Alone, Some(v)) => leave(sim, polity, v, None, why),
        (Choice::Stay, Some(v)) if event.is_none() => {
            sim.follow(Moment::VassalStays { polity });
            betrayal::consider(sim, polity, v);
        }
        (Choice::Stay, _) | (Choice::Alone, None) => {}
    }
}

/// How much a free court is used to being its own master, 0 to 1: fully after twenty years.
fn own_master(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let since = sim.world.dealings.of(polity).free_since;
    (f64::from(sim.world.today - since) / YEAR / 20.0).clamp(0.0, 1.0)
}

/// Whether a court is at war with somebody whom it believes stronger than itself.
fn pressed(sim: &mut Sim<'_>, polity: PolityId, own: f64) -> bool {
    let bar = sim.rules.allegiance.pressed * own;
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .any(|q| sim.world.hostile(polity, q) && sim.world.polity(q).alive && beliefs::believed(sim, polity, q) > bar)
}
