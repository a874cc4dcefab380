//! `world/places.csv`: the gazetteer.

use crate::cell::{LATITUDE, LONGITUDE, choice, text};
use crate::read::{Reader, Row, records};
use tumen_geo::{Place, PlaceKind};

pub(crate) const FILE: &str = "world/places.csv";
pub(crate) const COLUMNS: &[&str] = &["id", "name", "aliases", "lat", "lon", "kind", "coord_quality", "source"];

const KINDS: &[(&str, PlaceKind)] = &[
    ("city", PlaceKind::City),
    ("fort", PlaceKind::Fort),
    ("pass", PlaceKind::Pass),
    ("pasture", PlaceKind::Pasture),
    ("tribal centre", PlaceKind::TribalCentre),
    ("field", PlaceKind::Field),
    ("river crossing", PlaceKind::RiverCrossing),
    ("region", PlaceKind::Region),
    ("caravanserai", PlaceKind::Caravanserai),
    ("water", PlaceKind::Water),
];

pub(crate) fn read(readers: Vec<Reader<'_>>) -> Vec<Row<Place>> {
    records(readers, |r| {
        let id = r.need("id", text);
        let name = r.need("name", text);
        let aliases = r.or("aliases", String::new(), text);
        let (lat, lon) = (r.need("lat", LATITUDE.number()), r.need("lon", LONGITUDE.number()));
        let kind = r.need("kind", choice(KINDS));
        let quality = r.need("coord_quality", text);
        let source = r.peek("source").and_then(|c| c.str()).unwrap_or_default().to_owned();
        let aliases = aliases?.split('|').map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
        Some(Place { id: id?, name: name?, aliases, lat: lat?, lon: lon?, kind: kind?, quality: quality?, source })
    })
}
