//! Enthroned: an escort comes to the seat of a throne with the man whom it is to set on it. Before a strong one the
//! ruler may flee at once; else there is a siege, and whoever takes the seat puts the claimant in. He pays his backer
//! the share that he promised, and owes him tribute from now on; the beaten incumbent, if he lives and is free, flees
//! to a neighbour and is a claimant in his turn. A claimant for whom another city is won first may keep that instead.
//!
//! Source: Qara Khitai, Yelu Pusuwan: enthroned on 11 December 1172 by an escort before which the brother and his
//! mother fled; the brother then sought help at court after court, and in 1181 won other cities with foreign troops
//! (Khwarazm war). Parameters are in [`super::claimant`].

use crate::moment::Moment;
use crate::processes::court::throne::{claimant, succession};
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::chronicle::{Cause, Event, EventId};
use crate::world::dealings::Claim;
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{chance, readings, verbs};
use tumen_base::{HostId, PersonId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, Office};

/// The claim that a host is to make good against a throne, if it escorts a claimant who is with it.
fn escorted(sim: &Sim<'_>, host: HostId, throne: PolityId) -> Option<Claim> {
    sim.world.dealings.claims.iter().copied().find(|c| {
        c.escort == Some(host)
            && c.throne == throne
            && sim.world.person(c.person).whereabouts == Whereabouts::With(host)
    })
}

/// A host has come where it was sent. Returns whether it had a claimant with it before whom the ruler fled.
pub(crate) fn arrives(sim: &mut Sim<'_>, host: HostId) -> bool {
    let place = sim.world.host(host).at;
    let throne = sim.world.place(place).holder;
    let Some(claim) = escorted(sim, host, throne).filter(|_| sim.world.polity(throne).capital == Some(place)) else {
        return false;
    };
    let owner = sim.world.host(host).owner;
    let escort: f64 = sim.world.hosts_at(place).filter(|(_, h)| h.owner == owner).map(|(_, h)| h.power()).sum();
    let strong = escort > sim.rules.claimant.strong * readings::defenders(sim, place);
    let flees = sim.rules.claimant.flees;
    if !strong || !sim.draw(chance::RULER_FLEES, claim.person).chance(flees) {
        return false;
    }
    set_up(sim, host, claim, place, claim.event);
    true
}

/// A host has taken the seat of a throne. Returns whether it has put its claimant there.
pub(crate) fn takes(sim: &mut Sim<'_>, host: HostId, throne: PolityId, place: PlaceId, event: EventId) -> bool {
    let Some(claim) = escorted(sim, host, throne).filter(|_| sim.world.polity(throne).alive) else {
        return false;
    };
    if sim.world.polity(throne).capital != Some(place) {
        return settles_for(sim, host, claim, place, event);
    }
    let townsmen = share_of(sim.world.place(place).households as u32, 0.03);
    sim.world.arm_townsmen(place, townsmen);
    set_up(sim, host, claim, place, event);
    true
}

/// A city that is not the throne's seat has been won for a claimant: he may be content with it, under his backer.
fn settles_for(sim: &mut Sim<'_>, host: HostId, claim: Claim, place: PlaceId, event: EventId) -> bool {
    let settles = sim.rules.claimant.settles;
    if !sim.draw(chance::SETTLES, claim.person).chance(settles) {
        return false;
    }
    let backer = sim.world.host(host).owner;
    let cause = Cause::Event(event);
    let Some(new) = verbs::arise(sim, claim.person, place, Form::City, claim.throne, cause) else {
        return false;
    };
    sim.world.dealings.claims.retain(|c| c.person != claim.person);
    let townsmen = share_of(sim.world.place(place).households as u32, 0.03);
    sim.world.arm_townsmen(place, townsmen);
    bind(sim, new, backer, event);
    if sim.world.host(host).on_map() {
        verbs::finish_errand(sim, host);
    }
    true
}

/// The claimant is on the throne, under his backer.
fn set_up(sim: &mut Sim<'_>, host: HostId, claim: Claim, place: PlaceId, cause: EventId) {
    let (backer, throne, person) = (sim.world.host(host).owner, claim.throne, claim.person);
    let (ruler, power) = (sim.world.polity(throne).court.ruler, sim.world.polity(throne).court.power);
    let old = sim.world.polity(throne).bonds.vassalage;
    sim.world.dealings.claims.retain(|c| c.person != person);
    let event = sim.tell(
        Event::new(EventKind::Enthroned)
            .at(place)
            .actor(backer)
            .other(throne)
            .person(person)
            .target(power)
            .because(Cause::Event(claim.event))
            .because(Cause::Event(cause)),
    );
    verbs::vacate(sim, person);
    let x = sim.world.person_mut(person);
    x.whereabouts = Whereabouts::At(place);
    x.polity = throne;
    let p = sim.world.polity_mut(throne);
    p.court.usurped = None;
    succession::install(sim, throne, person, Cause::Event(event));
    drive_out(sim, throne, power, event);
    if ruler != power {
        drive_out(sim, throne, ruler, event);
    }
    if let Some(old) = old.filter(|v| v.to != backer) {
        let displaced = sim.rules.claimant.displaced;
        verbs::wrong(sim, old.to, backer, displaced, Cause::Event(event));
    }
    bind(sim, throne, backer, event);
    let share = sim.rules.claimant.share;
    let promised = (sim.world.polity(throne).treasury() as f64 * share) as i64;
    sim.world.pay_over(throne, backer, promised);
    let keeps = sim.rules.claimant.keeps;
    if sim.draw(chance::ESCORT_STAYS, person).chance(keeps) {
        sim.follow(Moment::EscortStays { host, client: throne, cause: Cause::Event(event) });
    }
    if sim.world.host(host).on_map() {
        verbs::go_home(sim, host);
    }
}

/// The throne is the backer's vassal, for the tribute that was promised.
fn bind(sim: &mut Sim<'_>, throne: PolityId, backer: PolityId, event: EventId) {
    let income = readings::yearly_income(sim, throne);
    let tribute = (income * sim.rules.settlement.tribute * 1.25) as i64;
    let levy = (0.3 * readings::strength(sim, throne)) as u32;
    if sim.world.is_under(backer, throne) {
        return;
    }
    verbs::bind(sim, throne, backer, Some(Cause::Event(event)), tribute, levy);
    let today = sim.world.today;
    sim.world.dealings.of_mut(throne).backer = Some((backer, today, event));
    verbs::recall(sim, throne, backer);
    verbs::recall(sim, backer, throne);
}

/// A ruler driven from his throne flees to a neighbour with a claim of his own.
pub(crate) fn drive_out(sim: &mut Sim<'_>, throne: PolityId, person: Option<PersonId>, event: EventId) {
    let head = |p: PersonId| {
        sim.world.polities.iter().any(|q| q.alive && (q.court.ruler == Some(p) || q.court.power == Some(p)))
    };
    let Some(person) = person.filter(|p| sim.world.person(*p).free() && !head(*p)) else {
        return;
    };
    if let Some(host) = sim.world.leads(person).filter(|h| sim.world.host(*h).stance == Stance::Fleeing) {
        verbs::dissolve(sim, host);
    }
    verbs::vacate(sim, person);
    let haven = succession::flight::haven(sim, throne);
    let seat = haven.and_then(|h| sim.world.polity(h).capital);
    let place = seat.or(sim.world.polity(throne).capital);
    let x = sim.world.person_mut(person);
    x.office = Office::None;
    if let Some(place) = place {
        x.whereabouts = Whereabouts::At(place);
    }
    let Some(haven) = haven.filter(|_| seat.is_some()) else {
        return;
    };
    x.polity = haven;
    let fled = sim.tell(
        Event::new(EventKind::ClaimantFled).actor(throne).person(person).other(haven).because(Cause::Event(event)),
    );
    claimant::claims(sim, person, throne, fled);
}
