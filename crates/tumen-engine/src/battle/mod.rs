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
mod rules;

pub use clash::clash;
pub use incident::{Incident, Incidents};
pub use offer::{truce_chance, will_fight, win_chance};
pub use outcome::{Clash, Fate, Party};
pub use rules::BattleRules;

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
    /// Speed across the field, from mounts and remounts; 1 is pony cavalry with one remount a man,
    /// foot about 0.4.
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
}

impl Ground {
    /// All grounds.
    pub const ALL: [Self; 5] = [Self::Open, Self::Broken, Self::Hill, Self::RiverLine, Self::Narrow];

    /// Factor on the power of a side that stands and receives the attack here.
    fn help(self, rules: &BattleRules) -> f64 {
        match self {
            Self::Open => 1.0,
            Self::Broken => rules.broken_help,
            Self::Hill => rules.hill_help,
            Self::RiverLine => rules.river_help,
            Self::Narrow => rules.narrow_help,
        }
    }

    /// Factor on manoeuvre of horse: encirclement and pursuit.
    fn room(self, rules: &BattleRules) -> f64 {
        if self == Self::Open { 1.0 } else { rules.rough_room }
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
}
