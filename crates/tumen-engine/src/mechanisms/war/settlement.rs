//! Settlement: what victors do. They annex, take as vassal with terms, set up a kinsman of the old
//! ruler or a local notable, garrison, pillage; and before the walls they may proclaim relief to those
//! whom the enemy oppresses.

use crate::mechanisms::bonds::{allegiance, terms};
use crate::mechanisms::court::enthroned;
use crate::mechanisms::news;
use crate::mechanisms::peoples::{herds, migration, remnant};
use crate::mechanisms::realm::{faith, notables, revenue};
use crate::mechanisms::war::{campaign, march, pursuit, siege, strategy, supply};
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::accounts::share_of;
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use tumen_base::{HostId, Men, PlaceId, PolityId, maths};
use tumen_scenario::{EventKind, Form, LOCALS};

tumen_base::parameters! {
    /// What victors do.
    pub struct SettlementRules in "settlement" {
        /// Share of a host left behind in a place it takes and keeps.
        garrison: "share", 0.03, 0.06, 0.1, "estimate";
        /// Most men left behind in one place.
        garrison_most: "men", 800.0, 1500.0, 3000.0, "estimate";
        /// Men in garrison a household of a place.
        garrison_household: "men/household", 0.02, 0.04, 0.08, "estimate: a thousand men in a city of 25,000 houses";
        /// Men who keep a fort or a pass where nobody lives.
        watch: "men", 50.0, 120.0, 250.0, "estimate";
        /// Dinars that plunder finds in a household.
        plunder: "dinars/household", 0.3, 0.8, 2.0, "estimate: a year's dues";
        /// Inclination of a beaten ruler to save his land by submission.
        submit: "logit", -1.0, 0.0, 1.0, "estimate: Atsiz, Tekish, Uthman all did at some time";
        /// How hopeless odds move it.
        odds: "logit per ln ratio", 0.4, 0.8, 1.3, "estimate";
        /// Inclination of a victor to take a submission instead of the land.
        accept: "logit", 0.0, 0.8, 1.6, "estimate: empires of the region ruled through vassals";
        /// How wrongs remembered move it.
        anger: "logit", 1.0, 2.0, 3.0, "estimate";
        /// Inclination of a victor to give a place to the native power it came from.
        restore: "logit", -1.2, -0.4, 0.4, "estimate";
        /// Tribute of a new vassal, as a share of its income.
        tribute: "share", 0.06, 0.12, 0.2, "estimate: 30,000 dinars of a great province";
        /// Inclination of an invader to proclaim relief to the oppressed.
        proclaim: "logit", -0.5, 0.7, 2.0, "estimate: the invader of 1218 did";
        /// How the severity that the oppressed suffer moves it.
        oppression: "logit", 0.8, 1.6, 2.5, "estimate";
        /// Distance from home beyond which a victor looks to local rulers.
        far: "days", 30.0, 50.0, 80.0, "estimate";
    }
}

/// Whether a host stands behind a relief of one community: the event is the proclamation if it makes
/// one, else the campaign that the people have heard of.
pub(crate) fn proclaim(
    sim: &mut Sim<'_>,
    host: HostId,
    owner: PolityId,
    place: PlaceId,
    slot: usize,
) -> Option<EventId> {
    let h = sim.world.host(host);
    if let Some(event) = h.proclaimed {
        return Some(event);
    }
    let sent = h.sent;
    let community = sim.world.place(place).communities[slot];
    let severity = faith::severity(sim, place, community.faith);
    let own = sim.world.polity(owner).policy[community.faith.index()].severity();
    if !sim.rules.switches.proclamation || severity < 0.2 || own > 0.2 {
        return sent;
    }
    let r = &sim.rules.settlement;
    let lead = h.commander.map_or(0.5, |c| sim.world.person(c).caution());
    let will = r.proclaim + r.oppression * severity + lead - 0.5;
    // One mind for the whole campaign: the draw depends on the host and on which campaign of its it is.
    let mut draw =
        sim.world.draws.at(Mechanism::Settlement as u16, host.key(), u64::from(sim.world.host(host).sorties));
    if !draw.chance(maths::sigmoid(will)) {
        return sent;
    }
    let event = sim.tell(
        Event::new(EventKind::Proclamation)
            .at(place)
            .actor(owner)
            .other(sim.world.place(place).holder)
            .host(host)
            .detail(Detail::Faith(community.faith))
            .because(sent.map(Cause::Event))
            .because(community.cause),
    );
    sim.world.host_mut(host).proclaimed = Some(event);
    Some(event)
}

/// A host takes a place from its holder.
pub(crate) fn take(sim: &mut Sim<'_>, host: HostId, place: PlaceId, how: EventKind, cause: Option<Cause>) {
    let owner = sim.world.host(host).owner;
    let holder = sim.world.place(place).holder;
    siege::lift(sim, host);
    let event = sim.tell(Event::new(how).at(place).actor(owner).other(holder).host(host).because(cause));
    // Those inside who can, get away.
    pursuit::chased_out(sim, place, holder, event);
    let people = sim.world.polity(holder).people;
    sim.world.kill_garrison(place, 0.3);
    if holder == LOCALS {
        sim.world.release_garrison(place);
    } else {
        sim.world.scatter_garrison(place, people);
    }
    sim.world.empty_purse(place, owner);
    if how != EventKind::CityYielded {
        let greed = sim.world.host(host).commander.map_or(0.5, |c| sim.world.person(c).greed());
        pillage(sim, host, place, 0.3 * greed);
    }
    if enthroned::takes(sim, host, holder, place, event) {
        return;
    }
    if set_up(sim, owner, holder, place, event) {
        return campaign::done(sim, host);
    }
    let keeper = keeper(sim, owner, holder, place);
    transfer(sim, place, keeper, event);
    if keeper == owner {
        leave_garrison(sim, host, place);
        if sim.world.polity(owner).form == Form::Band {
            migration::settle(sim, owner, host, place, event);
        }
    } else {
        let militia = share_of(sim.world.place(place).households as Men, 0.03);
        sim.world.arm_townsmen(place, militia);
    }
    if sim.world.host(host).on_map() {
        campaign::done(sim, host);
    }
}

/// A victor in the capital of a beaten court may leave the land to whoever of the old house has followed,
/// under himself. Not while the old ruler is at large.
fn set_up(sim: &mut Sim<'_>, owner: PolityId, holder: PolityId, place: PlaceId, event: EventId) -> bool {
    let p = sim.world.polity(holder);
    let Some(heir) = p.power.filter(|_| p.alive && p.form.is_court() && p.capital == Some(place)) else {
        return false;
    };
    let at_large = sim.world.leads(heir).is_some_and(|h| sim.world.host(h).stance == Stance::Fleeing);
    if holder == LOCALS || at_large || !sim.world.person(heir).free() || sim.world.is_under(owner, holder) {
        return false;
    }
    let r = sim.rules.settlement.clone();
    let far = sim.reach_days(owner, place).unwrap_or(0.0) / r.far;
    let anger = allegiance::grudge(sim, owner, holder).min(1.5);
    let will =
        r.restore + far - r.anger * anger - 2.0 * f64::from(u8::from(sim.world.polity(owner).claims.contains(place)));
    if !sim.draw_for(Mechanism::Settlement, holder.key(), 0x2_0000).chance(maths::sigmoid(will)) {
        return false;
    }
    let told = sim.tell(
        Event::new(EventKind::Enthroned).at(place).actor(owner).other(holder).person(heir).because(Cause::Event(event)),
    );
    submit(sim, holder, owner, Cause::Event(told));
    let militia = share_of(sim.world.place(place).households as Men, 0.03);
    sim.world.arm_townsmen(place, militia);
    true
}

/// Who keeps a place that `owner` has won: itself, or a native power under it.
fn keeper(sim: &mut Sim<'_>, owner: PolityId, holder: PolityId, place: PlaceId) -> PolityId {
    let Some(native) = native_power(sim, place, holder).filter(|n| *n != owner && sim.world.is_under(*n, owner)) else {
        return owner;
    };
    let far = sim.world.polity(owner).capital.map_or(0.0, |c| sim.days(c, place)) / sim.rules.settlement.far;
    let mut draw = sim.draw(Mechanism::Settlement, place.key());
    let own_claim = f64::from(u8::from(sim.world.polity(owner).claims.contains(place)));
    if draw.chance(maths::sigmoid(sim.rules.settlement.restore + far - 2.0 * own_claim)) { native } else { owner }
}

fn leave_garrison(sim: &mut Sim<'_>, host: HostId, place: PlaceId) {
    let r = &sim.rules.settlement;
    // As many as the host can spare, and as the place is worth.
    let wanted = r.watch + r.garrison_household * sim.world.place(place).households;
    let men = (f64::from(sim.world.host(host).men()) * r.garrison).min(r.garrison_most).min(wanted) as Men;
    sim.world.garrison_from(host, place, men);
}

/// A place comes into the hands of `to` without a host of its own: by a rising.
pub(crate) fn hand_over(sim: &mut Sim<'_>, place: PlaceId, to: PolityId, how: EventKind, event: EventId) {
    if let Some(besieger) = sim.world.place(place).besieger {
        siege::lift(sim, besieger);
        march::encamp(sim, besieger, Stance::Encamped, 3.0);
    }
    if how == EventKind::GateOpened {
        sim.world.empty_purse(place, to);
    }
    let native = native_power(sim, place, sim.world.place(place).holder)
        .filter(|n| to != LOCALS && *n != to && sim.world.is_under(*n, to));
    transfer(sim, place, native.unwrap_or(to), event);
}

/// Control of a place passes. The loser remembers it as its own.
pub(crate) fn transfer(sim: &mut Sim<'_>, place: PlaceId, to: PolityId, event: EventId) {
    let from = sim.world.place(place).holder;
    // Whoever besieged the old holder may have no quarrel with the new.
    if let Some(besieger) = sim.world.place(place).besieger
        && !sim.world.hostile(sim.world.host(besieger).owner, to)
    {
        siege::lift(sim, besieger);
        march::encamp(sim, besieger, Stance::Encamped, 3.0);
    }
    let today = sim.world.today;
    let p = sim.world.place_mut(place);
    p.holder = to;
    p.since = today;
    p.taken = Some(event);
    sim.world.map_version += 1;
    // Who has land is nobody's guest.
    sim.world.polity_mut(to).shelter = None;
    sim.world.polity_mut(from).claims.insert(place);
    notables::new_lord(sim, place, event);
    faith::retarget(sim, place, Some(Cause::Event(event)));
    lost_place(sim, from, place, event);
}

/// A polity that has lost a place: its seat moves, or it is no more.
fn lost_place(sim: &mut Sim<'_>, polity: PolityId, place: PlaceId, event: EventId) {
    let p = sim.world.polity(polity);
    if polity == LOCALS || !p.alive || p.form == Form::Band {
        return;
    }
    let left = sim
        .world
        .places_of(polity)
        .max_by(|a, b| sim.world.place(*a).households.total_cmp(&sim.world.place(*b).households).then(b.cmp(a)));
    match left {
        Some(next) if p.capital == Some(place) => {
            sim.world.polity_mut(polity).capital = Some(next);
            let p = sim.world.polity_mut(polity);
            p.prestige *= 0.7;
            // Those who lived at the old court move to the new one.
            for person in &mut sim.world.persons {
                if person.polity == polity && person.whereabouts == Whereabouts::At(place) {
                    person.whereabouts = Whereabouts::At(next);
                }
            }
            let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
            for v in vassals {
                sim.after(12.0, crate::world::agenda::Due::Allegiance { polity: v, event: event.0 });
            }
        }
        Some(_) => herds::withdraw(sim, polity, place, event),
        None if herds::displaced(sim, polity, place, event) => {}
        None => remnant::landless(sim, polity, Cause::Event(event)),
    }
}

/// The power to which the people of a place would turn if its holder were gone: a living polity with a
/// claim on it, the nearest, one of their faith before others.
#[must_use]
pub fn native_power(sim: &Sim<'_>, place: PlaceId, holder: PolityId) -> Option<PolityId> {
    let main = sim.world.place(place).communities.iter().max_by(|a, b| a.share.total_cmp(&b.share))?.faith;
    (1..sim.world.polities.len())
        .map(PolityId::at)
        .filter(|q| {
            let p = sim.world.polity(*q);
            *q != holder
                && p.alive
                && p.claims.contains(place)
                && !matches!(p.form, Form::Band | Form::Outside | Form::Remote)
                && p.capital.is_some()
                && !allegiance::oppresses_faith(sim, *q, main)
        })
        .min_by(|a, b| {
            let score = |q: &PolityId| {
                let p = sim.world.polity(*q);
                sim.days(p.capital.expect("filtered"), place) + if p.faith == main { 0.0 } else { 15.0 }
            };
            score(a).total_cmp(&score(b)).then(a.cmp(b))
        })
}

/// A ruler whose land is about to be lost offers submission, and the victor may take it.
pub(crate) fn submit_to_save(
    sim: &mut Sim<'_>,
    holder: PolityId,
    owner: PolityId,
    place: PlaceId,
    event: EventId,
) -> bool {
    let p = sim.world.polity(holder);
    // A remote country with no prince to speak of sends its elders.
    let speaks = p.power.is_some() || p.form == Form::Outpost;
    if holder == LOCALS || p.capital != Some(place) || !speaks || sim.world.is_under(owner, holder) {
        return false;
    }
    if enthroned::means_another(sim, owner, holder) {
        return false;
    }
    let theirs = news::believed(sim, holder, owner).max(100.0);
    let own = news::strength(sim, holder).max(100.0);
    let pride = sim.world.head(holder).map_or(0.5, |h| h.pride());
    let r = sim.rules.settlement.clone();
    let anger = allegiance::grudge(sim, owner, holder).min(1.5);
    let offers = maths::sigmoid(r.submit + r.odds * maths::ln(theirs / own) - 2.0 * (pride - 0.5));
    let takes = maths::sigmoid(
        r.accept - r.anger * anger + f64::from(u8::from(sim.world.ties.get(owner, holder).overlordship)),
    );
    let mut draw = sim.draw_for(Mechanism::Settlement, holder.key(), owner.key() + 1);
    if !draw.chance(offers * takes) {
        return false;
    }
    submit(sim, holder, owner, Cause::Event(event));
    true
}

/// A court that hears of a host on its way against it may send its submission ahead of the blow.
pub(crate) fn submit_early(sim: &mut Sim<'_>, polity: PolityId, to: PolityId, event: EventId) -> bool {
    let p = sim.world.polity(polity);
    if p.power.is_none() || !sim.world.hostile(polity, to) || sim.world.is_under(to, polity) || !p.form.is_court() {
        return false;
    }
    let lord = sim.world.overlord(polity);
    // A fellow vassal is the overlord's business, and a claimant's escort wants the throne itself.
    if lord != polity && sim.world.overlord(to) == lord || enthroned::means_another(sim, to, polity) {
        return false;
    }
    let far = sim.world.polity(polity).capital.and_then(|c| sim.reach_days(to, c)).unwrap_or(200.0);
    let theirs = news::believed(sim, polity, to).max(100.0);
    let own = news::strength(sim, polity).max(100.0);
    let help = match sim.world.polity(polity).vassalage {
        Some(v) => news::believed(sim, polity, v.to) * (1.0 - allegiance::grudge(sim, polity, v.to).min(1.0)),
        None => 0.0,
    };
    let pride = sim.world.head(polity).map_or(0.5, |h| h.pride());
    let r = sim.rules.settlement.clone();
    let anger = allegiance::grudge(sim, to, polity).min(1.5);
    // A host that has come far goes home again; who submits to it is on his own afterwards.
    let offers = maths::sigmoid(
        r.submit - 1.0 + r.odds * maths::ln(theirs / (own + 0.5 * help)) - 2.0 * (pride - 0.5) - far / r.far,
    );
    let takes = maths::sigmoid(r.accept - r.anger * anger);
    let mut draw = sim.draw_for(Mechanism::Settlement, polity.key(), 0x1_0000 | to.key());
    if theirs < 1.5 * own || !draw.chance(offers * takes) {
        return false;
    }
    submit(sim, polity, to, Cause::Event(event));
    true
}

/// A polity submits to another and becomes its vassal.
pub(crate) fn submit(sim: &mut Sim<'_>, polity: PolityId, to: PolityId, cause: Cause) {
    if let Some(old) = sim.world.polity(polity).vassalage {
        terms::ended(sim, polity, old);
    }
    let income = revenue::yearly_income(sim, polity);
    let tribute = (income * sim.rules.settlement.tribute) as i64;
    let levy = share_of(news::strength(sim, polity) as Men, 0.3);
    let event =
        sim.tell(Event::new(EventKind::VassalSubmits).actor(polity).other(to).at_capital(sim, polity).because(cause));
    allegiance::bind(sim, polity, to, Some(Cause::Event(event)), tribute, levy);
    strategy::recall(sim, polity, to);
    strategy::recall(sim, to, polity);
}

/// A host plunders a place: money to its owner, waste and grievance to the people.
pub(crate) fn pillage(sim: &mut Sim<'_>, host: HostId, place: PlaceId, harshness: f64) {
    let owner = sim.world.host(host).owner;
    let kept = 1.0 - supply::wasted(sim, place);
    let dinars = (sim.world.place(place).households * kept * sim.rules.settlement.plunder * harshness) as i64;
    sim.world.tax(owner, dinars);
    supply::lay_waste(sim, place, 0.4 * harshness);
    let cause = sim.world.host(host).sent.map(Cause::Event);
    faith::suffer(sim, place, 0.6 * harshness, cause);
    if sim.world.host(host).aim.is_some_and(|a| a.kind == AimKind::Raid) {
        sim.tell(
            Event::new(EventKind::Pillaged)
                .at(place)
                .actor(owner)
                .host(host)
                .detail(Detail::Dinars(dinars))
                .because(cause),
        );
    }
}

/// A polity without a ruler or an heir falls apart: each place goes to the power its people know, or
/// to themselves.
pub(crate) fn leaderless(sim: &mut Sim<'_>, polity: PolityId, cause: Cause) {
    let places: Vec<PlaceId> = sim.world.places_of(polity).collect();
    remnant::end(sim, polity, cause);
    for place in places {
        let people = sim.world.polity(polity).people;
        let heir = victor_nearby(sim, polity, place).or_else(|| native_power(sim, place, polity)).unwrap_or(LOCALS);
        sim.world.scatter_garrison(place, people);
        let event = sim.tell(
            Event::new(if heir == LOCALS { EventKind::PlaceTaken } else { EventKind::Annexed })
                .at(place)
                .actor(heir)
                .other(polity)
                .because(cause),
        );
        if let Some(besieger) = sim.world.place(place).besieger {
            siege::lift(sim, besieger);
            march::encamp(sim, besieger, Stance::Encamped, 3.0);
        }
        let (today, p) = (sim.world.today, sim.world.place_mut(place));
        p.holder = heir;
        p.since = today;
        p.taken = Some(event);
        sim.world.map_version += 1;
        faith::retarget(sim, place, Some(Cause::Event(event)));
    }
}

/// A power that was at war with a fallen one and has a host near a place of it.
fn victor_nearby(sim: &Sim<'_>, fallen: PolityId, place: PlaceId) -> Option<PolityId> {
    sim.world
        .hosts
        .iter()
        .filter(|h| h.on_map() && h.men() > 2000 && sim.world.hostile(h.owner, fallen) && sim.days(h.at, place) < 35.0)
        .min_by(|a, b| sim.days(a.at, place).total_cmp(&sim.days(b.at, place)))
        .map(|h| h.owner)
}
