//! One battle from the first contact to the end of the pursuit.
//!
//! P = men x quality x cohesion x posture x ground x incidents, and the edge E = ln(P_A / P_B) plus
//! one normal draw for generalship and all else unseen. In each round A loses the fraction
//! k heat (P_B / P_A)^beta x lognormal of the men it has left, and B likewise. A side breaks when its
//! losses reach its breakpoint (lognormal, times the square root of cohesion); if both do, the one
//! further past it. At nightfall the side clearly nearer to breaking leaves in order, or nobody has
//! won. A man of the beaten host is lost in the pursuit with hazard
//! h = pursuit x lognormal x (mobility of victor / of beaten)^m x room x traps x (1 - strain of the victor).
//!
//! All that does not depend on the number of rounds is drawn before them, so that a battle a little
//! longer or shorter keeps its luck.

use super::incident::{Incident, Incidents, chance, pin_chance};
use super::{BattleRules, Clash, Fate, Ground, Party, Side};
use tumen_base::{Draw, maths};

/// One side in the course of the fight.
struct Line {
    /// Fraction of men still in the ranks.
    left: f64,
    /// Losses at which it breaks.
    breakpoint: f64,
}

impl Line {
    fn form(side: &Side, resolve: f64, rules: &BattleRules) -> Self {
        let heart = 1.0 + rules.boldness_stand * (side.boldness - 0.5);
        let cohesion = side.cohesion.clamp(0.0, 1.0).sqrt();
        Self { left: 1.0, breakpoint: resolve * heart * cohesion }
    }

    fn bleed(&mut self, fraction: f64) {
        // However unequal the sides, an hour is not enough to kill everybody.
        const MOST: f64 = 0.5;
        self.left *= 1.0 - fraction.min(MOST);
    }

    /// How near the side is to breaking; 1 and above it breaks.
    fn strain(&self) -> f64 {
        // A host without cohesion breaks at the first blow.
        const LEAST: f64 = 1e-3;
        (1.0 - self.left) / self.breakpoint.max(LEAST)
    }
}

/// How a commander's luck stands, drawn before the fight.
struct Luck {
    fighting: f64,
    fleeing: f64,
}

/// Fights one battle. Pure: the same sides, ground, rules and draw give the same battle.
#[must_use]
pub fn clash(a: &Side, b: &Side, ground: Ground, rules: &BattleRules, draw: &mut Draw) -> Clash {
    let generalship = rules.generalship_sigma * draw.normal();
    let heat = rules.loss_per_round * draw.lognormal(rules.heat_sigma);
    let stakes = rules.breakpoint * draw.lognormal(rules.stakes_sigma);
    let mut lines = [a, b].map(|side| Line::form(side, stakes * draw.lognormal(rules.breakpoint_sigma), rules));
    let chase = draw.lognormal(rules.pursuit_sigma);
    let pinned = draw.chance(pin_chance(ground, rules));
    let luck = [(); 2].map(|()| Luck { fighting: draw.uniform(), fleeing: draw.uniform() });
    let edge = a.ln_power(ground, rules) - b.ln_power(ground, rules) + generalship;
    let mut incidents = Incidents::of_the_day([a, b], ground, edge, rules, draw);
    let (rounds, winner, broken) = fight(&mut lines, edge + incidents.edge(rules), heat, rules, draw);

    let bled = [Party::A, Party::B].map(|party| 1.0 - lines[party.index()].left);
    let mut captured_loser = 0.0;
    let mut hunted = [0.0; 2];
    if let Some(victor) = winner {
        let beaten = victor.other();
        if pinned && broken {
            incidents.record(Incident::PinnedAgainstObstacle, beaten);
        }
        let strain = lines[victor.index()].strain().min(1.0);
        let order = if broken { 1.0 } else { rules.orderly_pursuit };
        let hazard =
            chase * order * (1.0 - rules.pursuit_spent * strain) * pursuit([a, b], victor, ground, incidents, rules);
        let trapped = is_trapped(incidents, beaten);
        let taken = if trapped { rules.taken_share_trapped } else { rules.taken_share };
        let line = &mut lines[beaten.index()];
        captured_loser = line.left * chance(hazard) * taken;
        line.left *= 1.0 - chance(hazard);
        hunted[beaten.index()] = hazard;
    }
    let [commander_a, commander_b] = [Party::A, Party::B].map(|party| {
        let i = party.index();
        if incidents.befell(Incident::CommanderAbsent, party) {
            return Fate::Escapes;
        }
        fate([a, b][i].boldness, bled[i], hunted[i], &luck[i], rules)
    });
    Clash {
        winner,
        losses_a: 1.0 - lines[0].left,
        losses_b: 1.0 - lines[1].left,
        captured_loser,
        rounds,
        incidents,
        commander_a,
        commander_b,
    }
}

/// The rounds. Returns how many there were, who won, and whether the loser broke (or left in order).
fn fight(
    lines: &mut [Line; 2],
    edge: f64,
    heat: f64,
    rules: &BattleRules,
    draw: &mut Draw,
) -> (u8, Option<Party>, bool) {
    let day = rules.day_rounds.round() as u8;
    let ahead = |lines: &[Line; 2]| if lines[0].strain() < lines[1].strain() { Party::A } else { Party::B };
    for round in 1..=day {
        let now = edge + maths::ln(lines[0].left / lines[1].left);
        let press = maths::exp(rules.ratio_exponent * now);
        lines[0].bleed(heat / press * draw.lognormal(rules.round_sigma));
        lines[1].bleed(heat * press * draw.lognormal(rules.round_sigma));
        if lines.iter().any(|line| line.strain() >= 1.0) {
            return (round, Some(ahead(lines)), true);
        }
    }
    let parted = (lines[0].strain() - lines[1].strain()).abs() < rules.yield_margin;
    (day, (!parted).then(|| ahead(lines)), false)
}

/// Hazard of the pursuit from what is known of the hosts, the ground and the traps.
fn pursuit(sides: [&Side; 2], victor: Party, ground: Ground, incidents: Incidents, rules: &BattleRules) -> f64 {
    let beaten = victor.other();
    let speed = sides[victor.index()].pace() / sides[beaten.index()].pace();
    let mut hazard = rules.pursuit * maths::pow(speed, rules.pursuit_mobility) * ground.room(rules);
    if incidents.befell(Incident::Encirclement, beaten) {
        hazard *= rules.encircled_pursuit;
    }
    if incidents.befell(Incident::PinnedAgainstObstacle, beaten) {
        hazard *= rules.pinned_pursuit;
    }
    hazard
}

fn is_trapped(incidents: Incidents, beaten: Party) -> bool {
    [Incident::Encirclement, Incident::PinnedAgainstObstacle].iter().any(|i| incidents.befell(*i, beaten))
}

/// A commander's fate from what his host lost fighting and the hazard of the pursuit after it.
fn fate(boldness: f64, lost: f64, hunted: f64, luck: &Luck, rules: &BattleRules) -> Fate {
    let fell = chance(rules.killed_fighting * lost * 2.0 * boldness);
    let taken = chance(rules.commander_taken * hunted);
    let cut_down = chance(rules.commander_killed * hunted);
    if luck.fighting < fell || luck.fleeing < cut_down {
        Fate::Killed
    } else if luck.fleeing < cut_down + (1.0 - cut_down) * taken {
        Fate::Captured
    } else {
        Fate::Escapes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::battle::tests::{field, host};
    use crate::battle::{Ground, Posture};
    use proptest::prelude::*;
    use tumen_base::Draws;

    /// Share of battles that A wins.
    fn share(a: &Side, b: &Side, ground: Ground) -> f64 {
        const BATTLES: u64 = 4000;
        field(a, b, ground, BATTLES).iter().filter(|c| c.a_won()).count() as f64 / BATTLES as f64
    }

    fn median(mut values: Vec<f64>) -> f64 {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    }

    #[test]
    fn the_chance_of_winning_rises_with_the_log_of_the_strength_ratio() {
        let shares =
            [0.25, 0.5, 0.8, 1.25, 2.0, 4.0].map(|r| share(&host(10_000.0 * r), &host(10_000.0), Ground::Open));
        assert!(shares.windows(2).all(|w| w[0] < w[1]), "{shares:?}");
        assert!(shares[0] < 0.15 && shares[5] > 0.85, "{shares:?}");
        // Nobody wins about one battle in twenty, so even sides win less than half each.
        let even = share(&host(10_000.0), &host(10_000.0), Ground::Open);
        assert!((0.43..0.53).contains(&even), "{even}");
    }

    #[test]
    fn quality_and_cohesion_count_as_men_do() {
        let (mut trained, mut tired) = (host(10_000.0), host(10_000.0));
        trained.quality = 2.0;
        tired.cohesion = 0.5;
        assert!(share(&trained, &host(10_000.0), Ground::Open) > 0.65);
        assert!(share(&tired, &host(10_000.0), Ground::Open) < 0.35);
    }

    #[test]
    fn losers_lose_more_than_winners() {
        let fought = field(&host(12_000.0), &host(10_000.0), Ground::Open, 4000);
        let lost =
            |of: fn(Party) -> Party| median(fought.iter().filter_map(|c| c.winner.map(|w| c.losses(of(w)))).collect());
        let (won, beaten) = (lost(|w| w), lost(Party::other));
        assert!(beaten > 2.0 * won, "{won} and {beaten}");
    }

    #[test]
    fn surprise_and_an_absent_commander_help_the_enemy() {
        let even = share(&host(10_000.0), &host(10_000.0), Ground::Broken);
        let mut caught = host(10_000.0);
        caught.surprised = true;
        assert!(share(&host(10_000.0), &caught, Ground::Broken) > even + 0.1);
        let mut headless = host(10_000.0);
        headless.commander_present = false;
        assert!(share(&host(10_000.0), &headless, Ground::Broken) > even + 0.03);
        assert!(field(&headless, &host(9000.0), Ground::Open, 200).iter().all(|c| c.commander_a == Fate::Escapes));
    }

    #[test]
    fn ground_and_works_help_the_side_that_stands() {
        let (stands, mut comes_on) = (host(10_000.0), host(10_000.0));
        comes_on.posture = Posture::Attack;
        let mut dug_in = stands;
        dug_in.posture = Posture::Fortified;
        let open = share(&stands, &comes_on, Ground::Open);
        assert!(share(&stands, &comes_on, Ground::RiverLine) > open + 0.05);
        assert!(share(&dug_in, &comes_on, Ground::Open) > open + 0.05);
    }

    #[test]
    fn numbers_count_for_less_in_a_defile() {
        let (many, few) = (host(30_000.0), host(10_000.0));
        assert!(share(&many, &few, Ground::Narrow) < share(&many, &few, Ground::Open) - 0.05);
    }

    #[test]
    fn the_swift_catch_more_of_the_beaten() {
        let lost = |mobility| {
            let mut swift = host(20_000.0);
            swift.mobility = mobility;
            let fought = field(&swift, &host(10_000.0), Ground::Open, 3000);
            median(fought.iter().filter(|c| c.a_won()).map(|c| c.losses_b).collect())
        };
        assert!(lost(2.0) > 1.2 * lost(0.5));
    }

    #[test]
    fn commanders_are_taken_and_killed_in_defeat_and_seldom_in_victory() {
        let fought = field(&host(10_000.0), &host(10_000.0), Ground::RiverLine, 6000);
        let count = |of: fn(Party) -> Party, fate| {
            fought.iter().filter(|c| c.winner.is_some_and(|w| c.commander(of(w)) == fate)).count()
        };
        assert_eq!(count(|w| w, Fate::Captured), 0);
        assert!(count(Party::other, Fate::Captured) > 100);
        assert!(count(Party::other, Fate::Killed) > 2 * count(|w| w, Fate::Killed));
    }

    fn any_side() -> impl Strategy<Value = Side> {
        let posture = prop_oneof![Just(Posture::Attack), Just(Posture::Defend), Just(Posture::Fortified)];
        let body = (0.0..2e5f64, 0.0..3.0f64, 0.0..=1.0f64, posture);
        (body, 0.0..4.0f64, 0.0..=1.0f64, any::<bool>(), any::<bool>()).prop_map(
            |((men, quality, cohesion, posture), mobility, boldness, surprised, commander_present)| Side {
                men,
                quality,
                cohesion,
                posture,
                mobility,
                boldness,
                surprised,
                commander_present,
            },
        )
    }

    proptest! {
        #[test]
        fn fractions_are_fractions_and_the_same_draw_gives_the_same_battle(
            a in any_side(), b in any_side(), ground in 0usize..5, seed: u64,
        ) {
            let rules = BattleRules::default();
            let fight = || clash(&a, &b, Ground::ALL[ground], &rules, &mut Draws::new(seed, 3).at(1, 2, 3));
            let once = fight();
            prop_assert_eq!(once, fight());
            for fraction in [once.losses_a, once.losses_b, once.captured_loser] {
                prop_assert!((0.0..=1.0).contains(&fraction));
            }
            let beaten = once.winner.map_or(0.0, |w| once.losses(w.other()));
            prop_assert!(once.captured_loser <= beaten);
            prop_assert!(once.rounds >= 1 && f64::from(once.rounds) <= rules.day_rounds);
        }
    }
}
