//! The few statistics that the validation needs.

use tumen_base::{Draw, maths};

/// Quantile `p` of the values, linear between order statistics.
pub fn quantile(values: &[f64], p: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = p * (sorted.len() - 1) as f64;
    let (low, part) = (at.floor() as usize, at - at.floor());
    let high = (low + 1).min(sorted.len() - 1);
    sorted[low] + (sorted[high] - sorted[low]) * part
}

/// Arithmetic mean.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Standard deviation.
pub fn deviation(values: &[f64]) -> f64 {
    let m = mean(values);
    mean(&values.iter().map(|x| (x - m) * (x - m)).collect::<Vec<_>>()).sqrt()
}

/// Pearson correlation of ln x and ln y, with losses below one in a thousand set to that.
pub fn log_correlation(pairs: &[(f64, f64)]) -> f64 {
    let log = |x: f64| maths::ln(x.max(1e-3));
    let xs: Vec<f64> = pairs.iter().map(|p| log(p.0)).collect();
    let ys: Vec<f64> = pairs.iter().map(|p| log(p.1)).collect();
    let (mx, my) = (mean(&xs), mean(&ys));
    let products: Vec<f64> = xs.iter().zip(&ys).map(|(x, y)| (x - mx) * (y - my)).collect();
    mean(&products) / (deviation(&xs) * deviation(&ys))
}

/// A logistic regression of one outcome on one variable.
pub struct Logit {
    /// Log odds at x = 0.
    pub intercept: f64,
    /// Change of log odds for each unit of x.
    pub slope: f64,
    /// Standard error of the slope.
    pub slope_error: f64,
}

/// Maximum likelihood by Newton's method; `data` holds (x, whether it happened).
pub fn logit(data: &[(f64, bool)]) -> Logit {
    const STEPS: usize = 40;
    let (mut intercept, mut slope, mut slope_error) = (0.0, 0.0, 0.0);
    for _ in 0..STEPS {
        let (mut g0, mut g1, mut h00, mut h01, mut h11) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (x, y) in data {
            let p = maths::sigmoid(intercept + slope * x);
            let (miss, weight) = (f64::from(u8::from(*y)) - p, p * (1.0 - p));
            g0 += miss;
            g1 += miss * x;
            h00 += weight;
            h01 += weight * x;
            h11 += weight * x * x;
        }
        let det = h00 * h11 - h01 * h01;
        intercept += (h11 * g0 - h01 * g1) / det;
        slope += (h00 * g1 - h01 * g0) / det;
        slope_error = (h00 / det).sqrt();
    }
    Logit { intercept, slope, slope_error }
}

/// Mean squared error of probabilities; `data` holds (probability, whether it happened).
pub fn brier(data: &[(f64, bool)]) -> f64 {
    mean(&data.iter().map(|(p, y)| (p - f64::from(u8::from(*y))) * (p - f64::from(u8::from(*y)))).collect::<Vec<_>>())
}

/// Interval that holds `statistic` in 95 of 100 resamplings of the data.
pub fn bootstrap<T: Copy>(data: &[T], statistic: impl Fn(&[T]) -> f64, draw: &mut Draw) -> (f64, f64) {
    const RESAMPLES: usize = 1000;
    let values: Vec<f64> = (0..RESAMPLES)
        .map(|_| {
            let sample: Vec<T> = data.iter().map(|_| data[(draw.uniform() * data.len() as f64) as usize]).collect();
            statistic(&sample)
        })
        .collect();
    (quantile(&values, 0.025), quantile(&values, 0.975))
}
