//! A record as large as one is expected to be is searched to the end.

use tumen_chronology::{Assumption, Limits, Network};

/// Small numbers without pattern, the same every time (the constants are Knuth's, MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as i64 % n
    }
}

/// Happenings over a century with 600 claims about them: dates to the year, the month or the day,
/// which follows which, and how long after. `wrong` in a hundred claims are off by years.
fn record(seed: u64, wrong: i64) -> Network {
    let mut numbers = Numbers(seed);
    let mut network = Network::new("1 January 1120");
    let mut happenings = vec![];
    for i in 0..250 {
        let (start, length) = (numbers.below(36_500), numbers.below(2000));
        let [a, b] = ["begins", "ends"].map(|word| network.point(format!("{i} {word}")).unwrap());
        network.constrain(a, b, Some(0), None, []).unwrap();
        network.constrain(Network::ORIGIN, a, Some(0), Some(40_000), []).unwrap();
        happenings.extend([(a, start), (b, start + length)]);
    }
    for claim in 0..600 {
        let rests_on = [Assumption(claim)];
        let off = if numbers.below(100) < wrong { numbers.below(3000) - 1500 } else { 0 };
        let (point, day) = happenings[numbers.below(500) as usize];
        let day = day + off;
        let near: Vec<_> = happenings.iter().filter(|(p, d)| *p != point && (d - day).abs() < 1500).collect();
        let (other, then) = *near[numbers.below(near.len() as i64) as usize];
        let (from, min, max) = match numbers.below(4) {
            0 => (Network::ORIGIN, Some(day / 365 * 365), Some(day / 365 * 365 + 364)),
            1 => (Network::ORIGIN, Some(day / 30 * 30), Some(day / 30 * 30 + 29)),
            2 if day < then => (other, None, Some(0)),
            2 => (other, Some(0), None),
            _ => (other, Some(day - then - 30), Some(day - then + 30)),
        };
        network.constrain(from, point, min, max, rests_on).unwrap();
    }
    network
}

#[test]
fn six_hundred_claims_are_searched_to_the_end() {
    for seed in 1..4 {
        let network = record(seed, 4);
        let conflicts = network.conflicts(Limits::default()).unwrap();
        assert!(conflicts.complete && conflicts.minimal.len() > 10, "{}", conflicts.minimal.len());
        assert!(conflicts.clusters().iter().all(|cluster| cluster.complete));
    }
}

#[test]
fn a_search_cut_short_says_so() {
    let network = record(1, 4);
    let short = |limits| network.conflicts(limits).unwrap();
    let all = short(Limits::default()).minimal;
    let few = short(Limits { conflicts: 5, ..Limits::default() });
    assert!(!few.complete && few.minimal.len() == 5 && few.minimal.iter().all(|c| all.contains(c)));
    let hasty = short(Limits { steps: 2000, ..Limits::default() });
    assert!(!hasty.complete && hasty.minimal.len() < all.len() && hasty.minimal.iter().all(|c| all.contains(c)));
    assert!(hasty.clusters().iter().all(|cluster| !cluster.complete));
}
