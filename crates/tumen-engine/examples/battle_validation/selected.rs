//! Which encounters become battles. Pairs of hosts are drawn with what their commanders know and
//! what they only believe; a pair fights if the more eager side offers and the other accepts or
//! cannot get away.

use tumen_base::{Draw, maths};
use tumen_engine::battle::{BattleRules, Clash, Ground, Posture, Side, clash, offer, will_fight, win_chance};

/// What encounters are like. Assumptions of the validation, not rules of the engine.
#[derive(Clone, Debug)]
pub struct Encounters {
    /// Log standard deviation of the ratio of men.
    pub men: f64,
    /// Log standard deviation of the ratio of fighting worth, which both sides know but the table of
    /// battles does not tell.
    pub worth: f64,
    /// Log standard deviation of each commander's error about the enemy's strength.
    pub error: f64,
    /// Share of defenders who cannot get away.
    pub cornered: f64,
    /// Share of encounters in which orders or chance settle who attacks, not eagerness.
    pub ordered: f64,
    /// Mobility of attacker and defender.
    pub mobility: [f64; 2],
    /// Whether the defender is surprised.
    pub surprise: bool,
}

impl Default for Encounters {
    fn default() -> Self {
        Self {
            men: 0.65,
            worth: 1.0,
            error: 0.3,
            cornered: 0.15,
            ordered: 0.2,
            mobility: [MOBILITY; 2],
            surprise: false,
        }
    }
}

/// Share of encounters on each ground, in the order of `Ground::ALL`.
const GROUNDS: [f64; 5] = [0.5, 0.2, 0.15, 0.1, 0.05];
/// Armies of foot and horse in equal speed.
const MOBILITY: f64 = 0.5;
/// Lowest, most likely and highest boldness and caution of a commander.
const TRAITS: [f64; 3] = [0.2, 0.5, 0.8];
/// Men of the defender; only ratios matter.
pub const MEN: f64 = 20_000.0;

impl Encounters {
    /// One encounter of hosts whose men have this ln ratio of attacker to defender. `None` if there
    /// is no battle, or if the defender would rather have attacked.
    pub fn meet(&self, ln_ratio: f64, rules: &BattleRules, draw: &mut Draw) -> Option<Clash> {
        let worth = 0.5 * self.worth * draw.normal();
        let ground = Ground::ALL[draw.pick(&GROUNDS).unwrap_or(0)];
        let errors = [self.error * draw.normal(), self.error * draw.normal()];
        let cornered = draw.chance(self.cornered);
        let mut trait_of = || draw.triangular(TRAITS[0], TRAITS[1], TRAITS[2]);
        let (attacker_traits, defender_traits) = ((trait_of(), trait_of()), (trait_of(), trait_of()));
        let mut attacker = side(MEN * maths::exp(ln_ratio), maths::exp(worth), Posture::Attack, attacker_traits.0);
        let mut defender = side(MEN, maths::exp(-worth), Posture::Defend, defender_traits.0);
        [attacker.mobility, defender.mobility] = self.mobility;
        defender.surprised = self.surprise;

        let (pa, pd) = (attacker.power(ground, rules), defender.power(ground, rules));
        let seen = [pd * maths::exp(errors[0]), pa * maths::exp(errors[1])];
        let eager = |own, enemy, traits: (f64, f64)| {
            win_chance(own, enemy, rules) - offer::fight_bar(traits.0, traits.1, rules)
        };
        if !draw.chance(self.ordered) && eager(pa, seen[0], attacker_traits) < eager(pd, seen[1], defender_traits) {
            return None;
        }
        let offered = will_fight(pa, seen[0], attacker_traits.0, attacker_traits.1, true, rules);
        let accepted = will_fight(pd, seen[1], defender_traits.0, defender_traits.1, !cornered, rules);
        (offered && accepted).then(|| clash(&attacker, &defender, ground, rules, draw))
    }

    /// One encounter of hosts of any size; with the ln ratio of men of attacker to defender.
    pub fn any(&self, rules: &BattleRules, draw: &mut Draw) -> Option<(f64, Clash)> {
        let ln_ratio = self.men * draw.normal();
        self.meet(ln_ratio, rules, draw).map(|clash| (ln_ratio, clash))
    }
}

/// A host of this validation.
pub fn side(men: f64, quality: f64, posture: Posture, boldness: f64) -> Side {
    Side {
        men,
        quality,
        cohesion: 1.0,
        posture,
        mobility: MOBILITY,
        boldness,
        surprised: false,
        commander_present: true,
    }
}
