//! Strategy: each council meets monthly, and on news that touches it. It weighs what there is to gain
//! against the believed chance, the distance, the cost of opening a war and trouble at home, and
//! chooses by quantal response with its head's traits. Hosts that are committed are not available.
//!
//! EU = P^ gain - (1 - P^) loss - distance - opening a war - trouble at home; staying has its own worth.

mod dispatch;
mod peace;

use crate::beliefs::{force, motive};
use crate::due::Due;
use crate::moment::Moment;
use crate::sim::Sim;
use crate::world::chronicle::{AimKind, Cause};
use crate::world::host::Stance;
use crate::world::person::Whereabouts;
use crate::{beliefs, chance};
pub(crate) use dispatch::dispatch;
use peace::diplomacy;
use tumen_base::day::MONTH;
use tumen_base::{HostId, PolityId};
use tumen_scenario::{Form, LOCALS};

/// The option of staying at home, by what its luck is told from that of campaigns.
const QUIET: u16 = u16::MAX - 1;

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
        let every = interval(p.form) * if p.bonds.vassalage.is_some() { 2.0 } else { 1.0 };
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
        return sim.follow(Moment::BandCouncil(polity));
    }
    let p = sim.world.polity(polity);
    let Some(head) = p.court.power.filter(|_| p.alive && p.form.is_court()) else {
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
    let purpose = if news.is_some() { chance::CAMPAIGN_ON_NEWS } else { chance::CAMPAIGN };
    let draw = sim.draw(purpose, polity);
    let mut best = r.quiet + 0.3 * (caution - 0.5) + r.temperature * draw.option(QUIET).gumbel();
    let mut chosen = None;
    let mut trouble = None;
    let away = engaged(sim, polity);
    let fronts = r.fronts * away * away;
    let mut survey = std::mem::take(&mut sim.surveys[polity.index()]);
    let motives = motive::enumerate(sim, polity, &mut survey);
    sim.surveys[polity.index()] = survey;
    for m in motives {
        if m.gain < r.trifle {
            continue;
        }
        let opening =
            if sim.world.hostile(polity, m.against) || m.against == LOCALS { 0.0 } else { r.opening + fronts };
        let tie = sim.world.ties.get(polity, m.against);
        let promised = if tie.neutral > sim.world.today { 0.5 } else { 0.0 };
        let shy = if beliefs::shuns(sim, polity, m.place) { sim.rules.migration.shy } else { 0.0 };
        let fixed = -opening - tie.kin - promised - shy;
        let wanted = (best - m.gain - fixed) / r.temperature;
        let Some(luck) = draw.option(m.key()).gumbel_above(wanted) else {
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

/// Share of its men in arms that a polity has away from home, on campaign or tied down beyond the map.
fn engaged(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let (mut all, mut away) = (0.0, 0.0);
    for h in sim.world.hosts.iter().filter(|h| h.owner == polity && !matches!(h.stance, Stance::Away | Stance::Gone)) {
        let men = f64::from(h.men());
        all += men;
        away += if h.stance == Stance::Idle { 0.0 } else { men };
    }
    if all > 0.0 { away / all } else { 0.0 }
}

/// Trouble that a ruler fears at home when the hosts are away: guests in arms and lost standing.
fn home_trouble(sim: &Sim<'_>, polity: PolityId) -> f64 {
    let guests: f64 = sim
        .world
        .polities
        .iter()
        .enumerate()
        .filter(|(_, p)| p.alive && p.bonds.shelter == Some(polity))
        .flat_map(|(i, _)| sim.world.hosts_of(PolityId::at(i)))
        .map(|(_, h)| f64::from(h.men()))
        .sum();
    (guests / 10_000.0).min(1.0) + (0.5 - sim.world.polity(polity).prestige).max(0.0)
}
