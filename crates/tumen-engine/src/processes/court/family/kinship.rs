//! Kinship: marriage offers and refusals between houses. A house that does not give its daughters out
//! pays in hurt pride elsewhere; a guest who marries in is bound or tempted, and may take his wife's
//! faith.

use crate::due::Due;
use crate::processes::court::family::betrothal;
use crate::sim::Sim;
use crate::world::chronicle::{Cause, Detail, Event};
use crate::{chance, readings, verbs};
use tumen_base::day::YEAR;
use tumen_base::{PersonId, PolityId, maths};
use tumen_scenario::{EventKind, Office};

/// The yearly search of a house for a match above it: its suzerain's house, or its shelter's.
pub(crate) fn seek(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    if !p.alive {
        return;
    }
    let (patron, suitor) = (p.bonds.shelter.or(p.bonds.vassalage.map(|v| v.to)), p.court.power);
    sim.after(YEAR * 0.6, Due::Match { polity });
    betrothal::seek(sim, polity);
    let (Some(patron), Some(suitor)) = (patron, suitor) else {
        return;
    };
    let mut draw = sim.draw(chance::MATCH, polity);
    let x = sim.world.person(suitor);
    let tied = sim.world.ties.get(polity, patron).kin > 0.3;
    if tied
        || !x.male
        || !x.free()
        || x.spouse.is_some_and(|s| sim.world.person(s).alive()) && draw.chance(0.5)
        || !draw.chance(sim.rules.kinship.asks)
    {
        return;
    }
    let Some(bride) = daughter(sim, patron) else {
        return;
    };
    let r = sim.rules.kinship.clone();
    let q = sim.world.polity(patron);
    let custom = if q.court.marries_out { 0.0 } else { r.custom };
    let men = maths::ln(readings::strength(sim, polity).max(500.0) / readings::strength(sim, patron).max(500.0));
    let weak = 1.0 - q.prestige;
    let will = r.gives - custom + r.worth * (men + 2.0) + weak;
    if draw.chance(maths::sigmoid(will)) {
        marry(sim, suitor, bride, polity, patron);
        // Among its own people a house of two clans loses by it.
        if readings::consort_house(sim, patron).is_some() {
            let loss = sim.rules.clan.worth;
            let p = sim.world.polity_mut(patron);
            p.prestige = (p.prestige - loss).max(0.0);
        }
    } else {
        let event = sim.tell(Event::new(EventKind::MarriageRefused).actor(polity).other(patron).person(suitor));
        let pride = sim.world.person(suitor).pride();
        verbs::wrong(sim, polity, patron, r.refusal * pride, Cause::Event(event));
    }
}

/// An unmarried grown daughter of a ruling house.
fn daughter(sim: &Sim<'_>, polity: PolityId) -> Option<PersonId> {
    let house = sim.world.polity(polity).house;
    (0..sim.world.persons.len()).map(PersonId::at).find(|c| {
        let x = sim.world.person(*c);
        !x.male
            && x.free()
            && x.house == house
            && x.polity == polity
            && x.spouse.is_none()
            && x.office == Office::None
            && x.age(sim.world.today) > 14.0
            && !sim.world.dealings.promised(*c)
    })
}

fn marry(sim: &mut Sim<'_>, groom: PersonId, bride: PersonId, polity: PolityId, patron: PolityId) {
    let event = sim.tell(Event::new(EventKind::Marriage).actor(polity).other(patron).person(groom).target(bride));
    let bond = sim.rules.kinship.bond;
    let at = sim.world.person(groom).whereabouts;
    sim.world.person_mut(groom).spouse = Some(bride);
    let w = sim.world.person_mut(bride);
    w.spouse = Some(groom);
    w.office = Office::Consort;
    w.whereabouts = at;
    sim.world.ties.both(polity, patron, |t| t.kin = (t.kin + bond).min(1.0));
    let guest = sim.world.polity(polity).bonds.shelter == Some(patron);
    let faith = sim.world.polity(patron).creed.faith;
    let mut draw = sim.draw(chance::CONVERSION, groom);
    let x = sim.world.person(groom);
    if guest && x.faith != faith && draw.chance(sim.rules.kinship.conversion) {
        sim.world.person_mut(groom).faith = faith;
        sim.tell(
            Event::new(EventKind::Conversion)
                .actor(polity)
                .person(groom)
                .detail(Detail::Faith(faith))
                .because(Cause::Event(event)),
        );
    }
}
