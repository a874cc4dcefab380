//! `world/settlements.csv` and `world/communities.csv`: what each place supports and who lives there.

use crate::cell::{AMOUNT, SHARE, choice, flag};
use crate::defs::{CommunityDef, Obstacle, Settlement};
use crate::diagnose::Diagnostic;
use crate::draft::Tables;
use crate::read::{Reader, Row, records};
use tumen_base::{FaithId, PlaceId, Prior};

pub(crate) const FILE: &str = "world/settlements.csv";
/// The same files in the folder of a scenario: its rows stand in place of those of the world, for all of a place.
pub(crate) const OWN: &str = "settlements.csv";
pub(crate) const OWN_COMMUNITIES: &str = "communities.csv";
pub(crate) const COLUMNS: &[&str] = &[
    "place",
    "households",
    "households_low",
    "households_high",
    "walls",
    "farm_days",
    "pasture_km2",
    "trade",
    "quality",
    "source",
];
pub(crate) const COMMUNITIES: &str = "world/communities.csv";
pub(crate) const COMMUNITY_COLUMNS: &[&str] = &["place", "faith", "lifeway", "share", "source"];

/// What stands at a place beside its walls; a place without a row has none of it.
pub(crate) const WORKS: &str = "works.csv";
pub(crate) const WORKS_COLUMNS: &[&str] = &["place", "dikes", "notables", "mint", "market", "obstacle", "source"];

/// Dikes, notable families, mint, border market and field of a place.
#[derive(Clone, Copy)]
pub(crate) struct Works {
    dikes: f64,
    notables: f64,
    mint: bool,
    market: bool,
    obstacle: Option<Obstacle>,
}

impl Works {
    pub fn put_into(self, s: &mut Settlement) {
        (s.dikes, s.notables, s.mint, s.market) = (self.dikes, self.notables, self.mint, self.market);
        s.obstacle = self.obstacle;
    }
}

pub(crate) fn read_works(readers: Vec<Reader<'_>>, t: &Tables) -> Vec<Row<(PlaceId, Works)>> {
    records(readers, |r| {
        let place = r.need("place", t.places.pick(PlaceId::at));
        let (dikes, notables) = (r.need("dikes", SHARE.number()), r.need("notables", SHARE.number()));
        let (mint, market) = (r.need("mint", flag), r.need("market", flag));
        let obstacle = r.need("obstacle", choice(OBSTACLES));
        Some((place?, Works { dikes: dikes?, notables: notables?, mint: mint?, market: market?, obstacle: obstacle? }))
    })
}

const OBSTACLES: &[(&str, Option<Obstacle>)] = &[
    ("none", None),
    ("river", Some(Obstacle::River)),
    ("gully", Some(Obstacle::Gully)),
    ("canal", Some(Obstacle::Canal)),
];
const QUALITIES: &[(&str, ())] = &[("documented", ()), ("estimate", ())];
const LIFEWAYS: &[(&str, bool)] = &[("settled", false), ("nomad", true)];

/// A settlement without its communities, and its place.
pub(crate) fn read(readers: Vec<Reader<'_>>, t: &Tables) -> Vec<Row<(PlaceId, Settlement)>> {
    records(readers, |r| {
        let place = r.need("place", t.places.pick(PlaceId::at));
        let households = estimate(r, ["households_low", "households", "households_high"], "households");
        let walls = r.need("walls", SHARE.number());
        let farm_days = r.need("farm_days", AMOUNT.number());
        let pasture = r.need("pasture_km2", AMOUNT.number());
        let trade = r.need("trade", AMOUNT.number());
        let quality = r.need("quality", choice(QUALITIES));
        let settlement = Settlement {
            households: households?,
            walls: walls?,
            farm_days: farm_days?,
            pasture_km2: pasture?,
            trade: trade?,
            dikes: 0.0,
            notables: 0.0,
            mint: false,
            market: false,
            obstacle: None,
            communities: Vec::new(),
        };
        quality?;
        Some((place?, settlement))
    })
}

/// A number with its bounds, from the columns low, middle, high.
pub(crate) fn estimate(r: &mut Reader<'_>, columns: [&'static str; 3], unit: &str) -> Option<Prior> {
    let [low, mode, high] = columns.map(|c| r.need(c, AMOUNT.number_of(unit)));
    let (low, mode, high) = (low?, mode?, high?);
    if low <= mode && mode <= high {
        return Some(if low == high { Prior::Fixed(mode) } else { Prior::Triangular { low, mode, high } });
    }
    let spot = r.peek(columns[1]).map(|c| c.spot);
    let message = format!("`{}` is {mode}, outside its bounds {low} and {high}", columns[1]);
    r.desk().put(Diagnostic::error(spot, message).expected(columns.join(" <= ")));
    None
}

pub(crate) fn read_communities(readers: Vec<Reader<'_>>, t: &Tables) -> Vec<Row<(PlaceId, CommunityDef)>> {
    records(readers, |r| {
        let place = r.need("place", t.places.pick(PlaceId::at));
        let faith = r.need("faith", t.faiths.pick(FaithId::at));
        let nomad = r.need("lifeway", choice(LIFEWAYS));
        let share = r.need("share", SHARE.number());
        Some((place?, CommunityDef { faith: faith?, nomad: nomad?, share: share? }))
    })
}
