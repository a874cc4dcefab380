//! The distribution of a number, kept in little room and without regard to the order in which values
//! come: buckets of equal relative width, each with its count and the smallest and largest value in it.
//!
//! A bucket is the sign, exponent and first eight binary places of the mantissa of an `f64`, so it is
//! at most 1/256 of its values wide. Whole numbers below 512 have buckets of their own and are exact.
//! Ben-Haim and Tom-Tov or t-digest sketches are smaller, but depend on the order of arrival.

use std::collections::BTreeMap;

/// Binary places of the mantissa that tell buckets apart.
const PLACES: u32 = 8;

/// A distribution of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    buckets: BTreeMap<i64, Bucket>,
    count: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Bucket {
    count: u64,
    low: f64,
    high: f64,
}

/// The bucket of a value, in the order of values.
fn bucket(value: f64) -> i64 {
    // Adding zero makes the negative zero positive.
    let bits = ((value + 0.0).abs().to_bits() >> (f64::MANTISSA_DIGITS - 1 - PLACES)) as i64;
    if value < 0.0 { -bits } else { bits }
}

impl Sketch {
    /// Adds a value.
    ///
    /// # Panics
    /// In debug builds, if the value is not finite: no reading of a history is.
    pub fn add(&mut self, value: f64) {
        debug_assert!(value.is_finite(), "a measured number must be finite");
        let b = self.buckets.entry(bucket(value)).or_insert(Bucket { count: 0, low: value, high: value });
        b.count += 1;
        b.low = b.low.min(value);
        b.high = b.high.max(value);
        self.count += 1;
    }

    /// Adds all the values of another sketch.
    pub fn merge(&mut self, other: &Self) {
        for (key, theirs) in &other.buckets {
            self.buckets
                .entry(*key)
                .and_modify(|b| {
                    b.count += theirs.count;
                    b.low = b.low.min(theirs.low);
                    b.high = b.high.max(theirs.high);
                })
                .or_insert(*theirs);
        }
        self.count += other.count;
    }

    /// How many values.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The smallest value that at least a share `q` of all values do not exceed, to within 1/512 of
    /// itself; `None` without values.
    #[must_use]
    pub fn quantile(&self, q: f64) -> Option<f64> {
        let wanted = rank(q, self.count)?;
        let mut seen = 0;
        self.buckets.values().find_map(|b| {
            seen += b.count;
            (seen >= wanted).then_some(0.5 * (b.low + b.high))
        })
    }
}

/// Rank, from 1, of the value at a quantile among `count` values (the inverse of the distribution
/// function; type 1 of Hyndman and Fan 1996); `None` without values.
pub(crate) fn rank(q: f64, count: u64) -> Option<u64> {
    (count > 0).then(|| ((q * count as f64).ceil() as u64).clamp(1, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sketch(values: &[f64]) -> Sketch {
        let mut s = Sketch::default();
        values.iter().for_each(|v| s.add(*v));
        s
    }

    #[test]
    fn small_whole_numbers_are_exact() {
        let s = sketch(&(0..512).map(f64::from).collect::<Vec<_>>());
        assert_eq!(s.buckets.len(), 512);
        assert_eq!(s.quantile(0.5), Some(255.0));
        assert_eq!(s.quantile(0.0), Some(0.0));
        assert_eq!(s.quantile(1.0), Some(511.0));
        assert_eq!(Sketch::default().quantile(0.5), None);
    }

    #[test]
    fn one_value_alone_in_its_bucket_is_exact() {
        assert_eq!(sketch(&[20_000.0; 7]).quantile(0.25), Some(20_000.0));
        assert_eq!(sketch(&[-3.0, 0.0, 3.0]).quantile(0.05), Some(-3.0));
    }

    proptest! {
        #[test]
        fn quantiles_are_close_to_the_true_ones(mut values in prop::collection::vec(-1e9f64..1e9, 1..300), q in 0.0f64..1.0) {
            let s = sketch(&values);
            values.sort_by(f64::total_cmp);
            let true_one = values[rank(q, s.count()).unwrap() as usize - 1];
            let got = s.quantile(q).unwrap();
            prop_assert!((got - true_one).abs() <= true_one.abs() / 256.0 + f64::MIN_POSITIVE, "{got} for {true_one}");
        }

        #[test]
        fn order_and_grouping_do_not_matter(values in prop::collection::vec(-1e6f64..1e6, 0..200), cut in 0usize..200) {
            let cut = cut.min(values.len());
            let (mut left, right) = (sketch(&values[..cut]), sketch(&values[cut..]));
            left.merge(&right);
            let reversed: Vec<f64> = values.iter().rev().copied().collect();
            prop_assert_eq!(&left, &sketch(&values));
            prop_assert_eq!(left, sketch(&reversed));
        }
    }
}
