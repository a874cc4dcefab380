//! Strategy: each council meets monthly, and on news that touches it. It weighs what there is to gain
//! against the believed chance, the distance, the cost of opening a war and trouble at home, and
//! chooses by quantal response with its head's traits. Hosts that are committed are not available.
//!
//! EU = P^ gain - (1 - P^) loss - distance - opening a war - trouble at home; staying has its own worth.

use crate::decisions::{force, motive};
use crate::mechanisms::bonds::{allegiance, envoy, terms};
use crate::mechanisms::court::{coup, succession};
use crate::mechanisms::news;
use crate::mechanisms::peoples::migration;
use crate::mechanisms::war::{assembly, captives, march};
use crate::rules::Mechanism;
use crate::sim::Sim;
use crate::world::agenda::{Aim, Chance, Due, Errand};
use crate::world::chronicle::{AimKind, Cause, Detail, Event, EventId};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use tumen_base::day::MONTH;
use tumen_base::{Day, HostId, PlaceId, PolityId};
use tumen_scenario::{EventKind, Form, LOCALS};

tumen_base::parameters! {
    /// Councils.
    pub struct StrategyRules in "strategy" {
        /// Worth of conquest to the most ambitious.
        ambition: "utility", 0.7, 1.2, 1.9, "estimate";
        /// Worth of paying back a full wrong.
        grudge: "utility", 0.8, 1.4, 2.2, "estimate";
        /// Worth of bringing back a lost vassal.
        overlordship: "utility", 0.6, 1.1, 1.8, "estimate";
        /// Worth of collecting a year's arrears by force.
        arrears: "utility", 0.15, 0.3, 0.5, "estimate: many were overlooked";
        /// Worth of taking back what is rightly one's own.
        claim: "utility", 0.4, 0.75, 1.2, "estimate";
        /// Households of a country that belongs to nobody which make it worth taking.
        prize: "households", 5000.0, 12000.0, 25000.0, "estimate";
        /// Worth of keeping a promise of help.
        duty: "utility", 0.8, 1.4, 2.2, "estimate";
        /// Worth of saving a place of one's own.
        home: "utility", 2.0, 3.0, 4.5, "estimate";
        /// Worth of standing before an enemy who is still on his way, against that of saving a besieged place.
        stand: "share", 0.3, 0.6, 0.9, "estimate";
        /// Loss in a failed campaign.
        loss: "utility", 0.6, 1.0, 1.6, "estimate";
        /// Cost of a month's march.
        distance: "utility/30 days", 0.1, 0.2, 0.35, "estimate";
        /// Cost of opening a war.
        opening: "utility", 0.2, 0.4, 0.7, "estimate";
        /// Cost of leaving home with a guest or a rival in arms there.
        trouble: "utility", 0.1, 0.3, 0.6, "estimate";
        /// Worth of staying at home.
        quiet: "utility", 0.4, 0.65, 0.95, "estimate: most years most courts did not march";
        /// How the log ratio of believed strength moves believed success.
        slope: "logit per ln ratio", 0.9, 1.4, 2.0, "estimate: men trust numbers more than battles bear out";
        /// Advantage believed to lie with the defender.
        home_ground: "ratio", 0.9, 1.1, 1.3, "estimate";
        /// How much the strongest walls are thought to multiply the garrison.
        walls: "ratio", 2.0, 4.0, 7.0, "estimate";
        /// Share of a protector's reach that is expected to come.
        protector: "share", 0.2, 0.45, 0.7, "estimate";
        /// Farthest that a council looks.
        horizon: "days", 90.0, 130.0, 180.0, "estimate: two tumens came about a hundred days' march";
        /// Power of a force above which a court looks to its flanks.
        great: "men", 4000.0, 8000.0, 15000.0, "estimate";
        /// Share of the missing men of a host at home who are called up in a year.
        refill: "1/year", 0.3, 0.5, 0.8, "estimate";
        /// Gain too small to be laid before a council.
        trifle: "utility", 0.05, 0.1, 0.2, "estimate";
        /// Noise in the choice.
        temperature: "utility", 0.08, 0.15, 0.25, "estimate";
        /// Years of a truce.
        truce_years: "years", 1.0, 3.0, 6.0, "estimate";
        /// Offers of protection that the most ambitious court makes in a year.
        offers: "1/year", 0.3, 0.7, 1.3, "estimate";
    }
}

/// Days between councils of a court, by form: great courts meet monthly, small ones each quarter.
fn interval(form: Form) -> f64 {
    match form {
        Form::Empire | Form::Kingdom => MONTH,
        Form::Tribe => 2.0 * MONTH,
        Form::City | Form::Band | Form::Outpost | Form::Outside | Form::Remote | Form::Vacant => 3.0 * MONTH,
    }
}

/// A council meets: as usual, or called for a day by events.
pub(crate) fn council(sim: &mut Sim<'_>, polity: PolityId, regular: bool) {
    let p = sim.world.polity(polity);
    if !p.alive || !p.form.acts() {
        return;
    }
    if regular {
        // A vassal's wars are mostly its suzerain's business.
        let every = interval(p.form) * if p.vassalage.is_some() { 2.0 } else { 1.0 };
        sim.after(every, Due::Council { polity, regular });
    }
    deliberate(sim, polity, None);
}

/// A council meets because of news.
pub(crate) fn council_on_news(sim: &mut Sim<'_>, polity: PolityId, cause: Cause) {
    deliberate(sim, polity, Some(cause));
}

fn deliberate(sim: &mut Sim<'_>, polity: PolityId, news: Option<Cause>) {
    if sim.world.polity(polity).form == Form::Band {
        return migration::council(sim, polity);
    }
    let p = sim.world.polity(polity);
    let Some(head) = p.power.filter(|_| p.alive && p.form.is_court()) else {
        return;
    };
    if !sim.world.person(head).alive() || matches!(sim.world.person(head).whereabouts, Whereabouts::Captive(_)) {
        return;
    }
    let free: Vec<HostId> = sim
        .world
        .hosts_of(polity)
        .filter(|(_, h)| h.idle() && h.cohesion > 0.35 && h.men() > 500)
        .map(|(id, _)| id)
        .collect();
    if !free.is_empty() {
        campaign_or_stay(sim, polity, &free, news);
    }
    if news.is_none() {
        diplomacy(sim, polity);
    }
}

fn campaign_or_stay(sim: &mut Sim<'_>, polity: PolityId, free: &[HostId], news: Option<Cause>) {
    let r = sim.rules.strategy.clone();
    let head = sim.world.head(polity).expect("checked by the caller");
    let (boldness, caution) = (head.boldness(), head.caution());
    // Quantal response by the Gumbel rule: each option has noise of its own, and the highest sum is
    // chosen. An option is only reckoned out if what there is to gain could still make it the best.
    let occasion = sim.occasion_in_season(Mechanism::Strategy, polity.key(), 2 + u32::from(news.is_some()));
    let noise = |sim: &Sim<'_>, target: u32| {
        sim.world.draws.at(Mechanism::Strategy as u16, polity.key() << 16 | target, occasion)
    };
    let mut best = r.quiet + 0.3 * (caution - 0.5) + r.temperature * noise(sim, 0xffff).gumbel();
    let mut chosen = None;
    let mut trouble = None;
    for m in motive::enumerate(sim, polity) {
        if m.gain < r.trifle {
            continue;
        }
        let opening = if sim.world.hostile(polity, m.against) || m.against == LOCALS { 0.0 } else { r.opening };
        let tie = sim.world.ties.get(polity, m.against);
        let promised = if tie.neutral > sim.world.today { 0.5 } else { 0.0 };
        let shy = if migration::shuns(sim, polity, m.place) { sim.rules.migration.shy } else { 0.0 };
        let fixed = -opening - tie.kin - promised - shy;
        let wanted = (best - m.gain - fixed) / r.temperature;
        let Some(luck) = noise(sim, m.against.key()).gumbel_above(wanted) else {
            continue;
        };
        let fixed = fixed + r.temperature * luck;
        let Some(force) = force::assemble(sim, polity, &m, caution, free) else {
            continue;
        };
        let urgent = if m.kind == AimKind::Relieve { 0.4 } else { 1.0 };
        let eu = force.p_win * m.gain
            - (1.0 - force.p_win) * r.loss * (1.3 - 0.6 * boldness)
            - r.distance * force.days / 30.0 * force.burden * urgent
            - r.trouble * *trouble.get_or_insert_with(|| home_trouble(sim, polity))
            + fixed;
        if eu > best {
            best = eu;
            chosen = Some((m, force));
        }
    }
    if let Some((motive, force)) = chosen {
        dispatch(sim, polity, &motive, &force, news);
    }
}

/// Trouble that a ruler fears at home when the hosts are away: guests in arms and lost standing.
fn home_trouble(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let guests: f64 = sim
        .world
        .polities
        .iter()
        .enumerate()
        .filter(|(_, p)| p.alive && p.shelter == Some(polity))
        .flat_map(|(i, _)| sim.world.hosts_of(PolityId::at(i)))
        .map(|(_, h)| f64::from(h.men()))
        .sum();
    (guests / 10_000.0).min(1.0) + (0.5 - sim.world.polity(polity).prestige).max(0.0)
}

/// Sends a force, opens the war, and takes precautions.
pub(crate) fn dispatch(
    sim: &mut Sim<'_>,
    polity: PolityId,
    motive: &motive::Motive,
    force: &force::Force,
    news: Option<Cause>,
) {
    if motive.against != LOCALS {
        declare_war(sim, polity, motive.against, motive.cause.or(news));
        // Whoever goes after a guest breaks his host's peace.
        if let Some(host) = sim.world.polity(motive.against).shelter.filter(|s| *s != polity) {
            declare_war(sim, polity, host, motive.cause.or(news));
        }
    }
    let lead = *force
        .hosts
        .iter()
        .max_by_key(|h| (sim.world.host(**h).men(), std::cmp::Reverse(h.0)))
        .expect("a force has hosts");
    for h in &force.hosts {
        succession::appoint(sim, *h, polity);
    }
    let men = force.hosts.iter().map(|h| sim.world.host(*h).men()).sum();
    let event = sim.tell(
        Event::new(EventKind::Campaign)
            .at(motive.place)
            .actor(polity)
            .other(motive.against)
            .person(sim.world.host(lead).commander)
            .men(men)
            .host(lead)
            .detail(Detail::Aim(motive.kind))
            .because(motive.cause)
            .because(news),
    );
    let aim = Aim {
        kind: motive.kind,
        place: motive.place,
        against: motive.against,
        quarry: motive.quarry,
        cause: motive.cause,
    };
    let head = sim.world.polity(polity).power;
    for host in &force.hosts {
        march::order(sim, *host, aim, Some(event));
        if head.is_some()
            && sim.world.host(*host).commander == head
            && let Some(head) = head
        {
            coup::opportunity(sim, polity, head, Chance::Absence, Some(event));
        }
    }
    call_vassals(sim, polity, &aim, event);
    precautions(sim, polity, motive, force, event);
}

/// Vassals near the way send their levy if they are of a mind to.
fn call_vassals(sim: &mut Sim<'_>, polity: PolityId, aim: &Aim, event: EventId) {
    let vassals: Vec<PolityId> = sim.world.vassals_of(polity).collect();
    for v in vassals {
        let tie = sim.world.ties.get(v, aim.against);
        // Whoever called the enemy in, or promised to stay out, stands aside.
        if v == aim.against || tie.kin > 0.4 || tie.neutral > sim.world.today {
            continue;
        }
        let Some(terms) = sim.world.polity(v).vassalage.filter(|t| t.levy > 0 && t.arrears < 1.0) else {
            continue;
        };
        let Some(seat) = sim.world.polity(v).capital.filter(|c| sim.days(*c, aim.place) < 35.0) else {
            continue;
        };
        let willing = 0.7 * terms.habit.max(0.3) * (1.0 - allegiance::grudge(sim, v, polity).min(1.0));
        let mut draw = sim.draw_for(Mechanism::Strategy, v.key(), 1);
        let host = sim.world.hosts_of(v).find(|(_, h)| h.idle() && h.at == seat && h.men() > 500).map(|(id, _)| id);
        if let Some(host) = host.filter(|_| draw.chance(willing)) {
            if aim.against != LOCALS {
                open_war(sim, v, aim.against);
            }
            assembly::joins(sim, v, polity, host, aim.place, event);
            march::order(sim, host, *aim, Some(event));
        }
    }
}

/// Third parties are asked to stay out, and a free host watches the strongest of them.
fn precautions(sim: &mut Sim<'_>, polity: PolityId, motive: &motive::Motive, force: &force::Force, event: EventId) {
    if force.power < sim.rules.strategy.great {
        return;
    }
    let mut third: Option<(PolityId, f64)> = None;
    for i in 1..sim.world.polities.len() {
        let t = PolityId::at(i);
        let p = sim.world.polity(t);
        if t == polity || t == motive.against || !p.alive || sim.world.is_under(t, polity) || !p.form.is_court() {
            continue;
        }
        let Some(days) = sim.reach_days(t, motive.place) else { continue };
        if days > 60.0 || sim.world.ties.get(polity, t).kin > 0.5 {
            continue;
        }
        let weight = news::believed(sim, polity, t) * (1.0 - days / 90.0);
        if weight > 0.6 * force.power && third.is_none_or(|(_, w)| weight > w) {
            third = Some((t, weight));
        }
    }
    let Some((third, _)) = third else {
        return;
    };
    let asked =
        sim.tell(Event::new(EventKind::NeutralityAsked).actor(polity).other(third).because(Cause::Event(event)));
    envoy::send(sim, polity, third, Errand::Neutrality(motive.against), asked);
    let caution = sim.world.head(polity).map_or(0.5, |h| h.caution());
    let mut draw = sim.draw_for(Mechanism::Strategy, polity.key(), 1 << 20);
    let guard = sim
        .world
        .hosts_of(polity)
        .find(|(_, h)| h.idle() && h.men() > 4000 && sim.days(h.at, motive.place) < 1.5 * force.days + 20.0)
        .map(|(id, _)| id);
    if let (Some(guard), true, Some(seat)) = (guard, draw.chance(0.3 + 0.6 * caution), sim.world.polity(third).capital)
    {
        let post = sim.stage.planner.next_hop(motive.place, seat, sim.month()).unwrap_or(motive.place);
        let aim = Aim {
            kind: AimKind::Guard,
            place: post,
            against: motive.against,
            quarry: None,
            cause: Some(Cause::Event(event)),
        };
        let men = sim.world.host(guard).men();
        let e = sim.tell(
            Event::new(EventKind::Campaign)
                .at(post)
                .actor(polity)
                .other(third)
                .person(sim.world.host(guard).commander)
                .men(men)
                .host(guard)
                .detail(Detail::Aim(AimKind::Guard))
                .because(Cause::Event(event)),
        );
        march::order(sim, guard, aim, Some(e));
    }
}

/// Envoys of a council: offers of protection to the vassals of others, terms to a stronger enemy.
fn diplomacy(sim: &mut Sim<'_>, polity: PolityId) {
    let p = sim.world.polity(polity);
    if p.vassalage.is_some() || !matches!(p.form, Form::Empire | Form::Kingdom | Form::Tribe) {
        return;
    }
    let (ambition, beaten) = (p.ambition, sim.world.today - p.defeated_on < 400);
    let monthly = sim.rules.strategy.offers * ambition * interval(p.form) / tumen_base::day::YEAR;
    let mut draw = sim.draw_in_season(Mechanism::Envoy, polity.key(), 1 << 21);
    if draw.chance(monthly) {
        let mut candidates: Vec<PolityId> = (1..sim.world.polities.len())
            .map(PolityId::at)
            .filter(|v| {
                let x = sim.world.polity(*v);
                *v != polity
                    && x.alive
                    && x.vassalage.is_some_and(|t| t.to != polity)
                    && !sim.world.hostile(*v, polity)
                    && x.form.is_court()
                    && sim.world.ties.get(*v, polity).offer < sim.world.today
                    && x.capital
                        .and_then(|c| sim.reach_days(polity, c))
                        .is_some_and(|d| d < 0.6 * sim.rules.strategy.horizon)
            })
            .collect();
        let own = news::strength(sim, polity);
        candidates.retain(|v| own > 2.0 * news::believed(sim, polity, *v));
        let weights: Vec<f64> = candidates
            .iter()
            .map(|v| {
                30.0 / (10.0 + sim.world.polity(*v).capital.and_then(|c| sim.reach_days(polity, c)).unwrap_or(100.0))
                    + allegiance::grudge(sim, *v, sim.world.polity(*v).vassalage.expect("filtered").to)
            })
            .collect();
        if let Some(i) = draw.pick(&weights) {
            let v = candidates[i];
            // No second embassy while the first is on its way.
            let today = sim.world.today;
            let tie = sim.world.ties.get_mut(v, polity);
            tie.offer = today + 150;
            tie.offer_event = None;
            let event = sim.tell(Event::new(EventKind::Offer).actor(polity).other(v).because(Cause::Ambition(polity)));
            envoy::send(sim, polity, v, Errand::Protect, event);
        }
    }
    if beaten && draw.chance(0.15) {
        let enemy = (1..sim.world.polities.len())
            .map(PolityId::at)
            .find(|q| sim.world.hostile(polity, *q) && sim.world.polity(*q).alive);
        if let (Some(enemy), Some(defeat)) = (enemy, sim.world.polity(polity).defeat) {
            envoy::send(sim, polity, enemy, Errand::Terms, defeat);
        }
    }
}

/// Open war between two polities, told once.
pub(crate) fn declare_war(sim: &mut Sim<'_>, a: PolityId, b: PolityId, cause: Option<Cause>) {
    if a == b || sim.world.hostile(a, b) || a == LOCALS || b == LOCALS {
        return;
    }
    open_war(sim, a, b);
    sim.tell(Event::new(EventKind::War).actor(a).other(b).because(cause));
}

/// Sets two polities at war; neither stays the other's vassal.
pub(crate) fn open_war(sim: &mut Sim<'_>, a: PolityId, b: PolityId) {
    for (x, y) in [(a, b), (b, a)] {
        if let Some(old) = sim.world.polity(x).vassalage.filter(|v| v.to == y) {
            terms::ended(sim, x, old);
        }
        let p = sim.world.polity_mut(x);
        p.vassalage = p.vassalage.filter(|v| v.to != y);
        p.shelter = p.shelter.filter(|s| *s != y);
    }
    sim.world.ties.both(a, b, |t| {
        t.war = true;
        t.truce = Day(0);
        t.neutral = Day(0);
    });
}

/// A truce: war ends for some years, and hosts on campaign against each other go home.
pub(crate) fn make_truce(sim: &mut Sim<'_>, a: PolityId, b: PolityId, place: PlaceId, cause: Option<Cause>) {
    let until = sim.world.today + (sim.rules.strategy.truce_years * tumen_base::day::YEAR) as i32;
    sim.world.ties.both(a, b, |t| {
        t.war = false;
        t.truce = until;
    });
    let told = sim.tell(Event::new(EventKind::Truce).at(place).actor(a).other(b).because(cause));
    recall(sim, a, b);
    recall(sim, b, a);
    captives::set_free(sim, a, b, told);
}

/// Hosts of `of` that are out against `against`, or lie before a place of it on their way, go home.
pub(crate) fn recall(sim: &mut Sim<'_>, of: PolityId, against: PolityId) {
    let before = |h: &crate::world::host::Host| {
        h.stance == Stance::Besieging && h.leg.is_none() && sim.world.place(h.at).holder == against
    };
    let out: Vec<HostId> = sim
        .world
        .hosts_of(of)
        .filter(|(_, h)| h.stance != Stance::Fleeing && (before(h) || h.aim.is_some_and(|a| a.against == against)))
        .map(|(id, _)| id)
        .collect();
    for host in out {
        march::go_home(sim, host);
    }
}

/// Hosts at home are filled up from the reserve once a year, if their men are paid what they are owed.
pub(crate) fn refill_hosts(sim: &mut Sim<'_>, polity: PolityId) {
    let hosts: Vec<HostId> = sim.world.hosts_of(polity).filter(|(_, h)| h.idle()).map(|(id, _)| id).collect();
    if hosts.is_empty() {
        return;
    }
    let each = sim.world.polity(polity).reserve / hosts.len() as u32;
    for host in hosts {
        let h = sim.world.host(host);
        let missing = if h.arrears > 0.5 { 0 } else { h.full.saturating_sub(h.men()) };
        let raised = (f64::from(missing) * sim.rules.strategy.refill) as u32;
        sim.world.call_up(polity, host, 0, each.min(raised), 2.0);
        let h = sim.world.host_mut(host);
        // Two good springs restore the herds.
        let herds = f64::from(h.men()) * h.stable;
        h.horses += 0.5 * (herds - h.horses).max(0.0);
        h.cohesion = (h.cohesion + 0.1).min(0.95).max(h.cohesion);
        succession::appoint(sim, host, polity);
    }
}
