//! Borders between owners as lines from one meeting point to the next.

use h3o::{CellIndex, LatLng, VertexIndex};
use std::collections::{BTreeMap, BTreeSet};
use tumen_base::PlaceId;

/// A border: corners of cells in order, with the same owner on each side all along. It ends where three owners meet,
/// nobody being one of them, or where it began.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Border {
    pub corners: Vec<VertexIndex>,
    pub left: Option<PlaceId>,
    pub right: Option<PlaceId>,
}

/// Owners on the left and on the right.
type Owners = (Option<PlaceId>, Option<PlaceId>);
/// Sides of cells that are part of a border, by the corner that they leave: the other corner, and the owners.
type Sides = BTreeMap<VertexIndex, Vec<(VertexIndex, Owners)>>;

/// The borders of these cells and their owners, in a fixed order; `owner` knows to whom any cell belongs.
pub(crate) fn borders(
    cells: impl Iterator<Item = (CellIndex, PlaceId)>,
    owner: impl Fn(CellIndex) -> Option<PlaceId>,
) -> Vec<Border> {
    let mut sides = sides(cells, owner);
    // Where more than two sides end, borders meet.
    let meetings: BTreeSet<VertexIndex> =
        sides.iter().filter(|(_, leaving)| leaving.len() != 2).map(|(corner, _)| *corner).collect();
    // What no border from a meeting takes are closed lines; the order of the starts does not matter to them.
    let starts: Vec<VertexIndex> = meetings.iter().chain(sides.keys()).copied().collect();
    let mut borders = Vec::new();
    for start in starts {
        while let Some(border) = walk(&mut sides, start, &meetings) {
            borders.push(border);
        }
    }
    borders
}

/// Every side between two owners, from both its ends.
fn sides(cells: impl Iterator<Item = (CellIndex, PlaceId)>, owner: impl Fn(CellIndex) -> Option<PlaceId>) -> Sides {
    let mut sides = Sides::new();
    let mut add = |from, to, left, right| {
        let leaving = sides.entry(from).or_default();
        if !leaving.contains(&(to, (left, right))) {
            leaving.push((to, (left, right)));
        }
    };
    for (cell, place) in cells {
        let strangers: Vec<CellIndex> =
            cell.grid_ring::<Vec<CellIndex>>(1).into_iter().filter(|near| owner(*near) != Some(place)).collect();
        if strangers.is_empty() {
            continue;
        }
        // Corners go round counter-clockwise, so a cell lies to the left of its own sides.
        let corners: Vec<VertexIndex> = cell.vertexes().collect();
        for stranger in strangers {
            let theirs: Vec<VertexIndex> = stranger.vertexes().collect();
            for (i, from) in corners.iter().enumerate() {
                let to = corners[(i + 1) % corners.len()];
                if theirs.contains(from) && theirs.contains(&to) {
                    let other = owner(stranger);
                    add(*from, to, Some(place), other);
                    add(to, *from, other, Some(place));
                }
            }
        }
    }
    sides
}

/// Takes a border that leaves a corner out of the sides, as far as it goes.
fn walk(sides: &mut Sides, start: VertexIndex, meetings: &BTreeSet<VertexIndex>) -> Option<Border> {
    let (next, (left, right)) = take(sides, start)?;
    let mut corners = vec![start, next];
    let mut at = next;
    while at != start && !meetings.contains(&at) {
        let Some((next, _)) = take(sides, at) else { break };
        corners.push(next);
        at = next;
    }
    Some(Border { corners, left, right })
}

/// Takes one side that leaves a corner, from both its ends.
fn take(sides: &mut Sides, from: VertexIndex) -> Option<(VertexIndex, Owners)> {
    let (to, owners) = sides.get_mut(&from)?.pop()?;
    if let Some(back) = sides.get_mut(&to) {
        back.retain(|(end, _)| *end != from);
    }
    Some((to, owners))
}

/// A corner in degrees: longitude and latitude.
pub(crate) fn degrees(corner: VertexIndex) -> (f64, f64) {
    let at = LatLng::from(corner);
    (at.lng(), at.lat())
}
