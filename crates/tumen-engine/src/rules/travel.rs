//! Numbers of travel, which belong to the map.

pub use tumen_geo::Travel;
