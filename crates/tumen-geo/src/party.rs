//! Who travels: kinds of party, and one party with its men, horses and state.

use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// Kind of party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// One man with changes of horse.
    Courier,
    /// A small mounted party: envoys, fugitives, a scouting troop.
    Riders,
    /// An army that is all mounted.
    Cavalry,
    /// An army of horse and foot with its baggage.
    Host,
    /// Merchants with laden beasts.
    Caravan,
    /// A people or an army with its waggons.
    OxCarts,
}

impl Party {
    /// Every kind, fastest first.
    pub const ALL: [Self; 6] = [Self::Courier, Self::Riders, Self::Cavalry, Self::Host, Self::Caravan, Self::OxCarts];

    /// The name as it is written on the command line and in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Courier => "courier",
            Self::Riders => "riders",
            Self::Cavalry => "cavalry",
            Self::Host => "host",
            Self::Caravan => "caravan",
            Self::OxCarts => "ox-carts",
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads the names that [`Party::name`] gives. The error lists them.
impl FromStr for Party {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|p| p.name() == text).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("`{text}` is not a kind of party; it is one of {names}")
        })
    }
}

/// Horses for each mounted man, his own included, that the sustained speeds of mounted parties
/// assume: the low end of the three to five reported for steppe armies.
pub const USUAL_HORSES: f64 = 3.0;
/// Fresh horses a day for a courier who has no relay posts: his own, and one change.
pub const COURIER_HORSES: f64 = 2.0;
/// Share of a mixed host that goes on foot when nothing is known of it.
pub const HOST_FOOT_SHARE: f64 = 0.5;

/// A party on the march.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Kind.
    pub party: Party,
    /// Men, or for caravans and waggons people. Their number sets how long the column is.
    pub men: f64,
    /// Horses for each mounted man, his own included. For a courier, fresh horses a day: a state
    /// relay gives him one every station.
    pub remounts: f64,
    /// Share of a host that goes on foot, 0 to 1. Any foot at all sets the pace; an army that leaves
    /// them behind says 0. Only a [`Party::Host`] reads it.
    pub foot_share: f64,
    /// Weariness, 0 fresh to 1 spent.
    pub fatigue: f64,
}

impl Column {
    /// A fresh party of so many men, with the horses usual for its kind.
    #[must_use]
    pub const fn of(party: Party, men: f64) -> Self {
        let remounts = match party {
            Party::Courier => COURIER_HORSES,
            Party::Riders | Party::Cavalry | Party::Host => USUAL_HORSES,
            Party::Caravan | Party::OxCarts => 0.0,
        };
        let foot_share = match party {
            Party::Host => HOST_FOOT_SHARE,
            _ => 0.0,
        };
        Self { party, men, remounts, foot_share, fatigue: 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for party in Party::ALL {
            assert_eq!(party.name().parse(), Ok(party));
        }
        assert!("elephants".parse::<Party>().unwrap_err().contains("caravan, ox-carts"));
    }

    #[test]
    fn only_a_mixed_host_has_foot() {
        for party in Party::ALL {
            assert_eq!(Column::of(party, 100.0).foot_share > 0.0, party == Party::Host);
        }
    }
}
