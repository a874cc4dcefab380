//! What many histories add up to: counts of answers, days of events, distributions of numbers, what
//! polities held, and a digest. Room does not grow with the number of histories, and neither the order in which rows come
//! nor the way they are grouped changes anything.

use crate::flows::FlowCounts;
use crate::holdings::HoldingCounts;
use crate::measure::HistoryRow;
use crate::schema::Schema;
use crate::sketch::{Sketch, rank};
use std::sync::Arc;
use tumen_base::Day;

/// The sum of many rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// What the columns mean.
    pub schema: Arc<Schema>,
    /// How many histories.
    pub histories: u64,
    /// For each outcome, how many histories gave each answer.
    pub outcomes: Vec<Vec<u64>>,
    /// For each date, on which days it fell.
    pub dates: Vec<DayCounts>,
    /// For each number, its values.
    pub numbers: Vec<NumberCounts>,
    /// How answers go together, for each two outcomes that follow each other in the flow.
    pub flows: Vec<FlowCounts>,
    /// What polities held at the ends of years, of the histories in which that was read.
    pub holdings: HoldingCounts,
    digest: u64,
}

/// How often something fell on each day.
#[derive(Clone, Debug, PartialEq)]
pub struct DayCounts {
    first: Day,
    by_day: Vec<u64>,
    count: u64,
}

/// The values of a number, and how many of them the documents allow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberCounts {
    /// The values.
    pub values: Sketch,
    /// How many lie in the range of the record; 0 if it gives none.
    pub in_range: u64,
}

impl Tally {
    /// No histories yet.
    #[must_use]
    pub fn new(schema: &Arc<Schema>) -> Self {
        Self {
            schema: Arc::clone(schema),
            histories: 0,
            outcomes: schema.outcomes.iter().map(|o| vec![0; o.cases.len()]).collect(),
            dates: schema.dates.iter().map(|_| DayCounts::new(schema.start, schema.end)).collect(),
            numbers: schema.numbers.iter().map(|_| NumberCounts::default()).collect(),
            flows: FlowCounts::of(schema),
            holdings: HoldingCounts::new(schema),
            digest: 0,
        }
    }

    /// Adds one history.
    pub fn add(&mut self, row: &HistoryRow) {
        self.histories += 1;
        self.digest = self.digest.wrapping_add(mix(row.history, row.digest));
        for (cases, answer) in self.outcomes.iter_mut().zip(&row.outcomes) {
            cases[usize::from(*answer)] += 1;
        }
        for (days, day) in self.dates.iter_mut().zip(&row.dates) {
            day.iter().for_each(|d| days.add(*d));
        }
        for ((numbers, value), column) in self.numbers.iter_mut().zip(&row.numbers).zip(&self.schema.numbers) {
            if let Some(value) = *value {
                numbers.values.add(value);
                numbers.in_range += u64::from(column.range.is_some_and(|(low, high)| (low..=high).contains(&value)));
            }
        }
        self.flows.iter_mut().for_each(|flow| flow.add(&row.outcomes));
        self.holdings.add(&row.years);
    }

    /// Both tallies together, which must be of the same scenario.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        debug_assert_eq!(self.schema, other.schema, "tallies of two scenarios do not add up");
        self.histories += other.histories;
        self.digest = self.digest.wrapping_add(other.digest);
        for (ours, theirs) in self.outcomes.iter_mut().flatten().zip(other.outcomes.iter().flatten()) {
            *ours += theirs;
        }
        for (ours, theirs) in self.dates.iter_mut().zip(&other.dates) {
            ours.merge(theirs);
        }
        for (ours, theirs) in self.numbers.iter_mut().zip(&other.numbers) {
            ours.values.merge(&theirs.values);
            ours.in_range += theirs.in_range;
        }
        for (ours, theirs) in self.flows.iter_mut().zip(&other.flows) {
            ours.merge(theirs);
        }
        self.holdings.merge(&other.holdings);
        self
    }

    /// The digest of the run in 16 hexadecimal digits: the same for the same histories, whatever the
    /// threads.
    #[must_use]
    pub fn digest(&self) -> String {
        format!("{:016x}", self.digest)
    }
}

/// One number of a history's number and its digest, so that sums tell sets of histories apart
/// (the finaliser of SplitMix64, Steele, Lea and Flood 2014, over both).
fn mix(history: u64, digest: u64) -> u64 {
    let mut z = digest ^ history.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl DayCounts {
    fn new(first: Day, last: Day) -> Self {
        let days = usize::try_from(last - first + 1).unwrap_or(0);
        Self { first, by_day: vec![0; days], count: 0 }
    }

    fn add(&mut self, day: Day) {
        // The engine tells nothing outside the span.
        self.by_day[(day - self.first) as usize] += 1;
        self.count += 1;
    }

    fn merge(&mut self, other: &Self) {
        for (ours, theirs) in self.by_day.iter_mut().zip(&other.by_day) {
            *ours += theirs;
        }
        self.count += other.count;
    }

    /// How many histories have a date at all.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many have one from `from` to `to`, both included.
    #[must_use]
    pub fn between(&self, from: Day, to: Day) -> u64 {
        let position = |day: Day| usize::try_from(day - self.first).unwrap_or(0).min(self.by_day.len());
        self.by_day[position(from)..position(to + 1).max(position(from))].iter().sum()
    }

    /// The first day by which at least a share `q` of those that have a date have had it; `None` if
    /// none has.
    #[must_use]
    pub fn quantile(&self, q: f64) -> Option<Day> {
        let wanted = rank(q, self.count)?;
        let mut seen = 0;
        self.by_day.iter().enumerate().find_map(|(i, n)| {
            seen += n;
            (seen >= wanted).then(|| self.first + i as i32)
        })
    }

    /// Days with at least one history, and how many.
    pub fn days(&self) -> impl Iterator<Item = (Day, u64)> + '_ {
        self.by_day.iter().enumerate().filter(|(_, n)| **n > 0).map(|(i, n)| (self.first + i as i32, *n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{CaseColumn, DateColumn, NumberColumn, OutcomeColumn, PolityColumn};
    use crate::years::YearRow;
    use proptest::prelude::*;
    use tumen_base::PolityId;

    fn schema() -> Arc<Schema> {
        let case = |id: &str| CaseColumn { id: id.into(), label: id.into() };
        let outcome = |id: &str| OutcomeColumn {
            id: id.into(),
            label: id.into(),
            record: String::new(),
            recorded: None,
            held_out: false,
            cases: vec![case("a"), case("b"), case("c")],
            sparse: false,
        };
        Arc::new(Schema {
            scenario: "test/test".into(),
            title: "Test".into(),
            pack: 1,
            start: Day(1000),
            end: Day(1099),
            places: vec![],
            flow: vec![0, 1],
            outcomes: vec![outcome("o"), outcome("p")],
            dates: vec![DateColumn {
                id: "d".into(),
                label: "d".into(),
                record: String::new(),
                window: None,
                held_out: false,
            }],
            numbers: vec![NumberColumn {
                id: "n".into(),
                label: "n".into(),
                unit: "men".into(),
                record: String::new(),
                range: Some((10.0, 20.0)),
                held_out: false,
            }],
            polities: vec![PolityColumn { id: "x".into(), name: "x".into() }],
        })
    }

    fn row(history: u64, case: u16, day: Option<i32>, number: Option<f64>) -> HistoryRow {
        HistoryRow {
            history,
            outcomes: vec![case, (case + u16::from(day.is_some())) % 3],
            dates: vec![day.map(Day)],
            numbers: vec![number],
            holders: vec![],
            years: number.map(|n| held(Day(1000).year(), n)).into_iter().collect(),
            acts_done: 0,
            digest: history.wrapping_mul(77),
        }
    }

    fn held(year: i32, size: f64) -> YearRow {
        let (polity, area_km2) = (PolityId::at(0), size as f32);
        YearRow { year, polity, places: 1, households: size, men: 0, treasury: 0, area_km2 }
    }

    fn sum(rows: &[HistoryRow]) -> Tally {
        let mut tally = Tally::new(&schema());
        rows.iter().for_each(|r| tally.add(r));
        tally
    }

    #[test]
    fn rows_are_counted() {
        let t = sum(&[
            row(0, 1, Some(1000), Some(10.0)),
            row(1, 1, Some(1050), Some(21.0)),
            row(2, 2, None, None),
            row(3, 0, Some(1099), Some(15.0)),
        ]);
        assert_eq!((t.histories, &t.outcomes[0]), (4, &vec![1, 2, 1]));
        assert_eq!(t.dates[0].count(), 3);
        assert_eq!([0.0, 0.5, 1.0].map(|q| t.dates[0].quantile(q)), [1000, 1050, 1099].map(|d| Some(Day(d))));
        assert_eq!(t.dates[0].between(Day(1001), Day(1050)), 1);
        assert_eq!(t.dates[0].between(Day(0), Day(5000)), 3);
        assert_eq!(t.dates[0].between(Day(1060), Day(1050)), 0);
        assert_eq!(t.dates[0].days().count(), 3);
        assert_eq!((t.numbers[0].values.count(), t.numbers[0].in_range), (3, 2));
        assert_eq!(t.flows.len(), 1);
        assert_eq!([(0, 1), (1, 2), (2, 2), (2, 0)].map(|(a, b)| t.flows[0].count(a, b)), [1, 2, 1, 0]);
        assert_eq!((t.holdings.histories(), t.holdings.held(Day(1000).year(), 0).area_km2), (3, 46));
        assert_eq!(sum(&[]).dates[0].quantile(0.5), None);
    }

    #[test]
    fn the_digest_knows_which_history_was_which() {
        let (a, b) = (row(0, 0, None, None), row(1, 0, None, None));
        let swapped = [HistoryRow { digest: b.digest, ..a.clone() }, HistoryRow { digest: a.digest, ..b.clone() }];
        assert_ne!(sum(&[a, b]).digest(), sum(&swapped).digest());
    }

    prop_compose! {
        fn rows()(parts in prop::collection::vec((0u16..3, prop::option::of(1000i32..1100), prop::option::of(0.0f64..1e6)), 0..60)) -> Vec<HistoryRow> {
            parts.into_iter().enumerate().map(|(i, (c, d, n))| row(i as u64, c, d, n)).collect()
        }
    }

    proptest! {
        #[test]
        fn order_and_grouping_do_not_matter(rows in rows(), x in 0usize..60, y in 0usize..60) {
            let (x, y) = (x.min(y).min(rows.len()), x.max(y).min(rows.len()));
            let (a, b, c) = (sum(&rows[..x]), sum(&rows[x..y]), sum(&rows[y..]));
            let whole = sum(&rows);
            prop_assert_eq!(&a.clone().merge(b.clone()).merge(c.clone()), &whole);
            prop_assert_eq!(&a.clone().merge(b.clone().merge(c.clone())), &whole);
            prop_assert_eq!(&c.merge(a).merge(b), &whole);
        }
    }
}
