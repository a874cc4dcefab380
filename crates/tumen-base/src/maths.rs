//! Transcendental functions from `libm` (the same bits on every platform), and the few shapes the
//! mechanisms share. Nothing else in the workspace calls the platform's own `exp` or `ln`.

/// e^x.
#[inline]
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm.
#[inline]
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// x^y.
#[inline]
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// Sine of an angle in radians.
#[inline]
#[must_use]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// Cosine of an angle in radians.
#[inline]
#[must_use]
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// Arc sine, in radians.
#[inline]
#[must_use]
pub fn asin(x: f64) -> f64 {
    libm::asin(x)
}

/// The logistic function 1 / (1 + e^-x).
#[inline]
#[must_use]
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// The inverse of [`sigmoid`]: ln(p / (1 - p)), for p strictly between 0 and 1.
#[inline]
#[must_use]
pub fn logit(p: f64) -> f64 {
    ln(p / (1.0 - p))
}

/// What is left of a quantity that fades with time constant `tau` after `elapsed` (same unit).
#[inline]
#[must_use]
pub fn fading(elapsed: f64, tau: f64) -> f64 {
    if elapsed <= 0.0 { 1.0 } else { exp(-elapsed / tau) }
}

/// A value that relaxes exponentially from `from` toward `target` with time constant `tau`.
#[inline]
#[must_use]
pub fn relax(from: f64, target: f64, elapsed: f64, tau: f64) -> f64 {
    target + (from - target) * fading(elapsed, tau)
}

/// Standard normal distribution function (Abramowitz and Stegun 7.1.26 through `libm::erf`).
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * (1.0 + libm::erf(x / core::f64::consts::SQRT_2))
}

/// Great-circle distance in kilometres between two points given in degrees (haversine, mean Earth
/// radius 6371.0 km).
#[must_use]
pub fn great_circle_km(lat_a: f64, lon_a: f64, lat_b: f64, lon_b: f64) -> f64 {
    let half = |x: f64| sin(x.to_radians() / 2.0);
    let (dlat, dlon) = (half(lat_b - lat_a), half(lon_b - lon_a));
    let h = dlat * dlat + cos(lat_a.to_radians()) * cos(lat_b.to_radians()) * dlon * dlon;
    2.0 * 6371.0 * asin(h.sqrt().min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigmoid_and_logit_undo_each_other() {
        for p in [0.01, 0.3, 0.5, 0.9] {
            assert!((sigmoid(logit(p)) - p).abs() < 1e-12);
        }
    }

    #[test]
    fn great_circle_matches_a_known_distance() {
        // Samarkand to Bukhara, about 220 km as the crow flies.
        let km = great_circle_km(39.67, 66.985, 39.775, 64.415);
        assert!((km - 220.0).abs() < 2.0, "{km}");
    }

    #[test]
    fn relax_starts_and_ends_where_it_should() {
        assert!((relax(0.2, 0.9, 0.0, 1.0) - 0.2).abs() < 1e-12);
        assert!((relax(0.2, 0.9, 100.0, 1.0) - 0.9).abs() < 1e-12);
    }
}
