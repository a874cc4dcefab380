//! Where things stand on an axis.

use tumen_base::Day;

/// The days of a scenario from left to right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Days {
    pub first: Day,
    pub last: Day,
}

impl Days {
    /// How far right the morning of a day is, from 0 to 1.
    pub fn at(self, day: Day) -> f64 {
        let all = f64::from((self.last - self.first + 1).max(1));
        (f64::from(day - self.first) / all).clamp(0.0, 1.0)
    }

    /// Left edge and width of the days from one to another, both included.
    pub fn stretch(self, from: Day, to: Day) -> (f64, f64) {
        let left = self.at(from);
        (left, (self.at(to + 1) - left).max(0.0))
    }

    /// The years whose first day is shown, and where it is.
    pub fn years(self) -> Vec<(i32, f64)> {
        let starts = (self.first.year()..=self.last.year()).map(|year| (year, Day::julian(year, 1, 1)));
        starts.filter(|(_, day)| *day >= self.first).map(|(year, day)| (year, self.at(day))).collect()
    }
}

/// An axis of numbers from a round number to a round number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    pub low: f64,
    pub step: f64,
    pub steps: usize,
}

impl Scale {
    /// The axis with the fewest round steps, at most four, that shows 0 and everything from `low` to `high`.
    pub fn over(low: f64, high: f64) -> Self {
        let (low, high) = (low.min(0.0), high.max(0.0));
        let wide = if high - low > 0.0 { high - low } else { 1.0 };
        let mut tens = 1.0;
        while tens * 10.0 <= wide {
            tens *= 10.0;
        }
        while tens > wide {
            tens /= 10.0;
        }
        let fits = |step: f64| {
            let (from, to) = ((low / step).floor(), (high / step).ceil().max(1.0));
            let steps = (to - from) as usize;
            (steps <= 4).then_some(Self { low: from * step, step, steps })
        };
        let rounds = [0.25, 0.5, 1.0, 2.0, 2.5, 5.0, 10.0];
        rounds.iter().find_map(|r| fits(r * tens)).unwrap_or(Self { low, step: wide, steps: 1 })
    }

    /// How far right a number is, from 0 to 1.
    pub fn at(self, x: f64) -> f64 {
        ((x - self.low) / (self.step * self.steps as f64)).clamp(0.0, 1.0)
    }

    /// The numbers that are written on it.
    pub fn ticks(self) -> Vec<f64> {
        (0..=self.steps).map(|i| self.low + i as f64 * self.step).collect()
    }
}

/// Middles of labels of these heights, in order, as near to where they should be as leaves each its room between
/// `top` and `bottom`.
pub(crate) fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut at: Vec<f64> = Vec::with_capacity(wanted.len());
    let mut free = top;
    for (middle, height) in wanted {
        let y = middle.max(free + height / 2.0);
        at.push(y);
        free = y + height / 2.0;
    }
    let mut free = bottom;
    for (y, (_, height)) in at.iter_mut().zip(wanted).rev() {
        *y = y.min(free - height / 2.0);
        free = *y - height / 2.0;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fill_the_width() {
        let days = Days { first: Day::julian(1208, 1, 1), last: Day::julian(1209, 12, 31) };
        assert_eq!(days.at(days.first), 0.0);
        assert_eq!(days.stretch(days.first, days.last), (0.0, 1.0));
        let years: Vec<i32> = days.years().iter().map(|(year, _)| *year).collect();
        assert_eq!(years, [1208, 1209]);
        assert_eq!(days.stretch(Day::julian(1300, 1, 1), Day::julian(1301, 1, 1)).1, 0.0);
    }

    #[test]
    fn scales_are_round_and_show_everything() {
        for (low, high) in
            [(0.0, 0.3), (3.0, 7.0), (800.0, 41_234.0), (0.0, 1.0), (-20.0, 90.0), (5.0, 5.0), (0.0, 0.0)]
        {
            let scale = Scale::over(low, high);
            let ticks = scale.ticks();
            assert!((2..=5).contains(&ticks.len()), "{scale:?}");
            assert!(ticks[0] <= low && ticks[ticks.len() - 1] >= high, "{scale:?} for {low} to {high}");
        }
        assert_eq!(Scale::over(0.0, 41_234.0).ticks(), [0.0, 20_000.0, 40_000.0, 60_000.0]);
    }

    #[test]
    fn labels_do_not_overlap() {
        let wanted = [(10.0, 20.0), (12.0, 10.0), (13.0, 10.0), (98.0, 10.0)];
        let at = spread(&wanted, 0.0, 100.0);
        for (i, pair) in at.windows(2).enumerate() {
            assert!(pair[1] - pair[0] >= (wanted[i].1 + wanted[i + 1].1) / 2.0 - 1e-9, "{at:?}");
        }
        assert!(at[0] >= 10.0 && at[3] <= 95.0);
    }
}
