//! Keyed draws: every random number is a pure function of (seed, history, mechanism, entity,
//! occasion, index), so a history replays from its number, threads cannot change it, and two runs
//! that differ in one parameter share all the randomness that the change does not touch.
//!
//! The generator is Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as
//! 1, 2, 3"), used as a function of key and counter. Key: the seed and history mixed to 64 bits.
//! Counter: mechanism and index in one word, entity in one, occasion in two.

use crate::maths;
use rand_philox::{philox4x32_10, splitmix64};

/// All the randomness of one history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Draws {
    key: [u32; 2],
}

impl Draws {
    /// The draws of history number `history` under `seed`.
    #[must_use]
    pub fn new(seed: u64, history: u64) -> Self {
        // Two rounds, so that (seed, history) and (seed + 1, history - 1) have nothing in common.
        const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = splitmix64(splitmix64(seed.wrapping_add(GOLDEN)) ^ history.wrapping_mul(GOLDEN));
        Self { key: [mixed as u32, (mixed >> 32) as u32] }
    }

    /// The stream of draws for one occasion on which `mechanism` touches `entity`.
    #[inline]
    #[must_use]
    pub fn at(&self, mechanism: u16, entity: u32, occasion: u64) -> Draw {
        Draw {
            key: self.key,
            counter: [u32::from(mechanism) << 16, entity, occasion as u32, (occasion >> 32) as u32],
            block: [0; 4],
            left: 0,
        }
    }
}

/// A short stream of numbers that belong to one occasion. At most 65,536 blocks of two uniforms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Draw {
    key: [u32; 2],
    counter: [u32; 4],
    block: [u32; 4],
    left: u8,
}

impl Draw {
    #[inline]
    fn bits(&mut self) -> u64 {
        if self.left == 0 {
            self.block = philox4x32_10(self.counter, self.key);
            debug_assert!(self.counter[0] & 0xffff != 0xffff, "an occasion has run out of draws");
            self.counter[0] += 1;
            self.left = 2;
        }
        self.left -= 1;
        let i = usize::from(1 - self.left) * 2;
        u64::from(self.block[i]) | u64::from(self.block[i + 1]) << 32
    }

    /// Uniform on the open interval (0, 1), 52 bits.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }

    /// True with probability `p`.
    #[inline]
    pub fn chance(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// Uniform on [low, high).
    #[inline]
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// Exponential with mean 1.
    #[inline]
    pub fn exponential(&mut self) -> f64 {
        -maths::ln(self.uniform())
    }

    /// Standard Gumbel, the noise of a quantal response.
    #[inline]
    pub fn gumbel(&mut self) -> f64 {
        -maths::ln(self.exponential())
    }

    /// Standard Gumbel if it is above `least`, else nothing: the same number as [`Draw::gumbel`], with the
    /// logarithms left out where a bound shows that it must be below.
    ///
    /// P(G > t) = 1 - exp(-e^-t) <= e^-t <= 1 / (1 + t + t^2 / 2) for t >= 0, and G grows with its uniform.
    #[inline]
    pub fn gumbel_above(&mut self, least: f64) -> Option<f64> {
        let u = self.uniform();
        if least > 0.0 && (1.0 - u) * (1.0 + least + 0.5 * least * least) > 1.0 {
            return None;
        }
        let gumbel = -maths::ln(-maths::ln(u));
        (gumbel > least).then_some(gumbel)
    }

    /// Standard normal (Box-Muller, the cosine branch; two uniforms a call).
    #[inline]
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * maths::ln(self.uniform())).sqrt();
        radius * maths::cos(core::f64::consts::TAU * self.uniform())
    }

    /// Log-normal with median 1 and log standard deviation `sigma`.
    #[inline]
    pub fn lognormal(&mut self, sigma: f64) -> f64 {
        maths::exp(sigma * self.normal())
    }

    /// Triangular on [low, high] with the given mode.
    pub fn triangular(&mut self, low: f64, mode: f64, high: f64) -> f64 {
        let (u, span) = (self.uniform(), high - low);
        if span <= 0.0 {
            return low;
        }
        if u < (mode - low) / span {
            low + (u * span * (mode - low)).sqrt()
        } else {
            high - ((1.0 - u) * span * (high - mode)).sqrt()
        }
    }

    /// Position in `weights`, with probability in proportion to weight; `None` if no weight is
    /// positive.
    pub fn pick(&mut self, weights: &[f64]) -> Option<usize> {
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return None;
        }
        let mut left = self.uniform() * total;
        for (i, w) in weights.iter().enumerate() {
            left -= w;
            if left < 0.0 {
                return Some(i);
            }
        }
        weights.iter().rposition(|w| *w > 0.0)
    }

    /// The luck of one option of the choice that this occasion is about, told by what the option is: a number below
    /// 65,535 that no other option of the choice has. An option taken away or added leaves the luck of the others as it
    /// was, and so does what has been drawn of the occasion itself.
    #[inline]
    #[must_use]
    pub fn option(&self, what: u16) -> Self {
        debug_assert!(what < u16::MAX && self.counter[3] >> 16 == 0, "an option of an option, or one too many");
        let [of, entity, occasion, rest] = self.counter;
        let counter = [of & 0xffff_0000, entity, occasion, rest | (u32::from(what) + 1) << 16];
        Self { key: self.key, counter, block: [0; 4], left: 0 }
    }

    /// Quantal response: position in `options`, each what it is and its utility, with probability proportional to
    /// e^(utility / temperature) (McKelvey and Palfrey 1995). `None` on an empty list.
    ///
    /// Sampled by the Gumbel-max rule with the luck of each [`Draw::option`]. Two histories that differ in the
    /// utilities then choose as the same person would have (Oberst and Sontag 2019, "Counterfactual off-policy
    /// evaluation with Gumbel-max structural causal models").
    #[must_use]
    pub fn quantal(&self, options: &[(u16, f64)], temperature: f64) -> Option<usize> {
        self.highest(options, |luck, utility| Some(utility + temperature * luck.gumbel()))
    }

    /// Position in `options`, each what it is and its rate, with probability in proportion to the rate; `None` if no
    /// rate is positive. Each option with a rate takes an exponential time of its own, and the first wins.
    #[must_use]
    pub fn race(&self, options: &[(u16, f64)]) -> Option<usize> {
        self.highest(options, |luck, rate| (rate > 0.0).then(|| -luck.exponential() / rate))
    }

    /// The option with the highest score, the first of them if several have it.
    fn highest(&self, options: &[(u16, f64)], score: impl Fn(&mut Self, f64) -> Option<f64>) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for (i, (what, value)) in options.iter().enumerate() {
            if let Some(score) = score(&mut self.option(*what), *value)
                && best.is_none_or(|(_, highest)| score > highest)
            {
                best = Some((i, score));
            }
        }
        best.map(|(i, _)| i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The Random123 known-answer vectors for philox4x32-10.
    #[test]
    fn philox_known_answers() {
        assert_eq!(philox4x32_10([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox4x32_10([u32::MAX; 4], [u32::MAX; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        assert_eq!(
            philox4x32_10([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn a_draw_depends_on_each_part_of_its_key() {
        let base = Draws::new(1, 2).at(3, 4, 5).uniform();
        assert_eq!(base, Draws::new(1, 2).at(3, 4, 5).uniform());
        for other in [
            Draws::new(2, 2).at(3, 4, 5).uniform(),
            Draws::new(1, 3).at(3, 4, 5).uniform(),
            Draws::new(1, 2).at(4, 4, 5).uniform(),
            Draws::new(1, 2).at(3, 5, 5).uniform(),
            Draws::new(1, 2).at(3, 4, 6).uniform(),
        ] {
            assert_ne!(base, other);
        }
    }

    #[test]
    fn moments_are_right() {
        let mut d = Draws::new(7, 0).at(1, 1, 1);
        let n = 40_000;
        let (mut u, mut e, mut z, mut z2, mut t) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for _ in 0..n {
            u += d.uniform();
            e += d.exponential();
            t += d.triangular(0.0, 1.0, 5.0);
        }
        let mut d = Draws::new(7, 1).at(1, 1, 1);
        for _ in 0..n {
            let x = d.normal();
            z += x;
            z2 += x * x;
        }
        let n = f64::from(n);
        assert!((u / n - 0.5).abs() < 0.01);
        assert!((e / n - 1.0).abs() < 0.03);
        assert!((z / n).abs() < 0.02 && (z2 / n - 1.0).abs() < 0.04);
        assert!((t / n - 2.0).abs() < 0.03);
    }

    #[test]
    fn a_quantal_response_prefers_the_better_option() {
        let mut wins = 0;
        for i in 0..2000 {
            wins += u32::from(Draws::new(1, i).at(0, 0, 0).quantal(&[(7, 1.0), (3, 0.0)], 0.5) == Some(0));
        }
        let expected = maths::sigmoid(2.0) * 2000.0;
        assert!((f64::from(wins) - expected).abs() < 80.0, "{wins} of {expected}");
        assert_eq!(Draws::new(1, 1).at(0, 0, 0).quantal(&[], 1.0), None);
    }

    #[test]
    fn a_race_is_won_in_proportion_to_the_rates() {
        let mut wins = [0; 3];
        for i in 0..4000 {
            let won = Draws::new(1, i).at(0, 0, 0).race(&[(1, 1.0), (2, 0.0), (9, 3.0)]);
            wins[won.expect("two have a rate")] += 1;
        }
        assert!(wins[1] == 0 && (wins[2] - 3000i32).abs() < 110, "{wins:?}");
        assert_eq!(Draws::new(1, 1).at(0, 0, 0).race(&[(1, 0.0)]), None);
    }

    proptest! {
        #[test]
        fn an_option_taken_away_leaves_the_choice_among_the_others(
            seed: u64,
            utilities in prop::collection::vec(-2.0f64..2.0, 2..8),
            gone in 0usize..8,
        ) {
            let draw = Draws::new(seed, 0).at(1, 2, 3);
            let all: Vec<(u16, f64)> = utilities.iter().enumerate().map(|(i, u)| (i as u16 * 3, *u)).collect();
            let gone = gone % all.len();
            let fewer: Vec<(u16, f64)> = all.iter().copied().enumerate().filter(|(i, _)| *i != gone).map(|x| x.1).collect();
            let rates = |options: &[(u16, f64)]| -> Vec<(u16, f64)> {
                options.iter().map(|(what, u)| (*what, u.abs() + 0.1)).collect()
            };
            let chosen = draw.quantal(&all, 0.5).map(|i| all[i].0).expect("not empty");
            if chosen != all[gone].0 {
                prop_assert_eq!(draw.quantal(&fewer, 0.5).map(|i| fewer[i].0), Some(chosen));
            }
            let won = draw.race(&rates(&all)).map(|i| all[i].0).expect("all have a rate");
            if won != all[gone].0 {
                prop_assert_eq!(draw.race(&rates(&fewer)).map(|i| fewer[i].0), Some(won));
            }
        }

        #[test]
        fn uniforms_stay_inside(seed: u64, history: u64, m: u16, e: u32, o: u64) {
            let mut d = Draws::new(seed, history).at(m, e, o);
            for _ in 0..5 {
                let u = d.uniform();
                prop_assert!(u > 0.0 && u < 1.0);
            }
        }

        #[test]
        fn gumbel_above_agrees_with_gumbel(seed: u64, least in -3.0f64..8.0) {
            let at = || Draws::new(seed, 0).at(0, 0, 0);
            let g = at().gumbel();
            prop_assert_eq!(at().gumbel_above(least), (g > least).then_some(g));
        }

        #[test]
        fn picks_only_what_has_weight(seed: u64, w in prop::collection::vec(0.0f64..3.0, 1..6)) {
            let mut d = Draws::new(seed, 0).at(0, 0, 0);
            match d.pick(&w) {
                Some(i) => prop_assert!(w[i] > 0.0),
                None => prop_assert!(w.iter().sum::<f64>() <= 0.0),
            }
        }
    }
}
