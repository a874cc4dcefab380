//! Intervals for shares of histories. Small closed formulas; no distribution tables are needed.

use serde::Serialize;

/// Two-sided 95% point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A number with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// The share `count` / `of` with Wilson's score interval (Wilson 1927), which stays within 0 and 1 and
/// says something even of what never happened. `None` of nothing.
#[must_use]
pub fn share(count: u64, of: u64) -> Option<Estimate> {
    share_of(count as f64, of as f64)
}

/// The same of a count of which some members count in part. Such a count varies less than one of whole members, so
/// the interval is wide enough.
#[must_use]
pub fn share_of(count: f64, of: f64) -> Option<Estimate> {
    if of <= 0.0 {
        return None;
    }
    let (n, p, z2) = (of, count / of, Z * Z);
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // At the ends the two terms are equal but for rounding.
    let low = if count <= 0.0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if count >= of { 1.0 } else { (centre + half).min(1.0) };
    Some(Estimate { value: p, low, high })
}

/// The difference of two shares over the same `pairs`, of which `gained` have only the second and `lost`
/// only the first. The value is the plain difference; the interval is the adjusted Wald interval for
/// matched pairs (Agresti and Min 2005: half a pair added to each cell), which is sound where few pairs
/// differ, as the plain one is not. `None` of nothing.
#[must_use]
pub fn paired_difference(gained: u64, lost: u64, pairs: u64) -> Option<Estimate> {
    if pairs == 0 {
        return None;
    }
    let (g, l, n) = (gained as f64 + 0.5, lost as f64 + 0.5, pairs as f64 + 2.0);
    let centre = (g - l) / n;
    let half = Z * ((g + l) - (g - l) * (g - l) / n).sqrt() / n;
    let value = (gained as f64 - lost as f64) / pairs as f64;
    Some(Estimate { value, low: (centre - half).max(-1.0), high: (centre + half).min(1.0) })
}

/// The difference of two shares of histories that have nothing to do with each other, `after` less `before`, each
/// given as a count and of how many, with Newcombe's hybrid score interval (Newcombe 1998, method 10). `None` of
/// nothing.
#[must_use]
pub fn difference(before: (u64, u64), after: (u64, u64)) -> Option<Estimate> {
    let (b, a) = (share(before.0, before.1)?, share(after.0, after.1)?);
    let value = a.value - b.value;
    let reach = |x: f64, y: f64| (x * x + y * y).sqrt();
    let low = value - reach(a.value - a.low, b.high - b.value);
    let high = value + reach(a.high - a.value, b.value - b.low);
    Some(Estimate { value, low, high })
}

/// The mean of some values with its interval by the normal approximation. `None` of fewer than two.
#[must_use]
pub fn mean(values: &[f64]) -> Option<Estimate> {
    if values.len() < 2 {
        return None;
    }
    let n = values.len() as f64;
    let value = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|x| (x - value) * (x - value)).sum::<f64>() / (n - 1.0);
    let half = Z * (variance / n).sqrt();
    Some(Estimate { value, low: value - half, high: value + half })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 5e-4
    }

    #[test]
    fn wilson_matches_published_figures() {
        // Newcombe 1998, table I, method 3.
        for (count, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
        {
            let e = share(count, of).unwrap();
            assert!(near(e.low, low) && near(e.high, high), "{count}/{of}: {e:?}");
        }
        assert_eq!(share(5, 5).unwrap().high, 1.0);
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn pairs_match_a_published_example() {
        // Agresti 2002, Categorical Data Analysis, table 10.1: 1600 pairs, 150 against 86 discordant; the
        // plain interval there is (-0.059, -0.021), and with so many pairs the adjusted one is close to it.
        let e = paired_difference(86, 150, 1600).unwrap();
        assert!(near(e.value, -0.04) && (e.low + 0.0587).abs() < 1e-3 && (e.high + 0.0212).abs() < 1e-3, "{e:?}");
        let none = paired_difference(0, 0, 2000).unwrap();
        assert!(none.low < 0.0 && none.high > 0.0 && none.value == 0.0);
        assert_eq!(paired_difference(0, 0, 0), None);
    }

    #[test]
    fn shares_apart_match_published_figures() {
        // Newcombe 1998, Interval estimation for the difference between independent proportions, table II.
        for (a, b, low, high) in [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090)] {
            let e = difference(b, a).unwrap();
            assert!(near(e.low, low) && near(e.high, high), "{a:?} {b:?}: {e:?}");
        }
        assert_eq!(difference((0, 0), (1, 2)), None);
    }

    #[test]
    fn a_mean_has_an_interval_that_narrows() {
        let few = mean(&[1.0, 3.0]).unwrap();
        assert!(near(few.value, 2.0) && near(few.high - few.value, 1.96));
        let many: Vec<f64> = [1.0, 3.0].repeat(50);
        assert!(mean(&many).unwrap().high < 2.2);
        assert_eq!(mean(&[1.0]), None);
    }

    proptest! {
        #[test]
        fn intervals_hold_their_value(of in 1u64..100_000, part in 0.0f64..=1.0) {
            let count = ((of as f64 * part) as u64).min(of);
            let e = share(count, of).unwrap();
            prop_assert!(0.0 <= e.low && e.low <= e.value && e.value <= e.high && e.high <= 1.0);
        }
    }
}
