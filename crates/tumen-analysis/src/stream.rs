//! Names of the streams of draws that the analysis uses, in the place where a history has the number of a
//! mechanism. Mechanisms count up from 0 and these count down, so that even under one seed an analysis and
//! the histories that it looks at have no draw in common. A number is never used for something else.

/// Which rows a resample takes.
pub(crate) const RESAMPLE: u16 = 65_535;
/// Trajectories of a screening.
pub(crate) const TRAJECTORY: u16 = 65_534;
/// Scrambling of a low-discrepancy sequence.
pub(crate) const SCRAMBLE: u16 = 65_533;
/// Proposals of a calibration.
pub(crate) const PROPOSAL: u16 = 65_532;
/// Points of a design that moves all inputs at once.
pub(crate) const POINT: u16 = 65_531;
