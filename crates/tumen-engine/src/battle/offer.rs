//! Whether there is a battle at all. A commander knows only what he believes of both strengths. He
//! puts his chance at P^ = sigmoid(slope x ln(own / enemy)) and fights if it clears a bar set by his
//! boldness and caution, or if he cannot get away; else he withdraws, parleys or shuts himself up.
//! So the battles that happen are near parity in belief.

use super::BattleRules;
use tumen_base::maths;

/// Chance of winning as a commander reckons it from believed strengths (men x quality x cohesion,
/// with whatever ground and works he counts on).
///
/// P^ = sigmoid(`belief_slope` x ln(own / enemy)); 0 with no host of one's own, 1 against none.
#[must_use]
pub fn win_chance(believed_own: f64, believed_enemy: f64, rules: &BattleRules) -> f64 {
    if believed_own <= 0.0 {
        return 0.0;
    }
    if believed_enemy <= 0.0 {
        return 1.0;
    }
    maths::sigmoid(rules.belief_slope * maths::ln(believed_own / believed_enemy))
}

/// Chance of winning below which a commander will not fight if he can help it. `boldness` and
/// `caution` are 0 to 1.
#[must_use]
pub fn fight_bar(boldness: f64, caution: f64, rules: &BattleRules) -> f64 {
    // Nobody is so timid as to refuse a certain victory, or so bold as to seek certain death.
    const SURE: f64 = 0.98;
    let bar = rules.fight_bar - rules.bar_boldness * (boldness - 0.5) + rules.bar_caution * (caution - 0.5);
    bar.clamp(1.0 - SURE, SURE)
}

/// Whether a commander offers or accepts battle. One who cannot get away fights whatever he thinks
/// of it, unless he has nobody to fight with.
#[must_use]
pub fn will_fight(
    believed_own: f64,
    believed_enemy: f64,
    boldness: f64,
    caution: f64,
    can_get_away: bool,
    rules: &BattleRules,
) -> bool {
    believed_own > 0.0
        && (!can_get_away || win_chance(believed_own, believed_enemy, rules) >= fight_bar(boldness, caution, rules))
}

/// Chance that two hosts in sight of each other come to terms instead of fighting.
///
/// `win_a` and `win_b` are what each commander gives himself ([`win_chance`]). Two ways lead there:
/// both expect to lose and both are cautious, or both agree that one side must win, so that the
/// weaker would pay and the stronger need not bleed:
/// 1 - (1 - `truce_dread` c_a c_b x 4 (1 - p_a)(1 - p_b)) (1 - `truce_uneven` (p_a - p_b)^2),
/// with the dread never above 1.
#[must_use]
pub fn truce_chance(win_a: f64, win_b: f64, caution_a: f64, caution_b: f64, rules: &BattleRules) -> f64 {
    let dread = (4.0 * (1.0 - win_a) * (1.0 - win_b)).min(1.0) * caution_a * caution_b;
    let uneven = (win_a - win_b) * (win_a - win_b);
    1.0 - (1.0 - rules.truce_dread * dread) * (1.0 - rules.truce_uneven * uneven)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::battle::tests::host;
    use crate::battle::{Clash, Ground, Party, clash};
    use tumen_base::Draws;

    #[test]
    fn the_bold_fight_at_odds_that_the_timid_refuse() {
        let rules = BattleRules::default();
        let fights = |boldness, own| will_fight(own, 1000.0, boldness, 0.5, true, &rules);
        assert!(fights(0.9, 800.0) && !fights(0.1, 800.0));
        assert!(fights(0.1, 1600.0) && !fights(0.9, 400.0));
        assert!(will_fight(700.0, 1000.0, 0.5, 0.1, true, &rules));
        assert!(!will_fight(700.0, 1000.0, 0.5, 0.9, true, &rules));
    }

    #[test]
    fn who_cannot_get_away_fights_if_he_has_anybody() {
        let rules = BattleRules::default();
        assert!(will_fight(10.0, 10_000.0, 0.0, 1.0, false, &rules));
        assert!(!will_fight(0.0, 10_000.0, 1.0, 0.0, false, &rules));
    }

    #[test]
    fn belief_rises_with_strength_and_is_even_at_parity() {
        let rules = BattleRules::default();
        assert_eq!(win_chance(500.0, 500.0, &rules), 0.5);
        assert!(win_chance(600.0, 500.0, &rules) > 0.5);
        assert_eq!((win_chance(0.0, 500.0, &rules), win_chance(5.0, 0.0, &rules)), (0.0, 1.0));
        let mirrored = win_chance(700.0, 500.0, &rules) + win_chance(500.0, 700.0, &rules);
        assert!((mirrored - 1.0).abs() < 1e-12);
    }

    #[test]
    fn terms_come_of_equal_caution_or_of_agreed_imbalance() {
        let rules = BattleRules::default();
        let eager = truce_chance(0.6, 0.6, 0.2, 0.2, &rules);
        assert!(truce_chance(0.4, 0.4, 0.9, 0.9, &rules) > 4.0 * eager);
        assert!(truce_chance(0.95, 0.05, 0.2, 0.2, &rules) > 4.0 * eager);
        for p in [0.0, 0.5, 1.0] {
            for q in [0.0, 0.5, 1.0] {
                assert!((0.0..=1.0).contains(&truce_chance(p, q, 1.0, 1.0, &rules)));
            }
        }
    }

    /// The must line of this mechanism: numbers decide battles of known strength, but say little
    /// about the winner among those that commanders chose to fight.
    #[test]
    fn choice_hides_the_worth_of_numbers() {
        let rules = BattleRules::default();
        let (mut fought, mut known) = (Tally::default(), Tally::default());
        for n in 0..40_000 {
            let mut draw = Draws::new(4, n).at(0, 0, 0);
            let mut sides = [host(10_000.0), host(10_000.0 * draw.lognormal(0.65))];
            let more = if sides[0].men > sides[1].men { Party::A } else { Party::B };
            if n % 4 == 0 {
                known.count(more, &clash(&sides[0], &sides[1], Ground::Open, &rules, &mut draw));
            }
            sides[0].quality = draw.lognormal(1.0);
            let [a, b] = [sides[0].strength(), sides[1].strength()];
            let agreed = will_fight(a, b * draw.lognormal(0.3), 0.5, 0.5, true, &rules)
                && will_fight(b, a * draw.lognormal(0.3), 0.5, 0.5, true, &rules);
            if agreed {
                fought.count(more, &clash(&sides[0], &sides[1], Ground::Open, &rules, &mut draw));
            }
        }
        assert!(known.share() > 0.68, "{}", known.share());
        assert!((0.48..0.60).contains(&fought.share()), "{}", fought.share());
    }

    /// How often the more numerous side won.
    #[derive(Default)]
    struct Tally {
        decided: u32,
        more_won: u32,
    }

    impl Tally {
        fn count(&mut self, more: Party, clash: &Clash) {
            self.decided += u32::from(!clash.drawn());
            self.more_won += u32::from(clash.winner == Some(more));
        }

        fn share(&self) -> f64 {
            f64::from(self.more_won) / f64::from(self.decided)
        }
    }
}
