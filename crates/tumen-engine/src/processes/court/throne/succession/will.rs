//! Wills: a ruler of some age, or one who feels death near, names who shall follow: a son, a brother, a nephew, and
//! where women rule a sister or a daughter, by ability as he sees it. Custom pulls the other way. Most wills are
//! honoured.
//!
//! U(c) = a ability + s own son - m minor - w woman + k first by custom; choice by quantal response.

use crate::chance;
use crate::due::Due;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Event};
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId};
use tumen_scenario::{Custom, EventKind, Office};

/// Puts the day on the agenda on which a new ruler settles who follows.
pub(super) fn expect(sim: &mut Sim<'_>, ruler: PersonId) {
    let age = sim.world.person(ruler).age(sim.world.today);
    let years = (sim.rules.will.age - age).max(2.0);
    sim.after(years * YEAR, Due::Testament { person: ruler });
}

/// A ruler names who shall follow.
pub(crate) fn name(sim: &mut Sim<'_>, ruler: PersonId) {
    let x = sim.world.person(ruler);
    let polity = x.polity;
    let p = sim.world.polity(polity);
    if !p.alive || !x.free() || p.court.ruler != Some(ruler) || p.court.power != Some(ruler) {
        return;
    }
    let order = super::heirs::order(sim, polity, ruler, None);
    let near: Vec<PersonId> = order.iter().copied().filter(|c| is_near(sim, polity, ruler, *c)).collect();
    let utilities: Vec<(u16, f64)> = near.iter().map(|c| (c.0, worth(sim, polity, ruler, *c, order[0]))).collect();
    let temperature = sim.rules.will.temperature;
    let draw = sim.draw(chance::WILL, ruler);
    let Some(named) = draw.quantal(&utilities, temperature).map(|i| near[i]) else {
        return;
    };
    let old = sim.world.polity(polity).court.will;
    // Who is not named is heir no longer.
    for c in near {
        if sim.world.person(c).office == Office::Heir {
            sim.world.person_mut(c).office = Office::None;
        }
    }
    if matches!(sim.world.person(named).office, Office::None | Office::Heir) {
        sim.world.person_mut(named).office = Office::Heir;
    }
    sim.world.polity_mut(polity).court.will = Some(named);
    // That a man names whom all expect is not worth telling.
    let by_custom = order[0] == named && sim.world.polity(polity).court.custom != Custom::Designated;
    if old != Some(named) && !by_custom {
        let event = Event::new(EventKind::Will).actor(polity).person(ruler).target(named).at_capital(sim, polity);
        sim.tell(event.because(Cause::Character(ruler)));
    }
}

/// A child, brother, sister, nephew or niece at the same court.
fn is_near(sim: &Sim<'_>, polity: PolityId, ruler: PersonId, c: PersonId) -> bool {
    let (x, r) = (sim.world.person(c), sim.world.person(ruler));
    let of = |p: Option<PersonId>| p.is_some_and(|p| p == ruler || sim.world.person(p).father == r.father);
    let kin = x.father == Some(ruler) || x.mother == Some(ruler) || x.father.is_some() && x.father == r.father;
    let nephew = r.father.is_some() && of(x.father);
    x.polity == polity && x.age(sim.world.today) < 60.0 && (kin || nephew || x.office == Office::Heir)
}

fn worth(sim: &Sim<'_>, polity: PolityId, ruler: PersonId, c: PersonId, first: PersonId) -> f64 {
    let r = &sim.rules.will;
    let x = sim.world.person(c);
    let one = |is: bool| f64::from(u8::from(is));
    let custom = match sim.world.polity(polity).court.custom {
        Custom::Designated => 0.0,
        _ => r.custom * one(c == first),
    };
    let minor = x.age(sim.world.today) < sim.rules.succession.majority;
    let own = x.father == Some(ruler) || x.mother == Some(ruler);
    r.ability * 0.5 * (x.boldness() + x.caution()) + r.son * one(own && x.male) + custom
        - r.minor * one(minor)
        - r.woman * one(!x.male)
}

/// Whom the will of the last ruler names, if it is honoured.
pub(super) fn honoured(sim: &mut Sim<'_>, polity: PolityId) -> Option<PersonId> {
    let named = sim.world.polity(polity).court.will?;
    let honoured = sim.rules.will.honoured;
    sim.draw(chance::WILL_HONOURED, polity).chance(honoured).then_some(named)
}
