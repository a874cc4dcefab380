//! Places, routes, and who lives where.

use crate::defs::OutsideKind;
use crate::diagnose::{Desk, Diagnostic};
use crate::draft::{Draft, Tables};
use crate::read::good;
use std::collections::{BTreeMap, BTreeSet};
use tumen_base::PlaceId;
use tumen_base::maths::great_circle_km;
use tumen_geo::PlaceKind;

/// Rows that the table of routes can have.
const MOST_ROUTES: usize = 1 << 16;
/// Places that a scenario can have: the engine keeps sets of them as 256 bits.
const MOST_PLACES: usize = 256;
/// Faiths that a scenario can have: rulers keep a policy toward each in a fixed table.
const MOST_FAITHS: usize = 8;
/// Communities that a place can have.
const MOST_COMMUNITIES: usize = 4;
/// What rounding may take from a length, km.
const ROUNDING_KM: f64 = 1.0;
/// What rounding may take from or add to the sum of shares.
const ROUNDING_SHARE: f64 = 0.001;

/// Lengths and ends of routes.
pub(super) fn routes(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    if draft.routes.len() > MOST_ROUTES {
        let message = format!("there are {} routes", draft.routes.len());
        desk.put(Diagnostic::error(draft.home, message).expected(format!("at most {MOST_ROUTES}")));
    }
    for (what, n, most) in [("places", draft.places.len(), MOST_PLACES), ("faiths", draft.faiths.len(), MOST_FAITHS)] {
        if n > most {
            let message = format!("there are {n} {what}");
            desk.put(Diagnostic::error(draft.home, message).expected(format!("at most {most}")));
        }
    }
    let mut seen = BTreeMap::new();
    for (_, row, route) in good(&draft.routes) {
        if route.a == route.b {
            desk.put(Diagnostic::error(row.at("to"), "the route ends where it starts").expected("another place"));
            continue;
        }
        if let Some(first) = seen.insert((route.a.min(route.b), route.a.max(route.b)), row.spot) {
            let message = format!("there is a route between these places already ({})", desk.place(first));
            desk.put(Diagnostic::warning(row.spot, message));
        }
        let end = |p: PlaceId| draft.places.get(p.index()).and_then(|row| row.value.as_ref());
        let (Some(a), Some(b)) = (end(route.a), end(route.b)) else { continue };
        let straight = great_circle_km(a.lat, a.lon, b.lat, b.lon);
        if route.km + ROUNDING_KM < straight {
            let message = format!(
                "the route from `{}` to `{}` is {} km long, but they are {straight:.0} km apart as the crow flies",
                t.places.id(route.a.index()),
                t.places.id(route.b.index()),
                route.km
            );
            desk.put(Diagnostic::error(row.at("km"), message).expected(format!("at least {straight:.0}")));
        }
    }
}

/// Places that no road of the main network leads to: an error if somebody is to be there.
pub(super) fn unreachable(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    if t.places.is_open() || draft.routes.is_empty() || draft.routes.iter().any(|r| r.value.is_none()) {
        return;
    }
    let mut root: Vec<usize> = (0..draft.places.len()).collect();
    fn top(root: &[usize], mut i: usize) -> usize {
        while root[i] != i {
            i = root[i];
        }
        i
    }
    for (_, _, route) in good(&draft.routes) {
        let (a, b) = (top(&root, route.a.index()), top(&root, route.b.index()));
        root[a.max(b)] = a.min(b);
    }
    let tops: Vec<usize> = (0..root.len()).map(|i| top(&root, i)).collect();
    let mut sizes = vec![0_usize; root.len()];
    tops.iter().for_each(|i| sizes[*i] += 1);
    let main = (0..sizes.len()).rev().max_by_key(|i| sizes[*i]);
    let used = places_in_use(draft);
    for (i, row, place) in good(&draft.places) {
        if Some(tops[i]) == main {
            continue;
        }
        let message = format!("no road leads to `{}`", place.id);
        if used.contains(&i) {
            desk.put(
                Diagnostic::error(row.spot, message)
                    .expected("a route from a place of the main network, for it is in use"),
            );
        } else if !matches!(place.kind, PlaceKind::Water | PlaceKind::Region) {
            desk.put(Diagnostic::warning(row.spot, message));
        }
    }
}

fn places_in_use(draft: &Draft) -> BTreeSet<usize> {
    let holdings = good(&draft.holdings).map(|(_, _, h)| h.place);
    let hosts = good(&draft.hosts).map(|(_, _, h)| h.at);
    let capitals = good(&draft.polities).filter_map(|(_, _, p)| p.capital);
    let persons = good(&draft.persons).filter_map(|(_, _, p)| p.at);
    let outside = good(&draft.outside).filter_map(|(_, _, o)| match o.what {
        OutsideKind::Arrival { at, .. } => at,
        OutsideKind::Crossing { to: at, .. } | OutsideKind::Union { at, .. } => Some(at),
        OutsideKind::Commitment { .. } | OutsideKind::Strength { .. } | OutsideKind::Pressure { .. } => None,
    });
    holdings.chain(hosts).chain(capitals).chain(persons).chain(outside).map(PlaceId::index).collect()
}

/// One settlement a place; communities that add up.
pub(super) fn settlements(desk: &Desk<'_>, draft: &Draft, t: &Tables) {
    let mut settled = BTreeMap::new();
    for (_, row, (place, _)) in good(&draft.settlements) {
        if let Some(first) = settled.insert(*place, row.at("place")) {
            let message = format!("`{}` has a settlement already ({})", t.places.id(place.index()), desk.place(first));
            desk.put(Diagnostic::error(row.at("place"), message).expected("one row a place"));
        }
    }
    let whole = draft.settlements.iter().all(|r| r.value.is_some());
    let mut by_place: BTreeMap<PlaceId, Vec<_>> = BTreeMap::new();
    for (_, row, (place, community)) in good(&draft.communities) {
        let id = t.places.id(place.index());
        if whole && !settled.contains_key(place) {
            let message = format!("`{id}` has a community but no settlement");
            desk.put(Diagnostic::error(row.at("place"), message).expected("a row in world/settlements.csv"));
        }
        let here = by_place.entry(*place).or_default();
        if here
            .iter()
            .any(|(_, c): &(_, crate::defs::CommunityDef)| (c.faith, c.nomad) == (community.faith, community.nomad))
        {
            let message = format!("`{id}` has two communities of one faith and way of life");
            desk.put(Diagnostic::error(row.spot, message).expected("one row with their sum"));
        }
        here.push((row, *community));
    }
    for (place, here) in &by_place {
        let id = t.places.id(place.index());
        if here.len() > MOST_COMMUNITIES {
            let message = format!("`{id}` has {} communities", here.len());
            desk.put(
                Diagnostic::error(here[MOST_COMMUNITIES].0.at("place"), message)
                    .expected(format!("at most {MOST_COMMUNITIES}")),
            );
        }
        let sum: f64 = here.iter().map(|(_, c)| c.share).sum();
        if (sum - 1.0).abs() > ROUNDING_SHARE && draft.communities.iter().all(|r| r.value.is_some()) {
            let message = format!("the shares of the communities of `{id}` add up to {sum:.3}");
            desk.put(Diagnostic::error(here[0].0.at("share"), message).expected("1"));
        }
    }
    if draft.communities.iter().any(|r| r.value.is_none()) {
        return;
    }
    for (_, row, (place, settlement)) in good(&draft.settlements) {
        if settlement.households.bounds().1 > 0.0 && !by_place.contains_key(place) {
            let message = format!("nobody lives at `{}`, which has households", t.places.id(place.index()));
            desk.put(Diagnostic::error(row.at("place"), message).expected("rows in world/communities.csv"));
        }
    }
}
