//! What polities held at the ends of years, over many histories.
//!
//! To hold a place is what counts as lasting: a people without one has scattered, is in flight or serves others. Sums
//! are of whole numbers, so that they do not depend on the order in which histories come.

use crate::schema::Schema;
use crate::years::YearRow;

/// What each polity held at the end of each year, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingCounts {
    first_year: i32,
    years: usize,
    histories: u64,
    /// By year, then polity.
    cells: Vec<Held>,
    polities: usize,
}

/// What one polity held at the end of one year, over all histories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Histories in which it held a place.
    pub holding: u64,
    /// Places, summed over the histories.
    pub places: u64,
    /// Land nearest to its places, km², summed over the histories.
    pub area_km2: u64,
}

impl HoldingCounts {
    /// Nothing counted yet.
    pub(crate) fn new(schema: &Schema) -> Self {
        let (first_year, last) = (schema.start.year(), schema.end.year());
        let years = usize::try_from(last - first_year + 1).unwrap_or(0);
        let polities = schema.polities.len();
        Self { first_year, years, histories: 0, cells: vec![Held::default(); years * polities], polities }
    }

    /// Adds the ends of years of one history; none if they were not read.
    pub fn add(&mut self, rows: &[YearRow]) {
        self.histories += u64::from(!rows.is_empty());
        for row in rows.iter().filter(|row| row.places > 0) {
            let Some(at) = self.at(row.year, row.polity.index()) else { continue };
            let cell = &mut self.cells[at];
            cell.holding += 1;
            cell.places += u64::from(row.places);
            cell.area_km2 += row.area_km2.round() as u64;
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.histories += other.histories;
        for (ours, theirs) in self.cells.iter_mut().zip(&other.cells) {
            ours.holding += theirs.holding;
            ours.places += theirs.places;
            ours.area_km2 += theirs.area_km2;
        }
    }

    /// Of how many histories the ends of years were read.
    #[must_use]
    pub fn histories(&self) -> u64 {
        self.histories
    }

    /// The years, each as it stood on its last day.
    pub fn years(&self) -> impl ExactSizeIterator<Item = i32> + use<> {
        let first = self.first_year;
        (0..self.years).map(move |i| first + i as i32)
    }

    /// What a polity, by its position in the schema, held at the end of a year.
    #[must_use]
    pub fn held(&self, year: i32, polity: usize) -> Held {
        self.at(year, polity).map_or(Held::default(), |at| self.cells[at])
    }

    fn at(&self, year: i32, polity: usize) -> Option<usize> {
        let year = usize::try_from(year - self.first_year).ok().filter(|year| *year < self.years)?;
        (polity < self.polities).then_some(year * self.polities + polity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumen_base::PolityId;

    fn row(year: i32, polity: usize, places: u16, area_km2: f32) -> YearRow {
        let polity = PolityId::at(polity);
        YearRow { year, polity, places, households: 0.0, men: 0, treasury: 0, area_km2 }
    }

    fn empty() -> HoldingCounts {
        HoldingCounts { first_year: 1208, years: 2, histories: 0, cells: vec![Held::default(); 4], polities: 2 }
    }

    #[test]
    fn a_polity_lasts_while_it_holds_a_place() {
        let mut counts = empty();
        counts.add(&[row(1208, 0, 3, 10.4), row(1208, 1, 2, 5.5), row(1209, 0, 5, 15.9), row(1209, 1, 0, 0.0)]);
        counts.add(&[row(1208, 1, 5, 20.0), row(1209, 1, 5, 20.0)]);
        counts.add(&[]);
        assert_eq!(counts.histories(), 2);
        assert_eq!(counts.years().collect::<Vec<_>>(), [1208, 1209]);
        assert_eq!(counts.held(1208, 1), Held { holding: 2, places: 7, area_km2: 26 });
        assert_eq!(counts.held(1209, 1), Held { holding: 1, places: 5, area_km2: 20 });
        assert_eq!(counts.held(1209, 0), Held { holding: 1, places: 5, area_km2: 16 });
        assert_eq!((counts.held(1210, 0), counts.held(1208, 2), counts.held(1207, 0)), Default::default());
    }
}
