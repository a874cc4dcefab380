//! Motives: what a court could want of another, with the reason that the chronicle will give. One
//! candidate for each other polity, on the place that serves it best.

use crate::beliefs;
use crate::memo::{Bases, Lands, Survey, Temptation};
use crate::sim::Sim;
use crate::world::chronicle::{AimKind, Cause};
use tumen_base::{PersonId, PlaceId, PolityId, maths};
use tumen_scenario::{Form, LOCALS};

/// Something a council could aim at.
#[derive(Clone, Copy, Debug)]
pub struct Motive {
    /// Against whom.
    pub against: PolityId,
    /// What kind of campaign.
    pub kind: AimKind,
    /// Where.
    pub place: PlaceId,
    /// What there is to gain, in the council's utility.
    pub gain: f64,
    /// Whether it goes for the seat at once instead of the border.
    pub seat: bool,
    /// The person hunted, if any.
    pub quarry: Option<PersonId>,
    /// Why.
    pub cause: Option<Cause>,
}

impl Motive {
    /// What tells its luck from that of the others: against whom, and whether it goes for the seat at once. It does
    /// not hang on the place, so that a war goes on with the same luck as the border moves.
    #[must_use]
    pub(crate) fn key(&self) -> u16 {
        self.against.0 << 1 | u16::from(self.seat)
    }
}

/// Everything a council could aim at today; its survey of the map is brought up to date.
pub(crate) fn enumerate(sim: &Sim<'_>, polity: PolityId, survey: &mut Survey) -> Vec<Motive> {
    let Some(seat) = sim.world.polity(polity).capital else {
        return Vec::new();
    };
    survey.refresh(sim, polity, bases(sim, polity, seat));
    let overlord = sim.world.overlord(polity);
    let mut motives = Vec::with_capacity(sim.world.polities.len());
    let others = (0..sim.world.polities.len()).map(PolityId::at).filter(|q| *q != polity);
    // What a march on a fellow vassal costs is the same for all of them.
    let mut restraint = None;
    for q in others {
        let riches = survey.riches(sim, polity, q);
        if let Some(m) = against(sim, (polity, overlord), q, &survey.lands[q.index()], riches, &mut restraint) {
            motives.extend(the_seat(sim, &m, survey));
            motives.push(m);
        }
    }
    motives
}

fn bases(sim: &Sim<'_>, polity: PolityId, seat: PlaceId) -> Bases {
    let mut bases = Bases::from_iter([seat]);
    for (_, h) in sim.world.hosts_of(polity) {
        if h.men() > 3000 && !bases.contains(&h.home) && !bases.is_full() {
            bases.push(h.home);
        }
    }
    bases
}

impl Survey {
    fn refresh(&mut self, sim: &Sim<'_>, polity: PolityId, bases: Bases) {
        if self.bases != bases || self.days.is_empty() {
            // Councils think of summer roads; the march meets the season.
            let nearest = |id| bases.iter().map(|b| sim.summer_days(*b, id)).fold(f64::INFINITY, f64::min);
            self.days = (0..sim.world.places.len()).map(|i| nearest(PlaceId::at(i))).collect();
            self.bases = bases;
            self.map_version = None;
        }
        if self.map_version != Some(sim.world.map_version) {
            self.map_version = Some(sim.world.map_version);
            self.look(sim, polity);
        }
    }

    /// How tempting a country is to those who have this much: 0 if it yields nothing, 1 if as much as their own, at
    /// most 2.
    fn riches(&mut self, sim: &Sim<'_>, polity: PolityId, of: PolityId) -> f64 {
        let (own, theirs) = (sim.world.polity(polity).means.income, sim.world.polity(of).means.income);
        self.temptations.resize(sim.world.polities.len(), Temptation::default());
        let known = &mut self.temptations[of.index()];
        if (known.own, known.theirs) != (own, theirs) {
            let x = maths::pow(theirs / own.max(1.0), sim.rules.strategy.riches);
            *known = Temptation { own, theirs, riches: 2.0 * x / (1.0 + x) };
        }
        known.riches
    }

    fn look(&mut self, sim: &Sim<'_>, polity: PolityId) {
        self.lands.clear();
        self.lands.resize(sim.world.polities.len(), Lands::default());
        let claims = sim.world.polity(polity).bonds.claims;
        let horizon = sim.rules.strategy.horizon;
        for ((i, place), days) in sim.world.places.iter().enumerate().zip(&self.days) {
            let id = PlaceId::at(i);
            if place.holder == polity {
                if let Some(host) = place.besieger {
                    self.lands[sim.world.host(host).owner.index()].besieging_us = Some(id);
                }
                continue;
            }
            let l = &mut self.lands[place.holder.index()];
            l.count += 1;
            if *days > horizon {
                continue;
            }
            if l.nearest.is_none_or(|(_, d)| *days < d) {
                l.nearest = Some((id, *days));
            }
            if claims.contains(id) && l.claimed.is_none_or(|(_, d)| *days < d) {
                l.claimed = Some((id, *days));
            }
        }
    }
}

fn against(
    sim: &Sim<'_>,
    (p, overlord): (PolityId, PolityId),
    q: PolityId,
    lands: &Lands,
    riches: f64,
    restraint: &mut Option<f64>,
) -> Option<Motive> {
    if q == LOCALS {
        return open_country(sim, p, lands);
    }
    let (me, other) = (sim.world.polity(p), sim.world.polity(q));
    let tie = sim.world.ties.get(p, q);
    if !other.alive
        || matches!(other.form, Form::Outside | Form::Remote)
        || tie.truce > sim.world.today
        || lands.nearest.is_none() && other.form != Form::Band
    {
        return None;
    }
    if let Some(place) = lands.besieging_us {
        let cause = sim.world.place(place).siege_event.map(Cause::Event);
        return Some(Motive {
            against: q,
            kind: AimKind::Relieve,
            place,
            gain: sim.rules.strategy.home,
            seat: false,
            quarry: None,
            cause,
        });
    }
    let r = &sim.rules.strategy;
    if tie.war
        && let Some((place, cause)) = coming(sim, p, q)
    {
        let gain = r.home * r.stand;
        return Some(Motive { against: q, kind: AimKind::Relieve, place, gain, seat: false, quarry: None, cause });
    }
    let vassal = other.bonds.vassalage.is_some_and(|v| v.to == p);
    let grudge = beliefs::grudge(sim, p, q).min(1.5);
    // Who owes nothing is let be, whatever he said, but not whatever he did.
    if vassal && grudge < r.outrage && other.bonds.vassalage.is_none_or(|v| v.arrears < 1.5) {
        return None;
    }
    let below = sim.world.overlord(q) == overlord;
    let direct = p == overlord || q == overlord || sim.world.is_under(p, q) || sim.world.is_under(q, p);
    let fellows = !vassal && !tie.war && below && !direct;
    if !vassal && !tie.war && below && direct {
        // Vassals keep the peace with those above and below them; among themselves it has a price.
        return None;
    }
    let mut gain = r.ambition * me.ambition * (f64::from(lands.count) / 4.0).min(1.0) * riches;
    let (mut kind, mut cause, mut best) = (AimKind::Conquer, Some(Cause::Ambition(p)), gain);
    let mut add = |g: f64, k: AimKind, c: Option<Cause>| {
        gain += g;
        if g > best {
            (kind, cause, best) = (k, c, g);
        }
    };
    if grudge > 0.05 {
        // A guest of a distant court is less worth a war than an enemy in power.
        let weight = if other.bonds.shelter.is_some() { 0.5 * r.grudge } else { r.grudge };
        add(weight * grudge, if lands.count == 0 { AimKind::Hunt } else { AimKind::Punish }, tie.wrong);
    }
    if tie.overlordship && !vassal {
        let wrong = tie.wrong.or(Some(Cause::Ambition(p)));
        add(r.overlordship * (0.5 + 0.5 * me.prestige), AimKind::Punish, wrong);
    }
    if vassal {
        let arrears = other.bonds.vassalage.map_or(0.0, |v| v.arrears);
        add(r.arrears * arrears.min(3.0), AimKind::Punish, tie.wrong);
    }
    if lands.claimed.is_some() {
        let claim = sim
            .stage
            .scenario
            .claims
            .iter()
            .position(|(who, place)| *who == p && Some(*place) == lands.claimed.map(|c| c.0));
        add(r.claim, AimKind::Recover, claim.map(|c| Cause::Claim(c as u16)).or(tie.wrong));
    }
    let mut ward = None;
    if let Some((duty, left)) = beliefs::standing_duty(sim, p).filter(|(d, _)| d.against == q) {
        add(r.duty * left, AimKind::Relieve, Some(Cause::Event(duty.event)));
        ward = Some(duty.to);
    }
    if fellows && gain > 0.0 {
        gain -= *restraint.get_or_insert_with(|| beliefs::restraint(sim, p, overlord));
    }
    if gain <= 0.0 {
        return None;
    }
    let quarry = other
        .court
        .power
        .filter(|x| sim.world.person(*x).free() && (kind == AimKind::Hunt || other.form == Form::Band));
    let place = target(sim, q, kind, lands, ward, quarry)?;
    Some(Motive { against: q, kind, place, gain, seat: false, quarry, cause })
}

/// Conquest may go for the seat at once instead of the border.
fn the_seat(sim: &Sim<'_>, border: &Motive, survey: &Survey) -> Option<Motive> {
    let seat = sim.world.polity(border.against).capital.filter(|_| border.kind == AimKind::Conquer)?;
    let near = seat != border.place && survey.days[seat.index()] <= sim.rules.strategy.horizon;
    let held = near && sim.world.place(seat).holder == border.against;
    held.then_some(Motive { place: seat, seat: true, gain: border.gain * sim.rules.strategy.seat, ..*border })
}

/// Where a host of `q` is bound that `p` has heard of: a place of its own, still unbesieged.
fn coming(sim: &Sim<'_>, p: PolityId, q: PolityId) -> Option<(PlaceId, Option<Cause>)> {
    sim.world.hosts_of(q).find_map(|(_, h)| {
        let aim = h.aim.filter(|a| a.against == p && h.men() > 1000)?;
        let heard = f64::from(sim.world.today - h.set_out) > sim.courier_days(h.home, aim.place);
        (heard && sim.world.place(aim.place).holder == p).then_some((aim.place, h.sent.map(Cause::Event)))
    })
}

/// The place that serves an aim best.
fn target(
    sim: &Sim<'_>,
    q: PolityId,
    kind: AimKind,
    lands: &Lands,
    ward: Option<PolityId>,
    quarry: Option<PersonId>,
) -> Option<PlaceId> {
    let other = sim.world.polity(q);
    if kind == AimKind::Relieve
        && let Some(ward) = ward
    {
        let besieged = sim.world.places_of(ward).find(|p| sim.world.place(*p).besieger.is_some());
        if let Some(place) = besieged.or(sim.world.polity(ward).capital.filter(|c| sim.world.place(*c).holder == ward))
        {
            return Some(place);
        }
    }
    match kind {
        AimKind::Hunt => quarry.and_then(|x| sim.world.place_of(x)),
        AimKind::Recover => lands.claimed.map(|c| c.0),
        AimKind::Punish => other.capital.filter(|c| sim.world.place(*c).holder == q).or(lands.nearest.map(|n| n.0)),
        _ => lands.nearest.map(|n| n.0),
    }
}

/// A country that belongs to its own people draws the ambitious, and those who have lost it.
fn open_country(sim: &Sim<'_>, p: PolityId, lands: &Lands) -> Option<Motive> {
    let r = &sim.rules.strategy;
    let me = sim.world.polity(p);
    let (place, kind, worth) = match (lands.claimed, lands.nearest) {
        (Some((place, _)), _) => (place, AimKind::Recover, r.claim + 0.3 * r.ambition * me.ambition),
        (None, Some((place, _))) => (place, AimKind::Conquer, 0.4 * r.ambition * me.ambition),
        _ => return None,
    };
    // A poor valley is not worth a host.
    let gain = worth * (sim.world.place(place).households / r.prize).min(1.0);
    Some(Motive { against: LOCALS, kind, place, gain, seat: false, quarry: None, cause: Some(Cause::Ambition(p)) })
}
