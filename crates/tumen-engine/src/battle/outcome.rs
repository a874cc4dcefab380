//! What a battle leaves behind.

use super::Incidents;

/// What became of a battle.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Clash {
    /// Who held the field; nobody if night parted the sides.
    pub winner: Option<Party>,
    /// Fraction of A's men lost for good: killed, disabled, taken, scattered.
    pub losses_a: f64,
    /// Fraction of B's men lost for good.
    pub losses_b: f64,
    /// Fraction of the loser's men taken alive or scattered; part of his losses. 0 without a loser.
    pub captured_loser: f64,
    /// Rounds fought, of about an hour.
    pub rounds: u8,
    /// What else happened, and to whom.
    pub incidents: Incidents,
    /// What became of A's commander.
    pub commander_a: Fate,
    /// What became of B's commander.
    pub commander_b: Fate,
}

impl Clash {
    /// Whether A held the field.
    #[must_use]
    pub fn a_won(&self) -> bool {
        self.winner == Some(Party::A)
    }

    /// Whether night parted the sides.
    #[must_use]
    pub fn drawn(&self) -> bool {
        self.winner.is_none()
    }

    /// Fraction of a side's men lost for good.
    #[must_use]
    pub fn losses(&self, party: Party) -> f64 {
        match party {
            Party::A => self.losses_a,
            Party::B => self.losses_b,
        }
    }

    /// What became of a side's commander.
    #[must_use]
    pub fn commander(&self, party: Party) -> Fate {
        match party {
            Party::A => self.commander_a,
            Party::B => self.commander_b,
        }
    }
}

/// What a battle did to a commander. One who was not there escapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Fate {
    /// Alive and free.
    Escapes,
    /// In the victor's hands.
    Captured,
    /// Dead on the field or in flight.
    Killed,
}

/// One of the two sides of a battle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Party {
    /// The first.
    A,
    /// The second.
    B,
}

impl Party {
    /// The enemy.
    #[inline]
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}
