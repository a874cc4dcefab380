//! Tables of real battles in `validation/`.

use std::path::PathBuf;

/// One row. Strengths and losses in men; `winner` is 1 for the attacker, 2 for the defender, 0 for
/// neither.
#[derive(Clone, Copy, Debug, serde::Deserialize)]
pub struct Battle {
    attacker_strength: f64,
    defender_strength: f64,
    winner: u8,
    attacker_losses: f64,
    defender_losses: f64,
}

impl Battle {
    /// ln of attacker's over defender's men.
    pub fn ln_ratio(&self) -> f64 {
        tumen_base::maths::ln(self.attacker_strength / self.defender_strength)
    }

    /// Whether the attacker won; `None` for a draw.
    pub fn attacker_won(&self) -> Option<bool> {
        (self.winner != 0).then_some(self.winner == 1)
    }

    /// Fractions lost by winner and loser; `None` for a draw.
    pub fn losses(&self) -> Option<(f64, f64)> {
        let attacker = self.attacker_losses / self.attacker_strength;
        let defender = self.defender_losses / self.defender_strength;
        self.attacker_won().map(|won| if won { (attacker, defender) } else { (defender, attacker) })
    }
}

/// Reads a table.
pub fn read(name: &str) -> Result<Vec<Battle>, csv::Error> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../validation").join(name);
    csv::Reader::from_path(path)?.deserialize().collect()
}
