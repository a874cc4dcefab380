//! How long it takes to cross a kilometre of country where there is no road.
//!
//! ```text
//! days a km = (1 + bare x bare ground + relief / RELIEF_M + height above HIGH_M / HEIGHT_M) / OPEN_KM
//! ```
//!
//! The pace is that of a small mounted party, as a ruler sends it to collect a tax or hear a complaint; a host or a
//! caravan is slower everywhere, which moves borders little. All figures are estimates, tied to those of
//! `tumen_geo::Travel` for roads where it has one. They were set before any area was compared with a document.

use tumen_scenario::land::LandCell;

/// How far land belongs to a place, days: a week's ride, so that whoever is sent out is back within a fortnight, on
/// half of the food that parties carry (`supply.carried` of the engine, 25 days). An estimate. Over open ground that is 252 km.
pub const REACH_DAYS: f64 = 7.0;
/// Open, level, low ground crossed in a day, km: the riders of `tumen_geo::Travel`, between 25 and 48.
pub const OPEN_KM: f64 = 36.0;
/// Time added on bare ground, as a share of that on grass: twice as much as on a desert road (speed 0.8 of open
/// steppe, so a quarter more time), where the stages are set by wells. An estimate.
pub const BARE: f64 = 0.5;
/// Relief that doubles the time, m (standard deviation of the height in a cell of 1,770 km²). A mountain road takes half as
/// long again as open steppe; cells with such roads in the Tian Shan have 400 to 600 m, and off the road it is twice or three times as
/// slow. An estimate.
pub const RELIEF_M: f64 = 350.0;
/// Height from which thin air tells on men and horses, m. An estimate.
pub const HIGH_M: f64 = 3000.0;
/// Height above that which adds the time of open ground once more, m. An estimate.
pub const HEIGHT_M: f64 = 1000.0;
/// Mean height of cells that nobody crosses, m: above the highest caravan roads of the region (the Karakoram pass is
/// at 5,540 m, and the cells around it at 5,000 to 5,300 m on average). An estimate.
pub const HIGHEST_M: f64 = 5300.0;
/// Days for a kilometre of a cell, whether or not it can be crossed.
#[must_use]
pub fn days_a_km(cell: &LandCell) -> f64 {
    let height = (cell.elevation_m - HIGH_M).max(0.0) / HEIGHT_M;
    (1.0 + BARE * cell.bare + cell.relief_m / RELIEF_M + height) / OPEN_KM
}

/// Whether a cell is low enough to be crossed. Of a cell that is, those children are not crossed that are wet.
#[must_use]
pub fn passable(cell: &LandCell) -> bool {
    cell.elevation_m <= HIGHEST_M
}
