//! The land of the places as TopoJSON: borders are stored once, so neighbours stay neighbours when a page smooths or
//! simplifies them line by line.

use crate::rings::{Border, degrees};
use serde::Serialize;
use std::collections::BTreeMap;
use tumen_base::PlaceId;

/// Steps of the grid on which corners are laid, from the one edge of the country to the other.
const STEPS: f64 = 100_000.0;

/// A TopoJSON topology with one object, `places`. Serialises as the format wants it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type")]
pub struct Topology {
    /// West, south, east and north edge, degrees.
    pub bbox: [f64; 4],
    /// How the numbers of the arcs become degrees.
    pub transform: Transform,
    /// The shapes.
    pub objects: Objects,
    /// Borders: the first point of each on the grid (east, north), then the steps to the next ones.
    pub arcs: Vec<Vec<[i32; 2]>>,
}

/// Degrees = number × scale + translate, for longitude and latitude.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Transform {
    /// Degrees a step.
    pub scale: [f64; 2],
    /// Degrees at zero.
    pub translate: [f64; 2],
}

/// The objects of the topology.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Objects {
    /// A shape for each place that has land.
    pub places: Collection,
}

/// A TopoJSON geometry collection.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename = "GeometryCollection")]
pub struct Collection {
    /// The shapes, in the order of the places.
    pub geometries: Vec<Shape>,
}

/// The land of one place: in one piece, since whatever is reached is reached over its own land.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename = "Polygon")]
pub struct Shape {
    /// Position of the place in its scenario.
    pub id: usize,
    /// What is known of it.
    pub properties: Properties,
    /// The outer ring, clockwise as drawing libraries for the sphere want it, then the holes, counter-clockwise. Numbers
    /// are positions in the arcs; a negative one, -1 - n, is arc n walked backwards.
    pub arcs: Vec<Vec<i32>>,
}

/// Properties of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Properties {
    /// Land, km².
    pub km2: f32,
}

/// Makes the topology of borders and of the area of each place.
pub(crate) fn of(borders: &[Border], km2: &[f32]) -> Topology {
    let lines: Vec<Vec<(f64, f64)>> =
        borders.iter().map(|border| border.corners.iter().map(|corner| degrees(*corner)).collect()).collect();
    let bbox = bounds(lines.iter().flatten());
    let transform =
        Transform { scale: [(bbox[2] - bbox[0]) / STEPS, (bbox[3] - bbox[1]) / STEPS], translate: [bbox[0], bbox[1]] };
    let arcs = lines.iter().map(|line| steps(line, &transform)).collect();
    let shape = |(id, km2): (usize, &f32)| {
        let arcs = rings(borders, &lines, PlaceId::at(id));
        (!arcs.is_empty()).then_some(Shape { id, properties: Properties { km2: *km2 }, arcs })
    };
    let geometries = km2.iter().enumerate().filter_map(shape).collect();
    Topology { bbox, transform, objects: Objects { places: Collection { geometries } }, arcs }
}

/// The rings around the land of a place, the outer one first. The place is to the right of each arc as it is walked.
fn rings(borders: &[Border], lines: &[Vec<(f64, f64)>], place: PlaceId) -> Vec<Vec<i32>> {
    let mut by_start = BTreeMap::new();
    for (i, border) in borders.iter().enumerate() {
        let (Some(first), Some(last)) = (border.corners.first(), border.corners.last()) else { continue };
        let i = i as i32;
        if border.right == Some(place) {
            by_start.insert(*first, (i, *last));
        } else if border.left == Some(place) {
            by_start.insert(*last, (-1 - i, *first));
        }
    }
    let mut rings = Vec::new();
    while let Some((start, (arc, mut at))) = by_start.pop_first() {
        let mut ring = vec![arc];
        while at != start {
            let Some((arc, next)) = by_start.remove(&at) else { break };
            ring.push(arc);
            at = next;
        }
        rings.push((turn(&ring, lines), ring));
    }
    // Clockwise is negative; there is one such ring.
    rings.sort_by(|a, b| a.0.total_cmp(&b.0));
    rings.into_iter().map(|(_, ring)| ring).collect()
}

/// Twice the area within a ring in square degrees, positive if it runs counter-clockwise (the shoelace formula).
fn turn(ring: &[i32], lines: &[Vec<(f64, f64)>]) -> f64 {
    let mut sum = 0.0;
    for arc in ring {
        let (line, sign) = if *arc < 0 { (&lines[(-1 - arc) as usize], -1.0) } else { (&lines[*arc as usize], 1.0) };
        sum += sign * line.windows(2).map(|p| p[0].0 * p[1].1 - p[1].0 * p[0].1).sum::<f64>();
    }
    sum
}

fn steps(line: &[(f64, f64)], transform: &Transform) -> Vec<[i32; 2]> {
    let grid = |x: f64, axis: usize| ((x - transform.translate[axis]) / transform.scale[axis]).round() as i32;
    let mut at = [0, 0];
    let mut step = |(lon, lat): &(f64, f64)| {
        let next = [grid(*lon, 0), grid(*lat, 1)];
        let step = [next[0] - at[0], next[1] - at[1]];
        at = next;
        step
    };
    line.iter().map(&mut step).collect()
}

fn bounds<'p>(points: impl Iterator<Item = &'p (f64, f64)>) -> [f64; 4] {
    let all = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let found = points.fold(all, |[w, s, e, n], (x, y)| [w.min(*x), s.min(*y), e.max(*x), n.max(*y)]);
    if found[0].is_finite() { found } else { [0.0; 4] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{self, Ground};
    use crate::{Land, PlaceId};

    /// Three places, the first with a lake in its land.
    fn land() -> Land {
        let spots = [Some((39.5, 75.0)), Some((39.5, 77.5)), Some((41.0, 76.2))];
        let mut table = ground::open(&spots);
        let lake = ground::cell_at(38.9, 74.0).and_then(|cell| cell.parent(h3o::Resolution::Four));
        for land in table.iter_mut().filter(|land| Some(land.cell) == lake) {
            (land.water, land.wet) = (1.0, 0b111_1111);
        }
        Land::over(Ground::new(&table), &spots)
    }

    /// The points of a ring, decoded as the format says.
    fn decode(t: &Topology, ring: &[i32]) -> Vec<(i32, i32)> {
        let mut points: Vec<(i32, i32)> = Vec::new();
        for i in ring {
            let arc = &t.arcs[if *i < 0 { -1 - *i } else { *i } as usize];
            let mut at = (0, 0);
            let mut line: Vec<(i32, i32)> = Vec::new();
            for [dx, dy] in arc {
                at = (at.0 + dx, at.1 + dy);
                line.push(at);
            }
            if *i < 0 {
                line.reverse();
            }
            if let Some(last) = points.last() {
                assert_eq!(Some(last), line.first(), "arcs of a ring must meet");
                line.remove(0);
            }
            points.extend(line);
        }
        points
    }

    #[test]
    fn every_place_with_land_has_closed_rings_and_only_the_outer_one_runs_clockwise() {
        let land = land();
        let t = land.topology();
        let shapes = &t.objects.places.geometries;
        assert_eq!(shapes.iter().map(|shape| shape.id).collect::<Vec<_>>(), [0, 1, 2]);
        for shape in shapes {
            assert_eq!(shape.properties.km2, land.km2()[shape.id]);
            for (n, ring) in shape.arcs.iter().enumerate() {
                let points = decode(&t, ring);
                assert!(points.len() > 6 && points.first() == points.last());
                let turn: i64 = points
                    .windows(2)
                    .map(|p| i64::from(p[0].0) * i64::from(p[1].1) - i64::from(p[1].0) * i64::from(p[0].1))
                    .sum();
                assert_eq!(turn < 0, n == 0, "ring {n} of place {}", shape.id);
            }
        }
        assert_eq!(shapes.iter().map(|shape| shape.arcs.len()).collect::<Vec<_>>(), [2, 1, 1], "one lake");
    }

    #[test]
    fn a_border_is_stored_once_and_both_sides_use_it() {
        let t = land().topology();
        let mut uses = vec![[0, 0]; t.arcs.len()];
        for i in t.objects.places.geometries.iter().flat_map(|shape| shape.arcs.iter().flatten()) {
            uses[if *i < 0 { -1 - *i } else { *i } as usize][usize::from(*i < 0)] += 1;
        }
        assert!(uses.iter().all(|[forward, back]| *forward <= 1 && *back <= 1 && forward + back > 0), "{uses:?}");
        assert_eq!(uses.iter().filter(|both| **both == [1, 1]).count(), 3, "each two of the three are neighbours");
    }

    #[test]
    fn the_shapes_are_as_large_as_the_land() {
        let land = land();
        let t = land.topology();
        for shape in &t.objects.places.geometries {
            // On a sphere the area between a ring and the equator is the integral of sin(latitude) over longitude.
            let mut km2 = 0.0;
            for ring in &shape.arcs {
                let degrees =
                    |axis: usize, n: i32| f64::from(n) * t.transform.scale[axis] + t.transform.translate[axis];
                for p in decode(&t, ring).windows(2) {
                    let step = (degrees(0, p[1].0) - degrees(0, p[0].0)).to_radians();
                    let middle = (degrees(1, p[0].1) + degrees(1, p[1].1)).to_radians() / 2.0;
                    km2 += step * tumen_base::maths::sin(middle) * 6371.0088 * 6371.0088;
                }
            }
            let own = f64::from(land.km2()[shape.id]);
            assert!((km2 / own - 1.0).abs() < 0.005, "place {}: {km2} km² drawn, {own} counted", shape.id);
        }
    }

    #[test]
    fn it_is_topojson_and_the_same_every_time() {
        let text = serde_json::to_string(&land().topology()).unwrap();
        assert_eq!(text, serde_json::to_string(&land().topology()).unwrap());
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (&json["type"], &json["objects"]["places"]["type"]),
            (&"Topology".into(), &"GeometryCollection".into())
        );
        let shape = &json["objects"]["places"]["geometries"][1];
        assert_eq!((&shape["type"], &shape["id"]), (&"Polygon".into(), &1.into()));
        assert!(json["transform"]["scale"][0].as_f64().is_some_and(|step| step < 0.001));
    }

    #[test]
    fn without_land_there_is_nothing_to_draw() {
        let t = of(&[], &[0.0]);
        assert_eq!((t.arcs.len(), t.objects.places.geometries.len(), t.bbox), (0, 0, [0.0; 4]));
        assert_eq!(rings(&[], &[], PlaceId::at(0)), Vec::<Vec<i32>>::new());
    }
}
