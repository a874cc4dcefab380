//! The outputs of a design of runs: a row for each run, in its order, a number for each output.

/// Outputs that do not fit their design.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum OutputsError {
    /// Not one row for each run.
    #[error("{rows} rows of outputs for {runs} runs")]
    Rows {
        /// Runs of the design.
        runs: usize,
        /// Rows of outputs.
        rows: usize,
    },
    /// A row with another number of outputs than the first.
    #[error("run {run} has {found} outputs where the first has {expected} (runs count from 0)")]
    Width {
        /// Run.
        run: usize,
        /// Its outputs.
        found: usize,
        /// Outputs of the first run.
        expected: usize,
    },
    /// An output that is no number.
    #[error(
        "output {output} of run {run} is not a finite number (both count from 0); \
         what did not happen needs a value too, such as the last day of the scenario for a date"
    )]
    Missing {
        /// Run.
        run: usize,
        /// Output.
        output: usize,
    },
}

/// Outputs of each run, the same number in all of them.
pub(crate) fn width(runs: usize, outputs: &[Vec<f64>]) -> Result<usize, OutputsError> {
    if outputs.len() != runs {
        return Err(OutputsError::Rows { runs, rows: outputs.len() });
    }
    let expected = outputs.first().map_or(0, Vec::len);
    for (run, row) in outputs.iter().enumerate() {
        if row.len() != expected {
            return Err(OutputsError::Width { run, found: row.len(), expected });
        }
        if let Some(output) = row.iter().position(|y| !y.is_finite()) {
            return Err(OutputsError::Missing { run, output });
        }
    }
    Ok(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_must_be_whole() {
        let mut rows = vec![vec![0.0]; 9];
        assert_eq!(width(9, &rows), Ok(1));
        assert_eq!(width(8, &rows), Err(OutputsError::Rows { runs: 8, rows: 9 }));
        rows[4][0] = f64::NAN;
        assert_eq!(width(9, &rows), Err(OutputsError::Missing { run: 4, output: 0 }));
        rows[4] = vec![1.0, 2.0];
        assert_eq!(width(9, &rows), Err(OutputsError::Width { run: 4, found: 2, expected: 1 }));
    }
}
