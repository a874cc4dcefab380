//! Which runs an analysis needs: the points of the scheme, and the draws that each takes.

use crate::outputs::OutputsError;
use crate::stream;
use tumen_base::Draws;

/// The longest base: as many points as the sequence has.
pub const LONGEST_BASE: usize = 1 << 16;

/// A design or its outputs that cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SobolError {
    /// No inputs.
    #[error("a sensitivity analysis needs at least one input")]
    NoInputs,
    /// The base has a length that the sequence is not even at.
    #[error("a base of {given} rows: only powers of two from 2 to {LONGEST_BASE} are even; the nearest is {nearest}")]
    Base {
        /// Length asked for.
        given: usize,
        /// Nearest length that will do.
        nearest: usize,
    },
    /// Outputs that do not fit the design.
    #[error(transparent)]
    Outputs(#[from] OutputsError),
}

/// Which runs an analysis needs. A pure function of its numbers: any run can be had by its place, so the runs
/// can be spread over machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub(super) inputs: usize,
    pub(super) base: usize,
    pub(super) chance: bool,
    pub(super) pairs: bool,
    seed: u64,
}

/// One run of a design.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// A number strictly between 0 and 1 for each input: the share of its prior that lies below.
    pub inputs: Vec<f64>,
    /// Which draws the run takes, as the number of a history. Below twice the base.
    pub draw: u64,
}

/// A plan of first and total indices: `base` times two runs more than there are inputs.
///
/// # Errors
/// No inputs, or a base that is no power of two from 2 to [`LONGEST_BASE`].
pub fn plan(inputs: usize, base: usize, seed: u64) -> Result<Plan, SobolError> {
    if inputs == 0 {
        return Err(SobolError::NoInputs);
    }
    if !(2..=LONGEST_BASE).contains(&base) || !base.is_power_of_two() {
        let within = base.clamp(2, LONGEST_BASE);
        let above = within.next_power_of_two();
        let nearest = if above - within > within - above / 2 { above / 2 } else { above };
        return Err(SobolError::Base { given: base, nearest });
    }
    Ok(Plan { inputs, base, chance: false, pairs: false, seed })
}

impl Plan {
    /// Also asks what chance does: one run more for each row of the base.
    #[must_use]
    pub fn with_chance(self) -> Self {
        Self { chance: true, ..self }
    }

    /// Also asks what pairs of inputs do: as many runs more for each row of the base as there are inputs.
    #[must_use]
    pub fn with_pairs(self) -> Self {
        Self { pairs: true, ..self }
    }

    /// Number of runs.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.base * self.step()
    }

    /// Runs of one row: A, an AB for each input, a BA for each if there are pairs, A with the draws of B if
    /// chance is asked for, B. But for chance this is the order of `SALib`.
    pub(super) fn step(&self) -> usize {
        self.inputs * (1 + usize::from(self.pairs)) + usize::from(self.chance) + 2
    }

    /// The run at a place below [`Plan::runs`].
    #[must_use]
    pub fn run(&self, place: usize) -> Run {
        let (row, at) = (place / self.step(), place % self.step());
        let (a, b) = (row as u64, (self.base + row) as u64);
        let (k, last) = (self.inputs, self.step() - 1);
        match at {
            0 => Run { inputs: self.point(row, |_| false), draw: a },
            _ if at == last => Run { inputs: self.point(row, |_| true), draw: b },
            _ if at <= k => Run { inputs: self.point(row, |input| input == at - 1), draw: a },
            _ if self.pairs && at <= 2 * k => Run { inputs: self.point(row, |input| input != at - 1 - k), draw: b },
            _ => Run { inputs: self.point(row, |_| false), draw: b },
        }
    }

    /// All runs, in order.
    #[must_use]
    pub fn design(&self) -> Vec<Run> {
        (0..self.runs()).map(|place| self.run(place)).collect()
    }

    fn point(&self, row: usize, of_b: impl Fn(usize) -> bool) -> Vec<f64> {
        let dimension = |input| if of_b(input) { self.inputs + input } else { input };
        (0..self.inputs).map(|input| self.coordinate(row, dimension(input))).collect()
    }

    /// One coordinate of the sequence. Dimensions past those of the tables start over with another scramble
    /// and order, which only gives up evenness between blocks (Burley 2020, section 5).
    fn coordinate(&self, row: usize, dimension: usize) -> f64 {
        // The sequence has 23 bits; its numbers stand for the middle of their cells.
        const HALF_CELL: f64 = 1.0 / 16_777_216.0;
        let tables = sobol_burley::NUM_DIMENSIONS as usize;
        let block = (dimension / tables) as u32;
        let scramble = Draws::new(self.seed, 0).at(stream::SCRAMBLE, block, 0).uniform() * 4_294_967_296.0;
        f64::from(sobol_burley::sample(row as u32, (dimension % tables) as u32, scramble as u32)) + HALF_CELL
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_cannot_be_a_design_is_refused() {
        assert_eq!(plan(0, 8, 1), Err(SobolError::NoInputs));
        for (given, nearest) in [(0, 2), (1, 2), (1000, 1024), (600, 512), (100_000, 65_536)] {
            assert_eq!(plan(2, given, 1), Err(SobolError::Base { given, nearest }));
        }
    }

    proptest! {
        #[test]
        fn runs_take_their_inputs_and_draws_from_a_and_b(inputs in 1usize..5, seed: u64, row in 0usize..16) {
            let plan = plan(inputs, 16, seed).unwrap().with_pairs().with_chance();
            let runs: Vec<Run> = (0..plan.step()).map(|at| plan.run(row * plan.step() + at)).collect();
            let (a, b) = (&runs[0], &runs[plan.step() - 1]);
            prop_assert!(a.draw == row as u64 && b.draw == 16 + row as u64);
            for input in 0..inputs {
                let (ab, ba) = (&runs[1 + input], &runs[1 + inputs + input]);
                prop_assert!(ab.draw == a.draw && ba.draw == b.draw);
                for other in 0..inputs {
                    let (same, swapped) = if other == input { (b, a) } else { (a, b) };
                    prop_assert_eq!(ab.inputs[other], same.inputs[other]);
                    prop_assert_eq!(ba.inputs[other], swapped.inputs[other]);
                }
            }
            let chance = &runs[plan.step() - 2];
            prop_assert!(chance.inputs == a.inputs && chance.draw == b.draw);
        }

        #[test]
        fn each_coordinate_is_even_however_many_there_are(seed: u64, dimension in 0usize..900) {
            // 64 points: one in each 64th.
            let plan = plan(450, 64, seed).unwrap();
            let mut cells: Vec<usize> = (0..64).map(|row| (plan.coordinate(row, dimension) * 64.0) as usize).collect();
            cells.sort_unstable();
            prop_assert!(cells.iter().copied().eq(0..64));
        }
    }
}
