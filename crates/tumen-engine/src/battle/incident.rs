//! Turns of fortune on a battlefield. Each has a hazard h (a chance of 1 - e^-h) that grows with
//! what makes it possible, and each is recorded against the side that suffered it. With m for
//! mobility, P for power and b for the commander's boldness (0.5 is middling):
//!
//! | incident | hazard, or when |
//! |---|---|
//! | surprise | the side was caught unawares |
//! | night | `night_hazard` x 2 b of the enemy |
//! | wind and dust | open ground, chance `wind_chance`, in either face alike |
//! | commander absent | he was not there, or chance `ill_chance` |
//! | feigned flight | open ground, `feint_hazard` x m_enemy^2 / m_own x 2 b_own: the mobile feign, the bold follow |
//! | encirclement | `encircle_hazard` x room x (m_enemy / m_own)^`encircle_mobility` x (P_enemy / P_own)^`encircle_power`; never both sides |
//! | pinned | only for a side that broke: `pin_hazard` x factor of the ground: rough, a river, open but cut by something behind |
//!
//! Every chance is drawn whether or not it can happen, and always in the same order, so that two
//! runs that differ in one circumstance share the rest of their luck.

use super::{BattleRules, Ground, Party, Side};
use tumen_base::{Draw, maths};

/// Something that befell one side and is worth telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Incident {
    /// Caught before it could form: it did not know that the enemy was near.
    Surprise,
    /// Fallen upon in its camp at night.
    NightSurprise,
    /// Wind and dust in its face.
    WindAndDust,
    /// Its commander was elsewhere or unfit to lead.
    CommanderAbsent,
    /// Drawn out of its order by a feigned flight.
    FeignedFlight,
    /// Surrounded.
    Encirclement,
    /// Broken, and driven against a river, ditch or gully.
    PinnedAgainstObstacle,
}

impl Incident {
    /// All incidents, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Surprise,
        Self::NightSurprise,
        Self::WindAndDust,
        Self::CommanderAbsent,
        Self::FeignedFlight,
        Self::Encirclement,
        Self::PinnedAgainstObstacle,
    ];

    /// Factor on the power of the side that suffers it.
    #[must_use]
    pub fn power(self, rules: &BattleRules) -> f64 {
        match self {
            Self::Surprise | Self::NightSurprise => rules.surprise_power,
            Self::WindAndDust => rules.wind_power,
            Self::CommanderAbsent => rules.absent_power,
            Self::FeignedFlight => rules.feint_power,
            Self::Encirclement => rules.encircled_power,
            // It happens to those already broken.
            Self::PinnedAgainstObstacle => 1.0,
        }
    }
}

/// The incidents of one battle: a small set of (incident, who suffered it).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Incidents([u8; 2]);

impl Incidents {
    /// Records an incident against a side.
    pub fn record(&mut self, incident: Incident, against: Party) {
        self.0[against.index()] |= 1 << incident as u8;
    }

    /// Whether this befell that side.
    #[must_use]
    pub fn befell(&self, incident: Incident, against: Party) -> bool {
        self.0[against.index()] >> incident as u8 & 1 == 1
    }

    /// Whether nothing happened that is worth telling.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == [0, 0]
    }

    /// Incidents with the side that suffered each, in the order of [`Incident::ALL`].
    pub fn iter(self) -> impl Iterator<Item = (Incident, Party)> {
        Incident::ALL
            .into_iter()
            .flat_map(|incident| [(incident, Party::A), (incident, Party::B)])
            .filter(move |(incident, party)| self.befell(*incident, *party))
    }

    /// What the incidents so far add to ln(power of A / power of B).
    pub(super) fn edge(self, rules: &BattleRules) -> f64 {
        let mut factor = 1.0;
        for (incident, against) in self.iter() {
            match against {
                Party::A => factor *= incident.power(rules),
                Party::B => factor /= incident.power(rules),
            }
        }
        if self.is_empty() { 0.0 } else { maths::ln(factor) }
    }

    /// What befalls the sides before and during the fight. `edge` is ln(power of A / power of B)
    /// without incidents.
    pub(super) fn of_the_day(
        sides: [&Side; 2],
        ground: Ground,
        edge: f64,
        rules: &BattleRules,
        draw: &mut Draw,
    ) -> Self {
        let mut told = Self::default();
        for party in [Party::A, Party::B] {
            let (own, enemy) = (sides[party.index()], sides[party.other().index()]);
            let by_night = draw.chance(chance(rules.night_hazard * 2.0 * enemy.boldness));
            if own.surprised {
                told.record(Incident::Surprise, party);
            } else if by_night {
                told.record(Incident::NightSurprise, party);
            }
            if draw.chance(rules.ill_chance) || !own.commander_present {
                told.record(Incident::CommanderAbsent, party);
            }
            let riding = enemy.pace() * enemy.pace() / own.pace();
            if draw.chance(chance(rules.feint_hazard * riding * 2.0 * own.boldness)) && ground.is_open() {
                told.record(Incident::FeignedFlight, party);
            }
        }
        let windward = if draw.chance(0.5) { Party::A } else { Party::B };
        if draw.chance(rules.wind_chance) && ground.is_open() {
            told.record(Incident::WindAndDust, windward);
        }
        // Last, because a side already in trouble is the one that is surrounded.
        let edge = edge + told.edge(rules);
        for party in [Party::A, Party::B] {
            let (own, enemy) = (sides[party.index()], sides[party.other().index()]);
            let weaker_by = if party == Party::A { -edge } else { edge };
            let faster = maths::ln(enemy.pace() / own.pace());
            let growth = maths::exp(rules.encircle_mobility * faster + rules.encircle_power * weaker_by);
            let surrounded = draw.chance(chance(rules.encircle_hazard * ground.room(rules) * growth));
            if surrounded && !told.befell(Incident::Encirclement, Party::A) {
                told.record(Incident::Encirclement, party);
            }
        }
        told
    }
}

/// Chance that a broken side is driven against an obstacle.
pub(super) fn pin_chance(ground: Ground, rules: &BattleRules) -> f64 {
    let factor = match ground {
        Ground::Open | Ground::Hill => 1.0,
        Ground::Broken | Ground::Narrow => rules.pin_rough,
        Ground::RiverLine => rules.pin_river,
        Ground::Cut => rules.pin_cut,
    };
    chance(rules.pin_hazard * factor)
}

/// Chance of at least one event of the given hazard.
pub(super) fn chance(hazard: f64) -> f64 {
    1.0 - maths::exp(-hazard)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::battle::tests::{field, host};

    #[test]
    fn the_set_remembers_what_befell_whom() {
        let mut set = Incidents::default();
        assert!(set.is_empty());
        set.record(Incident::Encirclement, Party::B);
        set.record(Incident::WindAndDust, Party::A);
        set.record(Incident::WindAndDust, Party::A);
        let told: Vec<_> = set.iter().collect();
        assert_eq!(told, [(Incident::WindAndDust, Party::A), (Incident::Encirclement, Party::B)]);
        assert!(!set.befell(Incident::Encirclement, Party::A));
    }

    #[test]
    fn known_circumstances_are_always_told() {
        let mut caught = host(10_000.0);
        caught.surprised = true;
        caught.commander_present = false;
        for clash in field(&caught, &host(10_000.0), Ground::Hill, 50) {
            assert!(clash.incidents.befell(Incident::Surprise, Party::A));
            assert!(clash.incidents.befell(Incident::CommanderAbsent, Party::A));
        }
    }

    #[test]
    fn wings_that_ride_faster_surround_more_often() {
        let count = |mobility| {
            let mut fast = host(10_000.0);
            fast.mobility = mobility;
            let fought = field(&fast, &host(10_000.0), Ground::Open, 4000);
            fought.iter().filter(|c| c.incidents.befell(Incident::Encirclement, Party::B)).count()
        };
        assert!(count(2.0) > count(0.5) * 2);
    }

    #[test]
    fn a_river_catches_more_of_the_beaten_than_the_open_steppe() {
        let rules = BattleRules::default();
        assert!(pin_chance(Ground::RiverLine, &rules) > 3.0 * pin_chance(Ground::Open, &rules));
        assert!(pin_chance(Ground::Cut, &rules) > 2.0 * pin_chance(Ground::Open, &rules));
    }
}
