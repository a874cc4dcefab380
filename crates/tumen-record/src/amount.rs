//! Numbers as sources give them: exact, at least, about, a range, or one of several.

use serde::Deserialize;
use serde::Serialize;
use std::fmt;
use tumen_base::Prior;
use tumen_base::text::thousands;

/// What "about" leaves open on either side, as a share. Our reading: writers who round do so to one or
/// two figures.
const ABOUT: f64 = 0.2;
/// How far above "over x" the number may lie, as a share, when it must be sampled. Our reading: who
/// writes "over 30,000" did not mean 50,000.
const OVER: f64 = 0.5;

/// How a number is given.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// That number.
    Exactly(f64),
    /// That number or more.
    AtLeast(f64),
    /// That number or less.
    AtMost(f64),
    /// That number, roughly.
    About(f64),
    /// From one number to another.
    Between(f64, f64),
    /// One of several numbers.
    Any(Vec<f64>),
}

impl Figure {
    /// The stretches in which the number can lie, each from its lowest to its highest value.
    #[must_use]
    pub fn ranges(&self) -> Vec<(f64, f64)> {
        match self {
            Self::Exactly(x) => vec![(*x, *x)],
            Self::AtLeast(x) => vec![(*x, f64::INFINITY)],
            Self::AtMost(x) => vec![(f64::NEG_INFINITY, *x)],
            Self::About(x) => vec![(x * (1.0 - ABOUT), x * (1.0 + ABOUT))],
            Self::Between(low, high) => vec![(*low, *high)],
            Self::Any(list) => list.iter().map(|x| (*x, *x)).collect(),
        }
    }

    /// Whether some number fits both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let theirs = other.ranges();
        self.ranges().iter().any(|a| theirs.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
    }

    /// The number as something that a history samples: one of several evenly, a range evenly, "about"
    /// and "at least" most likely at the number itself.
    #[must_use]
    pub fn prior(&self) -> Prior {
        match self {
            Self::Exactly(x) => Prior::Fixed(*x),
            Self::AtLeast(x) => Prior::Triangular { low: *x, mode: *x, high: x * (1.0 + OVER) },
            Self::AtMost(x) => Prior::Triangular { low: x * (1.0 - OVER), mode: *x, high: *x },
            Self::About(x) => Prior::Triangular { low: x * (1.0 - ABOUT), mode: *x, high: x * (1.0 + ABOUT) },
            Self::Between(low, high) => Prior::Uniform { low: *low, high: *high },
            Self::Any(list) => {
                Prior::Any { accounts: list.iter().map(|x| Prior::Fixed(*x)).collect(), weights: vec![1.0; list.len()] }
            }
        }
    }

    /// Whether it says anything: ranges run upwards, choices have something to choose.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.ranges().iter().all(|(low, high)| low <= high) && !self.ranges().is_empty()
    }
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Amount {
    /// The number.
    pub figure: Figure,
    /// What is counted or measured, as it is written after the number.
    pub unit: String,
}

/// `over 30,000 men`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.figure {
            Figure::Exactly(x) => write!(f, "{}", thousands(*x))?,
            Figure::AtLeast(x) => write!(f, "{} or more", thousands(*x))?,
            Figure::AtMost(x) => write!(f, "{} or fewer", thousands(*x))?,
            Figure::About(x) => write!(f, "about {}", thousands(*x))?,
            Figure::Between(low, high) => write!(f, "{} to {}", thousands(*low), thousands(*high))?,
            Figure::Any(list) => {
                let all: Vec<String> = list.iter().map(|x| thousands(*x)).collect();
                write!(f, "{}", all.join(" or "))?;
            }
        }
        if self.unit.is_empty() { Ok(()) } else { write!(f, " {}", self.unit) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_meet_where_some_number_fits_both() {
        let over = Figure::AtLeast(30_000.0);
        assert!(over.meets(&Figure::Exactly(30_000.0)));
        assert!(!over.meets(&Figure::Exactly(20_000.0)));
        assert!(!Figure::Any(vec![10_000.0, 40_000.0]).meets(&Figure::Between(20_000.0, 30_000.0)));
        assert!(Figure::About(12.0).meets(&Figure::Exactly(13.0)));
    }

    #[test]
    fn figures_read_as_they_are_spoken() {
        let told = |figure| Amount { figure, unit: "men".into() }.to_string();
        assert_eq!(told(Figure::AtLeast(30_000.0)), "30,000 or more men");
        assert_eq!(told(Figure::Any(vec![10_000.0, 40_000.0])), "10,000 or 40,000 men");
        assert_eq!(told(Figure::Between(-1_234_567.0, 2.5)), "-1,234,567 to 2.5 men");
    }

    #[test]
    fn a_sampled_figure_stays_within_what_was_said() {
        let mut draw = tumen_base::Draws::new(1, 1).at(1, 2, 3);
        for figure in
            [Figure::AtLeast(30.0), Figure::About(30.0), Figure::Between(30.0, 40.0), Figure::Any(vec![30.0, 90.0])]
        {
            let x = figure.prior().sample(&mut draw);
            assert!(figure.meets(&Figure::Exactly(x)), "{figure:?} {x}");
        }
    }
}
