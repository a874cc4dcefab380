//! Where things stand on the chart: the axis of years, and rows in which nothing runs into another.

use super::{Item, Lane};
use std::collections::BTreeMap;
use tumen_base::Day;

/// A happening this many days from all others is not drawn unless it is asked for: the axis would be
/// mostly empty.
const LONELY: i32 = 60 * 365;

/// The axis of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// First day.
    pub first: Day,
    /// First day that is no longer on it.
    pub end: Day,
    /// Where the first day is.
    pub left: f64,
    /// Where the end is.
    pub right: f64,
}

impl Axis {
    /// An axis over the years asked for or, where none are, those of the happenings that lie together.
    pub fn new(items: &[Item], from: Option<i32>, to: Option<i32>, (left, right): (f64, f64)) -> Self {
        let (first, last) = crowd(items);
        let mut first = from.unwrap_or(first.year() - 1);
        let mut end = to.unwrap_or(last.year() + 1).saturating_add(1);
        if end - first < 4 {
            (first, end) = (first - 1, end + 1);
        }
        Self { first: Day::julian(first, 1, 1), end: Day::julian(end, 1, 1), left, right }
    }

    /// Where a day begins, kept on the axis.
    pub fn x(self, day: Day) -> f64 {
        let day = day.clamp(self.first, self.end);
        let share = f64::from(day - self.first) / f64::from(self.end - self.first);
        self.left + share * (self.right - self.left)
    }

    /// Whether a stretch of days has a part on it.
    pub fn shows(self, (first, last): (Day, Day)) -> bool {
        last >= self.first && first < self.end
    }

    /// The years to be named, and how many apart they are.
    pub fn years(self, apart: f64) -> (Vec<i32>, i32) {
        let (first, end) = (self.first.year(), self.end.year());
        let width = (self.right - self.left) / f64::from(end - first);
        let fits = |step: &i32| f64::from(*step) * width >= apart;
        let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].into_iter().find(fits).unwrap_or(1000);
        ((first..=end).filter(|year| year % step == 0).collect(), step)
    }
}

/// First and last day of the most happenings between which there is no gap of [`LONELY`] days.
fn crowd(items: &[Item]) -> (Day, Day) {
    let mut groups: Vec<(usize, Day, Day)> = Vec::new();
    let mut hulls: Vec<(Day, Day)> = items.iter().filter_map(Item::hull).collect();
    hulls.sort_unstable();
    for (first, last) in hulls {
        match groups.last_mut() {
            Some((count, _, end)) if first - *end < LONELY => {
                *count += 1;
                *end = last.max(*end);
            }
            _ => groups.push((1, first, last)),
        }
    }
    let best = groups.into_iter().rev().max_by_key(|(count, ..)| *count);
    best.map_or((Day::julian(1, 1, 1), Day::julian(1, 12, 31)), |(_, first, last)| (first, last))
}

/// Puts things into rows so that none meets another of its row. Each may stand in one of several
/// stretches, the best first; it goes into the first row that has room for one of them. Gives row and
/// stretch of each, and how many rows there are.
pub(super) fn rows(things: &[Vec<(f64, f64)>], gap: f64) -> (Vec<(usize, usize)>, usize) {
    let leftmost = |at: usize| things[at].iter().map(|stretch| stretch.0).fold(f64::INFINITY, f64::min);
    let first = |at: usize| things[at].first().map_or(0.0, |stretch| stretch.0);
    let mut order: Vec<usize> = (0..things.len()).collect();
    order.sort_by(|a, b| first(*a).total_cmp(&first(*b)).then(leftmost(*a).total_cmp(&leftmost(*b))).then(a.cmp(b)));
    let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut found = vec![(0, 0); things.len()];
    for at in order {
        let free = |row: &Vec<(f64, f64)>, (from, to): (f64, f64)| {
            row.iter().all(|other| other.1 + gap <= from || to + gap <= other.0)
        };
        let choices = &things[at];
        let room = |row: &Vec<(f64, f64)>| choices.iter().position(|stretch| free(row, *stretch));
        let place = rows.iter().enumerate().find_map(|(number, row)| Some((number, room(row)?)));
        let (row, choice) = place.unwrap_or((rows.len(), 0));
        if row == rows.len() {
            rows.push(Vec::new());
        }
        rows[row].extend(choices.get(choice));
        found[at] = (row, choice);
    }
    (found, rows.len())
}

/// The happenings of each lane that has any, by their numbers.
pub(super) fn lanes(items: &[Item]) -> BTreeMap<Lane, Vec<usize>> {
    let mut lanes: BTreeMap<Lane, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        lanes.entry(item.lane).or_default().push(at);
    }
    lanes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_in_a_row_meets_another(starts in prop::collection::vec((0.0..500.0, 1.0..90.0), 1..60)) {
            let things: Vec<Vec<(f64, f64)>> =
                starts.iter().map(|(x, long)| vec![(*x, x + long), (x - long, *x)]).collect();
            let (places, count) = rows(&things, 3.0);
            let stretch = |at: usize| things[at][places[at].1];
            for i in 0..things.len() {
                prop_assert!(places[i].0 < count);
                for j in i + 1..things.len() {
                    let (a, b) = (stretch(i), stretch(j));
                    prop_assert!(places[i].0 != places[j].0 || a.1 + 3.0 <= b.0 || b.1 + 3.0 <= a.0);
                }
            }
        }
    }

    #[test]
    fn named_years_are_round_and_apart() {
        let axis = Axis { first: Day::julian(1110, 1, 1), end: Day::julian(1225, 1, 1), left: 0.0, right: 700.0 };
        let (years, step) = axis.years(30.0);
        assert_eq!((step, years[0], years[years.len() - 1]), (5, 1110, 1225));
        assert_eq!((axis.x(Day::julian(1000, 1, 1)), axis.x(axis.end)), (0.0, 700.0));
    }
}
