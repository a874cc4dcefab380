//! Places and the roads between them.

use crate::script;
use serde::Serialize;
use tumen_base::{Day, Months};
use tumen_geo::planner::{STANDARD_HOST, SUMMER};
use tumen_geo::{Closure, Column, Graph, Party, Place, PlaceKind, Terrain, Travel};
use tumen_scenario::Scenario;
use tumen_scenario::defs::Settlement;

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlaceView {
    /// Id in the pack.
    pub id: String,
    /// Name shown.
    pub name: String,
    /// Other names.
    pub names: Vec<NameView>,
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
    /// `city`, `fort`, `pass` and so on.
    pub kind: &'static str,
    /// How well the coordinate is known: A, B or C, with a radius.
    pub quality: String,
    /// Where the coordinate comes from.
    pub source: String,
    /// Households within a day's ride, central value.
    pub households: f64,
    /// Strength of the walls, 0 none to 1 the strongest of the region.
    pub walls: f64,
    /// Who lives there.
    pub communities: Vec<CommunityView>,
    /// Country nearest to it, km².
    pub km2: f64,
}

/// Another name of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameView {
    /// The name.
    pub text: String,
    /// Its script (ISO 15924).
    pub script: &'static str,
}

/// A community of one faith and way of life.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CommunityView {
    /// Faith.
    pub faith: usize,
    /// Whether it lives by herds.
    pub nomad: bool,
    /// Share of the households of the place.
    pub share: f64,
}

/// A road between two places.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RouteView {
    /// One end.
    pub a: usize,
    /// The other end.
    pub b: usize,
    /// Length, km.
    pub km: f64,
    /// `oasis_road`, `steppe`, `desert`, `mountain_pass` or `river_crossing`.
    pub terrain: &'static str,
    /// Months, 1 to 12, in which it is closed or hard.
    pub months: Vec<u32>,
    /// Which of the two: `closed` or `hard`.
    pub closure: &'static str,
    /// River to cross, if any.
    pub crossing: Option<String>,
    /// Months of high water at the crossing.
    pub high_water: Vec<u32>,
    /// Days for the standard mounted host that is ready in the middle of July.
    pub days: f64,
    /// Where the numbers come from.
    pub source: String,
}

/// The places of a scenario, with the land of each if it is known.
pub(crate) fn places(def: &Scenario, areas: &[f32]) -> Vec<PlaceView> {
    let settled = def.graph.places.iter().zip(&def.settlements).enumerate();
    settled.map(|(i, (place, settlement))| one(place, settlement, areas.get(i).copied().unwrap_or_default())).collect()
}

fn one(place: &Place, settlement: &Settlement, km2: f32) -> PlaceView {
    PlaceView {
        id: place.id.clone(),
        name: place.name.clone(),
        names: place.aliases.iter().map(|name| NameView { text: name.clone(), script: script::of(name) }).collect(),
        lat: place.lat,
        lon: place.lon,
        kind: match place.kind {
            PlaceKind::City => "city",
            PlaceKind::Fort => "fort",
            PlaceKind::Pass => "pass",
            PlaceKind::Pasture => "pasture",
            PlaceKind::TribalCentre => "tribal_centre",
            PlaceKind::Field => "field",
            PlaceKind::RiverCrossing => "river_crossing",
            PlaceKind::Region => "region",
            PlaceKind::Caravanserai => "caravanserai",
            PlaceKind::Water => "water",
        },
        quality: place.quality.clone(),
        source: place.source.clone(),
        households: settlement.households.central().round(),
        walls: settlement.walls,
        communities: settlement
            .communities
            .iter()
            .map(|c| CommunityView { faith: c.faith.index(), nomad: c.nomad, share: c.share })
            .collect(),
        km2: f64::from(km2).round(),
    }
}

/// The roads, with the days of a march in summer.
pub(crate) fn routes(graph: &Graph) -> Vec<RouteView> {
    let pace = Travel::default().pace(&Column::of(Party::Cavalry, STANDARD_HOST));
    // The seasons are the same every year.
    let depart = Day::julian(1210, SUMMER, 15);
    let one = |route: &tumen_geo::Route| {
        let days = pace.leg(route, depart).map_or(0.0, |leg| leg.wait + leg.days);
        RouteView {
            a: route.a.index(),
            b: route.b.index(),
            km: route.km,
            terrain: match route.terrain {
                Terrain::OasisRoad => "oasis_road",
                Terrain::Steppe => "steppe",
                Terrain::Desert => "desert",
                Terrain::MountainPass => "mountain_pass",
                Terrain::RiverCrossing => "river_crossing",
            },
            months: months(route.closed),
            closure: match route.closure {
                Closure::Closed => "closed",
                Closure::Hard => "hard",
            },
            crossing: route.crossing.clone(),
            high_water: months(route.high_water),
            days: (10.0 * days).round() / 10.0,
            source: route.source.clone(),
        }
    };
    graph.routes.iter().map(one).collect()
}

fn months(set: Months) -> Vec<u32> {
    (1..=12).filter(|month| set.contains(*month)).collect()
}
