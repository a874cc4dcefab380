//! What a claim gives to something that samples: a distribution over a number, a day or a length of
//! time.
//!
//! | claim | distribution |
//! |---|---|
//! | a number | as [`Figure::prior`] has it |
//! | a date | evenly over its days; of a set `[…]` each member alike; one in doubt is widened by one unit |
//! | a length of time | evenly over its days |
//!
//! What is open on one side ("over 30,000", "before 1193") has no distribution until it is narrowed:
//! then it is most likely at the number itself, and a date is evenly spread.

use crate::amount::Figure;
use crate::claim::{Claim, Dating, Modality, Value};
use tumen_base::Prior;

/// What the distribution is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over<'a> {
    /// Things counted or measured in this unit.
    Amount(&'a str),
    /// Julian Day Numbers.
    Days,
    /// Lengths of time in days.
    Length,
}

/// Why a claim gives no distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It says that something was not so.
    #[error("denies what it speaks of")]
    Denied,
    /// It is about something else.
    #[error("has neither a number nor a date for value")]
    NoNumber,
    /// It has no bound on one side.
    #[error("is open on one side")]
    Open,
    /// Nothing of it is left when narrowed.
    #[error("has nothing within these bounds")]
    Outside,
}

/// One stretch in which the value may lie, and where in it most likely.
#[derive(Clone, Copy)]
struct Stretch {
    low: f64,
    mode: Option<f64>,
    high: f64,
}

impl Claim {
    /// The value as a distribution, narrowed to what lies within bounds if some are given.
    ///
    /// # Errors
    /// The claim denies something, has no number, date or length for value, is open on a side that the
    /// bounds do not close, or has nothing within them.
    pub fn prior(&self, within: Option<(f64, f64)>) -> Result<(Prior, Over<'_>), Unfit> {
        if self.modality == Modality::Denied {
            return Err(Unfit::Denied);
        }
        let (stretches, over) = match &self.value {
            Value::Amount(amount) => (figure(&amount.figure), Over::Amount(&amount.unit)),
            Value::Date(date) => (days(date), Over::Days),
            Value::Duration(span) => {
                let high = span.high.map_or(f64::INFINITY, f64::from);
                (vec![Stretch { low: f64::from(span.low), mode: None, high }], Over::Length)
            }
            _ => return Err(Unfit::NoNumber),
        };
        Ok((spread(&stretches, within)?, over))
    }
}

fn figure(figure: &Figure) -> Vec<Stretch> {
    let mode = match figure {
        Figure::AtLeast(x) | Figure::AtMost(x) | Figure::About(x) => Some(*x),
        Figure::Exactly(_) | Figure::Between(..) | Figure::Any(_) => None,
    };
    figure.ranges().into_iter().map(|(low, high)| Stretch { low, mode, high }).collect()
}

fn days(date: &Dating) -> Vec<Stretch> {
    let mut ranges = date.ranges();
    if let [only] = &mut ranges[..]
        && (date.edtf.is_approximate() || date.edtf.is_uncertain())
        && let (Some(first), Some(last)) = date.edtf.fuzzy_days(date.calendar)
    {
        *only = (first.0, last.0);
    }
    let end = |day: i32| match day {
        i32::MIN => f64::NEG_INFINITY,
        i32::MAX => f64::INFINITY,
        day => f64::from(day),
    };
    ranges.into_iter().map(|(low, high)| Stretch { low: end(low), mode: None, high: end(high) }).collect()
}

fn spread(stretches: &[Stretch], within: Option<(f64, f64)>) -> Result<Prior, Unfit> {
    let (least, most) = within.unwrap_or((f64::NEG_INFINITY, f64::INFINITY));
    let mut accounts = Vec::new();
    for s in stretches {
        let (low, high) = (s.low.max(least), s.high.min(most));
        if low > high {
            continue;
        }
        if !(low.is_finite() && high.is_finite()) {
            return Err(Unfit::Open);
        }
        accounts.push(match s.mode.map(|mode| mode.clamp(low, high)) {
            _ if low == high => Prior::Fixed(low),
            Some(mode) => Prior::Triangular { low, mode, high },
            None => Prior::Uniform { low, high },
        });
    }
    match accounts.len() {
        0 => Err(Unfit::Outside),
        1 => Ok(accounts.remove(0)),
        n => Ok(Prior::Any { accounts, weights: vec![1.0; n] }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_base::Day;
    use tumen_date::{Calendar, Edtf};

    fn date(text: &str, within: Option<(f64, f64)>) -> Result<Prior, Unfit> {
        let dating = Dating { edtf: Edtf::parse(text).unwrap(), calendar: Calendar::Julian };
        spread(&days(&dating), within)
    }

    fn day(year: i32, month: u32, day: u32) -> f64 {
        f64::from(Day::julian(year, month, day).0)
    }

    fn even(low: f64, high: f64) -> Prior {
        Prior::Uniform { low, high }
    }

    #[test]
    fn closed_figures_are_spread_as_they_are_everywhere() {
        for f in [
            Figure::Exactly(5.0),
            Figure::About(30_000.0),
            Figure::Between(20.0, 70.0),
            Figure::Any(vec![10_000.0, 40_000.0]),
        ] {
            assert_eq!(spread(&figure(&f), None), Ok(f.prior()));
        }
    }

    #[test]
    fn what_is_open_wants_bounds_and_is_likeliest_at_the_number_told() {
        let over = figure(&Figure::AtLeast(30_000.0));
        assert_eq!(spread(&over, None), Err(Unfit::Open));
        let narrowed = Prior::Triangular { low: 30_000.0, mode: 30_000.0, high: 40_000.0 };
        assert_eq!(spread(&over, Some((20_000.0, 40_000.0))), Ok(narrowed));
        assert_eq!(spread(&over, Some((10.0, 20.0))), Err(Unfit::Outside));
        assert_eq!(date("[..1193]", None), Err(Unfit::Open));
        let bounds = (day(1190, 1, 1), day(1200, 1, 1));
        assert_eq!(date("[..1193]", Some(bounds)), Ok(even(bounds.0, day(1193, 12, 31))));
    }

    #[test]
    fn dates_are_spread_over_their_days_and_members_of_a_set_alike() {
        assert_eq!(date("1206-03-13", None), Ok(Prior::Fixed(day(1206, 3, 13))));
        assert_eq!(date("1208", None), Ok(even(day(1208, 1, 1), day(1208, 12, 31))));
        let rivals = Prior::Any {
            accounts: vec![even(day(1124, 1, 1), day(1124, 12, 31)), Prior::Fixed(day(1126, 5, 1))],
            weights: vec![1.0, 1.0],
        };
        assert_eq!(date("[1124,1126-05-01]", None), Ok(rivals));
        assert_eq!(date("1193~", None), Ok(even(day(1192, 1, 1), day(1194, 12, 31))));
    }

    #[test]
    fn narrowing_drops_the_accounts_that_lie_outside() {
        let either = figure(&Figure::Any(vec![10_000.0, 40_000.0]));
        assert_eq!(spread(&either, Some((20_000.0, 50_000.0))), Ok(Prior::Fixed(40_000.0)));
    }
}
