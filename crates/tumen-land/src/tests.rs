//! What must hold of land, on made-up ground around Kashgar.

use super::*;
use crate::pace::{HIGHEST_M, OPEN_KM};
use std::collections::{BTreeMap, BTreeSet};
use tumen_scenario::land::LandCell;

const WEST: Option<(f64, f64)> = Some((39.5, 75.0));
const EAST: Option<(f64, f64)> = Some((39.5, 78.0));

/// Plain ground around two places, changed cell by cell.
fn ground(change: impl Fn(f64, &mut LandCell)) -> Ground {
    let mut table = ground::open(&[WEST, EAST]);
    for land in &mut table {
        change(h3o::LatLng::from(land.cell).lng(), land);
    }
    Ground::new(&table)
}

fn total(land: &Land) -> f32 {
    land.km2().iter().sum()
}

#[test]
fn a_place_alone_has_a_round_country() {
    let circle = core::f64::consts::PI * (REACH_DAYS * OPEN_KM) * (REACH_DAYS * OPEN_KM);
    for lat in [0.0, 39.5, 60.0, -35.0] {
        let spots = [Some((lat, 75.0))];
        let alone = f64::from(Land::over(Ground::new(&ground::open(&spots)), &spots).km2()[0]);
        // Twelve directions out of all, and cells that are in or out as a whole.
        assert!((0.88..1.0).contains(&(alone / circle)), "{alone} km² at {lat}° against {circle}");
    }
}

#[test]
fn neighbours_share_equally_what_lies_between_them() {
    let both = Land::over(ground(|_, _| ()), &[WEST, EAST]);
    let alone = Land::over(ground(|_, _| ()), &[WEST, None]);
    assert_eq!(alone.km2()[1], 0.0);
    let (a, b) = (both.km2()[0], both.km2()[1]);
    assert!((a / b - 1.0).abs() < 0.03, "{a} and {b} km²");
    assert!(a < 0.9 * alone.km2()[0] && total(&both) > 1.3 * alone.km2()[0], "{a} of {}", alone.km2()[0]);
}

#[test]
fn every_cell_has_one_owner_and_the_areas_sum_up() {
    let land = Land::over(ground(|_, _| ()), &[WEST, EAST]);
    let cells: Vec<CellIndex> = land.cells().map(|(cell, _)| cell).collect();
    assert!(cells.windows(2).all(|pair| pair[0] < pair[1]));
    // The children of a cell differ in size by some per mille.
    let sum: f64 = cells.iter().map(|cell| cell.area_km2()).sum();
    assert!((f64::from(total(&land)) / sum - 1.0).abs() < 0.005, "{} of {sum} km²", total(&land));
}

#[test]
fn of_two_places_on_one_spot_the_first_has_the_land() {
    let land = Land::over(ground(|_, _| ()), &[WEST, WEST]);
    assert!(land.km2()[0] > 0.0 && land.km2()[1] == 0.0);
    assert_eq!(land.topology().objects.places.geometries.len(), 1);
}

#[test]
fn a_border_moves_toward_the_side_that_is_harder_to_cross() {
    let middle = 76.5;
    let share = |change: fn(&mut LandCell)| {
        let land = Land::over(
            ground(|lon, land| {
                if lon > middle {
                    change(land)
                }
            }),
            &[WEST, EAST],
        );
        land.km2()[1] / total(&land)
    };
    let even = share(|_| ());
    for (what, hard) in [
        ("mountains", share(|land| land.relief_m = 500.0)),
        ("sand", share(|land| land.bare = 1.0)),
        ("height", share(|land| land.elevation_m = 4500.0)),
    ] {
        assert!(hard < 0.9 * even, "{what}: {hard} of {even}");
    }
}

#[test]
fn nobody_has_land_beyond_a_range_that_nobody_crosses() {
    let wall = |lon: f64| (76.0..77.0).contains(&lon);
    let land = Land::over(
        ground(|lon, land| {
            if wall(lon) {
                land.elevation_m = HIGHEST_M + 10.0
            }
        }),
        &[WEST, None],
    );
    assert!(land.km2()[0] > 0.0);
    // A child of a cell may lie a little outside of it.
    assert!(land.cells().all(|(cell, _)| h3o::LatLng::from(cell).lng() < 76.2));
}

#[test]
fn water_belongs_to_nobody_and_wets_its_shore() {
    let dry = Land::over(ground(|_, _| ()), &[WEST, None]);
    let sea = |lon: f64, land: &mut LandCell| {
        if lon < 74.5 {
            (land.water, land.wet) = (1.0, 0b111_1111);
        } else if lon < 75.5 {
            (land.water, land.wet) = (0.5, 0b000_1110);
        }
    };
    let wet = Land::over(ground(sea), &[WEST, None]);
    assert!(total(&wet) < 0.7 * total(&dry));
    let own = ground::cell_at(39.5, 75.0);
    for (cell, _) in wet.cells().filter(|(cell, _)| Some(*cell) != own) {
        let parent = cell.parent(h3o::Resolution::Four).map(|parent| h3o::LatLng::from(parent).lng());
        assert!(parent.is_some_and(|lon| lon > 74.5), "{cell} is at sea");
        let direction = cell.direction_at(h3o::Resolution::Five).map(u8::from);
        assert!(parent.is_some_and(|lon| lon > 75.5) || !matches!(direction, Some(1..=3)), "{cell} is under water");
    }
    let shore: f64 = wet.ground.dry_km2(wet.spread.owned().map(|(slot, _)| slot)).iter().sum();
    assert!((shore - f64::from(total(&wet))).abs() <= 1.0);
    // Four dry children have the half of the cell that is dry, so an eighth each.
    let half = LandCell {
        cell: "8420c93ffffffff".parse().unwrap(),
        water: 0.5,
        wet: 0b000_1110,
        elevation_m: 0.0,
        relief_m: 0.0,
        bare: 0.0,
    };
    let km2 = Ground::new(&[half]).dry_km2([0, 4, 5, 6].into_iter());
    assert!((km2.iter().sum::<f64>() / half.cell.area_km2() - 0.5).abs() < 1e-9);
}

#[test]
fn a_place_on_an_island_has_the_island() {
    let sea = |_: f64, land: &mut LandCell| (land.water, land.wet) = (0.9, 0b111_1111);
    let land = Land::over(ground(sea), &[WEST]);
    assert_eq!(land.cells().count(), 1);
    assert!(land.km2()[0] > 10.0 && land.km2()[0] < 60.0, "{} km²", land.km2()[0]);
}

#[test]
fn the_land_of_a_place_is_of_one_piece() {
    // A crowd of places on ground that changes from cell to cell, so that long steps cross the ways of others.
    let spots: Vec<Option<(f64, f64)>> = (0..120_u32)
        .map(|i| Some((38.0 + f64::from(i * 37 % 120) * 0.03, 74.0 + f64::from(i * 53 % 120) * 0.04)))
        .collect();
    let mut table = ground::open(&spots);
    for (i, land) in table.iter_mut().enumerate() {
        land.relief_m = (i * 7919 % 13) as f64 * 150.0;
    }
    let land = Land::over(Ground::new(&table), &spots);
    let owned: BTreeMap<CellIndex, PlaceId> = land.cells().collect();
    for i in 0..spots.len() {
        let mut left: BTreeSet<CellIndex> =
            owned.iter().filter(|(_, place)| **place == PlaceId::at(i)).map(|(cell, _)| *cell).collect();
        let mut reached: Vec<CellIndex> = left.pop_first().into_iter().collect();
        while let Some(cell) = reached.pop() {
            reached.extend(cell.grid_ring::<Vec<_>>(1).into_iter().filter(|near| left.remove(near)));
        }
        assert!(left.is_empty(), "place {i} has {} cells apart", left.len());
    }
}
