//! `world/routes.csv`: the roads between places.

use crate::cell::{AMOUNT, SHARE, choice, months, text};
use crate::draft::Tables;
use crate::read::{Reader, Row, records};
use tumen_base::{Months, PlaceId};
use tumen_geo::{Closure, Route, Terrain};

pub(crate) const FILE: &str = "world/routes.csv";
pub(crate) const COLUMNS: &[&str] = &[
    "from",
    "to",
    "km",
    "terrain",
    "climb_m",
    "closed",
    "closure",
    "crossing",
    "high_water",
    "trap_risk",
    "km_method",
    "source",
];

const TERRAINS: &[(&str, Terrain)] = &[
    ("oasis road", Terrain::OasisRoad),
    ("steppe", Terrain::Steppe),
    ("desert", Terrain::Desert),
    ("mountain pass", Terrain::MountainPass),
    ("river crossing", Terrain::RiverCrossing),
];
const CLOSURES: &[(&str, Closure)] = &[("closed", Closure::Closed), ("hard", Closure::Hard)];

pub(crate) fn read(readers: Vec<Reader<'_>>, t: &Tables) -> Vec<Row<Route>> {
    records(readers, |r| {
        let place = t.places.pick(PlaceId::at);
        let (a, b) = (r.need("from", &place), r.need("to", &place));
        let km = r.need("km", AMOUNT.number());
        let terrain = r.need("terrain", choice(TERRAINS));
        let climb = r.or("climb_m", 0.0, AMOUNT.number());
        let closed = r.or("closed", Months::default(), months);
        let closure = match closed {
            Some(months) if months.is_empty() => r.or("closure", Closure::Hard, choice(CLOSURES)),
            _ => r.need("closure", choice(CLOSURES)),
        };
        let crossing = r.may("crossing", text);
        let high_water = r.or("high_water", Months::default(), months);
        let trap_risk = r.or("trap_risk", 0.0, SHARE.number());
        let km_method = r.need("km_method", text);
        let source = r.peek("source").and_then(|c| c.str()).unwrap_or_default().to_owned();
        Some(Route {
            a: a?,
            b: b?,
            km: km?,
            terrain: terrain?,
            climb_m: climb?,
            closed: closed?,
            closure: closure?,
            crossing: crossing?,
            high_water: high_water?,
            trap_risk: trap_risk?,
            km_method: km_method?,
            source,
        })
    })
}
