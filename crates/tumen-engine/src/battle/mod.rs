//! Battle. Two hosts stand on one ground; one seeks the fight and the other accepts it or cannot get
//! away ([`offer`]). They wear each other down in rounds until one breaks, or until night parts
//! them; the beaten are hunted, and their commander with them ([`clash()`]). Named turns of fortune
//! ([`incident`]) may tip the day.
//!
//! Numbers alone say little about who wins a battle that was *fought*, because nobody offers or
//! accepts one that he believes lost: what is left is decided by wrong beliefs, by generalship and
//! by luck. `docs/validation/battle.md` holds these rules against a table of real battles.
//!
//! Everything here is a pure function of its arguments and of one [`Draw`](tumen_base::Draw).
//! Left out on purpose: arms within a host (folded into quality and mobility), the map of the
//! field, and engines; walls belong to the siege.

pub mod clash;
pub mod incident;
pub mod offer;
mod outcome;

pub use crate::rules::BattleRules;
pub use clash::clash;
pub use incident::{Incident, Incidents};
pub use offer::{truce_chance, will_fight, win_chance};
pub use outcome::{Clash, Fate, Party};

use tumen_base::maths;

/// One host as it stands on the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// Men on the field.
    pub men: f64,
    /// Fighting worth of a man; 1 is a trained steppe horseman.
    pub quality: f64,
    /// How well the host holds together, 0 to 1; lowered by hunger, arrears, fatigue, defeat.
    pub cohesion: f64,
    /// What the host means to do.
    pub posture: Posture,
    /// Speed across the field, as [`mobility`] gives it: 1 is riders with one remount each, foot about
    /// 0.4. Told apart between 0.3 and 2.
    pub mobility: f64,
    /// Boldness of the commander, 0 to 1.
    pub boldness: f64,
    /// Whether the host is caught before it can form. Set by whoever knows what it knew of the enemy.
    pub surprised: bool,
    /// Whether its commander is with it and fit to lead.
    pub commander_present: bool,
}

impl Side {
    /// Fighting strength apart from ground, posture and fortune: men x quality x cohesion. What
    /// scouts report, with their errors, and what [`will_fight`] compares.
    #[must_use]
    pub fn strength(&self) -> f64 {
        self.men.max(0.0) * self.quality.max(0.0) * self.cohesion.clamp(0.0, 1.0)
    }

    /// Fighting power on this ground before the fortunes of the day, as somebody who knew the host
    /// would reckon it: men^w x quality x cohesion x posture x ground, where w is 1 except where the
    /// field is narrow. Only ratios of it mean anything.
    #[must_use]
    pub fn power(&self, ground: Ground, rules: &BattleRules) -> f64 {
        maths::exp(self.ln_power(ground, rules))
    }

    /// Mobility within the bounds that are told apart.
    fn pace(&self) -> f64 {
        const SLOWEST: f64 = 0.3;
        const FASTEST: f64 = 2.0;
        self.mobility.clamp(SLOWEST, FASTEST)
    }

    fn ln_power(&self, ground: Ground, rules: &BattleRules) -> f64 {
        // A host of nobody has no logarithm; it counts as the remnant of one.
        const LEAST: f64 = 0.01;
        let width = if ground == Ground::Narrow { rules.narrow_numbers } else { 1.0 };
        let worth = self.quality.max(LEAST) * self.cohesion.clamp(LEAST, 1.0);
        let stand = match self.posture {
            Posture::Attack => 1.0,
            Posture::Defend => rules.defend_power * ground.help(rules),
            Posture::Fortified => rules.fortified_power * ground.help(rules),
        };
        width * maths::ln(self.men.max(LEAST)) + maths::ln(worth * stand)
    }
}

/// Mobility of a host on the field from its horses (all of them, for each man of the host) and the
/// share of its men that goes on foot.
///
/// share on foot x `foot_mobility` + share riding x (horses of a rider / 2)^`remount_mobility`, so that
/// riders with one spare horse have 1; riders short of horses are no slower than foot.
#[must_use]
pub fn mobility(horses_per_man: f64, foot_share: f64, rules: &BattleRules) -> f64 {
    // The spare horses of less than one rider in a hundred make no difference.
    const FEW: f64 = 0.01;
    let foot = foot_share.clamp(0.0, 1.0);
    let riding = 1.0 - foot;
    if riding < FEW {
        return rules.foot_mobility;
    }
    let horses = horses_per_man.max(0.0) / riding;
    let riders = maths::pow(horses / 2.0, rules.remount_mobility).max(rules.foot_mobility);
    foot * rules.foot_mobility + riding * riders
}

/// What a host means to do on the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Posture {
    /// It comes on.
    Attack,
    /// It receives the enemy in ground of its choice.
    Defend,
    /// It stands behind ditches, wagons or a camp wall.
    Fortified,
}

/// The field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Ground {
    /// Steppe or plain.
    Open,
    /// Ravines, canals, gardens, thickets.
    Broken,
    /// A height that one side holds.
    Hill,
    /// A river between the hosts or at the back of one.
    RiverLine,
    /// A pass or defile, where few can fight at a time.
    Narrow,
    /// Open ground with a river, gully or canal behind a line.
    Cut,
}

impl Ground {
    /// All grounds.
    pub const ALL: [Self; 6] = [Self::Open, Self::Broken, Self::Hill, Self::RiverLine, Self::Narrow, Self::Cut];

    /// Whether horse have room to wheel: open ground, whatever lies behind it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Cut)
    }

    /// Factor on the power of a side that stands and receives the attack here.
    fn help(self, rules: &BattleRules) -> f64 {
        match self {
            Self::Open | Self::Cut => 1.0,
            Self::Broken => rules.broken_help,
            Self::Hill => rules.hill_help,
            Self::RiverLine => rules.river_help,
            Self::Narrow => rules.narrow_help,
        }
    }

    /// Factor on manoeuvre of horse: encirclement and pursuit.
    fn room(self, rules: &BattleRules) -> f64 {
        if self.is_open() { 1.0 } else { rules.rough_room }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use tumen_base::Draws;

    /// Pony cavalry of full cohesion that receives the enemy.
    pub fn host(men: f64) -> Side {
        Side {
            men,
            quality: 1.0,
            cohesion: 1.0,
            posture: Posture::Defend,
            mobility: 1.0,
            boldness: 0.5,
            surprised: false,
            commander_present: true,
        }
    }

    /// The same two sides fight `n` times.
    pub fn field(a: &Side, b: &Side, ground: Ground, n: u64) -> Vec<Clash> {
        let rules = BattleRules::default();
        (0..n).map(|h| clash(a, b, ground, &rules, &mut Draws::new(1, h).at(0, 0, 0))).collect()
    }

    #[test]
    fn remounts_make_a_host_swifter_and_foot_makes_it_slower() {
        let rules = BattleRules::default();
        let of = |horses, foot| mobility(horses, foot, &rules);
        assert!((of(2.0, 0.0) - 1.0).abs() < 1e-12);
        assert!(of(1.0, 0.0) < of(2.0, 0.0) && of(2.0, 0.0) < of(5.0, 0.0) && of(5.0, 0.0) < 1.6);
        assert!(of(1.0, 0.5) < of(2.0, 0.0));
        assert_eq!((of(0.0, 1.0), of(0.0, 0.0)), (rules.foot_mobility, rules.foot_mobility));
    }
}
