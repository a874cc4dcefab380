//! How much land a place stands for: the country nearer to it than to any other place, as far as a fixed
//! reach. An estimate for maps and curves; no rule of the model reads it.

use tumen_base::maths::{cos, sin};

/// How far the land of a place reaches at most, km: about five days with carts. An estimate.
pub const REACH_KM: f64 = 150.0;
/// Distance between the points that stand for land, km.
const STEP_KM: f64 = 20.0;
/// Mean radius of the earth, km (IUGG).
const RADIUS_KM: f64 = 6371.0088;

/// Square kilometres for each place, given by latitude and longitude in degrees. Points about 20 km apart are laid over the
/// country, each standing for as much land as lies between it and the next, and given to the place that is
/// nearest by great circle if that is within [`REACH_KM`]. Of two places at one spot the first has it all.
#[must_use]
pub fn areas_km2(places: &[(f64, f64)]) -> Vec<f32> {
    let (south, north) = bounds(places.iter().map(|(lat, _)| lat.to_radians()));
    let (west, east) = bounds(places.iter().map(|(_, lon)| lon.to_radians()));
    let places: Vec<[f64; 3]> = places.iter().map(|(lat, lon)| unit(lat.to_radians(), lon.to_radians())).collect();
    let mut points = vec![0_u32; places.len()];
    let (step, reach) = (STEP_KM / RADIUS_KM, REACH_KM / RADIUS_KM);
    let near = cos(reach);
    // Rows lie at multiples of the step, so that a place added to a pack does not move them.
    for row in ((south - reach) / step).floor() as i64..=((north + reach) / step).ceil() as i64 {
        let lat = row as f64 * step;
        // Along a row the points stand as far apart on the ground as the rows do.
        let narrowing = cos(lat).max(step);
        let (apart, margin) = (step / narrowing, reach / narrowing);
        for column in ((west - margin) / apart).floor() as i64..=((east + margin) / apart).ceil() as i64 {
            let point = unit(lat, column as f64 * apart);
            let mut best = (near, None);
            for (i, place) in places.iter().enumerate() {
                let closeness = place[0] * point[0] + place[1] * point[1] + place[2] * point[2];
                if closeness > best.0 {
                    best = (closeness, Some(i));
                }
            }
            if let Some(i) = best.1 {
                points[i] += 1;
            }
        }
    }
    points.into_iter().map(|n| n as f32 * (STEP_KM * STEP_KM) as f32).collect()
}

/// The point of the unit sphere at a latitude and longitude in radians.
fn unit(lat: f64, lon: f64) -> [f64; 3] {
    [cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)]
}

fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_place_alone_has_a_round_country_at_any_latitude() {
        let circle = (core::f64::consts::PI * REACH_KM * REACH_KM) as f32;
        for lat in [0.0, 43.2, 60.0, -35.0] {
            let alone = areas_km2(&[(lat, 75.0)])[0];
            assert!((alone / circle - 1.0).abs() < 0.03, "{alone} km² at {lat}° against {circle}");
        }
    }

    #[test]
    fn neighbours_share_what_lies_between_them() {
        let both = areas_km2(&[(43.0, 75.0), (43.0, 76.0)]);
        let alone = areas_km2(&[(43.0, 75.0)])[0];
        assert!((both[0] / both[1] - 1.0).abs() < 0.05, "{both:?}");
        assert!(both[0] < 0.85 * alone && both[0] > 0.5 * alone, "{both:?} of {alone}");
        assert_eq!(areas_km2(&[(43.0, 75.0), (43.0, 75.0)])[1], 0.0);
    }

    #[test]
    fn far_places_do_not_touch_each_other() {
        let far = areas_km2(&[(43.0, 75.0), (36.0, 60.0)]);
        assert_eq!(far[0], areas_km2(&[(43.0, 75.0)])[0]);
        assert!(areas_km2(&[]).is_empty());
    }
}
