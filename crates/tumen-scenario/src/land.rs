//! `world/land.csv`: the ground of the country around the places, cell by cell.

use crate::cell::{AMOUNT, ANY, Cell, SHARE, text};
use crate::diagnose::{Desk, Diagnostic};
use crate::read::{Reader, Row};
use h3o::{CellIndex, Resolution};
use std::collections::{BTreeMap, BTreeSet};
use tumen_geo::Place;

pub(crate) const FILE: &str = "world/land.csv";
pub(crate) const COLUMNS: &[&str] = &["cell", "water", "wet", "elevation_m", "relief_m", "bare", "source"];

/// Resolution of the cells: 4, that is about 1,770 km² each.
const RESOLUTION: Resolution = Resolution::Four;

/// The ground of one H3 cell of resolution 4.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandCell {
    /// Index of the cell.
    pub cell: CellIndex,
    /// Share of it under water, 0 to 1.
    pub water: f64,
    /// Which of its seven children of resolution 5 are mostly under water, as bits by their H3 direction.
    pub wet: u8,
    /// Mean height above the sea, m.
    pub elevation_m: f64,
    /// Standard deviation of the height within it, m.
    pub relief_m: f64,
    /// How bare it is, 0 grass, scrub or fields to 1 sand and gravel.
    pub bare: f64,
}

/// Reads the cells, in the order of their indices. A source is noted once, however many rows name it.
pub(crate) fn read(desk: &Desk<'_>, readers: Vec<Reader<'_>>) -> Option<Vec<LandCell>> {
    let (mut cells, mut sources) = (BTreeMap::new(), BTreeSet::new());
    let mut whole = true;
    for mut r in readers {
        let cell = r.need("cell", index);
        let water = r.need("water", SHARE.number());
        let wet = r.or("wet", 0, children);
        let elevation = r.need("elevation_m", ANY.number());
        let relief = r.need("relief_m", AMOUNT.number());
        let bare = r.need("bare", SHARE.number());
        sources.extend(r.need("source", text));
        let (Some(cell), Some(water), Some(wet), Some(elevation_m), Some(relief_m), Some(bare)) =
            (cell, water, wet, elevation, relief, bare)
        else {
            whole = false;
            continue;
        };
        if cells.insert(cell, LandCell { cell, water, wet, elevation_m, relief_m, bare }).is_some() {
            desk.put(Diagnostic::error(r.spot, format!("the cell `{cell}` is there twice")));
        }
    }
    sources.into_iter().for_each(|source| desk.cite("land".to_owned(), source));
    whole.then(|| cells.into_values().collect())
}

fn index(cell: &Cell<'_>) -> Option<CellIndex> {
    let found = cell.str().and_then(|s| s.parse::<CellIndex>().ok()).filter(|c| c.resolution() == RESOLUTION);
    if found.is_none() {
        cell.wrong("an H3 cell of resolution 4, 15 hexadecimal digits that begin with 84");
    }
    found
}

/// Directions of children, `0` to `6` one after the other, as bits.
fn children(cell: &Cell<'_>) -> Option<u8> {
    let digits = cell.str().unwrap_or_default();
    let mut bits = digits.chars().map(|c| c.to_digit(7).map(|d| 1_u8 << d));
    let found = bits.try_fold(0, |all, bit| bit.filter(|bit| all & bit == 0).map(|bit| all | bit));
    if found.is_none() {
        cell.wrong("directions of H3 children, digits from 0 to 6, each once");
    }
    found
}

/// Warns of places that stand on none of the cells: they would have no land.
pub(crate) fn check(desk: &Desk<'_>, places: &[Row<Place>], land: &[LandCell]) {
    if land.is_empty() {
        return;
    }
    for row in places {
        let Some(place) = &row.value else { continue };
        let Some(cell) = cell_of(place.lat, place.lon) else { continue };
        if land.binary_search_by_key(&cell, |l| l.cell).is_err() {
            let message = format!("{} stands on no cell of {FILE}, so it has no land", row.title);
            desk.put(Diagnostic::warning(row.spot, message).expected(format!("a row for the cell {cell}")));
        }
    }
}

/// The cell that a place stands on.
fn cell_of(lat: f64, lon: f64) -> Option<CellIndex> {
    Some(h3o::LatLng::new(lat, lon).ok()?.to_cell(RESOLUTION))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::sheet::Sheet;

    fn table(rows: &str) -> (Option<Vec<LandCell>>, String) {
        let files = Files::new([(FILE.to_owned(), format!("{}\n{rows}", COLUMNS.join(",")))]);
        let desk = Desk::new(&files);
        let sheet = Sheet::parse(&desk, 0, COLUMNS);
        let land = read(&desk, sheet.readers(&desk, "cell", &["cell"]));
        (land, desk.finish().0.to_string())
    }

    #[test]
    fn cells_come_in_the_order_of_their_indices() {
        let (land, problems) = table("8420c93ffffffff,0,,1300,45,0.6,a map\n840ab4dffffffff,0.25,06,440,65,0,a map\n");
        assert_eq!(problems, "");
        let land = land.unwrap();
        assert_eq!(land.iter().map(|l| l.cell.to_string()).collect::<Vec<_>>(), ["840ab4dffffffff", "8420c93ffffffff"]);
        assert_eq!((land[0].water, land[0].wet, land[0].elevation_m), (0.25, 0b100_0001, 440.0));
        assert_eq!((land[1].wet, land[1].relief_m, land[1].bare), (0, 45.0, 0.6));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let rows = "840ab4dffffffff,0,,440,65,0,a map\n840ab4dffffffff,0,,440,65,0,a map\n\
                    850ab4d7fffffff,0,7,1,1,0,a map\nkashgar,1.5,11,,-3,0,\n";
        let (land, problems) = table(rows);
        assert_eq!(land, None);
        insta::assert_snapshot!(problems, @r#"
        world/land.csv:3:1: the cell `840ab4dffffffff` is there twice
        world/land.csv:4:1: `cell` is "850ab4d7fffffff"; expected an H3 cell of resolution 4, 15 hexadecimal digits that begin with 84
        world/land.csv:4:19: `wet` is "7"; expected directions of H3 children, digits from 0 to 6, each once
        world/land.csv:5:1: `cell` is "kashgar"; expected an H3 cell of resolution 4, 15 hexadecimal digits that begin with 84
        world/land.csv:5:9: `water` is "1.5"; expected a number from 0 to 1
        world/land.csv:5:13: `wet` is "11"; expected directions of H3 children, digits from 0 to 6, each once
        world/land.csv:5:16: cell `kashgar` has no `elevation_m`
        world/land.csv:5:17: `relief_m` is "-3"; expected a number that is not negative
        world/land.csv:5:22: cell `kashgar` has no `source`
        "#);
    }
}
